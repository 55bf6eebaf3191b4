import { defineRule } from '../../kinds.ts';
import { andMore, MOST_PLACES, placeIn, proseBlocks, wordsIn } from '../../text/voice-places.ts';

/** Sentences from which an average says something. */
const SENTENCES = 8;
/** An item of fewer words is a label, not a sentence. */
const LABEL = 4;
const config = { brand: { voiceRules: { sentenceWords: { max: 12, average: 8 }, paragraphSentences: 3 } } };

export default defineRule({
  id: 'voice/rhythm',
  severity: 'warning',
  about: 'A sentence or a paragraph that is longer than `brand.voiceRules` allows, or sentences that are too long on average.',
  why: 'Length is what readers hear first of a voice, and what changes first when somebody else writes.',
  fix: 'Split the sentence or the paragraph where the thought turns.',
  needs: 'article',
  examples: {
    bad: [
      { text: '# Chains\n\nA chain that nobody has looked at since the spring before last squeaks at every turn.\n', config },
      { text: '# Chains\n\nWipe it. Oil it. Turn it. Wipe it again.\n', config },
      { text: `# Chains\n\n${'Wipe the chain with a dry rag, link by link.\n\n'.repeat(9)}`, config },
    ],
    good: [{ text: '# Chains\n\nWipe it. Oil it. Turn it.\n', config }, '# Chains\n\nA chain that nobody has looked at since the spring before last squeaks at every turn.\n'],
  },
  check({ doc, config: site }, report) {
    const rules = site?.brand.voiceRules;
    if (rules === undefined || (rules.sentenceWords === undefined && rules.paragraphSentences === undefined)) return;
    const { max, average } = rules.sentenceWords ?? {};
    const blocks = proseBlocks(doc, site);
    const sentences = blocks.flatMap((block) => block.sentences.map((sentence) => ({ block, sentence, words: wordsIn(block, sentence, doc) })).filter(({ words }) => words > 0 && (block.kind === 'paragraph' || words >= LABEL)));
    const long = max === undefined ? [] : sentences.filter(({ words }) => words > max);
    long.slice(0, MOST_PLACES).forEach(({ block, sentence, words }, index) => {
      report({ ...placeIn(block, sentence), message: `this sentence has ${words} words, the brand's have at most ${max}${andMore(long.length, index)}` });
    });
    const mean = sentences.reduce((sum, { words }) => sum + words, 0) / Math.max(1, sentences.length);
    const longest = sentences.toSorted((a, b) => b.words - a.words)[0];
    if (average !== undefined && longest !== undefined && sentences.length >= SENTENCES && mean > average) {
      report({ ...placeIn(longest.block, longest.sentence), message: `the sentences have ${mean.toFixed(1)} words on average, the brand's have at most ${average}; this is the longest one` });
    }
    const most = rules.paragraphSentences ?? Infinity;
    const full = blocks.filter(({ kind, sentences: own }) => kind === 'paragraph' && own.length > most);
    full.slice(0, MOST_PLACES).forEach(({ start, end, sentences: own }, index) => {
      report({ start, end, message: `this paragraph has ${own.length} sentences, the brand's have at most ${most}${andMore(full.length, index)}` });
    });
  },
});
