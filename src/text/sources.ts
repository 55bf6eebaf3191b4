import type { Block } from './blocks.ts';
import type { Document } from './document.ts';

/**
 * True when a reader can see where a block's statements come from: a link or footnote in it, or, for items and cells, in the text that stands
 * right before or after their list or table.
 */
export function isSourced(doc: Document, block: Block): boolean {
  if (block.hasLink) return true;
  const inside = (other: Block): boolean => other.kind === 'item' || other.kind === 'cell';
  if (!inside(block)) return false;
  const at = doc.blocks.indexOf(block);
  const before = doc.blocks.slice(0, at).findLast((other) => !inside(other));
  const after = doc.blocks.slice(at + 1).find((other) => !inside(other));
  return (before?.kind === 'paragraph' && before.hasLink) || (after?.kind === 'paragraph' && after.hasLink && after.words.length <= 20);
}

/** Blocks whose statements are the article's own: not the related section, not quotations. */
export function ownBlocks(doc: Document): Block[] {
  return doc.blocks.filter((block) => block.area !== 'related' && !block.quoted);
}
