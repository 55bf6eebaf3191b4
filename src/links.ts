import type { LinkClusters } from './link-clusters.ts';
import type { Corpus, CorpusEntry } from './model/corpus.ts';
import type { Problem } from './model/errors.ts';
import type { RelatedLink } from './model/lock.ts';
import type { SiteConfig } from './model/site.ts';
import { DAY_MS } from './text/dates.ts';

/** Related articles: chosen by relevance from what really exists. Never random, never the article itself, a draft, another language; each with its reason. */

/** Below this cosine two articles have little to do with each other; fewer links are better than irrelevant ones. */
const MIN_RELEVANCE = 0.05;
/** A pinned neighbour counts for as much as a near one, however few words they share. */
const CLUSTER_RELEVANCE = 0.3;
/** Articles a pillar page lists at most. */
const HUB_LISTS = 20;
/** Cosine from which two articles say the same: of those a reader needs one. Under it, being like each other is no fault. */
const ALIKE = 0.5;
/** Of the nearest, so many for each place are compared with each other. */
const COMPARED = 4;
/** Days in which freshness halves. */
const HALF_LIFE = 180;

/** An article that looks for others. */
export interface LinkingArticle {
  slug: string;
  /** For problems. */
  file: string;
  must: readonly string[];
  avoid: readonly string[];
}

export interface RelatedOptions {
  /** How many, and what the config prefers. */
  links: Pick<SiteConfig['links'], 'related' | 'must' | 'avoid' | 'freshness' | 'hubs'>;
  clusters: LinkClusters;
  /** Links of the last time: kept while their targets exist, so that a new article does not change old ones. */
  previous: readonly RelatedLink[];
  /** Site paths that the text links already. */
  linked: ReadonlySet<string>;
  /** Slugs that must not be linked now (held back with errors). */
  isHidden(slug: string): boolean;
  /** ISO date, for freshness. */
  today: string;
}

/** Why an article is in the list: asked for, part of a cluster, in the list before, or near. */
export interface RelatedReason {
  why: 'brief' | 'config' | 'pillar' | 'cluster' | 'kept' | 'near';
  /** Cosine, 0–1. */
  relevance: number;
}

export type ReasonedLink = RelatedLink & RelatedReason;

/**
 * The related list of an article: `links.must` first, then its pillar page (or, on that page, its cluster), then the previous ones, then the nearest.
 * @returns links in order, and a problem for every must-link that points at nothing
 */
