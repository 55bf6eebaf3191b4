import { isDeepStrictEqual } from 'node:util';
import type { Document } from './document.ts';
import { emitFrontMatter, readFrontMatter, splitFrontMatter } from './frontmatter.ts';
import { applySplices, type Splice } from './splice.ts';
import { keyRange } from './yaml-places.ts';

/**
 * Edits of YAML front matter by meaning: what stands around the place stays as it is written, comments included; the new value is written as the emitter
 * writes whole front matter. Each edit is read back, and undefined is given when it would not say exactly what was meant (anchors, flow style, odd indents, TOML, JSON).
 */

type Path = readonly (string | number)[];

/** Puts a value in the place of the one at `path`, which must be there. */
export function setValue(doc: Document, path: Path, value: unknown): Splice | undefined {
  const data = dataOf(doc);
  if (data === undefined || valueAt(data, path) === undefined) return undefined;
  const meant = changed(data, path, value);
  const written = emitted(meant, path);
  return written === undefined ? undefined : certain(doc, { ...keyRange(doc.text, doc.split, path), text: written }, meant);
}

/** Gives a key at the top level another name that no key has yet. */
export function renameKey(doc: Document, key: string, name: string): Splice | undefined {
  const data = dataOf(doc);
  if (data === undefined || data[key] === undefined || name in data) return undefined;
  const { start } = keyRange(doc.text, doc.split, [key]);
  const meant = Object.fromEntries(Object.entries(data).map(([other, value]) => [other === key ? name : other, value]));
  return doc.text.startsWith(key, start) ? certain(doc, { start, end: start + key.length, text: name }, meant) : undefined;
}

/** Adds a key at the top level, after the last of the keys that come before it in `order`; at the beginning when there is none, at the end when `order` does not know it. */
export function addKey(doc: Document, key: string, value: unknown, order: readonly string[] = []): Splice | undefined {
  const { split, text } = doc;
  const data = dataOf(doc);
  if (data === undefined || data[key] !== undefined) return undefined;
  const meant = { ...data, [key]: value };
  const before = Object.keys(data).filter((other) => order.includes(key) && order.indexOf(other) < order.indexOf(key)).at(-1);
  const written = emitted({ [key]: value }, [key]);
  if (written === undefined) return undefined;
  if (before !== undefined) {
    const { end } = keyRange(text, split, [before]);
    const lineEnd = text.indexOf('\n', end);
    return lineEnd < 0 ? undefined : certain(doc, { start: lineEnd + 1, end: lineEnd + 1, text: `${written}\n` }, meant);
  }
  const at = split.sourceOffset + (order.includes(key) ? 0 : split.source.length);
  return certain(doc, { start: at, end: at, text: `${written}\n` }, meant);
}

/** What the emitter writes for the key at a path (for a list item: its value). */
function emitted(data: Record<string, unknown>, path: Path): string | undefined {
  let text: string;
  try {
    text = emitFrontMatter(data);
  } catch {
    return undefined;
  }
  const { start, end } = keyRange(text, splitFrontMatter(text), path);
  return text.slice(start, end);
}

/** What the block itself says, without the canonical names that the document adds. */
function dataOf({ split }: Document): Record<string, unknown> | undefined {
  if (split.block === '' || split.language !== 'yaml') return undefined;
  try {
    return readFrontMatter(split);
  } catch {
    return undefined;
  }
}

function certain(doc: Document, splice: Splice, meant: Record<string, unknown>): Splice | undefined {
  try {
    const next = splitFrontMatter(applySplices(doc.text, [splice]));
    return next.body === doc.split.body && isDeepStrictEqual(readFrontMatter(next), meant) ? splice : undefined;
  } catch {
    return undefined;
  }
}

function valueAt(value: unknown, path: Path): unknown {
  return path.reduce((inner: unknown, key) => (typeof inner === 'object' && inner !== null ? (inner as Record<string | number, unknown>)[key] : undefined), value);
}

/** The same data with another value at a path. */
function changed(data: Record<string, unknown>, path: Path, value: unknown): Record<string, unknown> {
  const copy = structuredClone(data);
  const holder = valueAt(copy, path.slice(0, -1)) as Record<string | number, unknown>;
  holder[path.at(-1) ?? ''] = value;
  return copy;
}
