import type { Language } from './language.ts';
import { parseMarkdown, plainText, startOf, endOf, walk, type Nodes, type Root } from './markdown.ts';
import { htmlTags } from './html.ts';
import { applySplices, type Splice } from './splice.ts';

/** Something taken out of a writer's text, for the run's report. */
export interface Removed {
  what: 'front-matter' | 'fence' | 'html' | 'script' | 'image' | 'raw-url' | 'assistant-talk' | 'heading-marker' | 'heading' | 'rule' | 'footnote' | 'invisible' | 'definition';
  /** The words it was about, cut to a line. */
  excerpt: string;
}

export interface CleanOptions {
  language: Language;
  /** Headings come out at this depth or deeper; a first heading equal to one of `dropHeadings` (normalised) is dropped. */
  minDepth: number;
  /** Schemes of the closed menu; links with any other target lose the link and keep their words. */
  menuSchemes: readonly string[];
}

/** Passes until nothing changes; each removes at least one node, so text that needs more is hostile. */
const MAX_PASSES = 8;

/**
 * A writer's Markdown with only prose structure left: paragraphs, lists, tables, quotes, code, emphasis, headings at their place and menu links.
 * Every change is a splice at a node's position.
 * @throws RangeError when the text does not settle (hostile nesting)
 */
export function cleanMarkdown(source: string, options: CleanOptions): { text: string; removed: Removed[] } {
  const removed: Removed[] = [];
  let text = unwrap(normalizeText(source, removed), removed);
  for (let pass = 0; ; pass++) {
    if (pass === MAX_PASSES) throw new RangeError('the text does not become clean: it nests markup too deeply');
    const tree = parseMarkdown(text);
    const splices = [...structureSplices(tree, text, options, removed), ...headingSplices(tree, text, options, removed)];
    if (splices.length === 0) break;
    text = applySplices(text, splices);
  }
  return { text: `${cutTalk(text, options.language, removed).replace(/[ \t]+$/gm, '').replace(/\n{3,}/g, '\n\n').trim()}\n`, removed };
}

/** NFC, LF, no control, zero-width, bidi or tag characters. */
function normalizeText(source: string, removed: Removed[]): string {
  const text = source.normalize('NFC').replace(/\r\n?/g, '\n');
  // eslint-disable-next-line no-control-regex -- exactly these are dropped
  const visible = text.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\u00ad\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff\u{e0000}-\u{e007f}\ufffd]/gu, '');
  if (visible.length < text.length) removed.push({ what: 'invisible', excerpt: `${text.length - visible.length} characters` });
  return visible;
}

/** Drops a fence around the whole answer and front matter at its start. */
function unwrap(text: string, removed: Removed[]): string {
  let result = text.trim();
  const fence = /^(`{3,}|~{3,})[a-z]*\n([\s\S]*)\n\1$/i.exec(result);
  if (fence?.[2] !== undefined && (/^\s*```(?:markdown|md)?\s*\n/i.test(result))) {
    removed.push({ what: 'fence', excerpt: result.slice(0, 20) });
    result = fence[2].trim();
  }
  const frontMatter = /^---[^\n]*\n[\s\S]*?\n---[ \t]*(?:\n|$)/.exec(result);
  if (frontMatter !== null && /^[\w'"-]+\s*:|^---\w/m.test(frontMatter[0])) {
    removed.push({ what: 'front-matter', excerpt: excerpt(frontMatter[0]) });
    result = result.slice(frontMatter[0].length).trim();
  }
  return result;
}

const DANGEROUS = new Set(['script', 'style', 'iframe', 'object', 'embed', 'template', 'noscript', 'svg', 'math', 'form', 'textarea', 'title', 'xmp', 'select']);

function structureSplices(tree: Root, text: string, options: CleanOptions, removed: Removed[]): Splice[] {
  const splices: Splice[] = [];
  const drop = (node: Nodes, what: Removed['what'], replacement = '', end = endOf(node)): void => {
    removed.push({ what, excerpt: excerpt(text.slice(startOf(node), end)) });
    splices.push({ start: startOf(node), end, text: replacement });
  };
  walk(tree, (node, parents) => {
    switch (node.type) {
      case 'html': {
        const name = htmlTags(node.value).find((tag) => tag.kind === 'open')?.name ?? '';
        const parent = parents.at(-1);
        if (parent?.type === 'root' || parent?.type === 'blockquote' || parent?.type === 'listItem') drop(node, DANGEROUS.has(name) ? 'script' : 'html', blockText(node.value));
        else if (DANGEROUS.has(name)) drop(node, 'script', '', closingEnd(node, parent, name));
        else drop(node, 'html', name === 'br' ? ' ' : '');
        return false;
      }
      case 'image':
      case 'imageReference': drop(node, 'image'); return false;
      case 'definition': drop(node, 'definition'); return false;
      case 'footnoteDefinition':
      case 'footnoteReference': drop(node, 'footnote'); return false;
      case 'thematicBreak': drop(node, 'rule'); return false;
      case 'inlineCode': if (RAW_URL.test(node.value)) drop(node, 'raw-url'); return false;
      case 'code': return false;
      case 'linkReference': drop(node, 'raw-url', plainText(node)); return false;
      case 'link': {
        const scheme = /^([a-z]+):/i.exec(node.url)?.[1]?.toLowerCase() ?? '';
        const words = plainText(node);
        if (!options.menuSchemes.includes(scheme)) { drop(node, 'raw-url', RAW_URL.test(words) || words === node.url ? '' : innerSource(node, text)); return false; }
        if (parents.some((parent) => parent.type === 'heading') || words.trim() === '') { drop(node, 'heading', innerSource(node, text)); return false; }
        return true;
      }
      case 'text': {
        // A bare address that the parser did not make a link of (an invented scheme, a broken autolink).
        for (const match of node.value.matchAll(new RegExp(RAW_URL, 'gi'))) {
          const start = text.indexOf(match[0], startOf(node));
          if (start >= 0 && start < endOf(node)) {
            removed.push({ what: 'raw-url', excerpt: excerpt(match[0]) });
            splices.push({ start, end: start + match[0].length, text: '' });
          }
        }
        return true;
      }
      default: return true;
    }
  });
  return splices;
}

