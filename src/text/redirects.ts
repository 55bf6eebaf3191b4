import type { Document } from './document.ts';
import { hostOf, isOnSite } from './link-targets.ts';
import type { SiteConfig } from '../model/site.ts';
import { normalPath } from './site-paths.ts';

/** Front matter keys in which generators keep the former addresses of a post (Hugo, Jekyll, Docusaurus, Zola). */
const KEYS = ['aliases', 'alias', 'redirect_from', 'redirectFrom', 'redirects'] as const;

export interface Redirect {
  /** As it stands in the file. */
  url: string;
  /** In the spelling of `normalPath`. */
  path: string;
  place: readonly (string | number)[];
}

/** Former addresses of an article that lead to it now: paths from the root, and addresses of the site; others cannot be told. At most 20. */
export function redirectsOf(doc: Document, config: SiteConfig | undefined): Redirect[] {
  const found: Redirect[] = [];
  for (const key of KEYS) {
    const value = doc.data[key];
    if (value === undefined || value === null) continue;
    const list: unknown[] = Array.isArray(value) ? value : [value];
    list.slice(0, 20).forEach((item, index) => {
      if (typeof item !== 'string') return;
      const url = item.trim();
      const absolute = hostOf(url) !== undefined && isOnSite(url, config) && URL.canParse(url);
      if (!absolute && !/^\/[^/]/.test(url)) return;
      found.push({ url, path: normalPath(absolute ? new URL(url).pathname : url), place: Array.isArray(value) ? [key, index] : [key] });
    });
  }
  return found;
}
