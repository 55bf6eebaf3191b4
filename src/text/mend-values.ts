import { isDeepStrictEqual } from 'node:util';
import type { Document } from './document.ts';
import { removeKey } from './front-matter-edits.ts';
import { readFrontMatter } from './frontmatter.ts';
import { difference, type MendContext } from './mend-step.ts';
import { applySplices, type Splice } from './splice.ts';
import { setValue } from './yaml-edits.ts';

type Path = readonly (string | number)[];

/** A place where two values differ: there the value is another one, or gone. */
interface Change {
  path: Path;
  /** Undefined: the key is gone. */
  value: unknown;
}

/**
 * The edit that makes a value of front matter another one and leaves everything around what differs as it is written. Undefined when there is no sure way.
 * @param key of the top level, which is there
 */
export function rewriteValue(doc: Document, key: string, before: unknown, after: unknown, { parse }: Pick<MendContext, 'parse'>): Splice | undefined {
  if (isDeepStrictEqual(before, after)) return undefined;
  let current: Document | undefined = doc;
  for (const { path, value } of changes(before, after, [key])) {
    const splice: Splice | undefined = value === undefined ? removeKey(current, path) : setValue(current, path, value);
    current = splice === undefined ? undefined : parse(applySplices(current.text, [splice]));
    if (current === undefined) break;
  }
  return current !== undefined && says(current, key, after) ? difference(doc.text, current.text) : setValue(doc, [key], after);
}

function says(doc: Document, key: string, value: unknown): boolean {
  try {
    return isDeepStrictEqual(readFrontMatter(doc.split)[key], value);
  } catch {
    return false;
  }
}

/** The smallest places that differ: a key that came or a list that grew make the place above them differ. */
function changes(before: unknown, after: unknown, path: Path): Change[] {
  if (isDeepStrictEqual(before, after)) return [];
  if (Array.isArray(before) && Array.isArray(after) && before.length === after.length) return before.flatMap((item, index) => changes(item, after[index], [...path, index]));
  if (isRecord(before) && isRecord(after)) {
    const kept = Object.keys(after);
    const order = Object.keys(before).filter((name) => name in after);
    // Something new between the others has no place of its own yet.
    if (kept.length > 0 && isDeepStrictEqual(kept, order)) {
      return Object.keys(before).flatMap((name) => (name in after ? changes(before[name], after[name], [...path, name]) : [{ path: [...path, name], value: undefined }]));
    }
  }
  return [{ path, value: after }];
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
