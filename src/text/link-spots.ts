import type { Nodes } from 'mdast';
import type { Block } from './blocks.ts';
import type { Document } from './document.ts';
import { endOf, startOf } from './markdown.ts';
import type { Range } from './yaml-places.ts';

/** Where in an article a link may be made of its own words: running text and lists of the body; never headings, the first paragraph, tables, quotations, code, FAQ, or what is a link already. */

/** Blocks that may carry a link, in reading order. */
export function linkableBlocks(doc: Document): Block[] {
  const first = doc.blocks.find((block) => block.kind === 'paragraph' && block.area === 'body');
  return doc.blocks.filter((block) => block !== first && block.area === 'body' && (block.kind === 'paragraph' || block.kind === 'item') && !block.quoted && !isContents(block) && !inMarkup(block.parents));
}

/**
 * Offsets in the file of words of a block, when a link can be put around them byte for byte: one text node, nothing escaped, not within quotation marks.
 * @param start of the first word, @param end of the last one, in `block.text`
 */
export function sourceOf(doc: Document, block: Block, start: number, end: number): Range | undefined {
  if (block.inQuotes(start) || block.inQuotes(end - 1)) return undefined;
  const from = block.at(start);
  const to = from + end - start;
  const words = block.text.slice(start, end);
  if (doc.text.slice(from, to) !== words || /[[\]()*_`<>\\|\n]/.test(words)) return undefined;
  const inside = textNodes(block.node).some((node) => startOf(node) <= from && to <= endOf(node));
  return inside ? { start: from, end: to } : undefined;
}

/** Text nodes that stand in the block itself, in no link, emphasis or other markup. */
function textNodes(node: Nodes): Nodes[] {
  return 'children' in node ? node.children.filter((child) => child.type === 'text') : [];
}

/** A list of links to headings, or an item that is nothing but a link. */
function isContents(block: Block): boolean {
  return block.kind === 'item' && block.hasLink && 'children' in block.node && block.node.children.every((child) => child.type === 'link' || (child.type === 'text' && child.value.trim() === ''));
}

/** Inside raw HTML or a footnote. */
function inMarkup(parents: readonly Nodes[]): boolean {
  return parents.some((parent) => parent.type === 'footnoteDefinition' || parent.type === 'table' || parent.type === 'html');
}
