import { diffArrays } from 'diff';
import { sha256 } from './hash.ts';
import { countWords, sharedWords, wordCounts, type BodyTree, type TreeBlock } from './merge-tree.ts';
import { wordsOf } from './merge-typography.ts';

/** Which block of one version is which of another: by what it says, then by how much it says the same in the same section. */
export interface Matching {
  /** The block of the other version; undefined when it is gone. */
  of(base: TreeBlock): TreeBlock | undefined;
  /** The block of the base; undefined for a new one. */
  back(other: TreeBlock): TreeBlock | undefined;
  /** True when a matched block stands in another section, or in another order than its neighbours. */
  moved(other: TreeBlock): boolean;
  /** True when a matched block stands in the section where it was. */
  staysIn(other: TreeBlock): boolean;
  /** True when neighbours of a block, in the section where it was, changed their order. */
  reordered(base: TreeBlock): boolean;
}

/** Half of the words, as git takes a file for a renamed one (`git diff --find-renames`, default 50 %). */
const SIMILAR = 0.5;
/** Shorter texts ("Yes.") stand in many places; elsewhere they are not looked for. */
const MIN_WORDS = 3;
/** Neighbours that are compared word by word; a table of ten thousand rows would take minutes otherwise. */
const MAX_DISTANCE = 200;

/**
 * @param third the other new version, already matched: a block of the base may be found as what that version made of it, and what is new in both is nothing of the base
 */
export function matchTrees(base: BodyTree, other: BodyTree, third?: { tree: BodyTree; matching: Matching }): Matching {
  const alias = (block: TreeBlock): TreeBlock | undefined => third?.matching.of(block);
  const newInThird = new Set(third?.tree.blocks.filter((block) => third.matching.back(block) === undefined).map(identity));
  const forth = new Map<TreeBlock, TreeBlock>();
  const back = new Map<TreeBlock, TreeBlock>();
  const counts = wordCounts();
  const deep = deepIdentities();
  const pair = (one: TreeBlock, two: TreeBlock): void => {
    forth.set(one, two);
    back.set(two, one);
  };
  const matchChildren = (one: TreeBlock, two: TreeBlock): void => {
    // Tables with the same head, sections with the same heading: first those that are the same all the way down.
    for (const [idOf, otherId] of [[deep, deep], [(block: TreeBlock) => deep(alias(block) ?? block), deep], [identity, identity]] as const) {
      const [left, right] = [one.children.filter((child) => !forth.has(child)), two.children.filter((child) => !back.has(child))];
      if (left.length === 0 || right.length === 0) return;
      let [i, j] = [0, 0];
      for (const part of diffArrays(left.map(idOf), right.map(otherId))) {
        for (let count = 0; count < part.count; count++) {
          if (part.added) j++;
          else if (part.removed) i++;
          else {
            const [from, to] = [left[i++] as TreeBlock, right[j++] as TreeBlock];
            pair(from, to);
            matchChildren(from, to);
          }
        }
      }
    }
  };
  const matchAnywhere = (idOf: (block: TreeBlock) => string | undefined): void => {
    const places = Map.groupBy(other.blocks.filter((block) => !back.has(block)), identity);
    for (const block of base.blocks) {
      const id = forth.has(block) ? undefined : idOf(block);
      if (id === undefined) continue;
      const near = (candidate: TreeBlock): boolean => block.parent !== undefined && forth.get(block.parent) === candidate.parent;
      const candidates = (places.get(id) ?? []).filter((candidate) => !back.has(candidate) && (near(candidate) || candidate.kind === 'heading' || wordsOf(candidate.key).length >= MIN_WORDS));
      const found = candidates.find(near) ?? best(candidates, (candidate) => sharedWords(counts(block), counts(candidate)));
      if (found === undefined) continue;
      pair(block, found);
      matchChildren(block, found);
    }
  };
  /** Of the blocks below two blocks, how many are the same; of the smaller number. A section in which much was written is the same section; so is an empty one under such a heading. */
  const keptInside = (one: TreeBlock, two: TreeBlock): number => {
    const fewer = Math.min(one.children.length, two.children.length);
    return fewer === 0 ? sharedWords(countWords(one.key), countWords(two.key)) : one.children.filter((child) => forth.get(child)?.parent === two).length / fewer;
  };
  const matchSimilar = (one: TreeBlock, two: TreeBlock): void => {
    const right = two.children.filter((child) => !back.has(child) && !newInThird.has(identity(child)));
    const pairs = right.length === 0 ? [] : one.children.filter((child) => !forth.has(child)).flatMap((left, i) =>
      right.flatMap((candidate, j) => {
        if (left.kind !== candidate.kind || Math.abs(i - j) > MAX_DISTANCE) return [];
        const shared = Math.max(sharedWords(counts(left), counts(candidate)), keptInside(left, candidate));
        // A row is what its first cell names.
        const score = left.kind === 'row' && firstCell(left) === firstCell(candidate) && firstCell(left) !== '' ? (1 + shared) / 2 : shared;
        return score >= SIMILAR ? [{ left, candidate, score, distance: Math.abs(i - j) }] : [];
      }));
    for (const { left, candidate } of pairs.toSorted((a, b) => b.score - a.score || a.distance - b.distance)) {
      if (forth.has(left) || back.has(candidate)) continue;
      pair(left, candidate);
      matchChildren(left, candidate);
    }
    for (const child of one.children) {
      const counterpart = forth.get(child);
      if (counterpart !== undefined) matchSimilar(child, counterpart);
    }
  };
  pair(base.root, other.root);
  matchChildren(base.root, other.root);
  matchAnywhere(identity);
  matchAnywhere((block) => {
    const changed = alias(block);
    return changed === undefined ? undefined : identity(changed);
  });
  matchSimilar(base.root, other.root);
  const { moved, reordered } = movedBlocks(base, other, forth, back);
  return { of: (block) => forth.get(block), back: (block) => back.get(block), moved: (block) => moved.has(block), staysIn: (block) => sectionIn(back.get(block) as TreeBlock, forth) === back.get(sectionIn(block, back) as TreeBlock), reordered: (block) => reordered.has(sectionIn(block, forth) ?? block) };
}

