import { canonicalUrl, changedOn, publicArticles, type ListedArticle } from './listing.ts';
import { xmlText } from './xml.ts';

/** The newest articles as RSS 2.0, as text for an endpoint of the blog. */

export interface RssChannel {
  title: string;
  description: string;
  /** The page the feed belongs to. */
  url: string | URL;
  /** The feed's own address. */
  feed: string | URL;
  lang?: string;
  /** Articles at most. Default: 50. */
  most?: number;
}

/** Newest first by the day of publication; no drafts, none with `noindex`. Made from the articles alone: the same articles give the same text. */
export function rssXml(articles: Iterable<ListedArticle>, { title, description, url, feed, lang, most = 50 }: RssChannel): string {
  const shown = publicArticles(articles);
  const published = (article: ListedArticle): number => changedOn({ pubDate: article.pubDate, updatedDate: null })?.getTime() ?? 0;
  const newest = shown.toSorted((a, b) => published(b) - published(a) || (a.slug < b.slug ? -1 : 1)).slice(0, most);
  const changed = Math.max(0, ...newest.map((article) => changedOn(article)?.getTime() ?? 0));
  const items = newest.map((article) => {
    const address = xmlText(canonicalUrl(article.url));
    const date = published(article) === 0 ? '' : `<pubDate>${new Date(published(article)).toUTCString()}</pubDate>`;
    const tags = article.tags.map((tag) => `<category>${xmlText(tag)}</category>`).join('');
    return `<item><title>${xmlText(article.title)}</title><link>${address}</link><guid isPermaLink="true">${address}</guid><description>${xmlText(article.description)}</description>${date}${tags}</item>\n`;
  });
  const head = [
    `<title>${xmlText(title)}</title>`, `<link>${xmlText(canonicalUrl(url))}</link>`, `<description>${xmlText(description)}</description>`,
    ...(lang === undefined ? [] : [`<language>${xmlText(lang)}</language>`]), ...(changed === 0 ? [] : [`<lastBuildDate>${new Date(changed).toUTCString()}</lastBuildDate>`]),
    `<atom:link href="${xmlText(new URL(feed).href)}" rel="self" type="application/rss+xml"/>`,
  ];
  return `<?xml version="1.0" encoding="UTF-8"?>\n<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom"><channel>\n${head.join('\n')}\n${items.join('')}</channel></rss>\n`;
}
