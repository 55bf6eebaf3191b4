import { defineOutput } from '../kinds.ts';
import type { ManifestArticle } from '../model/manifest.ts';
import { articleUrl } from '../model/site.ts';
import { absoluteAlternates } from '../text/alternates.ts';

/** `manifest.json`: what the blog pulls, with the hash of every file. A run that changes no article leaves it byte for byte. */
export default defineOutput({
  id: 'manifest',
  about: 'manifest.json: every article with its address, hash and findings, for the blog to pull.',
  always: true,
  files(articles, { config, now, previous, made }) {
    const head = (generatedAt: string): string => `{\n  "version": 1,\n  "site": ${JSON.stringify(config.site.url)},\n  "generatedAt": ${JSON.stringify(generatedAt)},\n  "articles": [`;
    // As JSON one by one, and joined once, by whoever writes it: thousands of entries are never there as objects and as text, and the text not twice.
    function* pieces(): Generator<string> {
      let first = true;
      for (const { slug, path, sha256, title, description, lang, pubDate, updatedDate, draft, tags, heroImage, related, words, findings, alternates, redirectFrom } of articles) {
        const entry: ManifestArticle = { slug, path, url: articleUrl(config, slug), sha256, title, description, lang, pubDate, updatedDate, draft, tags, heroImage, related, words, findings, alternates: absoluteAlternates(alternates, articleUrl(config, slug)), redirectFrom };
        yield `${first ? '' : ','}\n    ${JSON.stringify(entry, null, 2).replaceAll('\n', '\n    ')}`;
        first = false;
      }
      const files = made.length === 0 ? '' : `,\n  "files": ${JSON.stringify(made, null, 2).replaceAll('\n', '\n  ')}`;
      yield `${first ? '' : '\n  '}]${files}\n}\n`;
    }
    const before = previous('manifest.json');
    const stamp = /"generatedAt": "([^"]+)"/.exec(before ?? '')?.[1];
    if (before !== undefined && stamp !== undefined && consistsOf(before, head(stamp), pieces())) return [{ path: 'manifest.json', text: before }];
    let text = head(now);
    for (const piece of pieces()) text += piece;
    return [{ path: 'manifest.json', text }];
  },
});

/** True when a text is `head` and then the pieces, to its end. */
function consistsOf(text: string, head: string, pieces: Iterable<string>): boolean {
  if (!text.startsWith(head)) return false;
  let at = head.length;
  for (const piece of pieces) {
    if (!text.startsWith(piece, at)) return false;
    at += piece.length;
  }
  return at === text.length;
}
