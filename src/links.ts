import type { Brief } from './model/brief.ts';
import type { Corpus } from './model/corpus.ts';
import type { RelatedLink } from './model/lock.ts';
import type { Problem } from './model/errors.ts';
import { isAvoided } from './workspace.ts';

/** Related articles: chosen by relevance from what really exists. Never random, never the article itself. */

/** Below this cosine two articles have little to do with each other; fewer links are better than irrelevant ones. */
const MIN_RELEVANCE = 0.04;

export interface RelatedOptions {
  /** How many, from the config. */
  wanted: number;
  /** Links of the last time: kept while their targets exist, so that a new article does not change old ones. */
  previous: readonly RelatedLink[];
  /** Site paths that the text links already. */
  linked: ReadonlySet<string>;
  /** Slugs that must not be linked now (held back with errors). */
  isHidden(slug: string): boolean;
}

/**
 * The related list of an article: `links.must` first, then the previous ones, then the nearest.
 * @returns links in order, and a problem for every must-link that points at nothing
 */
export function chooseRelated(brief: Brief, corpus: Corpus, options: RelatedOptions): { related: RelatedLink[]; problems: Problem[] } {
  const related: RelatedLink[] = [];
  const problems: Problem[] = [];
  const self = corpus.bySlug(brief.slug);
  const add = (slug: string, title?: string): void => {
    const entry = corpus.bySlug(slug);
    if (entry === undefined || entry.slug === brief.slug || entry.title === '' || options.isHidden(slug) || options.linked.has(entry.path)) return;
    if (related.some((link) => link.slug === slug) || isAvoided(entry.path, slug, brief)) return;
    related.push({ slug, path: entry.path, title: title ?? entry.title });
  };
  for (const target of brief.links.must) {
    const entry = corpus.bySlug(target) ?? corpus.byUrl(target);
    if (entry === undefined) {
      problems.push({ code: 'BRIEF_UNKNOWN_REFERENCE', file: brief.file, message: `links.must: "${target}" is no article that is known here, so no link was made`, help: 'Correct the address, or name the blog\'s posts under content.existing.' });
    } else add(entry.slug);
  }
  const must = related.length;
  for (const link of options.previous) if (related.length < Math.max(options.wanted, must) && corpus.bySlug(link.slug)?.path === link.path) add(link.slug, link.title);
  for (const near of corpus.neighbours(brief.slug, Infinity)) {
    if (related.length >= options.wanted) break;
    if (near.score >= MIN_RELEVANCE && corpus.bySlug(near.slug)?.lang === self?.lang) add(near.slug);
  }
  return { related, problems };
}
