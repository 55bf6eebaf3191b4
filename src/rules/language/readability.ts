import { defineRule } from '../../kinds.ts';
import { countReadability, readingEase } from '../../text/readability.ts';

/** One finding an article, at its longest sentence. The counting rules move the score by several points, so only what lies well under the border counts. */
export default defineRule({
  id: 'language/readability',
  severity: 'warning',
  about: 'A text that is hard to read by the Flesch formula.',
  why: 'Long sentences of long words lose readers who only wanted an answer.',
  fix: 'Shorten sentences and replace long words with plain ones, beginning with the longest sentence.',
  source: 'Flesch reading ease: Flesch 1948, for Russian Oborneva 2006; borders after Yoast SEO',
  needs: 'article',
  options: { words: 100, margin: 10 },
  examples: {
    bad: [`# Gardens\n\n${'Horticultural professionalisation necessitates interdisciplinary communication, institutional accountability and comprehensive sustainability considerations. '.repeat(10)}\n`],
    good: [`# Gardens\n\n${'Roses want sun. Water them in the evening and cut them in the fall. '.repeat(10)}\n`],
  },
  check({ doc, language, options }, report) {
    const counts = countReadability(doc);
    if (counts.longest === undefined || counts.words < Number(options['words'])) return;
    const ease = readingEase(counts, language.readability);
    if (ease >= language.readability.poor - Number(options['margin'])) return;
    report({
      start: counts.longest.start,
      end: counts.longest.end,
      message: `the reading ease is ${Math.round(ease)}, under ${language.readability.poor}: ${(counts.words / counts.sentences).toFixed(1)} words a sentence, ${(counts.syllables / counts.words).toFixed(2)} syllables a word`,
    });
  },
});
