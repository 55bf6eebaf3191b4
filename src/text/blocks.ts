import type { Nodes, Root } from 'mdast';
import { alignment } from './alignment.ts';
import type { Area } from './document-parts.ts';
import { wordAt, type Language, type Lexis } from './language.ts';
import { endOf, startOf } from './markdown.ts';
import type { BlockWords } from './phrase-index.ts';
import type { PhraseMatch, StemmedWord } from './phrases.ts';
import { HAS_LETTER } from './vocabulary.ts';
import { sentencesOf, type Sentence } from './words.ts';

/** A run of text that a reader takes in as one: a heading, a paragraph, an item's first paragraph, a table cell. Code is left out. */
export interface Block {
  kind: 'heading' | 'paragraph' | 'item' | 'cell';
  /** Plain text: markup gone, inline code and raw tags left out. */
  text: string;
  start: number;
  end: number;
  /** Offset in the file of a character of `text`. */
  at(index: number): number;
  words: readonly StemmedWord[];
  /** The same words by their numbers in `lexis`, without making an object of each: for whatever runs over every word. */
  tokens: BlockWords;
  sentences: readonly Sentence[];
  node: Nodes;
  parents: readonly Nodes[];
  area: Area;
  /** Inside a blockquote. */
  quoted: boolean;
  /** True when the character stands inside quotation marks. */
  inQuotes(index: number): boolean;
  /** True when the block holds a link or a footnote reference (a possible source). */
  hasLink: boolean;
  /** Its place among the blocks of the article. */
  position: number;
  /** For cells: row (0 is the header) and column. */
  row: number;
  column: number;
}

interface Piece {
  plain: number;
  source: number;
  length: number;
  exact: boolean;
  /** Where each character stands in the source, from `source` on, for text that is written otherwise there. */
  places?: Int32Array | undefined;
}

/** All text blocks of a tree in reading order. Their words are scanned together, at first use. */
export function blocksOf(tree: Root, source: string, language: Language, lexis: Lexis, areaAt: (offset: number) => Area): Block[] {
  const blocks: Block[] = [];
  let known: BlockWords[] | undefined;
  const tokensOf = (position: number): BlockWords => (known ??= scanBlocks(blocks, lexis))[position] as BlockWords;
  const visit = (node: Nodes, parents: readonly Nodes[], row: number, column: number): void => {
    if (node.type === 'paragraph' || node.type === 'heading' || node.type === 'tableCell') {
      blocks.push(createBlock(node, parents, { source, language, lexis, position: blocks.length, tokensOf }, areaAt(startOf(node)), row, column));
      return;
    }
    if (!('children' in node)) return;
    const below = [...parents, node];
    node.children.forEach((child, index) => {
      if (node.type === 'table') visit(child, below, index, 0);
      else if (node.type === 'tableRow') visit(child, below, row, index);
      else visit(child, below, row, column);
    });
  };
  visit(tree, [], 0, 0);
  return blocks;
}

/** The words of all blocks as one row, each block a part of it. */
function scanBlocks(blocks: readonly Block[], { vocabulary }: Lexis): BlockWords[] {
  const row = { numbers: [] as number[], starts: [] as number[], ends: [] as number[] };
  const borders = blocks.map(({ text }) => {
    vocabulary.scan(text, row);
    return row.numbers.length;
  });
  const [numbers, starts, ends] = [new Int32Array(row.numbers), new Int32Array(row.starts), new Int32Array(row.ends)];
  return borders.map((to, position) => ({ numbers, starts, ends, from: borders[position - 1] ?? 0, to }));
}

interface BlockContext {
  source: string;
  language: Language;
  lexis: Lexis;
  position: number;
  tokensOf(position: number): BlockWords;
}

