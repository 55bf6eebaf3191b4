import type { AlignType } from 'mdast';
import { alignment } from '../text/alignment.ts';
import { htmlAllowList, htmlTags, SAFE_SCHEMES, urlScheme } from '../text/html.ts';
import { endOf, startOf, type Nodes, type Root } from '../text/markdown.ts';
import type { ViewNode } from './shapes.ts';

/**
 * A parsed text as nodes that the page makes elements of, one by one: no HTML is ever put together, so none that a text holds can come to life. Only the
 * elements named here come out; raw HTML beyond the few tags of text is shown as what it is, a piece of code. Pictures are told, not loaded.
 */

/** What lies on a stretch of the text: findings and a claim. */
export interface Mark {
  start: number;
  end: number;
  finding?: number;
  claim?: number;
}

export interface TreeOptions {
  text: string;
  marks: readonly Mark[];
  /** Slug of the article an address leads to; undefined for all else. */
  slugOf(url: string): string | undefined;
  /** Raw HTML that the config allows besides. */
  html: readonly string[];
}

type Element = Extract<ViewNode, { e: string }>;

/** Tags of running text that become elements. What they may carry besides (styles, handlers) is dropped. */
const INLINE = new Set(['a', 'sup', 'sub', 'kbd', 'abbr', 'mark', 'b', 'i', 'em', 'strong', 's', 'u', 'small']);
const PLAIN: Readonly<Partial<Record<Nodes['type'], string>>> = { paragraph: 'p', emphasis: 'em', strong: 'strong', delete: 'del', blockquote: 'blockquote', tableRow: 'tr', break: 'br', thematicBreak: 'hr' };

