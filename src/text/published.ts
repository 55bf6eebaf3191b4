import { articleUrl, type SiteConfig } from '../model/site.ts';
import { readDate, type DateValue } from './dates.ts';

/** What outputs share: which articles the public sees, where, and from when they are. */

interface Dated {
  slug: string;
  draft: boolean;
  pubDate: string;
  updatedDate: string | null;
}

/** An article with its address and the dates that can be read. */
export interface PublicArticle<T> {
  article: T;
  url: string;
  published: DateValue | undefined;
  /** When its text last changed: the later one of both dates. */
  changed: DateValue | undefined;
}

/** The articles that are no drafts, in the order given. Refused articles never come here: they are not in the output directory. */
export function publicArticles<T extends Dated>(articles: readonly T[], config: SiteConfig): PublicArticle<T>[] {
  return articles.filter(({ draft }) => !draft).map((article) => {
    const published = readDate(article.pubDate);
    const updated = readDate(article.updatedDate);
    const changed = published === undefined || (updated !== undefined && updated.instant > published.instant) ? (updated ?? published) : published;
    return { article, url: articleUrl(config, article.slug), published, changed };
  });
}

/** Newest first; of one moment in order of slug, and those without a date last. */
export function newestFirst<T extends { slug: string }>(articles: readonly PublicArticle<T>[]): PublicArticle<T>[] {
  return articles.toSorted((a, b) => (b.published?.instant ?? -Infinity) - (a.published?.instant ?? -Infinity) || (a.article.slug < b.article.slug ? -1 : 1));
}
