import type { Root, RootContent } from 'mdast';
import { parseMarkdown } from './markdown.ts';
import { bareText, kindOf, wordsOf } from './merge-typography.ts';

/**
 * A Markdown body as a tree of blocks made of whole lines: headings with their sections below them, paragraphs, list items with what is nested in them, tables with
 * their rows, code, everything else as one block. The gaps and texts of all blocks in order are the body, byte for byte.
 */
export interface TreeBlock {
  /** The mdast type of what it is; `row` for the rows of a table below its head. */
  kind: string;
  /** Level of a heading; 0 for the root, 7 for everything that opens no section. */
  depth: number;
  /** Blank lines before it. */
  gap: string;
  /** Its own lines, each with its line end: of a heading the heading, of an item what comes before nested blocks, of a table head and delimiter. */
  text: string;
  /** Line in the file, from 1. */
  line: number;
  /** What its text says, typography aside: blocks with equal kinds and keys are the same block. */
  key: string;
  parent: TreeBlock | undefined;
  children: TreeBlock[];
  /** The block before it in reading order. */
  previous: TreeBlock | undefined;
}

export interface BodyTree {
  root: TreeBlock;
  /** All blocks below the root in reading order. */
  blocks: readonly TreeBlock[];
  /** What follows the last block: blank lines, and whether the last line has no end. */
  tail: string;
  open: boolean;
}

export const NO_SECTION = 7;

interface Start {
  line: number;
  kind: string;
  depth: number;
  parent: Start | undefined;
}

/**
 * @param body text without front matter, lines ended by LF
 * @param firstLine line of the file on which it begins
 */
export function bodyTree(body: string, firstLine = 1): BodyTree {
  const open = body !== '' && !body.endsWith('\n');
  const lines = body === '' ? [] : (open ? body : body.slice(0, -1)).split('\n').map((line) => `${line}\n`);
  const root: TreeBlock = { kind: 'root', depth: 0, gap: '', text: '', line: firstLine, key: '', parent: undefined, children: [], previous: undefined };
  const blocks: TreeBlock[] = [];
  const made = new Map<Start, TreeBlock>();
  const starts = startsOf(parseMarkdown(body));
  const takeBlank = (from: number, to: number): number => {
    let last = to;
    while (last > from && (lines[last - 1] ?? '').trim() === '') last--;
    return last;
  };
  // Lines before the first block that no node covers belong to it.
  let gap = '';
  let at = 0;
  while (at < (starts[0]?.line ?? lines.length + 1) - 1 && lines[at]?.trim() === '') gap += lines[at++];
  starts.forEach((start, index) => {
    const from = index === 0 ? at : start.line - 1;
    const to = (starts[index + 1]?.line ?? lines.length + 1) - 1;
    const end = takeBlank(from, to);
    const text = lines.slice(from, end).join('');
    const parent = (start.parent === undefined ? undefined : made.get(start.parent)) ?? root;
    const kind = kindOf(start.kind, text);
    const block: TreeBlock = { kind, depth: start.depth, gap, text, line: firstLine + from, key: bareText(kind, text), parent, children: [], previous: blocks.at(-1) };
    parent.children.push(block);
    made.set(start, block);
    blocks.push(block);
    gap = lines.slice(end, to).join('');
  });
  return { root, blocks, tail: gap, open };
}

/** Where blocks begin, in reading order; a line begins one block, the outermost. */
function startsOf(tree: Root): Start[] {
  const starts: Start[] = [];
  const sections: Start[] = [];
  const add = (node: { type: string; position?: RootContent['position'] }, kind: string, parent: Start | undefined, depth = NO_SECTION): Start | undefined => {
    const line = node.position?.start.line ?? 0;
    if (line <= (starts.at(-1)?.line ?? 0)) return undefined;
    const start = { line, kind, depth, parent };
    starts.push(start);
    return start;
  };
  const visit = (node: RootContent, parent: Start | undefined): void => {
    if (node.type === 'list') {
      for (const item of node.children) {
        const start = add(item, 'item', parent);
        // The first block stands on the line of the marker.
        if (start !== undefined) for (const child of item.children.slice(1)) visit(child, start);
      }
    } else if (node.type === 'table') {
      const head = add(node, 'table', parent);
      if (head !== undefined) for (const row of node.children.slice(1)) add(row, 'row', head);
    } else add(node, node.type, parent);
  };
  for (const node of tree.children) {
    if (node.type !== 'heading') {
      visit(node, sections.at(-1));
      continue;
    }
    while ((sections.at(-1)?.depth ?? 0) >= node.depth) sections.pop();
    const start = add(node, 'heading', sections.at(-1), node.depth);
    if (start !== undefined) sections.push(start);
  }
  return starts;
}

/** The text of a block with everything below it. */
export function wholeText(block: Pick<TreeBlock, 'text' | 'gap'> & { children: readonly TreeBlock[] }): string {
  return block.text + block.children.map((child) => child.gap + wholeText(child)).join('');
}

/** A tree as the body it was made of. */
export function bodyText({ blocks, tail, open }: BodyTree): string {
  const text = blocks.map((block) => block.gap + block.text).join('') + tail;
  return open ? text.slice(0, -1) : text;
}

/** Words of a block and everything below it, with how often each occurs. Counted once a block. */
export function wordCounts(): (block: TreeBlock) => ReadonlyMap<string, number> {
  const known = new Map<TreeBlock, ReadonlyMap<string, number>>();
  return (block) => {
    let counts = known.get(block);
    if (counts === undefined) known.set(block, (counts = countWords(wholeText(block))));
    return counts;
  };
}

/** Words of a text, with how often each occurs. */
export function countWords(text: string): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const word of wordsOf(text)) counts.set(word, (counts.get(word) ?? 0) + 1);
  return counts;
}

/** Share of words that two texts have in common (Dice's coefficient over multisets), 0–1; 0 when one has none. */
export function sharedWords(a: ReadonlyMap<string, number>, b: ReadonlyMap<string, number>): number {
  let common = 0;
  let all = 0;
  for (const [word, count] of a) {
    all += count;
    common += Math.min(count, b.get(word) ?? 0);
  }
  for (const count of b.values()) all += count;
  return all === 0 ? 0 : (2 * common) / all;
}
