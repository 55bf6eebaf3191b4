import { markdownToMdast } from 'satteri';
import type { Heading, Nodes, Root } from 'mdast';

/**
 * The one Markdown parse: satteri, the processor Astro 7 renders with, so that the check sees what the blog will show. CommonMark + GFM;
 * every node has `position` with line, column (from 1) and offset in UTF-16 code units.
 */
export function parseMarkdown(text: string): Root {
  return markdownToMdast(text, { features: { frontmatter: false, gfm: true } }) as unknown as Root;
}

/** Start offset of a node. */
export function startOf(node: Nodes): number {
  return node.position?.start.offset ?? 0;
}

/** End offset of a node, exclusive. */
export function endOf(node: Nodes): number {
  return node.position?.end.offset ?? 0;
}

/** Calls `visit` for a node and everything below it, parents first. Return `false` to skip the children; anything else goes on. */
export function walk(node: Nodes, visit: (node: Nodes, parents: readonly Nodes[]) => boolean | void): void {
  const parents: Nodes[] = [];
  const step = (current: Nodes): void => {
    if (visit(current, parents) === false || !('children' in current)) return;
    parents.push(current);
    for (const child of current.children) step(child);
    parents.pop();
  };
  step(node);
}

/** The text a reader sees in a node: code included, raw HTML tags not, line breaks as spaces, image alts when asked for. */
export function plainText(node: Nodes, options: { alt?: boolean } = {}): string {
  switch (node.type) {
    case 'text':
    case 'inlineCode': return node.value;
    case 'break': return ' ';
    case 'image': return options.alt === true ? (node.alt ?? '') : '';
    case 'html':
    case 'code':
    case 'footnoteReference': return '';
    default: {
      if (!('children' in node)) return '';
      const separator = BLOCK_PARENTS.has(node.type) ? '\n' : '';
      return node.children.map((child) => plainText(child, options)).join(separator);
    }
  }
}

/** Parents whose children are blocks or cells: their texts never touch. */
const BLOCK_PARENTS: ReadonlySet<string> = new Set(['root', 'blockquote', 'list', 'listItem', 'table', 'tableRow', 'footnoteDefinition']);

/**
 * Text for one line of Markdown (a paragraph, a heading, a link's words): special characters escaped so that it comes back as text, never as
 * structure; white space other than no-break and typographic spaces collapsed. Bare addresses become links all the same: GFM finds them in text.
 */
export function escapeMarkdown(text: string): string {
  return text
    .toWellFormed()
    .replace(/[\t\n\v\f\r \u0085\u2028\u2029]+/g, ' ')
    .replaceAll('\uFEFF', '')
    .replaceAll('\u0000', '\uFFFD')
    .trim()
    .replace(/[\\`*_[\]<>~|]/g, (character) => `\\${character}`)
    // What opens a heading, a list or a line at the start, and what closes a heading at the end.
    .replace(/^(?:#{1,6}(?=\s|$)|[-+](?=\s|$)|=+$|-[- ]*$)/, (marker) => `\\${marker}`)
    .replace(/^(\d{1,9})([.)])(?=\s|$)/, '$1\\$2')
    .replace(/(?<= )#(?=#*$)/, '\\#')
    .replace(/&(?=#|[a-z])/gi, '\\&')
    // An address found by the parser takes backslashes in; found later, in the text, it is whole.
    .replace(/(https?):\/\//gi, '$1\\://')
    .replace(/www\./gi, (match) => `${match.slice(0, 3)}\\.`);
}

/** True for headings written with `#` (ATX), as opposed to underlined ones. */
export function isAtx(text: string, heading: Heading): boolean {
  return text.charAt(startOf(heading)) === '#';
}

export type { Nodes, Root };
