import type { Document, Link } from './document.ts';
import type { HtmlTag } from './html.ts';
import type { Splice } from './splice.ts';
import type { Range } from './yaml-places.ts';

/** Edits of links in the source text. Each gives undefined when the way the link is written leaves no sure place. */

/** Where the URL of a link is written; undefined for reference links and URLs with escapes or entities. */
function urlPlace(doc: Document, link: Link): Range | undefined {
  const tag = openTagOf(doc, link);
  const source = doc.text.slice(link.start, tag?.end ?? link.end);
  const from = tag === undefined && source.startsWith('[') ? source.lastIndexOf('](') : 0;
  const found = link.url === '' || from < 0 ? -1 : source.indexOf(link.url, from);
  return found < 0 ? undefined : { start: link.start + found, end: link.start + found + link.url.length };
}

/** Replaces the URL of a link. */
export function replaceUrl(doc: Document, link: Link, url: string): Splice[] | undefined {
  const place = urlPlace(doc, link);
  return place === undefined ? undefined : [{ ...place, text: url }];
}

/** The opening tag of a link written as raw HTML. */
function openTagOf(doc: Document, link: Link): HtmlTag | undefined {
  return link.html ? doc.html.find((tag) => tag.kind === 'open' && tag.start === link.start) : undefined;
}

/** Takes the link away and keeps its text. */
export function unlink(doc: Document, link: Link): Splice[] | undefined {
  return wrap(doc, link, '', '');
}

/** Puts other marks around the text of a link, in place of its own. */
export function wrap(doc: Document, link: Link, before: string, after: string): Splice[] | undefined {
  if (link.html) {
    const open = openTagOf(doc, link);
    const close = doc.html.find((tag) => tag.kind === 'close' && tag.name === 'a' && tag.end === link.end);
    return open === undefined || close === undefined ? undefined : [{ start: open.start, end: open.end, text: before }, { start: close.start, end: close.end, text: after }];
  }
  const source = doc.text.slice(link.start, link.end);
  const middle = source.lastIndexOf('](');
  if (!source.startsWith('[') || middle < 0) return undefined;
  return [{ start: link.start, end: link.start + 1, text: before }, { start: link.start + middle, end: link.end, text: after }];
}

/** Sets the `rel` of a raw HTML link; no tokens removes the attribute. */
export function setRel(doc: Document, link: Link, tokens: readonly string[]): Splice[] | undefined {
  const tag = openTagOf(doc, link);
  if (tag === undefined) return undefined;
  const source = doc.text.slice(tag.start, tag.end);
  const existing = /\srel\s*=\s*(?:"[^"]*"|'[^']*'|[^\s"'>]+)/i.exec(source);
  const text = tokens.length === 0 ? '' : ` rel="${tokens.join(' ')}"`;
  if (existing !== null) return [{ start: tag.start + existing.index, end: tag.start + existing.index + existing[0].length, text }];
  const end = tag.end - (/\s*\/?>$/.exec(source)?.[0].length ?? 1);
  return [{ start: end, end, text }];
}
/** Removes the line of a list item that holds nothing but the link. */
export function removeItem(doc: Document, link: Link): Splice[] | undefined {
  const start = doc.text.lastIndexOf('\n', link.start - 1) + 1;
  const lineEnd = doc.text.indexOf('\n', link.end);
  const end = lineEnd < 0 ? doc.text.length : lineEnd + 1;
  const alone = /^\s*(?:[-*+]|\d+[.)])\s+$/.test(doc.text.slice(start, link.start)) && doc.text.slice(link.end, end).trim() === '';
  return alone ? [{ start, end, text: '' }] : undefined;
}
