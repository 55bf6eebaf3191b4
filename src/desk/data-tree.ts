import type { Document } from '../text/document.ts';
import { normalize } from '../text/words.ts';
import type { DataLeaf } from './shapes.ts';

/** The structured data of an article as lines of a tree, each value with the place where a reader sees it. Pure. */

/** Most lines that are shown. */
const MOST = 600;
/** Texts shorter than this are found everywhere, so finding them says nothing. */
const SHORTEST = 3;

export function dataTree(doc: Document): DataLeaf[] {
  const leaves: DataLeaf[] = [];
  const shown = placesOf(doc);
  const visit = (key: string, value: unknown, path: string, depth: number): void => {
    if (leaves.length >= MOST) return;
    if (value !== null && typeof value === 'object') {
      leaves.push({ path, key, depth });
      const entries = Array.isArray(value) ? value.map((item: unknown, index) => [String(index + 1), item] as const) : Object.entries(value);
      for (const [name, item] of entries) visit(name, item, `${path}/${name}`, depth + 1);
      return;
    }
    const text = value === null ? 'null' : typeof value === 'string' ? value : JSON.stringify(value) ?? '';
    leaves.push({ path, key, depth, value: text, ...(key.startsWith('@') ? {} : shown(text)) });
  };
  for (const { root, path } of doc.jsonldRoots) if (root !== undefined) visit(path.join(' '), root, path.join('/'), 0);
  return leaves;
}

/** Finds a value among what the page shows. */
function placesOf(doc: Document): (value: string) => Pick<DataLeaf, 'at' | 'shownAs'> {
  const fields = (['title', 'description', 'author', 'heroImage', 'heroImageAlt', 'pubDate', 'updatedDate', 'lang'] as const).map((key) => ({ key, value: normalize(doc.field(key)) }));
  let blocks: { text: string; at: number; kind: 'heading' | 'faq' | 'text' }[] | undefined;
  return (value) => {
    const wanted = normalize(value);
    if (wanted.length < SHORTEST) return {};
    const field = fields.find((one) => one.value !== '' && (one.value === wanted || (one.key.endsWith('Date') && one.value.slice(0, 10) === wanted.slice(0, 10))));
    if (field !== undefined) return { at: doc.place([field.key]).start, shownAs: field.key === 'title' || field.key === 'description' ? field.key : 'front-matter' };
    blocks ??= doc.blocks.map((block) => ({ text: normalize(block.text), at: block.start, kind: block.area === 'faq' ? 'faq' : block.kind === 'heading' ? 'heading' : 'text' }));
    const block = blocks.find((one) => one.text === wanted) ?? blocks.find((one) => one.text.includes(wanted)) ?? blocks.find((one) => one.text.length > 20 && wanted.startsWith(one.text));
    return block === undefined ? {} : { at: block.at, shownAs: block.kind };
  };
}
