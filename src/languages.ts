import type { LocaleDefinition } from './model/language.ts';
import { createLanguage, type Language } from './text/language.ts';

/** The languages at hand. */
export interface Languages {
  /** The default first. */
  tags: readonly string[];
  /** The language for a tag: exact, then its first part (`en-GB` → `en`); undefined when neither is known. */
  get(tag: string): Language | undefined;
  /**
   * The language of a text: the declared tag when known, else that of the script the text is mostly written in (`fallback` before others); where several
   * languages share a script, the one whose function words the text uses, else `fallback`, else English.
   */
  detect(text: string, declared?: string, fallback?: string): Language;
}

/** Languages that are written in the same letters. */
interface Script {
  languages: readonly Language[];
  /** By UTF-16 unit: 1 for a letter of one of them. */
  letters: Uint8Array;
  /** Function words that only one of them has, with that language. Made at first use; a script of one language needs none. */
  ownWords(): ReadonlyMap<string, Language>;
}

/** The language of texts that do not tell, as in the config's `site.locale`. */
const DEFAULT = 'en';
/** Characters that are looked at. The words of one page are enough to tell languages apart. */
const LETTER_SAMPLE = 20_000;
/** Units that are looked at for alphabets: all of the first plane up to surrogates. */
const ALPHABETS = 0xd800;
const WORD_SAMPLE = 6000;
/** Own function words that a text needs to be taken for another language than expected, and how many more they must be than those of any other. */
const LEAST_WORDS = 3;
const LEAD = 1.5;

/** Wraps the registered locales; stems and compiled lexicons are kept as long as the result. @throws RangeError without locales */
export function createLanguages(locales: readonly LocaleDefinition[]): Languages {
  const all = locales.map(createLanguage);
  const byTag = new Map(all.map((language) => [language.tag, language]));
  const usual = byTag.get(DEFAULT) ?? all[0];
  if (usual === undefined) throw new RangeError('no locale is registered');
  let known: Script[] | undefined;
  const get = (tag: string): Language | undefined => byTag.get(tag) ?? byTag.get(tag.split('-')[0] ?? '');
  return {
    tags: [usual, ...all.filter((language) => language !== usual)].map(({ tag }) => tag),
    get,
    detect(text, declared, fallback) {
      const named = declared === undefined ? undefined : get(declared);
      if (named !== undefined) return named;
      const expected = (fallback === undefined ? undefined : get(fallback)) ?? usual;
      const scripts = (known ??= scriptsOf(all));
      const { letters, counts } = countLetters(text, scripts);
      if (letters < 20) return expected;
      const own = scripts.findIndex(({ languages }) => languages.includes(expected));
      const most = (counts[own] ?? 0) > letters / 2 ? own : counts.indexOf(Math.max(...counts));
      const script = scripts[most];
      return script === undefined ? expected : byWords(text.slice(0, LETTER_SAMPLE), script, expected);
    },
  };
}

/** Letters at the start of a text, and how many of them each script has. One pass without regular expressions: it runs over every article that declares nothing. */
function countLetters(text: string, scripts: readonly Script[]): { letters: number; counts: number[] } {
  const counts = scripts.map(() => 0);
  let letters = 0;
  const end = Math.min(text.length, LETTER_SAMPLE);
  for (let at = 0; at < end; at++) {
    const unit = text.charCodeAt(at);
    const script = scripts.findIndex((one) => one.letters[unit] === 1);
    if (script >= 0) {
      letters++;
      counts[script] = (counts[script] ?? 0) + 1;
    } else if (unit > 0x7f && /\p{L}/u.test(String.fromCharCode(unit))) letters++;
  }
  return { letters, counts };
}

/** Which of the languages of a script a text is in. Code is left out: its words are English in every language. */
function byWords(sample: string, script: Script, expected: Language): Language {
  const preferred = script.languages.find((language) => language === expected) ?? script.languages.find(({ tag }) => tag === DEFAULT) ?? script.languages[0] ?? expected;
  if (script.languages.length === 1) return preferred;
  const own = script.ownWords();
  const counts = new Map<Language, number>();
  const prose = sample.replace(/^(`{3,}|~{3,})[\s\S]*?^\1|`[^`\n]*`/gm, ' ').slice(0, WORD_SAMPLE);
  for (const [word] of prose.toLowerCase().matchAll(/\p{L}+(?:['’]\p{L}+)?/gu)) {
    const language = own.get(word);
    if (language !== undefined) counts.set(language, (counts.get(language) ?? 0) + 1);
  }
  const [best, second] = [...counts].sort((a, b) => b[1] - a[1]);
  return best === undefined || best[1] < LEAST_WORDS || best[1] < (second?.[1] ?? 0) * LEAD ? preferred : best[0];
}

/** Two languages share a script when most letters of one are letters of the other. */
function scriptsOf(all: readonly Language[]): Script[] {
  const units = Array.from({ length: ALPHABETS }, (_, unit) => String.fromCharCode(unit)).join('');
  const alphabets = all.map((language) => ({ language, alphabet: alphabetOf(language.letters, units) }));
  const groups: { language: Language; alphabet: ReadonlySet<string> }[][] = [];
  for (const one of alphabets) {
    const group = groups.find(([first]) => first !== undefined && [...one.alphabet].filter((letter) => first.alphabet.has(letter)).length > one.alphabet.size / 2);
    if (group === undefined) groups.push([one]);
    else group.push(one);
  }
  return groups.map((group) => {
    const languages = group.map(({ language }) => language);
    let words: ReadonlyMap<string, Language> | undefined;
    const letters = new Uint8Array(ALPHABETS);
    for (const { alphabet } of group) for (const letter of alphabet) letters[letter.charCodeAt(0)] = 1;
    return { languages, letters, ownWords: () => (words ??= ownWordsOf(languages)) };
  });
}

/** Letters of a character class, large and small. */
function alphabetOf(letters: string, units: string): ReadonlySet<string> {
  return new Set(units.match(new RegExp(`[${letters}]`, 'giu')));
}

function ownWordsOf(languages: readonly Language[]): ReadonlyMap<string, Language> {
  const words = new Map<string, Language>();
  for (const language of languages) {
    for (const word of language.stopWords) if (!languages.some((other) => other !== language && other.stopWords.has(word))) words.set(word, language);
  }
  return words;
}
