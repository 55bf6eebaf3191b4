import type { Nodes } from 'mdast';
import type { Block } from './blocks.ts';
import type { Document } from './document.ts';
import { endOf, startOf } from './markdown.ts';
import { oncePer } from './once-per.ts';
import type { Range } from './yaml-places.ts';

/** Where in an article a link may be made of its own words: running text and lists of the body; never headings, the first paragraph, tables, quotations, code, FAQ, sources, raw HTML, or what is a link already. */

/** Blocks that may carry a link, in reading order. */
export const linkableBlocks: (doc: Document) => readonly Block[] = oncePer((doc: Document) => {
  const running = doc.blocks.filter((block) => block.area === 'body' && (block.kind === 'paragraph' || block.kind === 'item') && !block.quoted && !inMarkup(block.parents));
  // An epigraph or a picture before it does not make the lead the second paragraph.
  const first = running.find((block) => block.kind === 'paragraph' && /\p{L}/u.test(block.text));
  const titles = new Set(doc.headings.map(({ text }) => plain(text)));
  const sources = doc.headings.filter(({ text }) => plain(text) === plain(doc.language.labels.sources));
  return running.filter((block) => block !== first && !isContents(block, titles) && !sources.some(({ start, ownEnd }) => start < block.start && block.start < ownEnd));
});

/**
 * Offsets in the file of words of a block, when a link can be put around them byte for byte: one text node, nothing escaped, not within quotation marks, raw
 * HTML or a shortcode, and no sign beside them that would make something else of the brackets.
 * @param start of the first word, @param end of the last one, in `block.text`
 */
export function sourceOf(doc: Document, block: Block, start: number, end: number): Range | undefined {
  const words = block.text.slice(start, end);
  if (words === '' || /[[\]()*_`<>\\|\r\n]/.test(words) || block.inQuotes(start) || block.inQuotes(end - 1)) return undefined;
  const text = ownTexts(block).find((one) => one.plain <= start && end <= one.plain + one.value.length);
  const from = text && sourceIn(text, doc.text.slice(text.start, text.end), words, start - text.plain);
  if (from === undefined || BEFORE.test(doc.text.charAt(from - 1)) || BEHIND.test(doc.text.charAt(from + words.length))) return undefined;
  const to = from + words.length;
  // MDX has no tags in its tree: words that fill a component (a button, a tab) are its label.
  if (doc.text.charAt(from - 1) === '>' && doc.text.startsWith('</', to)) return undefined;
  return closedRanges(doc).some((range) => range.start < to && from < range.end) ? undefined : { start: from, end: to };
}

/** What turns a bracket behind it into an image, a reference, an escape, a formula, a tag, or half of a path. */
const BEFORE = /[!\\[\]{}$@#=~^&*_`|/+]/;
const BEHIND = /[[\]{}$@#=~^*_`|/+(]/;

/** A text that stands in the block itself, in no link, emphasis or other markup. */
interface OwnText extends Range {
  value: string;
  /** Where it begins in `block.text`. */
  plain: number;
}

const ownTexts: (block: Block) => readonly OwnText[] = oncePer(({ node }: Block) => {
  const texts: OwnText[] = [];
  let length = 0;
  // The same walk as in blocks.ts: what stands for what in `block.text`.
  const visit = (current: Nodes, parent: Nodes | undefined): void => {
    if (current.type === 'text') {
      if (parent === node) texts.push({ plain: length, value: current.value, start: startOf(current), end: endOf(current) });
      length += current.value.length;
    } else if (current.type === 'break' || current.type === 'inlineCode' || current.type === 'image') length++;
    else if ('children' in current) current.children.forEach((child) => visit(child, current));
  };
  visit(node, undefined);
  return texts;
});

/** Where words of a text stand in its source. Entities, escapes and indents make the two differ: then the words are told by how often they stood there before. */
function sourceIn({ value, start }: OwnText, source: string, words: string, index: number): number | undefined {
  if (source === value) return start + index;
  const [inValue, inSource] = [placesOf(words, value), placesOf(words, source)];
  const found = inValue.length === inSource.length ? inSource[inValue.indexOf(index)] : undefined;
  return found === undefined ? undefined : start + found;
}

function placesOf(words: string, text: string): number[] {
  const places: number[] = [];
  for (let at = text.indexOf(words); at >= 0; at = text.indexOf(words, at + 1)) places.push(at);
  return places;
}

/** Tags and shortcodes whose content is plain Markdown all the same. */
const OPEN: ReadonlySet<string> = new Set(['div', 'section', 'article', 'main', 'details', 'raw', 'if', 'unless']);
const SHORTCODE = /\{\{[<%]-?\s*(?<slash>\/?)\s*(?<name>[\w./-]+)|\{%-?\s*(?<end>end)?(?<tag>\w+)/g;

/** Between the two tags of an element, or of a shortcode: what stands there is no running text, and its brackets may be printed as they are. */
const closedRanges: (doc: Document) => readonly Range[] = oncePer((doc: Document) => {
  const ranges: Range[] = [];
  const open = new Map<string, number[]>();
  const meet = (name: string, closes: boolean, start: number, end: number): void => {
    const known = open.get(name) ?? [];
    if (!closes) open.set(name, [...known.slice(-DEEPEST), start]);
    else {
      const from = known.pop();
      if (from !== undefined && !OPEN.has(name.slice(1))) ranges.push({ start: from, end });
    }
  };
  for (const { name, kind, start, end } of doc.html) if (kind !== 'comment') meet(`<${name}`, kind === 'close', start, end);
  if (doc.text.includes('{{') || doc.text.includes('{%')) {
    for (const { index, 0: all, groups } of doc.text.matchAll(SHORTCODE)) meet(`{${groups?.['name'] ?? groups?.['tag'] ?? ''}`, (groups?.['slash'] ?? groups?.['end'] ?? '') !== '', index, index + all.length);
  }
  return ranges;
});

/** Elements of one name within each other that are followed; nobody nests more. */
const DEEPEST = 100;

/** Part of a list of contents: nothing but links, or the words of a heading. */
function isContents(block: Block, titles: ReadonlySet<string>): boolean {
  if (block.kind !== 'item') return false;
  if (titles.has(plain(block.text))) return true;
  return block.hasLink && 'children' in block.node && block.node.children.every((child) => child.type === 'link' || (child.type === 'text' && child.value.trim() === ''));
}

function plain(text: string): string {
  return text.replace(/\s+/g, ' ').replace(/[\s.,:;]+$/, '').trim().toLowerCase();
}

/** Inside raw HTML or a footnote. */
function inMarkup(parents: readonly Nodes[]): boolean {
  return parents.some((parent) => parent.type === 'footnoteDefinition' || parent.type === 'table' || parent.type === 'html');
}
