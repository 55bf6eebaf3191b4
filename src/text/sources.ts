import type { Block } from './blocks.ts';
import type { BlockMatch, Document, ListName } from './document.ts';

/**
 * True when a reader can see where a block's statements come from: a link or footnote in it, or, for items and cells, in the text that stands
 * right before or after their list or table.
 */
export function isSourced(doc: Document, block: Block): boolean {
  if (block.hasLink) return true;
  const inside = (other: Block): boolean => other.kind === 'item' || other.kind === 'cell';
  if (!inside(block)) return false;
  let [from, to] = [block.position - 1, block.position + 1];
  while (from >= 0 && inside(doc.blocks[from] as Block)) from--;
  while (to < doc.blocks.length && inside(doc.blocks[to] as Block)) to++;
  const [before, after] = [doc.blocks[from], doc.blocks[to]];
  return (before?.kind === 'paragraph' && before.hasLink) || (after?.kind === 'paragraph' && after.hasLink && after.tokens.to - after.tokens.from <= 20);
}

/** Blocks whose statements are the article's own: not the related section, not quotations. */
export function ownBlocks(doc: Document): readonly Block[] {
  let blocks = known.get(doc);
  if (blocks === undefined) known.set(doc, (blocks = doc.blocks.filter(isOwn)));
  return blocks;
}

const known = new WeakMap<Document, readonly Block[]>();

function isOwn(block: Block): boolean {
  return block.area !== 'related' && !block.quoted;
}

/** Matches of a list of phrases in the article's own statements. */
export function ownMatches(doc: Document, list: ListName): readonly BlockMatch[] {
  const matches = doc.matches(list);
  return matches.length === 0 ? matches : matches.filter(({ block }) => isOwn(block));
}
