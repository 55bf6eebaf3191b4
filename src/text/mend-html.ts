import type { Document } from './document.ts';
import { htmlAllowList, htmlTags, type HtmlTag } from './html.ts';
import { activeAttributes, activeElement, hides } from './html-risks.ts';
import { endOf, startOf, walk, type Nodes } from './markdown.ts';
import { shown, type Mend, type MendStep } from './mend-step.ts';
import type { Splice } from './splice.ts';

/**
 * Raw HTML that a project does not allow, unwrapped to its words: what the safe fixes of safety/raw-html leave because of its attributes or what is nested in it.
 * Tables, pictures, frames and everything that hides text or runs code stay for the rules and for a person.
 */

/** Elements that only mark or box words. */
const INLINE: ReadonlySet<string> = new Set(['span', 'font', 'u', 'b', 'strong', 'i', 'em', 'big', 'small', 'tt', 'ins', 'center', 'cite', 'dfn', 'nobr']);
const BOXES: ReadonlySet<string> = new Set(['p', 'div', 'center', 'section', 'article', 'main', 'header', 'footer', 'aside']);
const HEADING = /^h[1-6]$/;
/** What Markdown would read as its own. */
const MARKUP = /[*_`~[\]#|\\]|^[^\S\n]*(?:[-+=>]|\d+[.)])|\n {4}/m;

export const html: MendStep = {
  id: 'html', about: 'HTML that the project does not allow, unwrapped to its words', touches: 'body',
  mends(doc, { config }) {
    if (config === undefined || !doc.text.includes('<')) return [];
    const allowed = htmlAllowList(config.article.html);
    const mends: Mend[] = [];
    walk(doc.tree, (node, parents) => {
      if (node.type !== 'html') return;
      const parent = parents.at(-1);
      const mend = parent?.type === 'root' ? wholeBlock(doc, node, allowed) : inline(doc, node, parent, allowed);
      if (mend !== undefined) mends.push(mend);
    });
    return mends;
  },
};

type AllowList = ReturnType<typeof htmlAllowList>;

/** A tag that can go without anything but its looks going with it. */
function isPlain(doc: Document, tag: HtmlTag, allowed: AllowList): boolean {
  if (tag.kind === 'comment' || activeElement(tag, allowed) || hides(tag) !== undefined || activeAttributes(tag, allowed).some((name) => name !== 'style')) return false;
  const id = tag.attributes['id'];
  return id === undefined || !doc.text.includes(`(#${id}`);
}

/** `<span style="…">` and its end inside one paragraph. */
function inline(doc: Document, node: Nodes, parent: Nodes | undefined, allowed: AllowList): Mend | undefined {
  if (parent === undefined || !('children' in parent)) return undefined;
  const [tag, more] = htmlTags(doc.text.slice(startOf(node), endOf(node)), startOf(node));
  if (tag === undefined || more !== undefined || tag.kind !== 'open' || !INLINE.has(tag.name) || allowed.has(tag.name) || !isPlain(doc, tag, allowed)) return undefined;
  const siblings: readonly Nodes[] = parent.children;
  let depth = 0;
  for (const sibling of siblings.slice(siblings.indexOf(node))) {
    const [other] = sibling.type === 'html' ? htmlTags(doc.text.slice(startOf(sibling), endOf(sibling)), startOf(sibling)) : [];
    if (other?.name !== tag.name) continue;
    depth += other.kind === 'open' ? 1 : -1;
    if (depth > 0) continue;
    return { what: `<${tag.name}> is gone around ${shown(doc.text.slice(tag.end, other.start).replace(/<[^>]*>/g, ''))}`, edits: [{ start: tag.start, end: tag.end, text: '' }, { start: other.start, end: other.end, text: '' }] };
  }
  return undefined;
}

/** A block of boxes, headings and words, and nothing else. */
function wholeBlock(doc: Document, node: Nodes, allowed: AllowList): Mend | undefined {
  const [start, end] = [startOf(node), endOf(node)];
  const source = doc.text.slice(start, end);
  const tags = htmlTags(source, start);
  const known = (name: string): boolean => BOXES.has(name) || INLINE.has(name) || HEADING.test(name) || name === 'br' || allowed.has(name);
  if (tags.every(({ name }) => allowed.has(name)) || !tags.every((tag) => known(tag.name) && isPlain(doc, tag, allowed)) || !isBalanced(tags)) return undefined;
  const words = source.replace(/<[^>]*>/g, ' ');
  if (!/\p{L}/u.test(words) || MARKUP.test(source.replace(/<[^>]*>/g, '').trim())) return undefined;
  const edits: Splice[] = tags.flatMap((tag): Splice[] => (allowed.has(tag.name) ? [] : [{ start: tag.start, end: tag.end, text: HEADING.test(tag.name) ? (tag.kind === 'open' ? `\n\n${'#'.repeat(Number(tag.name.charAt(1)))} ` : '\n\n') : BOXES.has(tag.name) ? '\n\n' : '' }]));
  const text = edits.toReversed().reduce((all, edit) => all.slice(0, edit.start - start) + edit.text + all.slice(edit.end - start), source);
  const lines = text.split('\n').map((line) => line.trim()).join('\n').replace(/\n{3,}/g, '\n\n').trim();
  // A heading that goes on in the next line would lose its end.
  if (/^#{1,6} [^\n]*\n(?!\n)/m.test(`${lines}\n\n`) || lines === source.trim()) return undefined;
  return { what: `the HTML around ${shown(words.trim())} is gone`, edits: [{ start, end: start + source.replace(/\n+$/, '').length, text: lines }] };
}

function isBalanced(tags: readonly HtmlTag[]): boolean {
  const open: string[] = [];
  for (const { kind, name } of tags) {
    if (name === 'br') continue;
    if (kind === 'open') open.push(name);
    else if (open.pop() !== name) return false;
  }
  return open.length === 0;
}
