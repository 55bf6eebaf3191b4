import { defineOutput } from '../kinds.ts';
import type { ManifestArticle } from '../model/manifest.ts';
import { articleUrl } from '../model/site.ts';

/** `manifest.json`: what the blog pulls, with the hash of every file. A run that changes no article leaves it byte for byte. */
export default defineOutput({
  id: 'manifest',
  about: 'manifest.json: every article with its address, hash and findings, for the blog to pull.',
  files(articles, { config, now, previous }) {
    // As JSON one by one: thousands of entries are never there as objects and as text at once.
    const entries = articles.map(({ slug, path, sha256, title, description, lang, pubDate, updatedDate, draft, tags, heroImage, related, words, findings }): string => {
      const entry: ManifestArticle = { slug, path, url: articleUrl(config, slug), sha256, title, description, lang, pubDate, updatedDate, draft, tags, heroImage, related, words, findings };
      return `\n    ${JSON.stringify(entry, null, 2).replaceAll('\n', '\n    ')}`;
    });
    const head = (generatedAt: string): string => `{\n  "version": 1,\n  "site": ${JSON.stringify(config.site.url)},\n  "generatedAt": ${JSON.stringify(generatedAt)},\n  "articles": [`;
    const tail = entries.length === 0 ? ']\n}\n' : `${entries.join(',')}\n  ]\n}\n`;
    const before = previous('manifest.json');
    const stamp = /"generatedAt": "([^"]+)"/.exec(before ?? '')?.[1];
    const kept = before !== undefined && stamp !== undefined && before.length === head(stamp).length + tail.length && before.startsWith(head(stamp)) && before.endsWith(tail);
    return [{ path: 'manifest.json', text: kept ? before : head(now) + tail }];
  },
});
