/** What file names of blogs say: the habits of Jekyll, Hugo, Docusaurus, Astro. */

/** Ends of file names that articles have. */
const EXTENSION = /\.(?:mdx?|markdown)$/i;
/** Tags of languages before the extension, as Hugo writes translations (`post.ru.md`). Listed, because "node.js.md" ends in two letters as well. */
const LANGUAGE = /\.(en|ru|uk|be|kk|de|fr|es|it|pt|pl|tr|nl|sv|fi|cs|ja|ko|zh|ar|fa|he|id|vi)(?:-[a-z]{2,4})?$/i;
const DATED = /^(\d{4})-(\d{2})-(\d{2})-(?=.)/;

/** True for a file that may hold an article. */
export function isArticleFile(name: string): boolean {
  return EXTENSION.test(name);
}

/**
 * The slug of an article file: its name without extension and language; its folder's when it is an index (`index`, Hugo's `_index`, README).
 * Below Jekyll's `_posts` and `_drafts` the date in front is no part of it; elsewhere it may be.
 */
export function slugOfPath(path: string): string {
  const parts = path.split('/');
  const name = bareName(path);
  const slug = /^(?:_?index|readme)$/i.test(name) ? (parts.at(-2) ?? name) : name;
  return parts.includes('_posts') || parts.includes('_drafts') ? slug.replace(DATED, '') : slug;
}

/** The day in the name of a file or of its folder (`2026-03-01-title.md`), as an ISO date; '' when there is none. */
export function dayOfPath(path: string): string {
  const name = bareName(path);
  const dated = DATED.exec(name) ?? (name === 'index' ? DATED.exec(path.split('/').at(-2) ?? '') : null);
  return dated === null ? '' : `${dated[1] ?? ''}-${dated[2] ?? ''}-${dated[3] ?? ''}`;
}

/** True for pages that list or introduce others, and for partials: Hugo's `_index`, a README, names that begin with `_`. They are no posts. */
export function isSectionFile(path: string): boolean {
  const name = bareName(path);
  return name.startsWith('_') || /^readme$/i.test(name);
}

function bareName(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1).replace(EXTENSION, '').replace(LANGUAGE, '');
}
