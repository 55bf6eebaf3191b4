import { defineRule } from '../../kinds.ts';
import { concerns } from '../../model/voice.ts';
import { placeIn, proseBlocks } from '../../text/voice-places.ts';
import { normalize, sentencesOf } from '../../text/words.ts';

/** Words from which a sentence is the example's and not anybody's. */
const WORDS = 6;
const config = { brand: { voiceExamples: [{ good: 'Drain the boiler before the first frost: ice tears the tank.', bad: 'It is very important to carry out draining in a timely manner.' }] } };

/** Compared without case and punctuation, sentence by sentence. */
export default defineRule({
  id: 'voice/example-copied',
  severity: 'warning',
  about: 'A sentence that stands in `brand.voiceExamples`, word for word.',
  why: 'The examples show the writer how the brand sounds. A model that is shown a sentence likes to use it, and then it stands in every article.',
  fix: 'Say it in words of this article.',
  needs: 'article',
  examples: {
    bad: [
      { text: '# Winter\n\nBegin early. Drain the boiler before the first frost — ice tears the tank.\n', config },
      { text: '# Winter\n\nIt is very important to carry out draining in a timely manner.\n', config },
    ],
    good: [{ text: '# Winter\n\nDrain the pipes while it is warm.\n', config }, '# Winter\n\nDrain the boiler before the first frost: ice tears the tank.\n'],
  },
  check({ doc, config: site, language }, report) {
    const examples = (site?.brand.voiceExamples ?? []).filter((example) => concerns(example, language.tag));
    if (examples.length === 0) return;
    const known = new Map<string, boolean>();
    for (const { good, bad = '' } of examples) {
      for (const [text, isGood] of [[bad, false], [good, true]] as const) {
        for (const sentence of sentencesOf(text, language.abbreviations)) {
          const words = normalize(sentence.text);
          if (words.split(' ').length >= WORDS) known.set(words, isGood);
        }
      }
    }
    for (const block of proseBlocks(doc, site)) {
      for (const sentence of block.sentences) {
        const isGood = known.get(normalize(sentence.text));
        if (isGood === undefined) continue;
        report({ ...placeIn(block, sentence), message: isGood ? 'this sentence is an example from the config: every article could have it' : 'this sentence is an example of how the brand does not write' });
      }
    }
  },
});