export function chooseRelated(article: LinkingArticle, corpus: Corpus, options: RelatedOptions): { related: RelatedLink[]; reasons: ReasonedLink[]; problems: Problem[] } {
  const { links, clusters } = options;
  const chosen: ReasonedLink[] = [];
  const problems: Problem[] = [];
  const self = corpus.bySlug(article.slug);
  const avoided = [...article.avoid, ...links.avoid];
  const fits = (entry: CorpusEntry | undefined): entry is CorpusEntry => entry !== undefined && entry.slug !== article.slug && entry.title !== '' && !options.isHidden(entry.slug) && !options.linked.has(entry.path)
    && !chosen.some((link) => link.slug === entry.slug) && !isAvoidedBy(avoided, entry);
  const add = (entry: CorpusEntry | undefined, why: RelatedReason['why'], title?: string): void => {
    if (fits(entry)) chosen.push({ slug: entry.slug, path: entry.path, title: title ?? entry.title, why, relevance: corpus.relevance(article.slug, entry.slug) });
  };
  const sameLanguage = (entry: CorpusEntry | undefined): CorpusEntry | undefined => (entry?.lang === self?.lang && (entry?.draft !== true || self?.draft === true) ? entry : undefined);
  for (const target of article.must) {
    const entry = corpus.bySlug(target) ?? corpus.byUrl(target);
    if (entry === undefined) {
      problems.push({ code: 'BRIEF_UNKNOWN_REFERENCE', file: article.file, message: `links.must: "${target}" is no article that is known here, so no link was made`, help: 'Correct the address, or name the blog\'s posts under content.existing.' });
    } else add(entry, 'brief');
  }
  const cluster = clusters.of(article.slug);
  if (cluster?.hub === article.slug) for (const member of cluster.members.slice(0, HUB_LISTS)) add(sameLanguage(corpus.bySlug(member)), 'cluster');
  else if (cluster?.hub !== undefined) add(sameLanguage(corpus.bySlug(cluster.hub)), 'pillar');
  for (const target of links.must) add(sameLanguage(corpus.bySlug(target) ?? corpus.byUrl(target)), 'config');
  const wanted = Math.max(links.related, chosen.length);
  for (const link of options.previous) if (chosen.length < wanted && corpus.bySlug(link.slug)?.path === link.path) add(sameLanguage(corpus.bySlug(link.slug)), 'kept', link.title);

  const wants = wanted - chosen.length;
  if (wants > 0) {
    const candidatesAmong = (depth: number): Candidate[] => {
      const near = new Map(corpus.neighbours(article.slug, depth).filter(({ score }) => score >= MIN_RELEVANCE).map(({ slug, score }) => [slug, score]));
      for (const member of cluster?.members ?? []) if (member !== article.slug && !near.has(member)) near.set(member, corpus.relevance(article.slug, member));
      return [...near].flatMap(([slug, relevance]) => {
        const entry = sameLanguage(corpus.bySlug(slug));
        return fits(entry) ? [{ entry, relevance, score: preference(entry, relevance, options, cluster?.members) }] : [];
      });
    };
    let candidates = candidatesAmong(wants * COMPARED);
    if (candidates.length < wants) candidates = candidatesAmong(Infinity);
    // The order of the neighbours decides between equals.
    candidates.sort((a, b) => b.score - a.score);
    for (const { entry, relevance, why } of diverse(candidates.slice(0, Math.max(wants, wants * COMPARED)), wants, chosen, corpus)) chosen.push({ slug: entry.slug, path: entry.path, title: entry.title, why: cluster?.members.includes(entry.slug) === true ? 'cluster' : why, relevance });
  }
  return { related: chosen.map(({ slug, path, title }) => ({ slug, path, title })), reasons: chosen, problems };
}

/** Relevance, moved by what the config prefers. */
function preference(entry: CorpusEntry, relevance: number, { links, clusters, today }: RelatedOptions, members: readonly string[] = []): number {
  const pinned = members.includes(entry.slug) ? Math.max(relevance, CLUSTER_RELEVANCE) : relevance;
  const age = (Date.parse(today) - Date.parse(entry.pubDate)) / DAY_MS;
  const fresh = links.freshness === 0 || Number.isNaN(age) ? 0 : links.freshness * 2 ** (-Math.max(0, age) / HALF_LIFE);
  const isHub = clusters.of(entry.slug)?.hub === entry.slug;
  return pinned * (1 + fresh) * (1 + (isHub ? links.hubs : 0));
}

interface Candidate {
  entry: CorpusEntry;
  relevance: number;
  score: number;
}

/** The best, one after the other, those behind that say the same as one before (maximal marginal relevance, Carbonell and Goldstein 1998, with a threshold). */
function diverse(candidates: readonly Candidate[], wants: number, chosen: readonly ReasonedLink[], corpus: Corpus): (Candidate & { why: 'near' })[] {
  const taken: (Candidate & { why: 'near' })[] = [];
  const left = new Set(candidates);
  const likeness = new Map<Candidate, number>();
  const compare = (slug: string): void => {
    for (const candidate of left) likeness.set(candidate, Math.max(likeness.get(candidate) ?? 0, corpus.relevance(candidate.entry.slug, slug)));
  };
  if (candidates.length > wants) for (const { slug } of chosen) compare(slug);
  while (taken.length < wants && left.size > 0) {
    let best: Candidate | undefined;
    let most = -Infinity;
    for (const candidate of left) {
      const value = candidate.score - Math.max(0, (likeness.get(candidate) ?? 0) - ALIKE);
      if (value > most) [best, most] = [candidate, value];
    }
    if (best === undefined) break;
    left.delete(best);
    taken.push({ ...best, why: 'near' });
    if (left.size > 0 && taken.length < wants) compare(best.entry.slug);
  }
  return taken;
}

/** True when one of these slugs, paths or URLs is the entry. */
export function isAvoidedBy(avoided: readonly string[], { slug, path }: Pick<CorpusEntry, 'slug' | 'path'>): boolean {
  return avoided.some((link) => link === slug || link.replace(/\/$/, '').endsWith(path.replace(/\/$/, '')));
}
