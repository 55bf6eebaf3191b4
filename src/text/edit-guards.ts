import { isDeepStrictEqual } from 'node:util';
import { readFrontMatter, splitFrontMatter } from './frontmatter.ts';
import { endOf, parseMarkdown, startOf, type Nodes, type Root } from './markdown.ts';
import type { Splice } from './splice.ts';

/** What an edit must leave as it was, told from the text before and after it. Pure; each gives what is wrong in words, or undefined. */

/** True when a splice of `edits` shares text with one of `taken`, or would be put at the very place where one begins. Splices that both have are the same edit. */
export function collides(edits: readonly Splice[], taken: readonly Splice[]): boolean {
  const others = taken.filter((other) => !edits.some((edit) => isSame(edit, other)));
  return edits.some((edit) => others.some((other) => edit.start === other.start || overlaps(edit, other)));
}

/** True when two of the splices share text. */
export function collidesWithin(edits: readonly Splice[]): boolean {
  return edits.some((edit, index) => edits.slice(index + 1).some((other) => overlaps(edit, other)));
}

function overlaps(a: Splice, b: Splice): boolean {
  return a.start < b.end && b.start < a.end;
}

/** Each splice once; what is put at the place where another begins becomes part of it, in the order given. */
export function joined(splices: readonly Splice[]): Splice[] {
  const once = splices.filter((splice, index) => !splices.slice(index + 1).some((later) => isSame(splice, later)));
  return [...Map.groupBy(once, ({ start }) => start).values()].map((group) => ({
    start: Math.max(...group.map(({ start }) => start)),
    end: Math.max(...group.map(({ end }) => end)),
    text: group.toSorted((a, b) => Number(a.end > a.start) - Number(b.end > b.start)).map(({ text }) => text).join(''),
  }));
}

function isSame(a: Splice, b: Splice): boolean {
  return a.start === b.start && a.end === b.end && a.text === b.text;
}

/** Front matter that could be read must still be readable, and no front matter may appear or vanish. `fields`: its values must be the same too. */
export function frontMatterDamage(before: string, after: string, fields: boolean): string | undefined {
  const old = splitFrontMatter(before);
  const next = splitFrontMatter(after);
  if ((old.block === '') !== (next.block === '')) return old.block === '' ? 'text would become front matter' : 'the front matter would be lost';
  if (old.block === next.block) return undefined;
  const known = valuesOf(old);
  if (known === undefined) return undefined;
  const values = valuesOf(next);
  if (values === undefined) return 'the front matter could not be read any more';
  return fields && !isDeepStrictEqual(Object.keys(known), Object.keys(values)) ? 'keys of the front matter would change' : undefined;
}

function valuesOf(split: ReturnType<typeof splitFrontMatter>): Record<string, unknown> | undefined {
  try {
    return readFrontMatter(split);
  } catch {
    return undefined;
  }
}

/** Edits of wording and signs: nodes, addresses, code and tags of the whole text must stay what they are; only text may differ. */
export function shapeDamage(before: Root, after: Root): string | undefined {
  return shapeOf(before) === shapeOf(after) ? undefined : 'it would change the Markdown structure';
}

/** Every top-level block that no splice changes or adds to must come back at its place, of the same shape. */
export function outsideDamage(before: Root, after: Root, splices: readonly Splice[]): string | undefined {
  const kept = new Map(after.children.map((node) => [`${startOf(node)} ${endOf(node)}`, node]));
  const moved = (offset: number): number => splices.reduce((sum, { start, end, text }) => (end <= offset ? sum + text.length - (end - start) : sum), offset);
  for (const node of before.children) {
    if (splices.some(({ start, end, text }) => (start < endOf(node) && end > startOf(node)) || (text !== '' && start <= endOf(node) && end >= startOf(node)))) continue;
    const other = kept.get(`${moved(startOf(node))} ${moved(endOf(node))}`);
    if (other === undefined || shapeOf(node) !== shapeOf(other)) return 'it would change the Markdown around it';
  }
  return undefined;
}

/** The body of a file as plain Markdown; front matter is blanked, so that offsets are those of the file. */
export function markdownOf(text: string): Root {
  const split = splitFrontMatter(text);
  return parseMarkdown(split.block.replace(/[^\r\n]/g, ' ') + split.body);
}

/** What a node is and holds, its text and places aside. Text runs side by side are one. */
function shapeOf(node: Nodes): string {
  const { type, position: _position, children, value, ...rest } = node as unknown as { type: string; position: unknown; children?: Nodes[]; value?: string };
  if (type === 'text') return 't';
  const own = JSON.stringify({ type, ...rest, value });
  if (children === undefined) return own;
  const below = children.map(shapeOf).filter((shape, index, all) => shape !== 't' || all[index - 1] !== 't');
  return `${own}(${below.join()})`;
}
