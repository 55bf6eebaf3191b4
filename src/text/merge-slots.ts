import { identity, type Matching } from './merge-match.ts';
import type { BodyTree, TreeBlock } from './merge-tree.ts';
import { wordsOf } from './merge-typography.ts';

/** Shorter new texts ("Yes.") are the same text only in the same section. */
const MIN_WORDS = 3;

/**
 * New blocks of the new version that the person has as well, word for word: taken over by hand, or merged before.
 * @returns block of the new version → the person's
 */
export function bothAdded(ours: BodyTree, theirs: BodyTree, mo: Matching, mt: Matching): Map<TreeBlock, TreeBlock> {
  const added = new Map<TreeBlock, TreeBlock>();
  const free = Map.groupBy(ours.blocks.filter((block) => mo.back(block) === undefined), identity);
  for (const block of theirs.blocks) {
    if (mt.back(block) !== undefined) continue;
    const candidates = free.get(identity(block)) ?? [];
    const from = block.parent === undefined ? undefined : mt.back(block.parent);
    const parent = from === undefined ? (block.parent === undefined ? ours.root : added.get(block.parent)) : mo.of(from);
    const near = candidates.find((candidate) => candidate.parent === parent);
    const found = near ?? (block.kind === 'heading' || wordsOf(block.key).length >= MIN_WORDS ? candidates[0] : undefined);
    if (found === undefined) continue;
    candidates.splice(candidates.indexOf(found), 1);
    added.set(block, found);
  }
  return added;
}

/**
 * A slot is the room between two neighbours that stayed where they are. What one version took out of a slot and what it put there instead is a replacement, however little the
 * texts have in common.
 */
export interface Slots {
  /** For a new block of the new version: what the person put in the place of the same text. */
  replacedByBoth(theirs: TreeBlock): { ours: TreeBlock; base: TreeBlock | undefined } | undefined;
  /** True for a new block that stands in the place of one that the person edited. */
  replacesEdited(theirs: TreeBlock): boolean;
  /** For a block that the person took out: what they put in its place. */
  writtenInstead(base: TreeBlock): TreeBlock | undefined;
  /** For a block that the new version leaves out: what it has in its place. */
  newInstead(base: TreeBlock): TreeBlock | undefined;
  /** The person's item next to a new one of ours. */
  neighbourItem(theirs: TreeBlock): TreeBlock | undefined;
}

/** @param added what both added (`bothAdded`): replaces nothing */
export function createSlots(mo: Matching, mt: Matching, added: ReadonlyMap<TreeBlock, TreeBlock>): Slots {
  const shared = new Set([...added.values(), ...added.keys()]);
  /** Between neighbours that stayed: matched blocks of the same two sections that did not move. */
  const stays = (matching: Matching, base: TreeBlock, side: TreeBlock | undefined): side is TreeBlock =>
    side !== undefined && side.parent !== undefined && base.parent !== undefined && matching.back(side.parent) === base.parent && !matching.moved(side);
  const anchorOf = (matching: Matching, base: TreeBlock): TreeBlock | undefined => {
    const siblings = base.parent?.children ?? [];
    return siblings.slice(0, siblings.indexOf(base)).findLast((one) => stays(matching, one, matching.of(one)));
  };
  const anchorOfNew = (matching: Matching, block: TreeBlock): TreeBlock | undefined => {
    const siblings = block.parent?.children ?? [];
    const anchor = siblings.slice(0, siblings.indexOf(block)).findLast((one) => {
      const from = matching.back(one);
      return from !== undefined && stays(matching, from, one);
    });
    return anchor === undefined ? undefined : matching.back(anchor);
  };
  /** New blocks of one version in a slot. */
  const newIn = (matching: Matching, parent: TreeBlock, anchor: TreeBlock | undefined): TreeBlock[] => {
    const side = matching.of(parent);
    if (side === undefined) return [];
    const start = anchor === undefined ? 0 : side.children.indexOf(matching.of(anchor) as TreeBlock) + 1;
    const found: TreeBlock[] = [];
    for (const block of side.children.slice(start)) {
      const from = matching.back(block);
      if (from !== undefined && stays(matching, from, block)) break;
      if (from === undefined && !shared.has(block)) found.push(block);
    }
    return found;
  };
  /** Blocks of the base that one version took out of a slot. */
  const goneFrom = (matching: Matching, parent: TreeBlock, anchor: TreeBlock | undefined): TreeBlock[] => {
    const found: TreeBlock[] = [];
    for (const block of parent.children.slice(anchor === undefined ? 0 : parent.children.indexOf(anchor) + 1)) {
      const side = matching.of(block);
      if (stays(matching, block, side)) break;
      if (side === undefined) found.push(block);
    }
    return found;
  };
  const insteadOf = (matching: Matching, base: TreeBlock): TreeBlock | undefined =>
    base.parent === undefined ? undefined : newIn(matching, base.parent, anchorOf(matching, base)).find((block) => block.kind === base.kind);
  return {
    replacedByBoth(theirs) {
      const { parent } = theirs;
      if (parent === undefined) return undefined;
      const mine = added.get(parent);
      if (mine !== undefined) {
        const ours = mine.children.find((child) => child.kind === theirs.kind && mo.back(child) === undefined && !shared.has(child));
        return ours === undefined ? undefined : { ours, base: undefined };
      }
      const from = mt.back(parent);
      if (from === undefined) return undefined;
      for (const base of goneFrom(mt, from, anchorOfNew(mt, theirs))) {
        const ours = base.kind === theirs.kind && mo.of(base) === undefined ? insteadOf(mo, base) : undefined;
        if (ours !== undefined) return { ours, base };
      }
      return undefined;
    },
    replacesEdited(theirs) {
      const from = theirs.parent === undefined ? undefined : mt.back(theirs.parent);
      return from !== undefined && goneFrom(mt, from, anchorOfNew(mt, theirs)).some((base) => {
        const mine = mo.of(base);
        return mine !== undefined && mine.key !== base.key && insteadOf(mt, base) === theirs;
      });
    },
    writtenInstead: (base) => insteadOf(mo, base),
    newInstead: (base) => insteadOf(mt, base),
    neighbourItem(theirs) {
      const siblings = theirs.parent?.children ?? [];
      const index = siblings.indexOf(theirs);
      for (const one of [...siblings.slice(0, index).toReversed(), ...siblings.slice(index + 1)]) {
        const from = one.kind === 'item' ? mt.back(one) : undefined;
        const mine = from === undefined ? undefined : mo.of(from);
        if (mine !== undefined) return mine;
      }
      return undefined;
    },
  };
}
