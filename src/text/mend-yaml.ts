import { CORE_SCHEMA, load as load4 } from 'js-yaml';
import { isMap, isPair, isScalar, parseDocument, visit } from 'yaml';
import { emitFrontMatter } from './frontmatter.ts';
import { applySplices, type Splice } from './splice.ts';

/**
 * Broken YAML of front matter, mended key by key: a key that can be read by itself keeps its bytes, one that cannot is written anew from its words. What stays
 * unclear is left alone, and then nothing is mended.
 */

/** One key of the block with all lines of its value. */
interface Entry {
  /** '' for comments and blank lines before the first key. */
  key: string;
  source: string;
}

export interface MendedYaml {
  /** The block without its delimiters. */
  source: string;
  /** What was done, key by key. */
  notes: string[];
}

/** A key at the start of a line, in quotes or not; then white space or the end of the line. */
const KEY = /^(?:(["'])([^"'\n]+)\1|([\p{L}_$@][\p{L}\p{N}_.@$/-]*))[ \t]*:(?=\s|$)/u;

/** The name of the key that a line begins with; '' for any other line. */
export function keyOf(line: string): string {
  const match = KEY.exec(line);
  return match?.[2] ?? match?.[3] ?? '';
}

/** The block in keys that can each be read, and read together; undefined when some value cannot be told. @param order of keys, for a block that has to be written anew */
export function mendYaml(source: string, order: readonly string[]): MendedYaml | undefined {
  const notes: string[] = [];
  const mended: Entry[] = [];
  for (const entry of entriesOf(source)) {
    const whole = entry.key === '' ? commentsOnly(entry.source) : mendEntry(entry);
    if (whole === undefined) return undefined;
    if (whole.note !== '') notes.push(whole.note);
    mended.push({ key: entry.key, source: whole.source });
  }
  const once = withoutDoubles(mended, notes);
  if (once === undefined) return undefined;
  const joined = once.map((entry) => entry.source).join('');
  if (read(joined) !== undefined) return { source: joined, notes };
  // Each can be read, all together cannot: anchors, odd indents. Written anew, in the usual order.
  const data = Object.assign({}, ...once.map((entry) => read(entry.source) ?? {})) as Record<string, unknown>;
  const keys = Object.keys(data).toSorted((a, b) => rank(a, order) - rank(b, order));
  try {
    const block = emitFrontMatter(Object.fromEntries(keys.map((key) => [key, data[key]])));
    return { source: block.slice('---\n'.length, -'---\n'.length), notes: [...notes, 'wrote the block anew'] };
  } catch {
    return undefined;
  }
}

function rank(key: string, order: readonly string[]): number {
  return order.includes(key) ? order.indexOf(key) : order.length;
}

/** Keys at the start of a line with everything up to the next one. */
export function entriesOf(source: string): Entry[] {
  const entries: Entry[] = [];
  for (const line of source.split(/(?<=\n)/)) {
    const key = keyOf(line);
    const last = entries.at(-1);
    if (key !== '' || last === undefined) entries.push({ key, source: line });
    else last.source += line;
  }
  return entries;
}

/** What js-yaml, the parser of Astro, reads; undefined for what it refuses and for anything but keys. */
function read(source: string): Record<string, unknown> | undefined {
  try {
    const data: unknown = load4(source, { schema: CORE_SCHEMA }) ?? {};
    return typeof data === 'object' && data !== null && !Array.isArray(data) ? (data as Record<string, unknown>) : undefined;
  } catch {
    return undefined;
  }
}

function commentsOnly(source: string): { source: string; note: string } | undefined {
  return /^(?:[ \t]*(?:#.*)?\r?\n?)*$/.test(source) ? { source, note: '' } : undefined;
}

/** An entry that can be read: as it is, or by the first way that makes it so. */
function mendEntry({ key, source }: Entry): { source: string; note: string } | undefined {
  const isWhole = (text: string): boolean => {
    const data = read(text);
    return data !== undefined && Object.keys(data).length === 1 && key in data;
  };
  if (isWhole(source)) return { source, note: '' };
  const mend = (text: string | undefined, what: string): { source: string; note: string } | undefined => (text !== undefined && text !== source && isWhole(text) ? { source: text, note: `${key}: ${what}` } : undefined);
  const spaces = source.replace(/^[ \t]*\t[ \t]*/gm, (indent) => indent.replaceAll('\t', '  '));
  return mend(spaces, 'tabs became spaces')
    ?? mend(withoutDoubleKeys(spaces), 'a key that stood twice stands once, with its last value')
    ?? mend(asText(key, spaces), 'the text got its quotes right')
    ?? mend(quotedLeaves(spaces), 'texts below it got quotes')
    ?? mend(evenIndents(spaces), 'the lines below it are indented alike')
    ?? mend(evenIndents(quotedLeaves(spaces)), 'texts below it got quotes, and its lines are indented alike')
    ?? mend(withoutDoubleKeys(evenIndents(quotedLeaves(spaces))), 'texts below it got quotes, and a key that stood twice stands once');
}

/** The value as one text: a line with ": " in it, an open quotation mark, a folded text that lost its indent. Undefined where keys or lists stand below. */
function asText(key: string, source: string): string | undefined {
  const lines = source.replace(/(?:\r?\n[ \t]*)*$/, '').split(/\r?\n/);
  const tail = /\s*$/.exec(source)?.[0] ?? '\n';
  const first = (lines[0] ?? '').slice((KEY.exec(lines[0] ?? '')?.[0].length ?? 0)).trim();
  const below = lines.slice(1);
  if (below.some((line) => line.trim() === '' || /^\s*#/.test(line))) return undefined;
  const isBlock = /^[>|][+-]?\d?$/.test(first);
  const isOpen = /^["']/.test(first) && !/["']$/.test(first);
  // Keys and items below are no text, unless a quotation mark was opened before them.
  if (!isBlock && !isOpen && (first === '' ? below.length > 0 : false)) return undefined;
  if (!isBlock && !isOpen && below.some((line) => keyOf(line.trim()) !== '' || /^\s*- /.test(line))) return undefined;
  if (/^[[{]/.test(first)) return closedFlow(key, first, below, tail);
  const words = [...(isBlock ? [] : [first]), ...below.map((line) => line.trim())].join(isBlock && first.startsWith('|') ? '\n' : ' ').trim();
  return `${emittedKey(key, unquoted(words))}${tail === '' ? '' : tail.replace(/^[ \t]+/, '')}`;
}

/** A list on one line whose bracket is never closed. */
function closedFlow(key: string, first: string, below: readonly string[], tail: string): string | undefined {
  const open = first.startsWith('[') ? ']' : '}';
  return below.length > 0 || first.endsWith(open) ? undefined : `${key}: ${first.replace(/[,\s]+$/, '')}${open}${tail}`;
}

/** A text without the quotation marks around it, open ones, doubled ones and those of two kinds included. */
function unquoted(text: string): string {
  const mark = /^["']/.exec(text)?.[0];
  if (mark === undefined) return text;
  const ends = /["']$/.test(text.slice(1));
  const inner = ends ? text.slice(1, -1) : text.slice(1);
  return (mark === '"' ? inner.replaceAll('\\"', '"') : inner.replaceAll("''", "'")).trim();
}

function emittedKey(key: string, value: string): string {
  const block = emitFrontMatter({ [key]: value });
  return block.slice('---\n'.length, -'\n---\n'.length);
}

/** Lines `key: value` below a key whose value cannot be read get single quotes. */
function quotedLeaves(source: string): string {
  return source.split(/(?<=\n)/).map((line, index) => {
    const match = index === 0 ? null : /^(\s*(?:- +)*)((?:"[^"\n]+"|'[^'\n]+'|[\p{L}_$@][\p{L}\p{N}_.@$-]*)[ \t]*:[ \t]+)(\S[^\r\n]*?)([ \t]*\r?\n?)$/u.exec(line);
    const [, indent = '', key = '', value = '', end = ''] = match ?? [];
    if (match === null || /^(?:[>|][+-]?\d?|[&*!].*)$/.test(value) || read(`${key}${value}`) !== undefined) return line;
    return `${indent}${key}'${unquoted(value).replaceAll("'", "''")}'${end}`;
  }).join('');
}

/** Every level of the lines below a key two spaces deeper than the one above, as their order of depth says; below a value nothing can be deeper. */
function evenIndents(source: string): string {
  const depths: number[] = [];
  let valued = false;
  return source.split(/(?<=\n)/).map((line, index) => {
    if (index === 0 || line.trim() === '') return line;
    const indent = /^ */.exec(line)?.[0].length ?? 0;
    while (depths.length > 1 && (depths.at(-1) ?? 0) > indent) depths.pop();
    const last = depths.at(-1) ?? -1;
    if (last < indent && !(valued && depths.length > 0)) depths.push(indent);
    const inner = line.slice(indent).trimEnd().replace(/^(?:- +)+/, '');
    const key = KEY.exec(inner)?.[0] ?? '';
    valued = key !== '' && !/^(?:[>|][+-]?\d?)?$/.test(inner.slice(key.length).trim());
    return `${'  '.repeat(depths.length)}${line.slice(indent)}`;
  }).join('');
}

/** Of keys that stand twice in one block the last one stays, as parsers read them that allow it. */
function withoutDoubleKeys(source: string): string | undefined {
  const splices: Splice[] = [];
  let uncertain = false;
  try {
    visit(parseDocument(source, { uniqueKeys: false, logLevel: 'silent' }), {
      Map(_at, map) {
        if (!isMap(map)) return;
        const names = map.items.map((item) => (isPair(item) && isScalar(item.key) ? String(item.key.value) : ''));
        map.items.forEach((item, index) => {
          if (names[index] === '' || !names.includes(names[index] ?? '', index + 1)) return;
          const next = map.items[index + 1];
          const [from, to] = [isScalar(item.key) ? item.key.range?.[0] : undefined, isScalar(next?.key) ? next.key.range?.[0] : undefined];
          if (map.flow === true || from === undefined || to === undefined) uncertain = true;
          else splices.push({ start: from, end: to, text: '' });
        });
      },
    });
  } catch {
    return undefined;
  }
  return uncertain || splices.length === 0 ? undefined : applySplices(source, splices);
}

/** Top-level keys once each: equal values, or the last one that has a value. A date of publication with two values is for a person. */
function withoutDoubles(entries: readonly Entry[], notes: string[]): Entry[] | undefined {
  const kept: Entry[] = [];
  for (const [index, entry] of entries.entries()) {
    const others = entry.key === '' ? [] : entries.filter((other, at) => at !== index && other.key === entry.key);
    if (others.length === 0) {
      kept.push(entry);
      continue;
    }
    const all = entries.filter((other) => other.key === entry.key);
    const valued = all.filter((other) => !isEmpty(read(other.source)?.[entry.key]));
    const chosen = valued.at(-1) ?? all.at(-1);
    const differs = new Set(valued.map((other) => JSON.stringify(read(other.source)?.[entry.key]))).size > 1;
    if (differs && entry.key === 'pubDate') return undefined;
    if (entry === chosen) kept.push(entry);
    else notes.push(`${entry.key}: stood twice${differs && valued.includes(entry) ? `, and ${JSON.stringify(read(entry.source)?.[entry.key])} gave way to the last value` : ''}`);
  }
  return kept;
}

function isEmpty(value: unknown): boolean {
  return value === undefined || value === null || value === '';
}
