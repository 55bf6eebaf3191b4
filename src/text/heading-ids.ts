import { plainText, walk } from './markdown.ts';
import type { Document } from './document.ts';

/**
 * The id a heading gets from its text, as github-slugger makes it (Astro, GitHub and most Markdown sites): lower case, punctuation dropped,
 * every space a hyphen; letters of all scripts stay.
 */
export function headingId(text: string): string {
  return text.toLowerCase().replace(/[^\p{L}\p{M}\p{N}\p{Pc}\- ]/gu, '').replaceAll(' ', '-');
}

/** All ids of a page that a fragment can point at: of headings (repeated ones numbered), `{#id}` marks, and `id` or `name` of raw HTML. */
export function pageIds(doc: Document): Set<string> {
  const ids = new Set<string>();
  const taken = new Map<string, number>();
  walk(doc.tree, (node) => {
    if (node.type !== 'heading') return;
    const text = plainText(node, { alt: true }).trim();
    const given = /\{#([^}\s]+)\}$/.exec(text)?.[1];
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
  });
  for (const tag of doc.html) {
    if (tag.kind !== 'open') continue;
    for (const id of [tag.attributes['id'], tag.attributes['name']]) if (id !== undefined && id !== '') ids.add(id);
  }
  return ids;
}
