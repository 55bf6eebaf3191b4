import type { Matching } from './merge-match.ts';
import { inOrder, type ResultBlock } from './merge-result.ts';
import type { BodyTree } from './merge-tree.ts';

/** What `writeBody` needs to know of the three versions. */
export interface Sources {
  base: BodyTree;
  ours: BodyTree;
  theirs: BodyTree;
  mo: Matching;
  mt: Matching;
}

/** The blocks of a result as a text. Between neighbours that were neighbours before, the blank lines are those of their version; elsewhere there is one where Markdown needs it. */
export function writeBody(root: ResultBlock, sources: Sources): string {
  const { base, ours, theirs } = sources;
  let text = '';
  let previous: ResultBlock | undefined;
  for (const block of inOrder(root)) {
    text += gapBetween(previous, block, sources) + block.text;
    previous = block;
  }
  const end = ours.tail === base.tail && ours.open === base.open ? theirs : ours;
  text += end.tail;
  return end.open && text.endsWith('\n') ? text.slice(0, -1) : text;
}

function gapBetween(previous: ResultBlock | undefined, block: ResultBlock, { ours, mo, mt }: Sources): string {
  const inOurs = block.ours !== undefined && block.ours.previous === previous?.ours && (previous === undefined || previous.ours !== undefined);
  const inTheirs = block.theirs !== undefined && block.theirs.previous === previous?.theirs && (previous === undefined || previous.theirs !== undefined);
  if (inOurs && block.ours !== undefined) {
    const from = mo.back(block.ours);
    const kept = inTheirs && from !== undefined && mt.of(from) === block.theirs && from.gap === block.ours.gap && from.previous === previous?.base;
    return kept && block.theirs !== undefined ? block.theirs.gap : block.ours.gap;
  }
  if (previous === undefined) return ours.blocks[0]?.gap ?? block.theirs?.gap ?? '';
  if (inTheirs && block.theirs !== undefined) return block.theirs.gap;
  const own = block.ours?.gap ?? block.theirs?.gap ?? '';
  if (block.kind === 'row') return '';
  const tight = block.kind === 'item' && (previous.kind === 'item' || sharesList(previous, block));
  if (tight) return previous.kind === 'item' ? listGap(block, own) : own;
  return /\n/.test(own) ? own : '\n';
}

/** True for a nested block of an item of the same list. */
function sharesList(previous: ResultBlock, block: ResultBlock): boolean {
  for (let parent = previous.parent; parent !== undefined; parent = parent.parent) if (parent.kind === 'item' && parent.parent === block.parent) return true;
  return false;
}

/** A new item stands as close to its neighbours as they stand to each other. */
function listGap(block: ResultBlock, own: string): string {
  const siblings = block.parent?.children ?? [];
  const other = siblings.find((one, index) => one !== block && one.kind === 'item' && siblings[index - 1]?.kind === 'item' && one.ours !== undefined);
  return other?.ours?.gap ?? own;
}
