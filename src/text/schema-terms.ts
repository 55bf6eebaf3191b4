import type { JsonObject } from '../model/article.ts';
import type { Document } from './document.ts';
import { nearest } from './nearest.ts';
import { remembered, schemaVocabulary } from './schema-vocabulary.ts';
import { bareTerm, typesOf } from './schema-nodes.ts';
import type { Splice } from './splice.ts';
import type { Range } from './yaml-places.ts';

/** Names in structured data against the vocabulary of schema.org. */

/** Keys of JSON-LD itself, with the two that the context of schema.org gives a second name. */
const KEYWORDS: ReadonlySet<string> = new Set(['id', 'type']);

/**
 * The name of the vocabulary that a key stands for: without prefix and without the `-input` and `-output` of actions. '' for keywords, names of
 * other vocabularies (`og:title`) and those the article's own context defines.
 */
export function propertyOf(key: string, added: ReadonlySet<string>): string {
  return added.has(key) ? '' : plainProperty(key);
}

const plainProperty = remembered((key: string): string => {
  if (key.startsWith('@') || KEYWORDS.has(key)) return '';
  const name = bareTerm(key);
  if (name.includes(':') || name.includes('/')) return '';
  return name.endsWith('-input') ? name.slice(0, -6) : name.endsWith('-output') ? name.slice(0, -7) : name;
});

/** Types of a node when the vocabulary knows all of them; undefined otherwise, also for data types (`{"@type": "Date"}`). */
export function knownTypes(node: JsonObject): readonly string[] | undefined {
  const types = typesOf(node);
  return types.length > 0 && types.every((type) => schemaVocabulary.type(type) !== undefined && !schemaVocabulary.isA(type, 'DataType')) ? types : undefined;
}

export function isA(types: readonly string[], ancestor: string): boolean {
  return types.some((type) => schemaVocabulary.isA(type, ancestor));
}

/** The known name that was probably meant: another case, a longer name that begins so (`BlogPost`), or one with few other letters. */
export function meantName(name: string, known: readonly string[]): string | undefined {
  const lower = name.toLowerCase();
  const sameLetters = known.find((candidate) => candidate.toLowerCase() === lower);
  const longer = lower.length < 5 ? [] : known.filter((candidate) => candidate.toLowerCase().startsWith(lower)).sort((a, b) => a.length - b.length);
  return sameLetters ?? (lower.length < 3 ? undefined : longer.find((candidate) => candidate.length <= lower.length + 3) ?? nearest(name, known));
}

/** A splice that writes a name as the vocabulary does; only when nothing but the case of its letters differs. */
export function caseFix(doc: Document, place: Range, name: string, meant: string | undefined): readonly Splice[] | undefined {
  return meant === undefined || meant.toLowerCase() !== name.toLowerCase() ? undefined : renameFix(doc, place, name, meant);
}

/** A splice that writes another name where a type or a key stands. */
export function renameFix(doc: Document, place: Range, name: string, meant: string): readonly Splice[] | undefined {
  const covered = doc.text.slice(place.start, place.end);
  const at = covered.indexOf(name);
  if (at < 0 || /[\w]/.test(covered.charAt(at + name.length))) return undefined;
  return [{ start: place.start + at, end: place.start + at + name.length, text: meant }];
}
