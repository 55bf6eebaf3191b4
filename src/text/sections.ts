import type { Nodes } from 'mdast';
import type { Document, Heading } from './document.ts';
import { startOf } from './markdown.ts';

/** What stands under a heading. */

/** Top-level nodes that begin in a range of the file. */
export function nodesIn(doc: Document, start: number, end: number): Nodes[] {
  const nodes: Nodes[] = [];
  for (const node of doc.tree.children) {
    const from = startOf(node);
    if (from >= end) break;
    if (from >= start) nodes.push(node);
  }
  return nodes;
}

/** True when something that puts a mark on the page begins in a range of the file. */
export function hasContent(doc: Document, start: number, end: number): boolean {
  for (const node of doc.tree.children) {
    const from = startOf(node);
    if (from >= end) break;
    if (from >= start && isContent(node)) return true;
  }
  return false;
}

/** True for nodes that put something on the page: not rules between parts, link definitions or comments. */
export function isContent(node: Nodes): boolean {
  if (node.type === 'thematicBreak' || node.type === 'definition') return false;
  return node.type !== 'html' || node.value.replace(/<!--[\s\S]*?-->/g, '').trim() !== '';
}

/** The heading a heading stands under; undefined at the top. */
export function parentOf(headings: readonly Heading[], index: number): Heading | undefined {
  const depth = headings[index]?.depth ?? 0;
  for (let at = index - 1; at >= 0; at--) if ((headings[at]?.depth ?? 0) < depth) return headings[at];
  return undefined;
}

/** Headings one level below a heading, wherever levels are skipped the nearest ones. */
export function childrenOf(headings: readonly Heading[], parent: Heading): Heading[] {
  const below = headings.filter((heading) => heading.start > parent.start && heading.start < parent.sectionEnd);
  const depth = Math.min(...below.map((heading) => heading.depth));
  return below.filter((heading) => heading.depth === depth);
}

const MARKED = /^[#\d]/;

/** Text of a heading without a doubled marker or a number in front: what it is about. */
export function bareHeading(text: string): string {
  return (MARKED.test(text) ? text.replace(/^(?:#{1,6}\s+)+/, '').replace(/^\d{1,3}[.)]\s+/, '') : text).trim();
}
