import type { Language } from './language.ts';
import { escapeMarkdown, parseMarkdown, plainText, startOf, endOf, walk, type Nodes, type Root } from './markdown.ts';
import { htmlTags } from './html.ts';
import { excerpt, normalizeText, RAW_URL, scrubWords, unwrap, type Removed } from './reply-text.ts';
import { applySplices, type Splice } from './splice.ts';

export interface CleanOptions {
  language: Language;
  /** Headings come out at this depth or deeper; a first heading equal to one of `dropHeadings` (normalised) is dropped. */
  minDepth: number;
  /** Schemes of the closed menu; links with any other target lose the link and keep their words. */
  menuSchemes: readonly string[];
}

/** Passes until nothing changes; each removes at least one node, so text that needs more is hostile. */
const MAX_PASSES = 8;
/** The longest article a brief may ask for has 20 000 words. */
const MAX_LENGTH = 400_000;

/**
 * A writer's Markdown with only prose structure left: paragraphs, lists, tables, quotes, code, emphasis, headings at their place and menu links.
 * Every change is a splice at a node's position.
 * @throws RangeError when the text does not settle (hostile nesting) or is far too long
 */
export function cleanMarkdown(source: string, options: CleanOptions): { text: string; removed: Removed[] } {
  if (source.length > MAX_LENGTH) throw new RangeError(`the text is ${source.length} characters long, far more than was asked for`);
  const removed: Removed[] = [];
  let text = unwrap(normalizeText(source, removed), removed);
  for (let pass = 0; ; pass++) {
    if (pass === MAX_PASSES) throw new RangeError('the text does not become clean: it nests markup too deeply');
    const tree = parseMarkdown(text);
    const splices = [...structureSplices(tree, text, options, removed), ...headingSplices(tree, text, options, removed)];
    if (splices.length === 0) break;
    text = applySplices(text, splices);
  }
  return { text: `${cutTalk(text, options.language, removed).split('\n').map((line) => line.trimEnd()).join('\n').replace(/\n{3,}/g, '\n\n').trim()}\n`, removed };
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
      case 'code': {
        // An indented block would become markup when its indent is lost; one whose fence stays open would swallow what the layout puts behind it.
        const [, fence] = /^(`{3,}|~{3,})/.exec(text.slice(startOf(node))) ?? [];
        if (RAW_URL.test(node.value)) drop(node, 'raw-url');
        else if (fence === undefined || !isClosed(text.slice(startOf(node), endOf(node)), fence)) {
          splices.push({ start: startOf(node), end: endOf(node), text: fence !== undefined && parents.at(-1)?.type === 'root' ? node.value : node.value.replace(/\s+/g, ' ').trim() });
        }
        return false;
      }
      case 'blockquote':
      case 'listItem':
        // Emptied by an earlier pass.
        if (node.children.length === 0) splices.push({ start: startOf(node), end: endOf(node), text: '' });
        return true;
      case 'linkReference': drop(node, 'raw-url', plainText(node)); return false;
      case 'link': {
        const scheme = /^([a-z]+):/i.exec(node.url)?.[1]?.toLowerCase() ?? '';
        const words = plainText(node);
        if (!options.menuSchemes.includes(scheme)) { drop(node, 'raw-url', RAW_URL.test(words) || words === node.url || `mailto:${words}` === node.url ? '' : innerSource(node, text)); return false; }
        if (parents.some((parent) => parent.type === 'heading') || words.trim() === '') { drop(node, 'heading', innerSource(node, text)); return false; }
        return true;
      }
      case 'text': {
        const source = text.slice(startOf(node), endOf(node));
        const words = scrubWords(node.value, removed);
        // Where escapes or entities hid it, the words are written out again.
        if (words !== node.value) splices.push({ start: startOf(node), end: endOf(node), text: source === node.value ? words : escapeMarkdown(words) });
        return true;
      }
      default: return true;
    }
  });
  return splices;
}

/** True when the last line of a code block is its closing fence. */
function isClosed(block: string, fence: string): boolean {
  const last = block.includes('\n') ? (block.split('\n').at(-1) ?? '').replace(/^[\s>]*/, '').trimEnd() : '';
  return last.length >= fence.length && last === fence.charAt(0).repeat(last.length);
}

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

/** One line of plain text (a heading, a title) from a writer: markup, tags, addresses and invisible characters gone. */
export function cleanLine(source: string, language: Language): string {
  const { text } = cleanMarkdown(source.replace(/\s+/g, ' ').replace(/^\s*(?:#{1,6}\s+)+/, ''), { language, minDepth: 1, menuSchemes: [] });
  return plainText(parseMarkdown(text)).replace(/\s+/g, ' ').trim();
}
