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
  /**
   * Entries by a key, drafts left out; computed once a corpus and name, so that asking for every article stays fast.
   * @param name of the grouping, the same for the same `keyOf`
   * @param keyOf '' leaves an entry out
   */
  group(name: string, keyOf: (entry: CorpusEntry) => string, key: string): readonly CorpusEntry[];
  bySlug(slug: string): CorpusEntry | undefined;
  /** Some other article of a language that is no draft, and that `fits`; undefined when there is none. */
  another(slug: string, lang: string, fits?: (entry: CorpusEntry) => boolean): CorpusEntry | undefined;
  /** The entry an absolute or site-relative URL points at; undefined when it points at no known article. */
  byUrl(url: string): CorpusEntry | undefined;
  /** True for URLs under the site's article path, known or not. */
  isArticleUrl(url: string): boolean;
  /** Topical closeness of two articles, cosine of TF-IDF stems, 0–1. */
  relevance(a: string, b: string): number;
  /** Closeness of an article to a free text (a title), 0–1. */
  relevanceToText(slug: string, text: string): number;
  /** Lets go of what questions of relevance need; it is made again when the next one is asked. */
  release(): void;
  /** The nearest articles in the same language, best first, drafts and the article itself left out. */
  neighbours(slug: string, limit: number): { slug: string; score: number }[];
}
