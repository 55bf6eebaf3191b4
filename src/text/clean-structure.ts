import { htmlTags } from './html.ts';
import { endOf, escapeMarkdown, plainText, startOf, walk, type Nodes, type Root } from './markdown.ts';
import type { Splice } from './splice.ts';

/** Something taken out of a writer's text, for the run's report. */
export interface Removed {
  what: 'front-matter' | 'fence' | 'html' | 'script' | 'image' | 'raw-url' | 'assistant-talk' | 'heading-marker' | 'heading' | 'rule' | 'footnote' | 'invisible' | 'definition' | 'markup' | 'heading-level';
  /** The words it was about, cut to a line. */
  excerpt: string;
}

const DANGEROUS = new Set(['script', 'style', 'iframe', 'object', 'embed', 'template', 'noscript', 'svg', 'math', 'form', 'textarea', 'title', 'xmp', 'select']);

const RAW_URL = /\b(?:https?|ftp|file|data|javascript|vbscript):[^\s)»”"']+|\bwww\.[^\s)»”"']+|(?<![\w:/])\/\/[\w-]+(?:\.[\w-]+)+[^\s)»”"']*/i;

/** True for text that shows an address. */
export function holdsUrl(text: string): boolean {
  return RAW_URL.test(text);
}

/** What has to go from the tree of a writer's text: raw HTML, pictures, footnotes, definitions, rules, and links that are no menu links. */
export function structureSplices(tree: Root, text: string, menuSchemes: readonly string[], removed: Removed[]): Splice[] {
  const splices: Splice[] = [];
  const drop = (node: Nodes, what: Removed['what'], replacement = '', end = endOf(node)): false => {
    removed.push({ what, excerpt: excerpt(text.slice(startOf(node), end)) });
    splices.push({ start: startOf(node), end, text: replacement });
    return false;
  };
  walk(tree, (node, parents) => {
    const parent = parents.at(-1);
    switch (node.type) {
      case 'html': {
        const name = htmlTags(node.value).find((tag) => tag.kind === 'open')?.name ?? '';
        if (parent?.type === 'root' || parent?.type === 'blockquote' || parent?.type === 'listItem') return drop(node, DANGEROUS.has(name) ? 'script' : 'html', blockText(node.value));
        if (DANGEROUS.has(name)) return drop(node, 'script', '', closingEnd(node, parent, name));
        return drop(node, 'html', name === 'br' ? ' ' : '');
      }
      case 'image':
      case 'imageReference': return drop(node, 'image');
      case 'definition': return drop(node, 'definition');
      case 'footnoteDefinition':
      case 'footnoteReference': return drop(node, 'footnote');
      case 'thematicBreak': return drop(node, 'rule');
      case 'listItem':
      case 'blockquote': return node.children.length > 0 || drop(node, 'markup', '', emptyEnd(node, text));
      case 'paragraph': {
        // A heading without its space, or with more marks than there are levels.
        const marks = parent?.type === 'root' ? /^#{2,}(?=[^#\s])|^#{7,}(?=\s)/.exec(text.slice(startOf(node), endOf(node)))?.[0] : undefined;
        if (marks !== undefined) splices.push({ start: startOf(node), end: startOf(node) + marks.length, text: marks.length > 6 ? '' : `${marks} ` });
        return marks === undefined;
      }
      case 'heading': return parent?.type === 'root' || drop(node, 'heading-marker', escapeMarkdown(plainText(node)));
      case 'inlineCode': return !holdsUrl(node.value) || drop(node, 'raw-url');
      case 'code': {
        const splice = codeSplice(node, text, parent?.type === 'root');
        if (splice !== undefined) splices.push(splice);
        return false;
      }
      case 'linkReference': return drop(node, 'raw-url', innerSource(node, text));
      case 'link': {
        const scheme = /^([a-z]+):/i.exec(node.url)?.[1]?.toLowerCase() ?? '';
        const words = plainText(node).trim();
        // An address as its own words: an autolink.
        const bare = node.url === words || node.url === `mailto:${words}` || holdsUrl(words);
        if (bare || !menuSchemes.includes(scheme)) return drop(node, 'raw-url', bare ? '' : innerSource(node, text));
        return (words !== '' && parents.every((other) => other.type !== 'heading')) || drop(node, 'raw-url', innerSource(node, text));
      }
      case 'text': {
        const words = withoutRemains(node.value);
        if (words !== node.value) {
          const source = text.slice(startOf(node), endOf(node));
          removed.push({ what: 'markup', excerpt: excerpt(node.value) });
          splices.push({ start: startOf(node), end: endOf(node), text: source === node.value ? words : `${/^\s*/.exec(words)?.[0] ?? ''}${escapeMarkdown(words.trim())}${/\s*$/.exec(words)?.[0] ?? ''}` });
          return true;
        }
        if (!holdsUrl(node.value)) {
          splices.push(...bracketSplices(text.slice(startOf(node), endOf(node)), startOf(node)));
          return true;
        }
        removed.push({ what: 'raw-url', excerpt: excerpt(node.value) });
        splices.push({ start: startOf(node), end: endOf(node), text: withoutUrls(node.value, text.slice(startOf(node), endOf(node))) });
        return true;
      }
      default: return true;
    }
  });
  return splices;
}

/** End of an empty item or quote; with its line when it has one to itself, so that a tight list stays tight. */
function emptyEnd(node: Nodes, text: string): number {
  const end = endOf(node);
  const rest = text.charAt(startOf(node) - 1) === '\n' ? (/^[ \t]*\n/.exec(text.slice(end, end + 100))?.[0].length ?? 0) : 0;
  return end + rest;
}

