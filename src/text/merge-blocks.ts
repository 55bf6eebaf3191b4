import { matchTrees } from './merge-match.ts';
import { bothAdded, createSlots } from './merge-slots.ts';
import { copyTree, detach, inOrder, newBlock, placeBlock, unwrap, type ResultBlock } from './merge-result.ts';
import { writeBody } from './merge-write.ts';
import { bodyText, bodyTree, wholeText, type BodyTree, type TreeBlock } from './merge-tree.ts';
import { bareText, withBulletOf } from './merge-typography.ts';

/** Three-way merge of Markdown bodies by blocks: what changed from `base` to `theirs` is done to `ours`, the person's text. */

/** A place that both changed, or where a change would cost words of a person. */
export interface MergeConflict {
  /** Line in the person's file, from 1. */
  line: number;
  /** The heading it stands under, or the key of the front matter. */
  where: string;
  /** What happened, in words. */
  message: string;
  /** The texts; '' where one has none. */
  base: string;
  ours: string;
  theirs: string;
}

/** A change of the new version that was left out, because the person had decided otherwise. */
export interface MergeNote {
  where: string;
  message: string;
}

export interface MergedBody {
  text: string;
  conflicts: MergeConflict[];
  notes: MergeNote[];
  /** True when a change of the new version is in the text. */
  landed: boolean;
  /** The merged text as blocks, and what became of a block of any of the three. */
  tree: BodyTree;
  find(block: TreeBlock): TreeBlock | undefined;
}

/** Merges; the person's words stand wherever there is a conflict. */
export function mergeBodies(base: BodyTree, ours: BodyTree, theirs: BodyTree): MergedBody {
  const mt = matchTrees(base, theirs);
  const mo = matchTrees(base, ours, { tree: theirs, matching: mt });
  // What only one of the two changed is exactly that version.
  if (sameText(ours, base)) return untouched(theirs, !sameText(theirs, base), (block) => mt.of(mo.back(block) ?? block));
  if (sameText(theirs, base)) return untouched(ours, false, (block) => mo.of(mt.back(block) ?? block));
  const added = bothAdded(ours, theirs, mo, mt);
  const { root, copies } = copyTree(ours);
  const slots = createSlots(mo, mt, added);
  const created = new Map<TreeBlock, ResultBlock>();
  const conflicts: MergeConflict[] = [];
  const notes: MergeNote[] = [];
  const settled = new Set<TreeBlock>();
  let landed = false;
  const conflict = (message: string, line: number, place: TreeBlock, texts: Pick<MergeConflict, 'base' | 'ours' | 'theirs'>): void => void conflicts.push({ line, where: sectionOf(place), message, ...texts });
  for (const [block, copy] of copies) copy.base = mo.back(block);
  for (const [block, mine] of added) (copies.get(mine) as ResultBlock).theirs = block;
  (copies.get(ours.root) as ResultBlock).theirs = theirs.root;
  /** Where a block of the new version is, once it is where it will stay. */
  const placed = (block: TreeBlock): ResultBlock | undefined => {
    const mine = counterpart(block);
    if (mine === undefined) return created.get(block);
    return movesOf(block, mine) && !settled.has(block) ? undefined : copies.get(mine);
  };
  const counterpart = (block: TreeBlock): TreeBlock | undefined => {
    const from = mt.back(block);
    return from === undefined ? added.get(block) : mo.of(from);
  };
  /** Where a person sorted a section, their order holds; what they put under a heading of their own stays there. */
  const movesOf = (block: TreeBlock, mine: TreeBlock): boolean => {
    const from = mt.back(block);
    if (from === undefined || !mt.moved(block) || mo.moved(mine) || mine.parent === undefined) return false;
    return !(mt.staysIn(block) && mo.reordered(from)) && (mo.back(mine.parent) !== undefined || copies.get(mine.parent)?.theirs !== undefined);
  };

  const leaves = ({ base: from }: ResultBlock): boolean => from !== undefined && mt.of(from) === undefined;
  for (const block of theirs.blocks) {
    const from = mt.back(block);
    const mine = counterpart(block);
    if (mine !== undefined) {
      const copy = copies.get(mine) as ResultBlock;
      copy.theirs = block;
      if (from !== undefined) changeText(copy, from, mine, block);
      else landed = true;
      if (movesOf(block, mine)) {
        settled.add(block);
        if (placeBlock(copy, block, placed, leaves)) landed = true;
      } else if (from !== undefined && mt.moved(block)) landed = true;
    } else if (from === undefined) addBlock(block);
    else leaveDeleted(block, from);
  }
  for (const block of base.blocks.toReversed()) {
    const mine = mt.of(block) === undefined ? mo.of(block) : undefined;
    if (mine !== undefined) takeAway(block, mine);
    else if (mt.of(block) === undefined) landed = true;
  }
  const text = writeBody(root, { base, ours, theirs, mo, mt });
  const tree = bodyTree(text);
  const order = [...inOrder(root)];
  const same = tree.blocks.length === order.length && order.every((block, index) => sameBlock(block, tree.blocks[index] as TreeBlock, order, tree));
  if (!same && conflicts.length === 0) {
    const [line, texts] = firstDifference(order, tree);
    conflict('the changes of the new version and of the person do not fit together: Markdown would read the result in another way', line, ours.root, { base: '', ...texts });
  }
  const places = new Map(order.map((block, index) => [block, tree.blocks[index]]));
  const resultOf = (block: TreeBlock): ResultBlock | undefined => copies.get(block) ?? created.get(block) ?? copies.get(mo.of(block) ?? counterpart(block) ?? block);
  return {
    text, conflicts, notes, landed, tree,
    find(block) {
      const result = resultOf(block);
      return result === undefined ? undefined : places.get(result);
    },
  };

  function changeText(copy: ResultBlock, from: TreeBlock, mine: TreeBlock, block: TreeBlock): void {
    if (block.text === from.text) return;
    if (mine.text === block.text || mine.key === block.key) landed = true;
    else if (mine.text === from.text || (mine.key === from.key && block.key !== from.key)) {
      copy.text = block.kind === 'item' ? withBulletOf(block.text, mine.text) : block.text;
      copy.depth = block.depth;
      landed = true;
    } else if (block.key !== from.key) conflict('a person and the new version changed the same text', mine.line, mine, { base: from.text, ours: mine.text, theirs: block.text });
  }

  function addBlock(block: TreeBlock): void {
    const replaced = slots.replacedByBoth(block);
    if (replaced !== undefined) {
      conflict('a person and the new version put other text in the same place', replaced.ours.line, replaced.ours, { base: replaced.base?.text ?? '', ours: wholeText(replaced.ours), theirs: wholeText(block) });
      return;
    }
    // The person's version of what it replaces stands there; the conflict is told where that is left out.
    if (slots.replacesEdited(block)) return;
    const copy = newBlock(block);
    const next = block.kind === 'item' ? slots.neighbourItem(block) : undefined;
    if (next !== undefined) copy.text = withBulletOf(block.text, next.text);
    if (placeBlock(copy, block, placed, leaves)) {
      created.set(block, copy);
      landed = true;
    } else if (block.parent !== undefined && created.get(block.parent) === undefined) notes.push({ where: sectionOf(block), message: 'new text was left out: a person deleted the section it belongs to' });
  }

  function leaveDeleted(block: TreeBlock, from: TreeBlock): void {
    if (block.key === from.key) return;
    const instead = slots.writtenInstead(from);
    if (instead !== undefined) conflict('a person put other text in the place of what the new version changed', instead.line, instead, { base: from.text, ours: wholeText(instead), theirs: block.text });
    else notes.push({ where: sectionOf(block), message: 'a change was left out: a person deleted the text it belongs to' });
  }

  function takeAway(block: TreeBlock, mine: TreeBlock): void {
    const copy = copies.get(mine) as ResultBlock;
    const told = (): boolean => conflicts.some(({ line }) => line === mine.line);
    if (mine.key !== block.key) {
      if (!told()) conflict('a person changed text that the new version leaves out', mine.line, mine, { base: block.text, ours: mine.text, theirs: slots.newInstead(block)?.text ?? '' });
    } else if (copy.children.length === 0) {
      detach(copy);
      landed = true;
    } else if (copy.children.every((child) => child.theirs !== undefined) && unwrap(copy)) landed = true;
    else if (conflicts.length === 0) {
      const written = copy.children.find((child) => child.theirs === undefined)?.ours ?? mine;
      conflict('the new version leaves out a section in which a person wrote or put something', written.line, mine, { base: wholeText(block), ours: wholeText(written), theirs: '' });
    }
  }
}

