import type { List, ListItem } from 'mdast';
import { cut } from './cuts.ts';
import type { Document, Link } from './document.ts';
import { endOf, escapeMarkdown, startOf } from './markdown.ts';
import { linkTo } from './menu.ts';
import { shown, type Mend } from './mend-step.ts';
import { nodesIn } from './sections.ts';
import { normalize } from './words.ts';

/**
 * The related list of an article with some links out and others in: each new one takes the place of an old one, the rest is added or taken away at the end. With
 * nothing left, the heading goes too. Undefined where the links are no plain list of links.
 */
export function relatedMend(doc: Document, out: readonly Link[], into: readonly { path: string; title: string }[]): Mend | undefined {
  const heading = doc.relatedHeading;
  if (heading === undefined || out.length === 0) return undefined;
  const nodes = nodesIn(doc, heading.end, heading.sectionEnd);
  const list = nodes.find((node): node is List => node.type === 'list' && out.some((link) => link.start >= startOf(node) && link.end <= endOf(node)));
  if (list === undefined) return undefined;
  const bad = new Map<ListItem, Link>();
  for (const link of out) {
    const item = list.children.find((one) => link.start >= startOf(one) && link.end <= endOf(one));
    // An item that says more than its link is somebody's sentence.
    if (item === undefined || normalize(link.text) !== normalize(textOf(doc, item))) return undefined;
    bad.set(item, link);
  }
  const what = [...out.map((link) => `${shown(link.text)} (${link.url}) is out`), ...into.map(({ path, title }) => `${shown(title)} (${path}) is in`)].join('; ');
  const removed = out.map((link) => link.text).join(' ');
  if (bad.size === list.children.length && into.length === 0) {
    const only = nodes.every((node) => node === list || node.type === 'thematicBreak');
    if (!only) return { what, edits: [cut(doc.text, startOf(list), endOf(list))], removed };
    const before = doc.tree.children[doc.tree.children.indexOf(heading.node) - 1];
    const start = before?.type === 'thematicBreak' ? startOf(before) : heading.start;
    return { what: `${what}; nothing near enough is left, so the part is gone`, edits: [cut(doc.text, start, endOf(nodes.at(-1) ?? list))], removed: `${removed} ${heading.text}` };
  }
  const [first, second] = list.children;
  if (first === undefined) return undefined;
  const lineOf = (item: ListItem): string => doc.text.slice(startOf(item), endOf(item)).trimEnd();
  const marker = /^(?:[-*+]|\d+[.)])[ \t]+/.exec(lineOf(first))?.[0];
  if (marker === undefined || list.children.some((item) => lineOf(item).includes('\n'))) return undefined;
  const between = second === undefined ? '\n' : doc.text.slice(startOf(first) + lineOf(first).length, startOf(second));
  const queue = [...into];
  const items = list.children.flatMap((item): string[] => {
    if (!bad.has(item)) return [lineOf(item).replace(/^(?:[-*+]|\d+[.)])[ \t]+/, '')];
    const next = queue.shift();
    return next === undefined ? [] : [itemOf(next)];
  });
  items.push(...queue.map(itemOf));
  const lines = items.map((item, index) => `${marker.replace(/^\d+/, (number) => String(Number(number) + index))}${item}`);
  return { what, edits: [{ start: startOf(first), end: startOf(first) + doc.text.slice(startOf(first), endOf(list)).trimEnd().length, text: lines.join(between) }], removed };
}

function itemOf({ path, title }: { path: string; title: string }): string {
  return linkTo(path, escapeMarkdown(title), []);
}

function textOf(doc: Document, item: ListItem): string {
  return doc.blocks.filter((block) => block.start >= startOf(item) && block.end <= endOf(item)).map(({ text }) => text).join(' ');
}
