import type { Corpus, CorpusEntry } from '../model/corpus.ts';
import type { SiteConfig } from '../model/site.ts';
import { lastSegment } from './article-place.ts';
import type { Document } from './document.ts';
import { sitePaths } from './site-paths.ts';

/** Links that templates resolve, beside those of Markdown: Hugo's `ref`, Jekyll's `post_url` and `link`, wiki links, components with an address. */
const TEMPLATE_LINK = /\{\{[<%]\s*(?:rel)?ref\s+"([^"]+)"|\{%-?\s*(?:post_url|link)\s+(\S+)|\[\[([^\]|#\n]+)|<[A-Z][\w.]*\s[^>]*?\b(?:to|href|link|url)=["']([^"'{]+)["']/g;

/** Addresses that are not relative to the page: of other sites, of mail, of places on the page itself. */
const ELSEWHERE = /^(?:[a-z][a-z0-9+.-]*:|\/\/|#|$)/i;

/** True when there may be a link that only a template resolves. Cheap. */
function mayHoldTemplateLinks(text: string): boolean {
  return text.includes('{{') || text.includes('{%') || text.includes('[[') || /<[A-Z]/.test(text);
}

/** Addresses that only a template resolves. */
function templateLinks(text: string): string[] {
  if (!mayHoldTemplateLinks(text)) return [];
  return [...text.matchAll(TEMPLATE_LINK)].map((match) => (match[1] ?? match[2] ?? match[3] ?? match[4] ?? '').trim()).filter((target) => !ELSEWHERE.test(target));
}

/** Names (last parts of their addresses, lower case) of the pages of the site that an article links to, however it writes the address; its own left out. */
export function linkedNames(doc: Document, config: SiteConfig | undefined): Set<string> {
  const names = new Set<string>();
  const add = (url: string): void => {
    const name = lastSegment(url);
    if (name !== '' && name !== doc.slug.toLowerCase()) names.add(name.replace(/^\d{4}-\d{2}-\d{2}-(?=.)/, ''));
  };
  const { pathOf } = sitePaths(config);
  for (const { url } of doc.links) {
    const path = pathOf(url) ?? (ELSEWHERE.test(url) ? '' : url);
    if (path !== '') add(path);
  }
  for (const target of templateLinks(doc.text)) add(target);
  return names;
}

/** True when the article links to any other page of the site, the home page too. */
export function leadsOn(doc: Document, config: SiteConfig): boolean {
  const { pathOf, articlePath } = sitePaths(config);
  const own = articlePath(doc.slug);
  return doc.links.some(({ url }) => {
    const path = pathOf(url);
    return path === undefined ? !ELSEWHERE.test(url) || url.startsWith('post:') : path !== own;
  }) || templateLinks(doc.text).length > 0;
}

/** Up to so many other articles in the same language, drafts left out: a sample of the site that begins elsewhere for each article. */
export function otherArticles(corpus: Corpus, { slug, lang }: CorpusEntry, count: number): CorpusEntry[] {
  const found: CorpusEntry[] = [];
  corpus.another(slug, lang, (entry) => found.push(entry) >= count);
  return found;
}

/** Articles by which chance is judged, and the fewest that say anything. */
const SAMPLE = 24;
const LEAST_SAMPLE = 10;

/** How close an article of this site is to this one by chance: the median of some; 0 on a small site. */
export function chanceOf(corpus: Corpus, self: CorpusEntry): number {
  const others = otherArticles(corpus, self, SAMPLE);
  if (others.length < LEAST_SAMPLE) return 0;
  return others.map(({ slug }) => corpus.relevance(self.slug, slug)).sort((a, b) => a - b)[others.length >> 1] ?? 0;
}