function createBlock(node: Nodes, parents: readonly Nodes[], { source, language, lexis, position, tokensOf }: BlockContext, area: Area, row: number, column: number): Block {
  const pieces: Piece[] = [];
  let text = '';
  let hasLink = false;
  const collect = (current: Nodes): void => {
    if (current.type === 'link' || current.type === 'linkReference' || current.type === 'footnoteReference') hasLink = true;
    if (current.type === 'html' && /^<a\s/i.test(current.value)) hasLink = true;
    if (current.type === 'text') {
      const start = startOf(current);
      const slice = source.slice(start, endOf(current));
      const exact = slice === current.value;
      pieces.push({ plain: text.length, source: start, length: current.value.length, exact, ...(exact ? {} : { places: alignment(current.value, slice) }) });
      text += current.value;
    } else if (current.type === 'break' || current.type === 'inlineCode' || current.type === 'image') {
      pieces.push({ plain: text.length, source: startOf(current), length: 1, exact: false });
      text += ' ';
    } else if ('children' in current) current.children.forEach(collect);
  };
  collect(node);
  const at = (index: number): number => {
    for (let i = pieces.length - 1; i >= 0; i--) {
      const piece = pieces[i];
      if (piece !== undefined && piece.plain <= index) return piece.source + (piece.exact ? Math.min(index - piece.plain, piece.length) : (piece.places?.[Math.min(index - piece.plain, piece.length)] ?? approximate(source, piece, text, index)));
    }
    return startOf(node);
  };
  let words: StemmedWord[] | undefined;
  let sentences: Sentence[] | undefined;
  let quotes: [number, number][] | undefined;
  const kind = node.type === 'heading' ? 'heading' : node.type === 'tableCell' ? 'cell' : parents.at(-1)?.type === 'listItem' ? 'item' : 'paragraph';
  return {
    kind, text, at, node, parents, area, hasLink, row, column,
    start: startOf(node),
    end: endOf(node),
    quoted: parents.some((parent) => parent.type === 'blockquote'),
    position,
    get tokens() { return tokensOf(position); },
    get words() { return (words ??= wordsIn(tokensOf(position), text, lexis)); },
    get sentences() { return (sentences ??= sentencesOf(text, language.abbreviations)); },
    inQuotes(index) {
      quotes ??= quoteRanges(text);
      return quotes.some(([start, end]) => index > start && index < end);
    },
  };
}

/** Words of a block that hold a letter. */
export function countLetterWords({ tokens: { numbers, from, to } }: Block, { vocabulary: { traits } }: Lexis): number {
  let count = 0;
  for (let at = from; at < to; at++) count += (traits[numbers[at] as number] as number) & HAS_LETTER;
  return count;
}

/** Matches of phrases of a config in a block; lists of a lexicon are found by `Document.matches`. */
export function phrasesIn({ tokens }: Block, lexis: Lexis, phrases: readonly string[]): PhraseMatch[] {
  const found: PhraseMatch[] = [];
  const { starts, ends, from } = tokens;
  lexis.listsOf(phrases).matches(tokens, (_list, phrase, first, last) => found.push({ phrase, first: first - from, last: last - from, start: starts[first] as number, end: ends[last] as number }));
  return found;
}

function wordsIn({ numbers, starts, ends, from, to }: BlockWords, text: string, { vocabulary }: Lexis): StemmedWord[] {
  const words: StemmedWord[] = [];
  for (let at = from; at < to; at++) words.push(wordAt(vocabulary, text, numbers[at] as number, starts[at] as number, ends[at] as number));
  return words;
}

/** Where entities or escapes make source and text differ: find the word itself near the place. */
function approximate(source: string, piece: Piece, text: string, index: number): number {
  const word = /^[\p{L}\p{N}]+/u.exec(text.slice(index))?.[0] ?? '';
  const found = word === '' ? -1 : source.indexOf(word, piece.source + (index - piece.plain));
  return found >= 0 && found < piece.source + piece.length * 3 + 20 ? found - piece.source : Math.min(index - piece.plain, piece.length);
}

/** Ranges between quotation marks: «…», “…”, „…“, »…«, and pairs of straight ones. */
function quoteRanges(text: string): [number, number][] {
  const ranges: [number, number][] = [];
  for (const match of text.matchAll(/«[^»]*»|“[^”]*”|„[^“”]*[“”]|»[^«»]*«|"[^"]*"/g)) ranges.push([match.index, match.index + match[0].length - 1]);
  return ranges;
}
