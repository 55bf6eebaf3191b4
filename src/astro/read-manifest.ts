import { SluglineError } from '../model/errors.ts';
import { manifestSchema, type Manifest, type ManifestArticle } from '../model/manifest.ts';

/** A manifest as text → a manifest that can be acted on: complete, of a version we know, and without a name that leads out of its directory. */

const SHOWN = 10;
const HASH = /^[\da-f]{64}$/;
/** One segment of a page's address and a file's name: no separator, no leading dot, no control character. */
const SLUG = /^[\p{L}\p{N}_][\p{L}\p{M}\p{N}._~-]*$/u;
const SEGMENT = /^[\p{L}\p{N}_][\p{L}\p{M}\p{N} ._~-]*$/u;

/**
 * @param where file or address, for messages
 * @throws SluglineError MANIFEST_INVALID when the text is cut off, of another version, or names what must not be read
 */
export function readManifest(text: string, where: string): Manifest {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    const looks = /^\s*</.test(text) ? 'it is a page of HTML' : text.trim() === '' ? 'it is empty' : `it is not complete JSON: ${error instanceof Error ? error.message : String(error)}`;
    throw invalid(where, [looks], 'Was it cut off while being written or copied? Run `slugline generate` again, or copy the whole directory.', error);
  }
  const version: unknown = typeof value === 'object' && value !== null && 'version' in value ? value.version : undefined;
  if (typeof version === 'number' && version !== 1) throw invalid(where, [`it is of version ${version}, and this release of slugline reads version 1`], 'Update slugline in the blog.');
  const parsed = manifestSchema.safeParse(value);
  if (!parsed.success) throw invalid(where, parsed.error.issues.map(({ path, message }) => `${path.join('.') || 'the whole'}: ${message}`), 'Is it the manifest.json that `slugline generate` wrote?', parsed.error);
  const faults = [...faultsOf(parsed.data)];
  if (faults.length > 0) throw invalid(where, faults, 'Slugline writes no such manifest: find out who changed it.');
  return parsed.data;
}

/** What no manifest of ours says. The files are read and the addresses printed, so a stranger's manifest must not choose them freely. */
function* faultsOf({ site, articles }: Manifest): Generator<string> {
  if (!isWebUrl(site)) yield `site: "${clip(site)}" is no http address`;
  const slugs = new Set<string>();
  const paths = new Set<string>();
  for (const [index, { slug, path, url, sha256 }] of articles.entries()) {
    const at = `articles.${index}`;
    if (!SLUG.test(slug)) yield `${at}.slug: "${clip(slug)}" is no slug`;
    else if (slugs.has(slug)) yield `${at}.slug: "${slug}" is there twice`;
    if (!isInside(path)) yield `${at}.path: "${clip(path)}" does not name a Markdown file below the manifest`;
    else if (paths.has(path)) yield `${at}.path: "${clip(path)}" is there twice`;
    if (!isWebUrl(url)) yield `${at}.url: "${clip(url)}" is no http address`;
    if (!HASH.test(sha256)) yield `${at}.sha256: "${clip(sha256)}" is no SHA-256 in lower-case hex`;
    slugs.add(slug);
    paths.add(path);
  }
}

function isInside(path: string): boolean {
  return path.endsWith('.md') && path.length <= 500 && path.split('/').every((segment) => SEGMENT.test(segment) && !segment.endsWith(' ') && !segment.endsWith('.'));
}

export function isWebUrl(url: string): boolean {
  return /^https?:\/\//i.test(url) && URL.canParse(url);
}

/** The article's bytes are what the manifest says. @throws SluglineError ARTICLE_MISMATCH naming the file and both hashes */
export function mismatch(article: ManifestArticle, file: string, found: string): SluglineError {
  return new SluglineError({
    code: 'ARTICLE_MISMATCH', file,
    message: `the file is not the one the manifest names: its SHA-256 is ${found}, and the manifest says ${article.sha256}`,
    help: 'After an edit by hand, `slugline generate` brings the manifest up to date. If nobody edited it, do not publish it before you know why it differs.',
  });
}

function invalid(where: string, faults: readonly string[], help: string, cause?: unknown): SluglineError {
  const shown = faults.slice(0, SHOWN).join('; ');
  return new SluglineError({ code: 'MANIFEST_INVALID', file: where, message: `the manifest cannot be used: ${shown}${faults.length > SHOWN ? `; and ${faults.length - SHOWN} more` : ''}`, help }, { cause });
}

function clip(text: string): string {
  return JSON.stringify(text.slice(0, 120)).slice(1, -1);
}