/** Blocks of the text in order, each with its place. */
export function viewTree(root: Root, options: TreeOptions): { start: number; end: number; nodes: ViewNode[] }[] {
  const marks = options.marks.toSorted((a, b) => a.start - b.start || a.end - b.end);
  const allowed = htmlAllowList(options.html);
  /** Marks of the block at hand: of a long text there are thousands. */
  let near: Mark[] = [];
  let ahead = 0;
  return root.children.map((child) => {
    const [start, end] = [startOf(child), endOf(child)];
    near = near.filter((mark) => mark.end > start);
    for (let mark = marks[ahead]; mark !== undefined && mark.start < end; mark = marks[++ahead]) near.push(mark);
    return { start, end, nodes: render(child) };
  });

  function all(nodes: readonly Nodes[]): ViewNode[] {
    const top: ViewNode[] = [];
    const open: Element[] = [];
    const put = (...more: ViewNode[]): void => void (open.at(-1)?.c ?? top).push(...more);
    for (const node of nodes) {
      if (node.type !== 'html') {
        put(...render(node));
        continue;
      }
      const tags = htmlTags(node.value);
      const [tag] = tags;
      if (tag === undefined || tags.length !== 1 || tag.kind === 'comment' || !(INLINE.has(tag.name) || tag.name === 'br') || !(allowed.has(tag.name) || tag.kind === 'close' || INLINE.has(tag.name))) put(raw(node.value, node, false));
      else if (tag.name === 'br') put({ e: 'br' });
      else if (tag.kind === 'close') {
        const at = open.findLastIndex((one) => one.e === tag.name);
        if (at < 0) put(raw(node.value, node, false));
        else open.length = at;
      } else {
        const element: Element = { e: tag.name, c: [], at: startOf(node), ...attributes(tag.name === 'a' ? link(tag.attributes['href'] ?? '') : tag.name === 'abbr' ? { title: tag.attributes['title'] ?? '' } : {}) };
        put(element);
        open.push(element);
      }
    }
    return top;
  }

  function render(node: Nodes): ViewNode[] {
    const at = startOf(node);
    const plain = PLAIN[node.type];
    if (plain !== undefined) return [{ e: plain, at, ...('children' in node ? { c: all(node.children) } : {}) }];
    switch (node.type) {
      case 'text': return texts(node.value, at, endOf(node));
      case 'heading': return [{ e: `h${node.depth}`, at, c: all(node.children) }];
      case 'list': return [{ e: node.ordered === true ? 'ol' : 'ul', at, ...attributes(node.ordered === true && node.start != null && node.start !== 1 ? { start: String(node.start) } : {}), c: all(node.children) }];
      case 'listItem': return [{ e: 'li', at, c: [...(node.checked == null ? [] : [{ x: node.checked ? '☑ ' : '☐ ' }]), ...all(node.children)] }];
      case 'link': return [{ e: 'a', at, ...attributes(link(node.url)), c: all(node.children) }];
      case 'linkReference': return [{ e: 'span', at, c: all(node.children) }];
      case 'image': return [{ e: 'figure', at, a: { alt: node.alt ?? '', src: node.url } }];
      case 'imageReference': return [{ e: 'figure', at, a: { alt: node.alt ?? '', src: '' } }];
      case 'inlineCode': return [{ e: 'code', at, c: [{ x: node.value, at, ...marksAt(at, endOf(node)) }] }];
      case 'code': return [{ e: 'pre', at, ...attributes({ lang: node.lang ?? '' }), c: [{ e: 'code', c: [{ x: node.value, at, ...marksAt(at, endOf(node)) }] }] }];
      case 'table': return [{ e: 'table', at, c: table(node.children, node.align ?? []) }];
      case 'footnoteReference': return [{ e: 'sup', at, c: [{ x: node.label ?? node.identifier, at, ...marksAt(at, endOf(node)) }] }];
      case 'footnoteDefinition': return [{ e: 'aside', at, a: { label: node.label ?? node.identifier }, c: all(node.children) }];
      case 'html': return [raw(node.value, node, true)];
      case 'definition':
      case 'yaml': return [];
      default: return 'children' in node ? all(node.children) : [];
    }
  }

  function table(rows: Extract<Nodes, { type: 'table' }>['children'], align: readonly AlignType[]): ViewNode[] {
    const cells = (row: (typeof rows)[number], name: 'th' | 'td'): ViewNode => ({
      e: 'tr', c: row.children.map((cell, column) => ({ e: name, at: startOf(cell), ...attributes(align[column] == null ? {} : { align: align[column] ?? '' }), c: all(cell.children) })),
    });
    const [head, ...rest] = rows;
    return [...(head === undefined ? [] : [{ e: 'thead', c: [cells(head, 'th')] }]), ...(rest.length === 0 ? [] : [{ e: 'tbody', c: rest.map((row) => cells(row, 'td')) }])];
  }

  /** Where an address leads, as far as it is safe to offer it. */
  function link(url: string): Record<string, string> {
    const slug = options.slugOf(url);
    if (slug !== undefined) return { article: slug, url };
    const scheme = urlScheme(url);
    return SAFE_SCHEMES.has(scheme) ? { url, ...(scheme === 'http' || scheme === 'https' ? { href: url } : {}) } : { url, unsafe: 'yes' };
  }

  function raw(value: string, node: Nodes, block: boolean): ViewNode {
    return { e: block ? 'raw' : 'rawline', at: startOf(node), c: [{ x: value, at: startOf(node), ...marksAt(startOf(node), endOf(node)) }] };
  }

  /** A text cut where marks begin and end. */
  function texts(value: string, start: number, end: number): ViewNode[] {
    const inside = near.filter((mark) => mark.start < end && mark.end > start && mark.end > mark.start);
    if (inside.length === 0) return [{ x: value, at: start }];
    const slice = options.text.slice(start, end);
    const places = slice === value ? undefined : alignment(value, slice);
    const offset = (index: number): number => start + (slice === value ? index : (places?.[index] ?? Math.round((index / value.length) * (end - start))));
    const cuts = new Set([0, value.length]);
    for (let index = 0; index < value.length; index++) {
      const from = offset(index);
      const before = index === 0 ? -1 : offset(index - 1);
      for (const mark of inside) if ((mark.start <= from && mark.start > before) || (mark.end <= from && mark.end > before)) cuts.add(index);
    }
    const sorted = [...cuts].sort((a, b) => a - b);
    return sorted.slice(0, -1).map((from, index) => ({ x: value.slice(from, sorted[index + 1]), at: offset(from), ...marksAt(offset(from), offset(sorted[index + 1] as number), inside) }));
  }

  /** The marks that cover a stretch, or lie in it when it cannot be cut. */
  function marksAt(start: number, end: number, list: readonly Mark[] = near): { f?: number[]; k?: number } {
    const on = list.filter((mark) => mark.start < end && mark.end > start);
    const findings = on.flatMap((mark) => mark.finding ?? []);
    const claim = on.find((mark) => mark.claim !== undefined)?.claim;
    return { ...(findings.length > 0 ? { f: findings } : {}), ...(claim === undefined ? {} : { k: claim }) };
  }
}

function attributes(all: Record<string, string>): { a?: Record<string, string> } {
  const kept = Object.entries(all).filter(([, value]) => value !== '');
  return kept.length === 0 ? {} : { a: Object.fromEntries(kept) };
}
