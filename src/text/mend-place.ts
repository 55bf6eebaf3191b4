import type { Document } from './document.ts';
import { endOf, startOf } from './markdown.ts';
import type { Splice } from './splice.ts';

/** Where in an article new text may stand. */

/** Puts a paragraph behind the article's own text: before its FAQ, the section about the author, its related links, and rule lines right before them. */
export function afterText(doc: Document, paragraph: string): Splice {
  const closing = doc.headings.find(({ area, node }) => area !== 'body' && doc.tree.children.includes(node));
  let index = closing === undefined ? doc.tree.children.length : doc.tree.children.indexOf(closing.node);
  while (index > 0 && isLast(doc, index - 1, closing !== undefined)) index--;
  const next = doc.tree.children[index];
  if (next !== undefined) {
    const start = doc.text.lastIndexOf('\n', startOf(next) - 1) + 1;
    return { start, end: start, text: `${paragraph}\n\n` };
  }
  const last = doc.tree.children.at(-1);
  const end = last === undefined ? doc.split.bodyOffset : endOf(last);
  return { start: end, end, text: `${last === undefined ? '' : '\n\n'}${paragraph}${doc.text.slice(end).trim() === '' && doc.text.endsWith('\n') ? '' : '\n'}` };
}

/** True for what closes the text rather than being it: a rule line before a closing part, definitions of links and notes at the end. */
function isLast(doc: Document, index: number, beforePart: boolean): boolean {
  const node = doc.tree.children[index];
  return node !== undefined && (beforePart ? node.type === 'thematicBreak' : node.type === 'definition' || node.type === 'footnoteDefinition');
}
