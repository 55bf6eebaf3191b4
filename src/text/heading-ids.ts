import { plainText } from './markdown.ts';
import type { Document } from './document.ts';

const COMMON_MARKS = '!"#$%&\'()*+,./:;<=>?@[\\]^`{|}~«»„“”…–—';

/**
 * The id a heading gets from its text, as github-slugger makes it (Astro, GitHub and most Markdown sites): lower case, punctuation dropped,
 * every space a hyphen; letters of all scripts stay.
 */
export function headingId(text: string): string {
  const lower = text.toLowerCase();
  // Looking up what is a letter in any script takes long, and most headings need no such look.
  let bare = '';
  let from = 0;
  for (let at = 0; at < lower.length; at++) {
    if (isPlain(lower.charCodeAt(at))) continue;
    if (!COMMON_MARKS.includes(lower.charAt(at))) return lower.replace(/[^\p{L}\p{M}\p{N}\p{Pc}\- ]/gu, '').replaceAll(' ', '-');
    bare += lower.slice(from, at);
    from = at + 1;
  }
  return (from === 0 ? lower : bare + lower.slice(from)).replaceAll(' ', '-');
}

/** a-z, а-я, ё, digits, "_", "-" and the space. */
function isPlain(unit: number): boolean {
  return (unit >= 0x430 && unit <= 0x44f) || unit === 32 || (unit >= 97 && unit <= 122) || (unit >= 48 && unit <= 57) || unit === 45 || unit === 0x451 || unit === 95;
}

/** What ids of one heading have in common, whichever generator makes them: its letters and digits ("Public/private" is `publicprivate` here, `public-private` there). */
export function looseId(id: string): string {
  return id.normalize('NFC').toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '');
}

/** All ids of a page that a fragment can point at: of headings (repeated ones numbered), `{#id}` marks, and `id` or `name` of raw HTML. */
export function pageIds(doc: Document): Set<string> {
  const ids = new Set<string>();
  const taken = new Map<string, number>();
  for (const { kind, node } of doc.blocks) {
    if (kind !== 'heading') continue;
    const text = plainText(node, { alt: true }).trim();
    const given = text.endsWith('}') ? /\{#([^}\s]+)\}$/.exec(text)?.[1] : undefined;
    if (given !== undefined) ids.add(given);
    const base = headingId(text);
    let id = base;
    while (taken.has(id)) {
      const count = (taken.get(base) ?? 0) + 1;
      taken.set(base, count);
      id = `${base}-${count}`;
    }
    taken.set(id, 0);
    ids.add(id);
  }
  for (const tag of doc.html) {
    if (tag.kind !== 'open') continue;
    for (const id of [tag.attributes['id'], tag.attributes['name']]) if (id !== undefined && id !== '') ids.add(id);
  }
  return ids;
}
