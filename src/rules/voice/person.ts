import { defineRule } from '../../kinds.ts';
import { placeIn, proseBlocks } from '../../text/voice-places.ts';

const brand = (person: string): { brand: Record<string, unknown> } => ({ brand: { voiceRules: { person } } });
/** A line of a dialogue. */
const SPOKEN = /^\s*[—–-]\s/;

/** One finding an article, at the first place. Quotations, dialogues and what follows a colon may be somebody else's words; questions of the FAQ are the reader's. */
export default defineRule({
  id: 'voice/person',
  severity: 'warning',
  about: 'A text that says "I" or "we" where the brand, by `brand.voiceRules.person`, does not.',
  why: 'Who speaks is a promise to the reader: "I" is a person with a name, "we" a company, and no pronoun a reference work.',
  fix: 'Say it without the pronoun, or as the brand speaks.',
  needs: 'article',
  examples: {
    bad: [{ text: '# Chains\n\nI oil the chain on Sundays.\n', config: brand('we') }, { text: '# Chains\n\nWe oil the chain on Sundays.\n', config: brand('impersonal') }],
    good: [
      { text: '# Chains\n\nWe oil the chain on Sundays. "I never do," says a neighbour.\n', config: brand('we') },
      { text: '# Chains\n\nOil the chain on Sundays.\n\n## FAQ\n\n### Can I use butter?\n\nNo.\n', config: brand('impersonal') },
      '# Chains\n\nI oil the chain on Sundays.\n',
    ],
  },
  check({ doc, config }, report) {
    const person = config?.brand.voiceRules.person;
    if (person === undefined) return;
    const matches = [...doc.matches('firstPersonSingular'), ...(person === 'impersonal' ? doc.matches('firstPerson') : [])];
    if (matches.length === 0) return;
    const blocks = new Set(proseBlocks(doc, config));
    const places = matches
      .filter(({ block, start, end }) => blocks.has(block) && !SPOKEN.test(block.text) && !block.inQuotes(start) && !isQuoted(block.sentences, start) && isPronoun(block.text, start, end, doc.language.tag))
      .sort((a, b) => a.block.position - b.block.position || a.start - b.start);
    const [first] = places;
    if (first === undefined) return;
    const word = first.block.text.slice(first.start, first.end);
    report({
      ...placeIn(first.block, first),
      message: `the text says "${word}"${places.length === 1 ? '' : `, and ${places.length - 1} more words like it`}; the brand ${person === 'we' ? 'speaks as "we"' : 'does not speak of itself'}`,
    });
  },
});

/** Behind a colon stands what somebody says or thinks. */
function isQuoted(sentences: readonly { text: string; start: number; end: number }[], at: number): boolean {
  const sentence = sentences.find(({ start, end }) => at >= start && at < end);
  return sentence !== undefined && sentence.text.slice(0, at - sentence.start).includes(':');
}

/** False for what only looks like one: "World War I", "i.e.", "US". */
function isPronoun(text: string, start: number, end: number, tag: string): boolean {
  const word = text.slice(start, end);
  if (word === 'US') return false;
  return tag !== 'en' || word.toLowerCase() !== 'i' || (word === 'I' && !/\p{Lu}\p{L}+ $/u.test(text.slice(Math.max(0, start - 30), start)) && text.charAt(end) !== '.');
}
