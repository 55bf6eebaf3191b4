import type { SiteConfig } from '../model/site.ts';
import type { Document } from './document.ts';
import type { Splice } from './splice.ts';

/** What the steps of a repair have in common: each looks at a text and says by which edits it would mend it, and under which name. */

/** A change that has a name: its edits are made together or not at all. */
export interface Mend {
  /** What was done, as a person would say it, naming the words it is about. */
  what: string;
  edits: readonly Splice[];
  /** Visible words that are gone on purpose; all others have to be there afterwards. */
  removed?: string;
}

/** What a step knows besides the text. */
export interface MendContext {
  /** The site's configuration; undefined outside any project: then nothing is added, only what is wrong is taken away. */
  config: SiteConfig | undefined;
  /** ISO date: the day by which dated policy is judged. */
  asOf: string;
  /** Another text of the same file. */
  parse(text: string): Document;
}

/**
 * One step: pure, and done with a text when it gives no mend for it.
 * `touches` says what it may change: `syntax` (line ends and what makes front matter readable), `fields` (values of front matter), `body`, `data` (front matter and scripts with JSON-LD).
 */
export interface MendStep {
  id: string;
  about: string;
  touches: 'syntax' | 'fields' | 'body' | 'data';
  /** True for a step that makes something readable: errors that stood there unseen before are told afterwards, and are none that it brought. */
  reveals?: true;
  mends(doc: Document, context: MendContext): Mend[];
}

/** The one splice that makes a text from another: what they have in common at both ends stays. Undefined when they are equal. */
export function difference(before: string, after: string): Splice | undefined {
  if (before === after) return undefined;
  const most = Math.min(before.length, after.length);
  let start = 0;
  while (start < most && before.charCodeAt(start) === after.charCodeAt(start)) start++;
  if (start > 0 && isHigh(before.charCodeAt(start - 1))) start--;
  let end = 0;
  while (end < most - start && before.charCodeAt(before.length - 1 - end) === after.charCodeAt(after.length - 1 - end)) end++;
  if (end > 0 && isLow(before.charCodeAt(before.length - end))) end--;
  return { start, end: before.length - end, text: after.slice(start, after.length - end) };
}

function isHigh(unit: number): boolean {
  return unit >= 0xd800 && unit < 0xdc00;
}

function isLow(unit: number): boolean {
  return unit >= 0xdc00 && unit < 0xe000;
}

/** Words for a change, cut to a line. */
export function shown(text: string): string {
  const line = text.slice(0, 400).replace(/\s+/g, ' ').trim();
  return line.length > 70 ? `"${line.slice(0, 67).toWellFormed().trimEnd()}…"` : `"${line}"`;
}
