import { parse, TomlDate, TomlError } from 'smol-toml';
import type { Range } from './yaml-places.ts';

/** Front matter in TOML, as Hugo, Zola and Astro read it. */

/** What is wrong, with the place in the source. */
export interface TomlFault {
  line: number;
  column: number;
  message: string;
}

/** The values of a TOML document, dates as text. Never throws: a fault has its place. */
export function readToml(source: string): { data: Record<string, unknown> } | { fault: TomlFault } {
  try {
    return { data: plain(parse(source, { integersAsBigInt: 'asNeeded' })) as Record<string, unknown> };
  } catch (error) {
    if (!(error instanceof TomlError)) return { fault: { line: 1, column: 1, message: 'it is nested too deeply' } };
    // The first line says what is wrong; the rest is an excerpt.
    const message = (error.message.split('\n')[0] ?? '').replace(/^Invalid TOML document: /, '');
    return { fault: { line: error.line, column: error.column, message } };
  }
}

/** Dates as the text they stand for, big whole numbers as numbers. */
function plain(value: unknown): unknown {
  if (value instanceof TomlDate) return value.toISOString();
  if (typeof value === 'bigint') return Number(value);
  if (Array.isArray(value)) return value.map(plain);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]: [string, unknown]) => [key, plain(item)]));
}

/** An assignment or a table header of a TOML document, with its whole path. */
interface Entry extends Range {
  path: readonly string[];
}

const KEY = String.raw`(?:[\w-]+|"(?:[^"\\\n]|\\.)*"|'[^'\n]*')`;
const PATH = String.raw`${KEY}(?:[ \t]*\.[ \t]*${KEY})*`;
const HEADER = new RegExp(String.raw`^[ \t]*\[(\[?)[ \t]*(${PATH})[ \t]*\]`);
const ASSIGNMENT = new RegExp(String.raw`^([ \t]*)(${PATH})[ \t]*=`);
const PART = new RegExp(KEY, 'g');
/** Whatever may hold brackets, quotes or line ends inside a value, and the brackets that say where it ends. */
const VALUE_TOKEN = /"""[^]*?"""|'''[^]*?'''|"(?:[^"\\\n]|\\.)*"|'[^'\n]*'|#[^\n]*|[[\]{}]|\n/g;

/** Where the value of a path stands, from the key to the end of its value; undefined when it does not exist. Items of lists are not told apart. */
export function tomlRange(source: string, path: readonly (string | number)[]): Range | undefined {
  const keys = path.filter((key) => typeof key === 'string');
  return entriesOf(source).find((entry) => entry.path.length === keys.length && entry.path.every((key, index) => key === keys[index]));
}

function entriesOf(source: string): Entry[] {
  const entries: Entry[] = [];
  let table: readonly string[] = [];
  let offset = 0;
  while (offset < source.length) {
    const lineEnd = source.indexOf('\n', offset) < 0 ? source.length : source.indexOf('\n', offset);
    const line = source.slice(offset, lineEnd);
    const header = HEADER.exec(line);
    const assignment = ASSIGNMENT.exec(line);
    let next = lineEnd;
    if (header !== null) {
      table = partsOf(header[2] ?? '');
      entries.push({ path: table, start: offset, end: offset + header[0].length + (header[1] === '' ? 0 : 1) });
    } else if (assignment !== null) {
      const value = valueEnd(source, offset + assignment[0].length);
      entries.push({ path: [...table, ...partsOf(assignment[2] ?? '')], start: offset + (assignment[1] ?? '').length, end: value.end });
      next = value.lineEnd;
    }
    offset = next + 1;
  }
  return entries;
}

function partsOf(path: string): string[] {
  return (path.match(PART) ?? []).map((key) => (/^["']/.test(key) ? key.slice(1, -1) : key));
}

/** The end of a value that begins at `offset`, and of the line it ends on: brackets and multi-line text run over line ends. */
function valueEnd(source: string, offset: number): { end: number; lineEnd: number } {
  let depth = 0;
  let comment: number | undefined;
  const token = new RegExp(VALUE_TOKEN);
  token.lastIndex = offset;
  let lineEnd = source.length;
  for (let match = token.exec(source); match !== null; match = token.exec(source)) {
    const [text] = match;
    if (text === '[' || text === '{') depth++;
    else if (text === ']' || text === '}') depth--;
    else if (text.startsWith('#') && depth === 0) comment = match.index;
    else if (text === '\n' && depth <= 0) {
      lineEnd = match.index;
      break;
    }
  }
  return { end: offset + source.slice(offset, comment ?? lineEnd).trimEnd().length, lineEnd };
}
