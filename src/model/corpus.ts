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

/** A link of an article, as checks of the whole site see it. */
export interface ArticleLink {
  url: string;
  /** Anchor text. */
  text: string;
  /** Place in the file, offsets. */
  start: number;
  end: number;
  /** Part of the article it stands in: `body`, `faq`, `related`, `author`. */
  area: string;
}

/** By what articles are grouped: equal titles, equal descriptions, the same picture. */
export type GroupName = 'title' | 'description' | 'hero';

export interface Corpus {
  entries: readonly CorpusEntry[];
  /** True when every article of the site is known, so that an unknown internal target is a broken link. */
  complete: boolean;
  /**
   * Entries that are alike in a respect, drafts left out, in order of slug.
   * @param key what `groupKey` (text/corpus-groups.ts) gives for an entry; '' is nobody's
   */
  group(name: GroupName, key: string): readonly CorpusEntry[];
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
