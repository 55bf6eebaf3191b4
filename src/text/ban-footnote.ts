import type { Restriction } from '../model/language.ts';
import type { Document } from './document.ts';
import { endOf, startOf } from './markdown.ts';
import { isContent } from './sections.ts';
import type { Splice } from './splice.ts';

/**
 * Footnotes that state a ban, put after the last block of the text proper: what follows (FAQ, author, related links) has a shape of its own.
 * Undefined when the locale has no words for them or the end of the text is nothing to add to.
 */
export function banFootnote(doc: Document, organizations: readonly Restriction[]): Splice | undefined {
  const notes = [...new Set(organizations)].map((organization) => organization.footnote);
  const last = doc.tree.children.filter((node) => isContent(node) && doc.areaAt(startOf(node)) === 'body').at(-1);
  if (last === undefined || last.type === 'code' || last.type === 'html' || last.type === 'heading' || last.type === 'footnoteDefinition' || notes.includes(undefined)) return undefined;
  const at = startOf(last) + doc.text.slice(startOf(last), endOf(last)).trimEnd().length;
  const rest = doc.text.slice(at).trim() === '' ? doc.text.length : at;
  return { start: at, end: rest, text: `${notes.map((note) => `\n\n\\* ${note}`).join('')}${rest > at || at === doc.text.length ? '\n' : ''}` };
}
