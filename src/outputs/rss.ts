import { defineOutput, type PublishedArticle } from '../kinds.ts';
import type { SiteConfig } from '../model/site.ts';
import { rfc822Date } from '../text/dates.ts';
import { newestFirst, publicArticles, type PublicArticle } from '../text/published.ts';
import { baseLanguage } from '../text/translations.ts';
import { xmlAttribute, xmlText } from '../text/xml-text.ts';

/** Readers keep what they have seen; more than the newest ones only make every fetch longer. */
const MAX_ITEMS = 50;

/** `rss.xml` in the site's language, `rss.en.xml` and so on for the others: an address stays when a language is added. */
export default defineOutput({
  id: 'rss',
  about: 'rss.xml: RSS 2.0 with the newest 50 articles, one feed a language.',
  files(articles, { config }) {
    const byLanguage = Map.groupBy(publicArticles(articles, config), ({ article }) => baseLanguage(article.lang).toLowerCase());
    const main = baseLanguage(config.site.locale).toLowerCase();
    return [...byLanguage].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([lang, list]) => {
      const path = lang === main ? 'rss.xml' : `rss.${lang}.xml`;
      return { path, text: feed(config, lang, path, newestFirst(list).slice(0, MAX_ITEMS)) };
    });
  },
});

/** RSS 2.0 (rssboard.org, version 2.0.11), with the `atom:link` that its Best Practices Profile asks for. */
function feed({ site, brand }: SiteConfig, lang: string, path: string, items: readonly PublicArticle<PublishedArticle>[]): string {
  const built = items.flatMap(({ changed }) => changed ?? []).toSorted((a, b) => b.instant - a.instant)[0];
  return `<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom">
  <channel>
    <title>${line(site.name)}</title>
    <link>${xmlText(new URL(site.url).href)}</link>
    <description>${line(brand.description ?? site.name)}</description>
    <language>${xmlText(lang)}</language>
${built === undefined ? '' : `    <lastBuildDate>${rfc822Date(built)}</lastBuildDate>\n`}    <atom:link href="${xmlAttribute(new URL(`/${path}`, site.url).href)}" rel="self" type="application/rss+xml"/>
${items.map(item).join('')}  </channel>
</rss>
`;
}

function item({ article, url, published }: PublicArticle<PublishedArticle>): string {
  const parts = [
    ['title', line(article.title)],
    ['link', xmlText(url)],
    // The description of an item is HTML: text in it is escaped once for that, and once for XML.
    ['description', line(line(article.description))],
    ...article.tags.map((tag) => ['category', line(tag)]),
  ];
  return `    <item>
${parts.map(([name = '', value = '']) => (value === '' ? '' : `      <${name}>${value}</${name}>\n`)).join('')}      <guid isPermaLink="true">${xmlText(url)}</guid>
${published === undefined ? '' : `      <pubDate>${rfc822Date(published)}</pubDate>\n`}    </item>
`;
}

function line(text: string): string {
  return xmlText(text.replace(/\s+/g, ' ').trim());
}
