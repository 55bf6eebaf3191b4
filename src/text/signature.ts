import type { Document } from './document.ts';
import type { Block } from './blocks.ts';
import { plainText } from './markdown.ts';
import { looksLikeName } from './names.ts';
import { ownBlocks } from './sources.ts';
import { normalize } from './words.ts';

export interface Signature {
  name: string;
  start: number;
  end: number;
}

/**
 * The signature of an article, in the three forms articles use: a line "Author: Name", a bold name with an italic role under it as the last
 * words before the related links (experts quoted in the middle look the same), and the section about the author. Quotations never count.
 * @param author the author of the front matter: a section about the author that names them anywhere is theirs
 */
export function findSignature(doc: Document, author: string): Signature | undefined {
  const blocks = ownBlocks(doc);
  for (const block of blocks) {
    // A label and its colon are the first words.
    const name = block.kind === 'paragraph' && block.text.lastIndexOf(':', LABEL) > 1 ? labelledName(block, doc) : undefined;
    if (name !== undefined) return name;
  }
  const last = blocks.findLast((block) => block.area !== 'author' || block.kind !== 'heading');
  const pair = last === undefined ? undefined : strongAndEmphasis(last);
  return pair ?? authorSection(blocks, author);
}

/** Letters a label may have. */
const LABEL = 30;

/** "Author: Name" as a paragraph of its own; the label is a heading that opens the author's part in this language. */
function labelledName(block: Block, doc: Document): Signature | undefined {
  const match = /^([^:\n]{2,30}):\s*([^\n,;(.]+)/.exec(block.text);
  const name = match?.[2]?.trim() ?? '';
  if (match?.[1] === undefined || !doc.language.isHeading('author', match[1]) || !looksLikeName(name)) return undefined;
  return { name, start: block.start, end: block.end };
}

/** A paragraph of exactly a bold name and an italic role. */
function strongAndEmphasis(block: Block): Signature | undefined {
  if (block.node.type !== 'paragraph') return undefined;
  const parts = block.node.children.filter((child) => child.type !== 'break' && !(child.type === 'text' && /^[\s,–—-]*$/.test(child.value)));
  const [strong, emphasis] = parts;
  if (parts.length !== 2 || strong?.type !== 'strong' || emphasis?.type !== 'emphasis') return undefined;
  const name = plainText(strong).replace(/[\s,.;:–—-]+$/, '').trim();
  return looksLikeName(name) ? { name, start: block.start, end: block.end } : undefined;
}

/** The first bold name in the section about the author, unless the section names the author of the front matter. */
function authorSection(blocks: readonly Block[], author: string): Signature | undefined {
  const section = blocks.filter((block) => block.area === 'author' && block.kind !== 'heading');
  if (section.length === 0) return undefined;
  const own = normalize(author);
  if (section.some((block) => normalize(block.text).includes(own))) return undefined;
  for (const block of section) {
    if (block.node.type !== 'paragraph') continue;
    const strong = block.node.children.find((child) => child.type === 'strong');
    const name = strong === undefined ? '' : plainText(strong).replace(/[\s,.;:–—-]+$/, '').trim();
    if (looksLikeName(name)) return { name, start: block.start, end: block.end };
  }
  return undefined;
}
