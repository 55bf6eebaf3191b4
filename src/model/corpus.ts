/** What checks and the linker know of all articles together. */

export interface CorpusEntry {
  slug: string;
  file: string;
  /** Site path, e.g. `/blog/x/`. */
  path: string;
  title: string;
  description: string;
  heroImage: string;
  pubDate: string;
  lang: string;
  draft: boolean;
}

export interface Corpus {
  entries: readonly CorpusEntry[];
  /** True when every article of the site is known, so that an unknown internal target is a broken link. */
  complete: boolean;
  bySlug(slug: string): CorpusEntry | undefined;
  /** The entry an absolute or site-relative URL points at; undefined when it points at no known article. */
  byUrl(url: string): CorpusEntry | undefined;
  /** True for URLs under the site's article path, known or not. */
  isArticleUrl(url: string): boolean;
  /** Topical closeness of two articles, cosine of TF-IDF stems, 0–1. */
  relevance(a: string, b: string): number;
  /** Closeness of an article to a free text (a title), 0–1. */
  relevanceToText(slug: string, text: string): number;
  /** The nearest articles in the same language, best first, drafts and the article itself left out. */
  neighbours(slug: string, limit: number): { slug: string; score: number }[];
}
