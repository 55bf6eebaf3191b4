import type { Document, Heading } from './document.ts';
import { nodesIn } from './sections.ts';

/** Names of what a section holds, for messages; what is not here leaves no mark on the layout. */
const NAMES: Readonly<Record<string, string>> = { paragraph: 'text', table: 'table', heading: 'parts', code: 'code', blockquote: 'quote' };

/**
 * What stands in a section, in order, each kind once in a row: "text+list+text". Parts of a section below further headings count as "parts", without what is in them.
 * @param end where the section ends, an offset of the file
 */
export function layoutOf(doc: Document, heading: Heading, end: number): string {
  const kinds: string[] = [];
  for (const node of nodesIn(doc, heading.end, end)) {
    const name = node.type === 'list' ? (node.ordered === true ? 'steps' : 'list') : NAMES[node.type];
    if (name === undefined || kinds.at(-1) === name) continue;
    kinds.push(name);
    if (name === 'parts') break;
  }
  return kinds.length === 0 ? 'nothing' : kinds.join('+');
}
