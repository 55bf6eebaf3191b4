import { cut } from './cuts.ts';
import type { Document } from './document.ts';
import type { HtmlTag } from './html.ts';
import { endOf, startOf, walk } from './markdown.ts';
import type { Splice } from './splice.ts';

/** Edits of raw HTML in the source text. Each gives undefined when the result would not surely say the same. */

/** Attributes that only dress: without them the text says the same. */
export const DRESS = /^(?:class|align|valign|bgcolor|color|face|size|width|height|border|cellpadding|cellspacing|data-[\w-]+)$/;

/** Elements that only dress or box their content. */
const BOXES: ReadonlySet<string> = new Set(['span', 'font', 'center', 'big', 'div', 'p', 'section', 'article', 'main']);

/** Elements that Markdown has marks for. */
const MARKS: Readonly<Record<string, string>> = { b: '**', strong: '**', i: '*', em: '*' };

/** The end tag of the element that a tag opens, elements of the same name inside it counted. */
function endTag(tags: readonly HtmlTag[], index: number): HtmlTag | undefined {
  const name = tags[index]?.name;
  let depth = 0;
  for (const tag of tags.slice(index)) {
    if (tag.name !== name || tag.kind === 'comment') continue;
    depth += tag.kind === 'open' ? 1 : -1;
    if (depth === 0) return tag;
  }
  return undefined;
}

/** Takes an element out with all it holds; only within one block, because an end tag further down may belong to something else. */
export function removeElement(doc: Document, index: number): Splice[] | undefined {
  const open = doc.html[index];
  const close = endTag(doc.html, index);
  if (open === undefined || close === undefined || /\n[^\S\n]*\n/.test(doc.text.slice(open.end, close.start))) return undefined;
  return [cut(doc.text, open.start, close.end)];
}

/** Takes the tags of a box away, or turns them into the marks of Markdown, and keeps what stands between them. */
export function unwrapElement(doc: Document, index: number): Splice[] | undefined {
  const open = doc.html[index];
  if (open === undefined || !Object.keys(open.attributes).every((name) => DRESS.test(name))) return undefined;
  const mark = MARKS[open.name];
  const close = endTag(doc.html, index);
  if (close === undefined || (mark === undefined && !BOXES.has(open.name))) return undefined;
  const inner = doc.text.slice(open.end, close.start);
  const inline = isInline(doc, open);
  const splice = (tag: HtmlTag, text: string): Splice => ({ start: tag.start, end: tag.end, text });
  if (mark !== undefined) {
    const clean = /^[\p{L}\p{N}][^*_`<\\\n]*(?<=[\p{L}\p{N}])$/u.test(inner) && !/[*\\]/.test(doc.text.charAt(open.start - 1) + doc.text.charAt(close.end));
    return inline && clean ? [splice(open, mark), splice(close, mark)] : undefined;
  }
  if (inline) return /[*_~`<]|\n[^\S\n]*\n/.test(inner) ? undefined : [splice(open, ''), splice(close, '')];
  // Tags that stand by themselves, with Markdown between them.
  if (isWholeNode(doc, open) && isWholeNode(doc, close)) return [cut(doc.text, open.start, open.end), cut(doc.text, close.start, close.end)];
  // A box with plain text in it, and nothing else in the block.
  const plain = /\p{L}/u.test(inner) && !/[*_`~[\]#<>|\\&]|\n[^\S\n]*\n|^[^\S\n]*(?:[-+=]|\d+[.)])/mu.test(inner) && !/\n {4}/.test(inner);
  if (!plain || !isWholeNode(doc, { start: open.start, end: close.end })) return undefined;
  const lead = inner.length - inner.trimStart().length;
  const tail = inner.length - inner.trimEnd().length;
  return [{ start: open.start, end: open.end + lead, text: '' }, { start: close.start - tail, end: close.end, text: '' }];
}

/** True for a tag inside a paragraph, a heading or a cell. */
function isInline(doc: Document, tag: HtmlTag): boolean {
  let inline = false;
  walk(doc.tree, (node, parents) => {
    if (node.type === 'html' && startOf(node) <= tag.start && endOf(node) >= tag.end) inline = ['paragraph', 'heading', 'tableCell', 'emphasis', 'strong', 'link', 'delete'].includes(parents.at(-1)?.type ?? '');
  });
  return inline;
}

/** True when a range of the text is one top-level piece of raw HTML. */
function isWholeNode(doc: Document, { start, end }: { start: number; end: number }): boolean {
  return doc.tree.children.some((node) => node.type === 'html' && startOf(node) === start && doc.text.slice(end, endOf(node)).trim() === '' && endOf(node) >= end);
}
