import { defineRule } from '../../kinds.ts';
import { firstParagraph } from '../../text/keyphrase.ts';
import type { Language } from '../../text/language.ts';
import { fold, normalize, wordsOf } from '../../text/words.ts';

const front = (description: string, body = 'Text.'): string => `---\ntitle: How to plant a hedge\ndescription: '${description}'\n---\n# How to plant a hedge\n\n${body}\n`;

/** Capitals count as shouting only when the text itself does not write the word so: then it is an abbreviation. An enumeration inside a sentence has an "and" or an end; a keyword list has neither, or repeats its word. */
export default defineRule({
  id: 'seo/description-shape',
  severity: 'warning',
  about: 'A description in capitals, with a row of exclamation marks, made of keywords, or copied from the title or the first paragraph.',
  why: 'Search engines ask for sentences that describe this page; slogans, keyword lists and copies are replaced by other text.',
  fix: 'Write one or two plain sentences about what the article gives the reader.',
  source: 'Yandex Webmaster, Description meta tag; Google Search Central, Snippets',
  needs: 'article',
  examples: {
    bad: [front('hedge, hedge plants, buy hedge, hedge price, hedge delivery, hedge planting'), front('Plant a hedge now! It is easy! It is cheap! You will love it in your own garden.'), front('How to plant a hedge')],
    good: [front('Which plants make a dense hedge, when to plant them, how deep, how far apart and how to water them in the first summer.')],
  },
  check({ doc, config, language }, report) {
    const description = doc.field('description').replace(/\s+/g, ' ');
    if (description === '') return;
    const tell = (message: string): void => report({ ...doc.place(['description']), message });
    const capitals = /\p{Lu}{4}/u.test(description) ? wordsOf(description).filter((word) => /^\p{Lu}{4,}$/u.test(word.text)) : [];
    const known = new Set(capitals.length === 0 ? [] : wordsOf(`${doc.split.body} ${config?.brand.name ?? ''} ${config?.site.name ?? ''}`).map((word) => word.text));
    const shouted = capitals.filter((word) => !known.has(word.text));
    if (shouted.length > 0) tell(`the description shouts: ${shouted.map((word) => word.text).join(', ')}`);
    if (description.includes('!') && ((description.match(/!/g)?.length ?? 0) >= 3 || description.includes('!!'))) tell('the description has a row of exclamation marks');
    if (isKeywordList(description, language)) tell('the description is a list of keywords, not a sentence');
    if (isCopy(description, doc.field('title'))) tell('the description repeats the title');
    else if (isCopy(description, firstParagraph(doc)?.text ?? '') && normalize(description) !== '') tell('the description is a copy of the first paragraph');
  },
});

/** Equal when compared without case and punctuation; two texts that do not begin with the same word are not compared at all. */
function isCopy(description: string, other: string): boolean {
  return other.length < description.length * 3 && firstWord(description) === firstWord(other) && normalize(description) === normalize(other);
}

function firstWord(text: string): string {
  const word = /[\p{L}\p{N}][\p{L}\p{M}\p{N}]*/u.exec(text)?.[0] ?? '';
  return fold(word.normalize('NFC'));
}

function isKeywordList(description: string, language: Language): boolean {
  const parts = description.split(',');
  if (parts.length < 5) return false;
  const items = parts.map((item) => language.words(item));
  const uses = new Map<string, number>();
  for (const item of items) for (const stem of new Set(item.filter((word) => !language.stopWords.has(word.lower)).map((word) => word.stem))) uses.set(stem, (uses.get(stem) ?? 0) + 1);
  if (Math.max(0, ...uses.values()) >= Math.max(4, items.length * 0.6)) return true;
  const words = items.reduce((sum, item) => sum + item.length, 0);
  return words / items.length <= 3 && !/[.!?…]/.test(description) && !/(?:^|\s)(?:и|или|а|and|or)\s/iu.test(description);
}
