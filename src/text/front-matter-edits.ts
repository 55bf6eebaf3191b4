import type { Document } from './document.ts';
import type { Splice } from './splice.ts';

/**
 * A splice that removes a key with its value from front matter, whole lines only; undefined when the key shares its lines with others (flow
 * style, first key of a list item), where removing it would need a rewrite.
 */
export function removeKey(doc: Document, path: readonly (string | number)[]): Splice | undefined {
  const { start, end } = doc.place(path);
  const first = doc.lines.position(start).line;
  const last = doc.lines.position(end).line;
  const lineStart = doc.lines.lineStart(first);
  const next = doc.lines.lineStart(last + 1);
  const before = doc.text.slice(lineStart, start);
  const after = doc.text.slice(end, next);
  const key = String(path.at(-1) ?? '');
  if (!/^[ \t]*$/.test(before) || !/^[ \t]*(?:#[^\n]*)?\r?\n?$/.test(after) || !doc.text.slice(start, end).replace(/^['"]/, '').startsWith(key)) return undefined;
  return { start: lineStart, end: next, text: '' };
}
