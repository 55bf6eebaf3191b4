import { NO_SECTION, type BodyTree, type TreeBlock } from './merge-tree.ts';

/** A block of the merged body. It begins as a copy of the person's block, or of a new one of ours. */
export interface ResultBlock {
  kind: string;
  depth: number;
  text: string;
  parent: ResultBlock | undefined;
  children: ResultBlock[];
  base: TreeBlock | undefined;
  ours: TreeBlock | undefined;
  theirs: TreeBlock | undefined;
}

/** A copy of a tree of blocks, and where each of them is in it. */
export function copyTree(tree: BodyTree): { root: ResultBlock; copies: Map<TreeBlock, ResultBlock> } {
  const copies = new Map<TreeBlock, ResultBlock>();
  const copy = (block: TreeBlock, parent: ResultBlock | undefined): ResultBlock => {
    const made: ResultBlock = { kind: block.kind, depth: block.depth, text: block.text, parent, children: [], base: undefined, ours: block, theirs: undefined };
    copies.set(block, made);
    made.children = block.children.map((child) => copy(child, made));
    return made;
  };
  return { root: copy(tree.root, undefined), copies };
}

export function newBlock(theirs: TreeBlock): ResultBlock {
  return { kind: theirs.kind, depth: theirs.depth, text: theirs.text, parent: undefined, children: [], base: undefined, ours: undefined, theirs };
}

export function detach(block: ResultBlock): void {
  const siblings = block.parent?.children;
  siblings?.splice(siblings.indexOf(block), 1);
  block.parent = undefined;
}

/** All blocks below in reading order. */
export function* inOrder(root: ResultBlock): Generator<ResultBlock> {
  for (const child of root.children) {
    yield child;
    yield* inOrder(child);
  }
}

/** A block that only the person has. */
function isPersons(block: ResultBlock): boolean {
  return block.base === undefined && block.theirs === undefined;
}

/**
 * Puts a block where it stands in the new version: behind the nearest block before it that is there, else before the nearest one behind it. What a person added after
 * that block stays next to it; a comment stays with what follows it.
 * @param placed where a block of the new version is; undefined when the person deleted it, or when it will move itself
 * @param leaves true for a block that the new version leaves out: what stands under it will stand under the one above
 * @returns false when nothing around it is there any more
 */
export function placeBlock(block: ResultBlock, theirs: TreeBlock, placed: (block: TreeBlock) => ResultBlock | undefined, leaves: (block: ResultBlock) => boolean): boolean {
  const siblings = theirs.parent?.children ?? [];
  const index = siblings.indexOf(theirs);
  const parent = theirs.parent === undefined ? undefined : placed(theirs.parent);
  const fits = (one: ResultBlock | undefined): one is ResultBlock => one !== undefined && one !== block && !isInside(one, block) && (parent === undefined || isUnder(one, parent, leaves));
  for (let i = index - 1; i >= 0; i--) {
    const before = placed(siblings[i] as TreeBlock);
    if (fits(before)) return putAfter(block, before);
  }
  for (let i = index + 1; i < siblings.length; i++) {
    const behind = placed(siblings[i] as TreeBlock);
    // Text is never put behind a section, nor a section before text.
    if (fits(behind) && (block.kind === 'heading') === (behind.kind === 'heading')) return putAt(block, behind.parent as ResultBlock, behind);
  }
  if (parent === undefined || parent === block || isInside(parent, block)) return false;
  return putAt(block, parent, block.kind === 'heading' ? undefined : parent.children.find((child) => child.kind === 'heading'));
}

function isUnder(block: ResultBlock, parent: ResultBlock, leaves: (block: ResultBlock) => boolean): boolean {
  let above = block.parent;
  while (above !== undefined && above !== parent && leaves(above)) above = above.parent;
  return above === parent;
}

function isInside(block: ResultBlock, other: ResultBlock): boolean {
  for (let parent = block.parent; parent !== undefined; parent = parent.parent) if (parent === other) return true;
  return false;
}

function putAfter(block: ResultBlock, anchor: ResultBlock): boolean {
  let before = anchor;
  // A section of a higher level ends those that it would stand in.
  while (block.kind === 'heading' && before.parent !== undefined && before.parent.depth >= block.depth) before = before.parent;
  const parent = before.parent as ResultBlock;
  const others = parent.children.filter((child) => child !== block);
  let at = others.indexOf(before) + 1;
  const first = at;
  while (at < others.length && mayPass(block, before, others[at] as ResultBlock)) at++;
  // Where it stands already, behind what the person added or before it, it stays.
  const now = block.parent === parent ? parent.children.indexOf(block) : -1;
  if (now >= first && now <= at) return true;
  return putAt(block, parent, others[at]);
}

/** True when a block is put behind `next` as well. */
function mayPass(block: ResultBlock, anchor: ResultBlock, next: ResultBlock): boolean {
  if (block.kind === 'heading') return next.kind !== 'heading' || isPersons(next);
  if (next.kind === 'heading' || next.kind === 'html' || !isPersons(next)) return false;
  return block.kind === 'item' || block.kind === 'row' ? next.kind === block.kind && anchor.kind === block.kind : true;
}

function putAt(block: ResultBlock, parent: ResultBlock, next: ResultBlock | undefined): boolean {
  if (block.parent !== undefined) {
    const siblings = block.parent.children;
    const at = siblings.indexOf(block);
    if (block.parent === parent && siblings[at + 1] === next) return true;
    // A person's comment right above belongs to it.
    const above = siblings[at - 1];
    const comment = above !== undefined && above.kind === 'html' && isPersons(above) && block.ours?.gap === '' ? above : undefined;
    detach(block);
    if (comment !== undefined && comment !== next) {
      detach(comment);
      insert(comment, parent, next);
    }
  }
  insert(block, parent, next);
  return true;
}

function insert(block: ResultBlock, parent: ResultBlock, next: ResultBlock | undefined): void {
  block.parent = parent;
  parent.children.splice(next === undefined ? parent.children.length : parent.children.indexOf(next), 0, block);
}

/**
 * Takes a block away and leaves what stands under it where it is. @returns false when what stands under it would come under another heading or lose its list
 */
export function unwrap(block: ResultBlock): boolean {
  const parent = block.parent as ResultBlock;
  const at = parent.children.indexOf(block);
  const texts = block.children.some((child) => child.depth === NO_SECTION);
  if (block.children.length > 0 && (block.kind !== 'heading' || (texts && parent.children.slice(0, at).some((child) => child.kind === 'heading')))) return false;
  for (const child of block.children) child.parent = parent;
  parent.children.splice(at, 1, ...block.children);
  return true;
}
