import type { Nodes } from 'mdast';
import type { Document, Heading } from './document.ts';
import { startOf } from './markdown.ts';

/** What stands under a heading. */

/** Top-level nodes that begin in a range of the file. */
export function nodesIn(doc: Document, start: number, end: number): Nodes[] {
  return doc.tree.children.filter((node) => startOf(node) >= start && startOf(node) < end);
}

/** True for nodes that put something on the page: not rules between parts, link definitions or comments. */
export function isContent(node: Nodes): boolean {
  if (node.type === 'thematicBreak' || node.type === 'definition') return false;
  return node.type !== 'html' || node.value.replace(/<!--[\s\S]*?-->/g, '').trim() !== '';
}

/** The heading a heading stands under; undefined at the top. */
export function parentOf(headings: readonly Heading[], index: number): Heading | undefined {
  const depth = headings[index]?.depth ?? 0;
  return headings.slice(0, index).findLast((candidate) => candidate.depth < depth);
}

/** Headings one level below a heading, wherever levels are skipped the nearest ones. */
export function childrenOf(headings: readonly Heading[], parent: Heading): Heading[] {
  const below = headings.filter((heading) => heading.start > parent.start && heading.start < parent.sectionEnd);
  const depth = Math.min(...below.map((heading) => heading.depth));
  return below.filter((heading) => heading.depth === depth);
}

/** Text of a heading without a doubled marker or a number in front: what it is about. */
export function bareHeading(text: string): string {
  return text.replace(/^(?:#{1,6}\s+)+/, '').replace(/^\d{1,3}[.)]\s+/, '').trim();
}
