import { articlePath, type SiteConfig } from '../model/site.ts';

/** Addresses of a site's own pages. */
export interface SitePaths {
  /** Path of a URL of this site without query and fragment, one spelling for one page; undefined for other sites and for addresses relative to the page. */
  pathOf(url: string): string | undefined;
  /** Path of an article, in the same spelling. */
  articlePath(slug: string): string;
}

const known = new WeakMap<SiteConfig, SitePaths>();

/** @param config undefined outside a project: then only paths from the root are known to be the site's */
export function sitePaths(config: SiteConfig | undefined): SitePaths {
  let paths = config === undefined ? undefined : known.get(config);
  if (paths === undefined) {
    paths = createPaths(config);
    if (config !== undefined) known.set(config, paths);
  }
  return paths;
}

function createPaths(config: SiteConfig | undefined): SitePaths {
  const host = config === undefined ? undefined : new URL(config.site.url).host;
  return {
    pathOf(url) {
      if (url.charCodeAt(0) === 47 && url.charCodeAt(1) !== 47) return normalPath(url);
      if (host === undefined || !url.includes(host)) return undefined;
      const parsed = URL.canParse(url) ? new URL(url) : undefined;
      return parsed?.host === host ? normalPath(parsed.pathname) : undefined;
    },
    articlePath: (slug) => normalPath(config === undefined ? `/${slug}/` : articlePath(config, slug)),
  };
}

/** A path without query, fragment, `index.html` and trailing slash, decoded, so that `/a/b` and `/a/b/` are one. */
export function normalPath(path: string): string {
  let decoded = path.replace(/[?#].*$/s, '');
  if (decoded.includes('%')) {
    try {
      decoded = decodeURI(decoded);
    } catch {
      // A malformed escape is compared as it stands.
    }
  }
  return decoded.replace(/\/index\.html$/, '/').replace(/\/+$/, '').toLowerCase();
}

/** True for paths (as `pathOf` gives them) of the form of `site.articlePath`, whether there is such an article or not. */
export function isArticlePath(path: string, config: SiteConfig): boolean {
  const [before = '', after = ''] = config.site.articlePath.split('{slug}');
  const start = normalPath(before);
  return path.startsWith(start) && path.length > start.length && path.endsWith(after.replace(/\/$/, ''));
}
