/** Ends that copying a file or a post leaves on its name. */
const COPY = /-(?:copy|kopiya|kopija)(?:-\d+)?$/;

/**
 * What slugs have in common that people take for one another: case, "_" for "-", the mark of a copy, and for transliterated languages the letters that systems write in
 * different ways (й as y, j, i; ё as yo, e; х as h, kh; ц as c, ts; щ as sch, shch).
 * @param transliterated true for languages whose slugs are transliterated
 */
export function slugSkeleton(slug: string, transliterated: boolean): string {
  const plain = slug.toLowerCase().replaceAll('_', '-').replace(/-{2,}/g, '-').replace(COPY, '');
  if (!transliterated) return plain;
  return plain.replaceAll('ё', 'е').replaceAll('shch', 'sch').replaceAll('kh', 'h').replaceAll('ts', 'c').replaceAll('eh', 'e').replace(/[yji]+/g, 'i').replaceAll('io', 'e');
}

/** True for a slug that ends like a copy of another one. */
export function isCopySlug(slug: string): boolean {
  return COPY.test(slug.toLowerCase());
}

/** The folder in which an article lies beside the others; an index file lies in the folder above its own. */
export function articleFolder(file: string): string {
  const folder = file.slice(0, file.lastIndexOf('/') + 1);
  return /^(?:_?index|readme)\./i.test(file.slice(folder.length)) ? folder.replace(/[^/]+\/$/, '') : folder;
}
