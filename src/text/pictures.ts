import type { Document } from './document.ts';
import { walk } from './markdown.ts';

/** Tags that put a picture, a drawing or a film on the page; components of MDX count by their names. */
const PICTURE_TAGS: ReadonlySet<string> = new Set(['img', 'picture', 'figure', 'svg', 'canvas', 'video', 'iframe', 'object', 'embed', 'image', 'gallery', 'youtube', 'video-player']);

/** True when the text may hold an image, told without a look at the tree: no false "no". */
export function mayHoldImages(doc: Document): boolean {
  return doc.text.includes('![') || doc.text.includes('<img');
}

/** True when something in the text is looked at rather than read. Code counts: it is what an article on software shows, and diagrams are written as code. */
export function hasPicture(doc: Document): boolean {
  if (doc.html.some((tag) => tag.kind === 'open' && PICTURE_TAGS.has(tag.name))) return true;
  // In .mdx files tags of components are no HTML to the parser of Markdown.
  if (doc.text.includes('<') && /<(?:Image|Picture|Figure|Video|YouTube|Gallery)\b/.test(doc.text)) return true;
  let found = false;
  const images = doc.text.includes('![');
  walk(doc.tree, (node) => {
    if (node.type === 'image' || node.type === 'imageReference' || node.type === 'code') found = true;
    return !found && (images || (node.type !== 'paragraph' && node.type !== 'heading' && node.type !== 'table'));
  });
  return found;
}
