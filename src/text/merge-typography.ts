/** Texts of blocks without what typography and formatters change: two texts that are equal here say the same in the same words. */

/** Blocks whose white space and signs mean something. */
const EXACT: ReadonlySet<string> = new Set(['code', 'html', 'math', 'yaml']);

/** The kind of a block: a paragraph that is nothing but a comment or a tag is read as HTML. */
export function kindOf(kind: string, text: string): string {
  return kind === 'paragraph' && /^\s*<!--[\s\S]*-->\s*$/.test(text) ? 'html' : kind;
}

/**
 * What a text says: white space as single spaces, all quotation marks and dashes alike, markers of headings, items and emphasis in one way, escapes gone. Code and HTML stay
 * as they are.
 */
export function bareText(kind: string, text: string): string {
  if (EXACT.has(kind)) return text;
  let bare = text.normalize('NFC');
  if (kind === 'item') bare = bare.replace(ITEM_MARKER, '');
  else if (kind === 'heading') bare = bare.replace(/^\s*#{1,6}(?=\s|$)/, '').replace(/\s#+\s*$/, '').replace(/\n[ \t]*(?:=+|-+)[ \t]*\n?$/, '');
  else if (kind === 'table' || kind === 'row') bare = bare.replace(/-{2,}/g, '-').replace(/[ \t]*\|[ \t]*/g, '|').replace(/^\|+|\|+$/gm, '');
  return bare
    .replace(/\\(?=[!-/:-@[-`{-~])/g, '')
    .replace(/[«»“”„‟"‘’‚‛']/g, '"')
    .replace(/[‐‑‒–—―−]/g, '-').replace(/-{2,}/g, '-')
    .replaceAll('…', '...')
    .replace(/[\u00AD\u200B-\u200D\u2060\uFEFF]/g, '')
    .replaceAll('__', '**').replace(/(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu, '*')
    .replace(/\s+/g, ' ')
    .trim();
}

const ITEM_MARKER = /^\s*(?:[-*+]|\d{1,9}[.)])(?:[ \t]+|(?=\n|$))/;

/**
 * A text of one version with the bullet that the list has in another, so that both are one list. Numbers stay, and so do items of several lines, whose indents belong to
 * their markers.
 */
export function withBulletOf(text: string, other: string): string {
  const marker = /^[-*+][ \t]+/.exec(other)?.[0];
  return marker === undefined || text.indexOf('\n') < text.length - 1 ? text : text.replace(/^[-*+][ \t]+/, marker);
}

/** Words of a text in lower case. */
export function wordsOf(text: string): string[] {
  return text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
}
