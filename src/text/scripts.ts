import type { Document } from './document.ts';
import { wordTraits } from './word-traits.ts';

/** The alphabet of a word, told from its letters. */
export const LATIN = 1;
export const CYRILLIC = 2;
const OTHER_SCRIPT = 3;
/** Letters of two alphabets: "web-сайт". */
const MIXED_SCRIPTS = 4;
const SCRIPT = 7;
/** Added to the alphabet of English function words: they are what makes Latin words English prose and not a row of names. */
const ENGLISH = 8;

/** English words that no name consists of. Those that are Russian or German words in other letters do not matter here. */
const ENGLISH_FUNCTION_WORDS: ReadonlySet<string> = new Set(
  `the of and to in is are was were be with for from by on at as it its this that these those you your we our they their not or but if then than which who what when how
  can could should will would may must has have had do does did an into about after before more most all any each other some such no only so up out over`.split(/\s+/),
);

function judge(lower: string): number {
  const latin = /\p{Script=Latin}/u.test(lower);
  const cyrillic = /\p{Script=Cyrillic}/u.test(lower);
  const script = latin && cyrillic ? MIXED_SCRIPTS : latin ? LATIN : cyrillic ? CYRILLIC : /\p{L}/u.test(lower) ? OTHER_SCRIPT : 0;
  return script + (ENGLISH_FUNCTION_WORDS.has(lower) ? ENGLISH : 0);
}

const traitsOf = wordTraits(judge);

/** The alphabet a language is written in. */
export function scriptOf(letters: string): number {
  return /[а-яё]/i.test(letters) ? CYRILLIC : /[a-z]/i.test(letters) ? LATIN : OTHER_SCRIPT;
}

/** Alphabet of each word of a block, by its number: `LATIN`, `CYRILLIC`, … ; 0 for words without letters. */
export function scriptsIn(doc: Document): (number: number) => number {
  const traits = traitsOf(doc);
  return (number) => (traits[number] as number) & SCRIPT;
}

/** Words by alphabet: of each block, by its `position`, and of the article without its related list. */
interface Scripts {
  words: Int32Array;
  /** Words in another alphabet than the language's own; those of two alphabets ("web-сайт") are its own. */
  foreign: Int32Array;
  /** Letters and digits of the foreign words. */
  foreignLetters: Int32Array;
  /** English function words among the foreign ones. */
  english: Int32Array;
  total: { words: number; foreign: number; foreignLetters: number };
}

const known = new WeakMap<Document, Scripts>();

/** Counts words by alphabet, once for all rules. Imports of .mdx files count as nothing. */
export function scriptCounts(doc: Document): Scripts {
  let counts = known.get(doc);
  if (counts === undefined) {
    counts = countScripts(doc);
    known.set(doc, counts);
  }
  return counts;
}

function countScripts(doc: Document): Scripts {
  const own = scriptOf(doc.language.letters);
  const traits = traitsOf(doc);
  const { blocks } = doc;
  const [words, foreign, foreignLetters, english] = [new Int32Array(blocks.length), new Int32Array(blocks.length), new Int32Array(blocks.length), new Int32Array(blocks.length)];
  const total = { words: 0, foreign: 0, foreignLetters: 0 };
  for (const { position, text, area, tokens: { numbers, starts, ends, from, to } } of blocks) {
    if (isModule(text)) continue;
    let [all, others, letters, functionWords] = [0, 0, 0, 0];
    for (let token = from; token < to; token++) {
      const trait = traits[numbers[token] as number] as number;
      const script = trait & SCRIPT;
      if (script === 0) continue;
      all++;
      if (script === own || script === MIXED_SCRIPTS) continue;
      others++;
      letters += (ends[token] as number) - (starts[token] as number);
      if (trait >= ENGLISH) functionWords++;
    }
    words[position] = all;
    foreign[position] = others;
    foreignLetters[position] = letters;
    english[position] = functionWords;
    if (area === 'related') continue;
    total.words += all;
    total.foreign += others;
    total.foreignLetters += letters;
  }
  return { words, foreign, foreignLetters, english, total };
}

/** True for the imports and exports at the head of an .mdx file, which are paragraphs to a parser of Markdown. */
export function isModule(text: string): boolean {
  return (text.startsWith('import') || text.startsWith('export')) && /^(?:import\s[^.]*\sfrom\s*['"]|import\s*['"]|export\s+(?:const|default|function|let|\{|\*))/.test(text);
}
