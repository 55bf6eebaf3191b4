import { defineOutput } from '../kinds.ts';
import { articleUrl } from '../model/site.ts';
import { absoluteAlternates, languageVersions } from '../text/alternates.ts';
import { w3cDate } from '../text/dates.ts';
import { publicArticles } from '../text/published.ts';
import { sitemapFiles } from '../text/sitemap-files.ts';

/** Only what Slugline knows: the articles. The other pages of the blog are for the blog's own sitemap; robots.txt may name several. */
export default defineOutput({
  id: 'sitemap',
  about: 'sitemap.xml: every published article with its last change, and with its versions in other languages where it names them.',
  files(articles, { config }) {
    const drafts = new Set(articles.filter(({ draft }) => draft).map(({ slug }) => articleUrl(config, slug)));
    const published = publicArticles(articles, config);
    const versions = languageVersions(published.map(({ article, url }) => ({ url, lang: article.lang, alternates: absoluteAlternates(article.alternates, url) })), (url) => drafts.has(url));
    const entries = published.map(({ url, changed }) => ({ url, lastmod: changed === undefined ? undefined : w3cDate(changed), versions: versions.get(url) ?? [] }));
    return sitemapFiles(entries, (name) => new URL(`/${name}`, config.site.url).href);
  },
});