/** Blocks with the same identity say the same. */
export function identity(block: TreeBlock): string {
  return `${block.kind}\n${block.key}`;
}

/** What a block and everything below it says. */
function deepIdentities(): (block: TreeBlock) => string {
  const known = new Map<TreeBlock, string>();
  const deep = (block: TreeBlock): string => {
    let id = known.get(block);
    if (id === undefined) known.set(block, (id = block.children.length === 0 ? identity(block) : sha256(`${identity(block)}\n${block.children.map(deep).join('\n')}`)));
    return id;
  };
  return deep;
}

function firstCell(row: TreeBlock): string {
  return row.key.split('|')[0]?.trim() ?? '';
}

function best<T>(list: readonly T[], score: (item: T) => number): T | undefined {
  let found: T | undefined;
  let highest = -1;
  for (const item of list) {
    const value = list.length === 1 ? 0 : score(item);
    if (value > highest) [found, highest] = [item, value];
  }
  return found;
}

/**
 * Blocks that stand elsewhere: under another section, or out of the order of their neighbours. Where a heading came or went, what stands under it has not moved. Of blocks that
 * changed places the shorter ones have moved.
 */
function movedBlocks(base: BodyTree, other: BodyTree, forth: ReadonlyMap<TreeBlock, TreeBlock>, back: ReadonlyMap<TreeBlock, TreeBlock>): { moved: Set<TreeBlock>; reordered: Set<TreeBlock> } {
  const moved = new Set<TreeBlock>();
  const reordered = new Set<TreeBlock>();
  const order = new Map(base.blocks.map((block, index) => [block, index]));
  const groups = new Map<TreeBlock, TreeBlock[]>();
  for (const block of other.blocks) {
    const from = back.get(block);
    if (from === undefined) continue;
    const parent = sectionIn(from, forth);
    const now = sectionIn(block, back);
    if (parent === undefined || now === undefined || back.get(now) !== parent) moved.add(block);
    else groups.set(parent, [...(groups.get(parent) ?? []), block]);
  }
  for (const [parent, group] of groups) {
    const kept = new Set(longestRise(group.map((block) => order.get(back.get(block) as TreeBlock) as number), group.map((block) => sizeOf(block))));
    group.forEach((block, index) => {
      if (kept.has(index)) return;
      moved.add(block);
      reordered.add(parent);
    });
  }
  return { moved, reordered };
}

/** The nearest block above that both versions have. */
function sectionIn(block: TreeBlock, known: ReadonlyMap<TreeBlock, TreeBlock>): TreeBlock | undefined {
  let parent = block.parent;
  while (parent !== undefined && !known.has(parent)) parent = parent.parent;
  return parent;
}

function sizeOf(block: TreeBlock): number {
  return block.text.length + block.children.reduce((sum, child) => sum + sizeOf(child), 0);
}

/** Indices of a rising subsequence of the greatest weight. */
function longestRise(values: readonly number[], weights: readonly number[]): number[] {
  if (values.every((value, index) => index === 0 || value > (values[index - 1] as number))) return values.map((_value, index) => index);
  const sums: number[] = [];
  const before: number[] = [];
  let end = -1;
  values.forEach((value, index) => {
    let from = -1;
    for (let i = 0; i < index; i++) if ((values[i] as number) < value && (from < 0 || (sums[i] as number) > (sums[from] as number))) from = i;
    sums.push((weights[index] as number) + (from < 0 ? 0 : (sums[from] as number)));
    before.push(from);
    if (end < 0 || (sums[index] as number) > (sums[end] as number)) end = index;
  });
  const rise: number[] = [];
  for (let index = end; index >= 0; index = before[index] as number) rise.push(index);
  return rise.toReversed();
}
