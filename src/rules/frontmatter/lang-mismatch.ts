import { defineRule } from '../../kinds.ts';
import { HAS_LETTER, STOP_WORD } from '../../text/vocabulary.ts';
import { wordUses } from '../../text/word-uses.ts';

/** Fewer letters say too little about a language. */
const MIN_LETTERS = 200;
/** Below this share the text is in another language; above, it may be one full of foreign names (1 of 1,400 public articles lay between). */
const ERROR_SHARE = 0.3;

/** Share of letters from which a text is in the script of the language it was taken for. */
const TEXT_SHARE = 0.8;
/** Languages nobody here knows, by the alphabet they are written in. */
const CYRILLIC_TAGS: ReadonlySet<string> = new Set('ru uk be bg sr mk kk ky mn tg tt ba cv os ce'.split(' '));
const LATIN_TAGS: ReadonlySet<string> = new Set('en de fr es it pt nl pl cs sk sl hr bs hu ro sv no nb nn da fi et lv lt tr az vi id ms ca eu gl is ga cy mt sq af sw tl la eo lb'.split(' '));
const OTHER_TAGS: ReadonlySet<string> = new Set('el he ar fa ur zh ja ko hi bn ta te th ka hy am km lo my ne si'.split(' '));
/** Words that no other language of the alphabet has, and the share of all words from which they show the language. */
const OWN_WORDS: Readonly<Record<string, { words: ReadonlySet<string>; share: number }>> = {
  en: { words: new Set(['the', 'and', 'of', 'with', 'this', 'from']), share: 0.05 },
  ru: { words: new Set(['что', 'это', 'если', 'только', 'чтобы', 'который', 'которые', 'также', 'еще', 'когда', 'после', 'или', 'нужно', 'его']), share: 0.01 },
  de: { words: new Set(['und', 'nicht', 'ist', 'das', 'eine', 'wird']), share: 0.05 },
};
/** Letters of the neighbours of Russian, which it does not have. */
const NOT_RUSSIAN = /[іїєґўјљњћђқғңұһө]/u;
/** Share of stop words below which prose is in another language of the same alphabet; of 900 English articles none but lists of links has less than 0.1. */
const MIN_STOP_WORDS = 0.02;
/** Share of words with letters of other languages from which a text is no Russian. */
const MAX_FOREIGN_WORDS = 0.1;

/**
 * Counts letters of the declared language's script in prose; code is no part of the blocks. Of languages nobody here knows only so much is judged: whether
 * they are written in these letters, and whether the words are plainly those of a language known here.
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
    const declared = lang.split(/[-_]/)[0]?.toLowerCase() ?? '';
    const isKnown = declared === language.tag;
    if (lang === '' || (!isKnown && !CYRILLIC_TAGS.has(declared) && !LATIN_TAGS.has(declared) && !OTHER_TAGS.has(declared))) return;
    let [letters, own, words, stops, ownWords, others] = [0, 0, 0, 0, 0, 0];
    const { numbers, counts } = wordUses(doc);
    const { vocabulary, ownLetters } = doc.lexis;
    const typical = OWN_WORDS[language.tag]?.words;
    for (let index = 0; index < numbers.length; index++) {
      const number = numbers[index] as number;
      const trait = vocabulary.traits[number] as number;
      if ((trait & HAS_LETTER) === 0) continue;
      const count = counts[index] as number;
      const lower = vocabulary.lowers[number] as string;
      const ownOfWord = ownLetters(number);
      letters += count * lower.length;
      own += count * ownOfWord;
      words += count;
      if ((trait & STOP_WORD) !== 0) stops += count;
      else if (ownOfWord < lower.length && isKnown && language.tag === 'ru' && NOT_RUSSIAN.test(lower)) others += count;
      if (!isKnown && typical?.has(lower) === true) ownWords += count;
    }
    if (letters < MIN_LETTERS) return;
    const share = own / letters;
    const say = (severity: 'error' | 'warning', why: string): void => report({ ...doc.place(['lang']), severity: config === undefined ? 'warning' : severity, message: `\`lang\` says "${lang}", but ${why}` });
    if (isKnown) {
      if (share < language.minScriptShare) say(share < ERROR_SHARE ? 'error' : 'warning', `only ${Math.round(share * 100)} % of the letters are ${language.name}`);
      else if (letters > 2 * MIN_LETTERS && (stops < words * MIN_STOP_WORDS || others > words * MAX_FOREIGN_WORDS)) say('warning', `the words are not those of "${language.tag}"`);
    } else if (share >= TEXT_SHARE) {
      const sameScript = language.tag === 'ru' ? CYRILLIC_TAGS.has(declared) : LATIN_TAGS.has(declared);
      if (!sameScript || ownWords > words * (OWN_WORDS[language.tag]?.share ?? 1)) say('error', `the text is in "${language.tag}"`);
    }
  },
});
