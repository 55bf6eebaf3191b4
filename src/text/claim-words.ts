import type { ClaimKind } from './claims.ts';
import { EN_CLAIMS } from './claim-words-en.ts';
import { RU_CLAIMS } from './claim-words-ru.ts';
import type { Language } from './language.ts';
import { oncePer } from './once-per.ts';

/**
 * Words by which statements without a number give themselves away, besides the lists of the lexicon; by language. Collected from press releases, advertising
 * law commentaries and the tone of language models; judged on test/claims.
 */
export interface ClaimWordSource {
  /**
   * On the folded text, each from the start of a word to the end of one. A space is any space, `~` the rest of a word, `@` a word. Every one begins with letters,
   * for a word is looked up by its first three.
   */
  patterns: readonly (readonly [ClaimKind, readonly string[]])[];
  /** On the text as written, with the beginnings of the words they may start with; `^` is any word in capitals. */
  named: readonly (readonly [ClaimKind, string, string])[];
  /** Words that make a number an example: nothing is stated. */
  example: string;
  /** Nouns that are numbered, not counted, right before a number; on the text as written. */
  numbered: string;
  /** Figures of speech that are no claims. */
  idiom: string;
  /** What denies a promise or an experience right before it. */
  denial: string;
}

/** A pattern ready to be tried at a word. */
export interface WordPattern {
  kind: ClaimKind;
  /** Sticky. */
  pattern: RegExp;
}

export interface ClaimWords {
  /** By the first letters of the word they begin with, on the folded text. */
  patterns: ReadonlyMap<string, readonly WordPattern[]>;
  idioms: ReadonlyMap<string, readonly WordPattern[]>;
  /** The same on the text as written; those for any word in capitals stand at `^`. */
  named: ReadonlyMap<string, readonly WordPattern[]>;
  example: RegExp;
  numbered: RegExp;
  denial: RegExp;
}

/** Letters by which a word is looked up. */
export const KEY = 3;
/** Key of patterns that begin with a possessive. */
export const POSSESSIVE = "'s";
const SOURCES: Readonly<Record<string, ClaimWordSource>> = { ru: RU_CLAIMS, en: EN_CLAIMS };
const LETTER = /[\p{L}'\d—-]/u;

/** The source of an expression, from its short form. */
function full(short: string): string {
  return short.replaceAll('@', String.raw`[\p{L}\d][\p{L}\d'’-]*`).replaceAll('~', String.raw`\p{L}*`).replaceAll(' ', String.raw`[\s\u00a0]+`);
}

/** Where a group ends that opens at a place of an expression. */
function groupEnd(source: string, at: number): number {
  let depth = 0;
  for (let end = at; end < source.length; end++) {
    if (source[end] === '\\') end++;
    else if (source[end] === '(') depth++;
    else if (source[end] === ')' && --depth === 0) return end;
  }
  return source.length;
}

/** Alternatives of an expression at its top. */
function alternatives(source: string): string[] {
  const parts = [''];
  for (let at = 0; at < source.length; at++) {
    if (source[at] === '|') parts.push('');
    else {
      const end = source[at] === '(' ? groupEnd(source, at) + 1 : source[at] === '\\' ? at + 2 : at + 1;
      parts[parts.length - 1] += source.slice(at, end);
      at = end - 1;
    }
  }
  return parts;
}

/** The first letters of all words an expression in its short form may begin with; a short word ends with a space. @throws Error when it may begin with anything */
export function firstLetters(source: string): Set<string> {
  const found = new Set<string>();
  const visit = (sofar: string, rest: string): void => {
    if (sofar.length >= KEY || (sofar !== '' && (rest === '' || /^[\s]/.test(rest) || rest.startsWith('(?!')))) {
      found.add(sofar.slice(0, KEY).trimEnd());
      return;
    }
    const group = /^\((?:\?:)?/.exec(rest);
    if (group !== null) {
      const end = groupEnd(rest, 0);
      const optional = /^[?*]|^\{0/.exec(rest.slice(end + 1)) !== null;
      const behind = rest.slice(end + 1).replace(/^(?:[?*]|\{\d(?:,\d)?\})/, '');
      for (const one of alternatives(rest.slice(group[0].length, end))) visit(sofar, one + behind);
      if (optional) visit(sofar, behind);
      return;
    }
    const set = /^\[([^\]]+)\]/.exec(rest);
    if (set !== null) {
      for (const letter of set[1] as string) visit(sofar + letter, rest.slice(set[0].length));
      return;
    }
    const letter = rest.charAt(0);
    if (!LETTER.test(letter)) throw new Error(`no first letters: ${source}`);
    if (rest.charAt(1) === '?') visit(sofar, rest.slice(2));
    visit(sofar + letter, rest.slice(rest.charAt(1) === '?' ? 2 : 1));
  };
  for (const one of alternatives(source)) visit('', one);
  return found;
}

type Table = Map<string, WordPattern[]>;
function put(table: Table, key: string, made: WordPattern): void {
  table.set(key, [...(table.get(key) ?? []), made]);
}

function compile(source: ClaimWordSource): ClaimWords {
  const [patterns, idioms, named]: readonly [Table, Table, Table] = [new Map(), new Map(), new Map()];
  const word = (short: string, flags: string): RegExp => new RegExp(`(?:${full(short)})(?!\\p{L})`, flags);
  for (const [kind, rows] of source.patterns) {
    for (const row of rows) {
      const made = { kind, pattern: word(row, 'uy') };
      // "town's best": a word that cannot be told by its letters is looked up by its ending.
      for (const key of row.startsWith("@'s") ? [POSSESSIVE] : firstLetters(row)) put(patterns, key, made);
    }
  }
  for (const row of alternatives(source.idiom.slice(3, -1))) for (const key of firstLetters(row)) put(idioms, key, { kind: 'number', pattern: word(row, 'uy') });
  for (const [kind, pattern, starts] of source.named) for (const start of starts.split(' ')) put(named, start.slice(0, KEY), { kind, pattern: new RegExp(pattern.replaceAll(' ', String.raw`[\s\u00a0]+`), 'uy') });
  return {
    patterns, idioms, named,
    example: new RegExp(`(?<!\\p{L})${full(source.example)}(?!\\p{L})`, 'iu'), numbered: new RegExp(source.numbered, 'u'), denial: new RegExp(`(?<!\\p{L})${source.denial}`, 'iu'),
  };
}

/** The words of a language; undefined where nobody has collected them. */
export const claimWords: (language: Language) => ClaimWords | undefined = oncePer(({ tag }: Language) => {
  const source = SOURCES[tag];
  return source === undefined ? undefined : compile(source);
});