const RAW_URL = /\b(?:https?|ftp|file|data|javascript|vbscript):[^\s)»”"']+|\bwww\.[^\s)»”"']+/i;

/** Words of a dropped HTML block as a paragraph; nothing when the block is one that holds code. */
function blockText(html: string): string {
  const tags = htmlTags(html);
  if (tags.some((tag) => DANGEROUS.has(tag.name))) return '';
  let text = '';
  let at = 0;
  for (const tag of tags) {
    text += `${html.slice(at, tag.start)} `;
    at = tag.end;
  }
  return (text + html.slice(at)).replace(/[<>&]/g, ' ').replace(/\s+/g, ' ').trim();
}

/** End of the sibling that closes an inline element, so that its content goes with it. */
function closingEnd(node: Nodes, parent: Nodes | undefined, name: string): number {
  if (parent === undefined || !('children' in parent)) return endOf(node);
  const siblings: readonly Nodes[] = parent.children;
  const close = siblings.slice(siblings.indexOf(node) + 1).find((sibling) => sibling.type === 'html' && htmlTags(sibling.value).some((tag) => tag.kind === 'close' && tag.name === name));
  return close === undefined ? endOf(siblings.at(-1) ?? node) : endOf(close);
}

function innerSource(node: Nodes, text: string): string {
  if (!('children' in node) || node.children.length === 0) return '';
  const first = node.children[0];
  const last = node.children.at(-1);
  return first === undefined || last === undefined ? '' : text.slice(startOf(first), endOf(last));
}

/** Headings: doubled marks and wrapping emphasis removed, setext to ATX, levels shifted so that the shallowest is `minDepth`. */
function headingSplices(tree: Root, text: string, options: CleanOptions, removed: Removed[]): Splice[] {
  const headings = tree.children.filter((node) => node.type === 'heading');
  const shallowest = Math.min(...headings.map((heading) => heading.depth));
  const shift = Math.max(0, options.minDepth - shallowest);
  return headings.flatMap((heading): Splice[] => {
    const inner = innerSource(heading, text);
    let words = inner.replace(/^(?:\\?#{1,6}\s+)+/, '').replace(/\s+/g, ' ').trim();
    const strong = /^(\*\*|__|\*|_)(.+)\1$/.exec(words);
    if (strong?.[2] !== undefined && !strong[2].includes(strong[1] ?? '')) words = strong[2];
    const line = words === '' ? '' : `${'#'.repeat(Math.min(6, heading.depth + shift))} ${words}`;
    const current = text.slice(startOf(heading), endOf(heading));
    if (current.trim() === line) return [];
    if (inner !== words) removed.push({ what: words === '' ? 'heading' : 'heading-marker', excerpt: excerpt(current) });
    return [{ start: startOf(heading), end: endOf(heading), text: line }];
  });
}

/** Cuts greeting and farewell blocks: the first two and last two blocks, unquoted, that begin with assistant talk. */
function cutTalk(text: string, language: Language, removed: Removed[]): string {
  const blocks = parseMarkdown(text).children;
  const isTalk = (node: Nodes | undefined): boolean => {
    if (node?.type !== 'paragraph' && node?.type !== 'heading') return false;
    const words = language.words(plainText(node));
    return language.find('assistantTalk', words).some((match) => match.first === 0) || language.find('modelSelfReference', words).length > 0;
  };
  const splices: Splice[] = [];
  for (const node of [blocks[0], blocks[1], blocks.at(-2), blocks.at(-1)]) {
    if (node === undefined || !isTalk(node) || splices.some((splice) => splice.start === startOf(node))) continue;
    removed.push({ what: 'assistant-talk', excerpt: excerpt(plainText(node)) });
    splices.push({ start: startOf(node), end: endOf(node), text: '' });
  }
  return applySplices(text, splices);
}

function excerpt(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  return line.length > 80 ? `${line.slice(0, 77)}…` : line;
}

/** One line of plain text (a heading, a title) from a writer: markup, tags, addresses and invisible characters gone. */
export function cleanLine(source: string, language: Language): string {
  const { text } = cleanMarkdown(source.replace(/\s+/g, ' ').replace(/^\s*(?:#{1,6}\s+)+/, ''), { language, minDepth: 1, menuSchemes: [] });
  return plainText(parseMarkdown(text)).replace(/\s+/g, ' ').trim();
}
