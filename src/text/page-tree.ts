import type { Root } from 'mdast';
import { startOf, endOf, parseMarkdown, walk, type Nodes } from './markdown.ts';
import { parseMdx } from './mdx.ts';
import { maskMarkup, runsTemplates, type MaskedText } from './shortcodes.ts';

/** What the parse has to know of a page besides its text. */
export interface PageContext {
  file: string;
  data: Readonly<Record<string, unknown>>;
  /** In what the front matter is written. */
  language: string;
}

/**
 * The tree of a page of any blog. Templates, shortcodes and formulas come as inline code where they stand among words (they are no prose), and not at
 * all where they have lines of their own; components of MDX give way to what they hold.
 * @param text with the front matter blanked
 */
export function parsePage(text: string, { file, data, language }: PageContext): Root {
  const mdx = isMdx(text, file);
  const masked = maskMarkup(text, { mdx, templates: !mdx && runsTemplates(text, file, data, language) });
  const source = masked?.text ?? text;
  const tree = mdx ? (parseMdx(source) ?? parseMarkdown(withoutJsx(source))) : parseMarkdown(source);
  if (masked !== undefined) unmask(tree, text, masked);
  return tree;
}

/** Docusaurus reads .md as MDX too: such a page begins with its imports. */
function isMdx(text: string, file: string): boolean {
  return file.endsWith('.mdx') || (text.includes('\nimport ') && /^import\s[^\n]*?['"][^'"\n]+['"];?[ \t]*\r?(?:\n|$)/.test(text.trimStart()));
}

/** For files that no parser of MDX reads: imports, exports, comments and tags of components become blanks. */
function withoutJsx(text: string): string {
  return text.replace(/^(?:import|export)\s[^\n]*(?:\n[ \t}][^\n]*)*|\{\/\*[\s\S]{0,5000}?\*\/\}|<\/?[A-Z][\w.]*(?:\s(?:"[^"]*"|'[^']*'|\{[^{}]*(?:\{[^{}]*\}[^{}]*)*\}|[^<>"'{}])*)?\/?>|^<\/?>$/gm, (match) => match.replace(/[^\r\n]/g, ' '));
}

/** Takes the marks out of the tree again. */
function unmask(tree: Root, source: string, masked: MaskedText): void {
  const { mark } = masked;
  const marks = new RegExp(`${mark}+`, 'g');
  walk(tree, (node) => {
    if ('url' in node && node.url.includes(mark)) node.url = node.url.replace(marks, '') || '/';
    if (node.type === 'html' && node.value.includes(mark)) node.value = node.value.replaceAll(mark, ' ');
    if ('alt' in node && typeof node.alt === 'string' && node.alt.includes(mark)) node.alt = node.alt.replace(marks, ' ').trim() || '…';
    if ('children' in node && node.children.some((child) => child.type === 'text' && child.value.includes(mark))) {
      (node as { children: Nodes[] }).children = node.children.flatMap((child) => (child.type === 'text' && child.value.includes(mark) ? split(child, source, masked) : [child]));
    }
  });
  settle(tree, source);
}

/** A text with marks as texts and inline code. The id of a heading stays text. */
function split(text: Extract<Nodes, { type: 'text' }>, source: string, masked: MaskedText): Nodes[] {
  const nodes: Nodes[] = [];
  const [start, end] = [startOf(text), endOf(text)];
  let at = start;
  for (const part of text.value.split(new RegExp(`(${masked.mark}+)`))) {
    if (part === '') continue;
    const isMark = part.startsWith(masked.mark);
    // Escapes and entities make a value shorter than its source: the marks lead the way.
    if (isMark) at = Math.max(at, masked.text.indexOf(masked.mark, at));
    const next = Math.min(end, at + part.length);
    const original = source.slice(at, next);
    const position = { start: pointAt(text, at, start), end: pointAt(text, next, start) };
    nodes.push(!isMark || /^\{#[^}\s]+\}$/.test(original) ? { type: 'text', value: isMark ? original : part, position } : { type: 'inlineCode', value: original, position });
    at = next;
  }
  return nodes;
}

function pointAt(text: Nodes, offset: number, start: number): { line: number; column: number; offset: number } {
  const first = text.position?.start;
  return { line: first?.line ?? 1, column: (first?.column ?? 1) + offset - start, offset };
}

/** A paragraph that held nothing but templates is a block of them: it shows something, and is no prose. Blank ones are none. */
function settle(tree: Root, source: string): void {
  walk(tree, (node) => {
    if (!('children' in node)) return;
    (node as { children: Nodes[] }).children = node.children.flatMap((child: Nodes): Nodes[] => {
      if (child.type !== 'paragraph' || child.children.some((inner) => (inner.type === 'text' ? inner.value.trim() !== '' : inner.type !== 'inlineCode'))) return [child];
      const templates = child.children.filter((inner) => inner.type === 'inlineCode' && /^\{[{%]/.test(inner.value));
      if (templates.length === 0) return child.children.some((inner) => inner.type === 'inlineCode' && !inner.value.startsWith('{')) ? [child] : [];
      const position = child.position;
      return [{ type: 'code', lang: 'liquid', value: source.slice(startOf(child), endOf(child)), ...(position === undefined ? {} : { position }) }];
    });
  });
}
