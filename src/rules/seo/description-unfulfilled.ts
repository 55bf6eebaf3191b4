import { defineRule } from '../../kinds.ts';
import type { Document } from '../../text/document.ts';
import { topicWords } from '../../text/topic.ts';
import { STOP_WORD } from '../../text/vocabulary.ts';
import { wordUses } from '../../text/word-uses.ts';

/** Share of the description's topic words that the text must hold. */
const COVERAGE = 0.6;
const MIN_TOPICS = 4;
/** Letters of a whole word that open another: enough for one root. */
const MIN_KIN = 4;
/** A shorter text is a stub, which another rule reports. */
const MIN_WORDS = 150;
const COFFEE = `# Coffee in a pot\n\n${'Grind the beans coarsely. Pour hot water over the coffee, wait four minutes, and press the filter down slowly. '.repeat(10)}\n`;

/**
 * Words are compared by families of stems over the whole text, so that only synonyms can wrong an article; hence a warning and a low bar. Whether the words
 * of one promise stand together is not asked: good articles keep a promise in words of their own.
 */
export default defineRule({
  id: 'seo/description-unfulfilled',
  severity: 'warning',
  about: 'A description that promises what the text does not hold.',
  why: 'Readers who come for the promised part do not find it, and search engines then show other words instead of the description.',
  fix: 'Write the missing part, or take it out of the description.',
  source: 'Google Search Central, Snippets (a description informs about this very page)',
  needs: 'article',
  examples: {
    bad: [`---\ntitle: Coffee in a pot\ndescription: Roasting machines, warehouse prices and delivery times for restaurants and offices in three regions.\n---\n${COFFEE}`],
    good: [`---\ntitle: Coffee in a pot\ndescription: How coarsely to grind the beans, how hot the water should be and when to press the filter of a coffee pot.\n---\n${COFFEE}`],
  },
  check({ doc, config, language }, report) {
    const description = doc.field('description');
    const topics = topicWords(description, language, config);
    const stems = new Set(topics.map((word) => word.stem));
    if (stems.size < MIN_TOPICS || doc.wordCount < MIN_WORDS) return;
    const text = wordUses(doc).families();
    const missing = [...new Map(topics.filter((word) => !text.has(word.stem)).map((word) => [word.stem, word.lower])).values()];
    if (1 - missing.length / stems.size >= COVERAGE) return;
    const unkept = missing.filter((word) => !hasKin(word, doc));
    if (1 - unkept.length / stems.size >= COVERAGE) return;
    report({ ...doc.place(['description']), message: `the description speaks of ${unkept.slice(0, 6).map((word) => `"${word}"`).join(', ')}, and the text never does` });
  },
});

/** True when the text has a word that begins as this one does, or the other way round: "кофе" for "кофейный". Looked for only when a finding is at hand. */
function hasKin(word: string, doc: Document): boolean {
  const { lowers, traits } = doc.lexis.vocabulary;
  return wordUses(doc).numbers.some((number) => {
    if (((traits[number] as number) & STOP_WORD) !== 0) return false;
    const other = lowers[number] as string;
    const [short, long] = other.length < word.length ? [other, word] : [word, other];
    return short.length >= MIN_KIN && long.startsWith(short);
  });
}
