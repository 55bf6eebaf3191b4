import { defineOutput } from '../kinds.ts';
import type { ManifestArticle } from '../model/manifest.ts';
import { articleUrl } from '../model/site.ts';
import { sha256 } from '../text/hash.ts';

/** `manifest.json`: what the blog pulls, with the hash of every file. A run that changes no article leaves it byte for byte. */
export default defineOutput({
  id: 'manifest',
  about: 'manifest.json: every article with its address, hash and findings, for the blog to pull.',
  files(articles, { config, now, previous }) {
    const entries = articles
      .map(({ slug, path, text, doc, related, findings }): ManifestArticle => ({
        slug, path, url: articleUrl(config, slug), sha256: sha256(text), title: doc.field('title'), description: doc.field('description'), lang: doc.language.tag,
        pubDate: doc.field('pubDate'), updatedDate: doc.field('updatedDate') || null, draft: doc.data['draft'] === true,
        tags: Array.isArray(doc.data['tags']) ? doc.data['tags'].filter((tag) => typeof tag === 'string') : [],
        heroImage: doc.field('heroImage') || null, related: [...related], words: doc.wordCount, findings,
      }))
      .sort((a, b) => (a.slug < b.slug ? -1 : 1));
    const manifest = (generatedAt: string): string => `${JSON.stringify({ version: 1, site: config.site.url, generatedAt, articles: entries }, null, 2)}\n`;
    const before = previous('manifest.json');
    const stamp = /"generatedAt": "([^"]+)"/.exec(before ?? '')?.[1];
    const kept = stamp === undefined ? undefined : manifest(stamp);
    return [{ path: 'manifest.json', text: kept === before && kept !== undefined ? kept : manifest(now) }];
  },
});