/** Words without the remains of links, pictures, footnotes and tags that are written so oddly that the parser takes them for words. */
function withoutRemains(words: string): string {
  return words
    .replace(/!?\[([^[\]\n]{0,300})\]\([^()\n]*(?:\([^()\n]*\)[^()\n]*)*\)/g, (match, inner: string) => (match.startsWith('!') ? '' : inner))
    .replace(/!\[[^[\]\n]{0,300}\](?:\[[^[\]\n]{0,80}\])?|\[\^[^\]\s]{1,80}\]/g, '')
    .replace(/<[a-z!/?][^<>\n]*=[^<>\n]*>?|<\/?[a-z][^<>\n]*>|<\/?(?:script|style|iframe|svg|img|object|embed|form)\b/gi, '');
}

/** A bracket that opens no tag here could open one where the text is moved to: it is escaped. */
function bracketSplices(source: string, offset: number): Splice[] {
  return [...source.matchAll(/(\\*)<(?=[a-z/!?])/gi)].flatMap((match): Splice[] => {
    const at = offset + match.index + (match[1] ?? '').length;
    return (match[1] ?? '').length % 2 === 0 ? [{ start: at, end: at, text: '\\' }] : [];
  });
}

/** The source of a text without its addresses; rewritten from its value when escapes or entities hide them. */
function withoutUrls(value: string, source: string): string {
  const all = new RegExp(RAW_URL, 'gi');
  const cut = source.replace(all, '');
  if (value === source && cut !== source) return cut;
  return `${/^\s*/.exec(value)?.[0] ?? ''}${escapeMarkdown(value.replace(all, ''))}${/\s*$/.exec(value)?.[0] ?? ''}`;
}

/**
 * Code survives being moved: an indented block would turn into live markup where its indentation is lost, an open fence would swallow what follows.
 * Undefined when the block may stay as it is.
 */
function codeSplice(node: Nodes & { type: 'code' }, text: string, top: boolean): Splice | undefined {
  const start = startOf(node);
  const source = text.slice(start, endOf(node));
  const fence = /^ {0,3}(`{3,}|~{3,})/.exec(source)?.[1];
  if (node.value.trim() === '') return { start, end: endOf(node), text: '' };
  if (fence === undefined) {
    const from = start - (/[ \t]*$/.exec(text.slice(0, start))?.[0].length ?? 0);
    const marker = '`'.repeat(Math.max(3, ...[...node.value.matchAll(/`+/g)].map((run) => run[0].length + 1)));
    return top ? { start: from, end: endOf(node), text: `${marker}\n${node.value}\n${marker}` } : { start, end: endOf(node), text: escapeMarkdown(node.value) };
  }
  const last = source.includes('\n') ? (source.trimEnd().split('\n').at(-1) ?? '').trim() : '';
  const closed = last.startsWith(fence) && last === fence.charAt(0).repeat(last.length);
  return closed || !top ? undefined : { start: endOf(node), end: endOf(node), text: `${source.endsWith('\n') ? '' : '\n'}${fence}` };
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
  return (text + html.slice(at)).replace(/[<>]/g, ' ').replace(/\s+/g, ' ').trim();
}

/** End of the sibling that closes an inline element, so that its content goes with it. */
function closingEnd(node: Nodes, parent: Nodes | undefined, name: string): number {
  if (parent === undefined || !('children' in parent)) return endOf(node);
  const siblings: readonly Nodes[] = parent.children;
  const close = siblings.slice(siblings.indexOf(node) + 1).find((sibling) => sibling.type === 'html' && htmlTags(sibling.value).some((tag) => tag.kind === 'close' && tag.name === name));
  return close === undefined ? endOf(siblings.at(-1) ?? node) : endOf(close);
}

function innerSource(node: Nodes, text: string): string {
  if (!('children' in node)) return '';
  const first = node.children[0];
  const last = node.children.at(-1);
  return first === undefined || last === undefined ? '' : text.slice(startOf(first), endOf(last));
}

/** Headings: doubled marks and wrapping emphasis removed, setext to ATX, levels shifted so that the shallowest is `minDepth`. */
export function headingSplices(tree: Root, text: string, minDepth: number, removed: Removed[]): Splice[] {
  const headings = tree.children.filter((node) => node.type === 'heading');
  const shift = Math.max(0, minDepth - Math.min(...headings.map((heading) => heading.depth)));
  return headings.flatMap((heading): Splice[] => {
    const inner = innerSource(heading, text);
    let words = inner.replace(/^(?:\\?#{1,6}\s+)+/, '').replace(/\s+/g, ' ').trim();
    const strong = /^(\*\*|__|\*|_)(.+)\1$/.exec(words);
    if (strong?.[2] !== undefined && !strong[2].includes(strong[1] ?? '')) words = strong[2];
    const line = words === '' ? '' : `${'#'.repeat(Math.min(6, heading.depth + shift))} ${words}`;
    const current = text.slice(startOf(heading), endOf(heading));
    if (current.trim() === line) return [];
    if (heading.depth === 1 && minDepth > 1) removed.push({ what: 'heading-level', excerpt: excerpt(current) });
    if (inner !== words) removed.push({ what: words === '' ? 'heading' : 'heading-marker', excerpt: excerpt(current) });
    return [{ start: startOf(heading), end: endOf(heading), text: line }];
  });
}

/** One line, cut at 80 characters. */
export function excerpt(text: string): string {
  const line = text.slice(0, 400).replace(/\s+/g, ' ').trim();
  return line.length > 80 ? `${line.slice(0, 77).toWellFormed()}…` : line;
}