function sameText(one: BodyTree, two: BodyTree): boolean {
  return bodyText(one) === bodyText(two);
}

function untouched(tree: BodyTree, landed: boolean, other: (block: TreeBlock) => TreeBlock | undefined): MergedBody {
  const own = new Set(tree.blocks);
  return { text: bodyText(tree), conflicts: [], notes: [], landed, tree, find: (block) => (own.has(block) ? block : other(block)) };
}

/** The heading over a block, without its marks; '' at the top. */
function sectionOf(block: TreeBlock): string {
  let section: TreeBlock | undefined = block;
  while (section !== undefined && section.kind !== 'heading') section = section.parent;
  return section === undefined ? '' : bareHeading(section.text);
}

/** The words of a heading as they are written. */
function bareHeading(text: string): string {
  return text.replace(/^\s*#{1,6}\s+/, '').replace(/\s+#*\s*$/, '').replace(/\n[ \t]*(?:=+|-+)[ \t]*$/, '').trim();
}

function sameBlock(block: ResultBlock, read: TreeBlock, order: readonly ResultBlock[], tree: BodyTree): boolean {
  if (block.text !== read.text || bareText(block.kind, block.text) !== read.key || block.kind !== read.kind) return false;
  const parent = block.parent?.parent === undefined ? -1 : order.indexOf(block.parent);
  return (read.parent?.parent === undefined ? -1 : tree.blocks.indexOf(read.parent)) === parent;
}

function firstDifference(order: readonly ResultBlock[], tree: BodyTree): [line: number, texts: { ours: string; theirs: string }] {
  const index = order.findIndex((block, at) => tree.blocks[at] === undefined || !sameBlock(block, tree.blocks[at], order, tree));
  const block = order[index] ?? order.at(-1);
  return [block?.ours?.line ?? order.slice(0, Math.max(0, index)).findLast((one) => one.ours !== undefined)?.ours?.line ?? 1, { ours: block?.ours?.text ?? '', theirs: block?.theirs?.text ?? '' }];
}
