import { defineRule } from '../../kinds.ts';
import { HAS_LETTER } from '../../text/vocabulary.ts';
import { wordUses } from '../../text/word-uses.ts';

/** Fewer letters say too little about a language. */
const MIN_LETTERS = 200;
/** Below this share the text is in another language; above, it may be one full of foreign names (1 of 1,400 public articles lay between). */
const ERROR_SHARE = 0.3;

/**
 * Counts letters of the declared language's script in prose; code is no part of the blocks. Languages nobody here knows are not judged.
 * Texts close to the border (a Russian article on Latin product names) get a warning.
 */
export default defineRule({
  id: 'frontmatter/lang-mismatch',
  severity: 'error',
  about: 'A `lang` that is not the language the article is written in.',
  why: 'Screen readers pronounce the text, browsers offer translations and checks of style work by the declared language.',
  fix: 'Set `lang` to the language of the text.',
  source: 'Google Search Central, Influencing title links: one language and script for title and content (2025-12-10).',
  needs: 'article',
  examples: {
    bad: [`---\ntitle: Шины\nlang: en\n---\n# Шины\n\n${'Шины хранят в тёмном и сухом месте, вдали от масла и растворителей. '.repeat(6)}\n`],
    good: [
      `---\ntitle: Шины\nlang: ru\n---\n# Шины\n\n${'Шины хранят в тёмном и сухом месте, вдали от масла и растворителей. '.repeat(6)}\n`,
      `---\ntitle: Tyres\nlang: en\n---\n# Tyres\n\n${'Keep tyres in a dark and dry place, away from oil and solvents. '.repeat(6)}\n`,
      '---\ntitle: Tyres\nlang: ru\n---\n# Tyres\n\nToo short to tell.\n',
    ],
  },
  check({ doc, config, language }, report) {
    const lang = doc.field('lang');
    if (lang === '' || lang.split('-')[0]?.toLowerCase() !== language.tag) return;
    let letters = 0;
    let own = 0;
    const { numbers, counts } = wordUses(doc);
    const { vocabulary, ownLetters } = doc.lexis;
    for (let index = 0; index < numbers.length; index++) {
      const number = numbers[index] as number;
      if (((vocabulary.traits[number] as number) & HAS_LETTER) === 0) continue;
      letters += (counts[index] as number) * (vocabulary.lowers[number] as string).length;
      own += (counts[index] as number) * ownLetters(number);
    }
    const share = own / letters;
    if (letters < MIN_LETTERS || share >= language.minScriptShare) return;
    report({
      ...doc.place(['lang']),
      severity: share < ERROR_SHARE && config !== undefined ? 'error' : 'warning',
      message: `\`lang\` says "${lang}", but only ${Math.round(share * 100)} % of the letters are ${language.name}`,
    });
  },
});
