/** `slugline/astro`: what a blog made with Astro needs to show the articles. Re-exports only. */
export { sluglineLoader, type SluglineLoader, type SluglineLoaderOptions, type SluglineSource } from './loader.ts';
export { articleSchema, entrySchema } from './schemas.ts';
export { jsonLdScript } from './json-ld.ts';
export { alternatesOf, articleRoute, canonicalUrl, listedArticles, publicArticles, type ListedArticle } from './listing.ts';
export { sitemapIndexXml, sitemapPages, sitemapXml, type SitemapPage } from './sitemap.ts';
export { rssXml, type RssChannel } from './rss.ts';
export { SluglineError, formatProblem } from '../model/errors.ts';
export type { Manifest, ManifestArticle } from '../model/manifest.ts';
