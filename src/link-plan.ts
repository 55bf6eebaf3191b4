import { setImmediate as turn } from 'node:timers/promises';
import { corpusOver } from './corpus.ts';
import { createTermIndex } from './corpus-index.ts';
import type { InTextChoice } from './in-text.ts';
import type { LinkClusters } from './link-clusters.ts';
import { linkGraph, type LinkGraph } from './link-graph.ts';
import type { LinkRecord, LinkRecordBody } from './link-index.ts';
import { createLinker } from './linker.ts';
import { chooseRelated, type ReasonedLink } from './links.ts';
import type { Languages } from './languages.ts';
import type { Corpus } from './model/corpus.ts';
import type { GraphRedirect } from './model/link-graph.ts';
import type { RelatedLink } from './model/lock.ts';
import type { SiteConfig } from './model/site.ts';
import { once, type Document } from './text/document.ts';
import { linkableBlocks } from './text/link-spots.ts';
import { endOf, startOf } from './text/markdown.ts';
import { normalPath, sitePaths } from './text/site-paths.ts';

/** A site's internal links planned as a whole: the related list of every article, the graph of the links there are, and links that old texts could carry. */
export interface LinkPlan {
  corpus: Corpus;
  graph(): LinkGraph;
  /** What belongs under an article, with the reasons. */
  related(slug: string): ReasonedLink[];
  /** Links that the words of an article could carry, besides those it has. */
  proposals(doc: Document, targets?: ReadonlySet<string>): Proposal[];
  /** Positions of the articles in the order of the records, one a slug. */
  articles: readonly LinkRecordBody[];
  /** Words that make two articles near, by the hash of their stems, with their share of the relevance. */
  shared(a: string, b: string, limit: number): { hash: number; share: number }[];
}

/** A link to be made of words that stand in a file. */
export interface Proposal extends InTextChoice {
  /** Slug and file of the article it would stand in. */
  from: string;
  file: string;
  line: number;
  /** True when no other article links to the target yet. */
  orphan: boolean;
}

export interface LinkPlanInput {
  /** One a slug. */
  records: readonly LinkRecord[];
  config: SiteConfig;
  languages: Languages;
  clusters: LinkClusters;
  redirects: readonly GraphRedirect[];
  /** Other pages of the site, as `normalPath` writes them. */
  pages: readonly string[];
  /** What the brief of an article says, and what its lock remembers. */
  wishes(slug: string): { file: string; must: readonly string[]; avoid: readonly string[]; related: readonly RelatedLink[] };
  /** ISO date. */
  today: string;
  /** Take drafts as if they were published. */
  drafts: boolean;
}

/** Added to the strength of a place whose target nobody links to, or nobody from a text. */
const BONUS = { orphan: 1, unlinked: 0.3 } as const;

export function createLinkPlan({ records, config, languages, clusters, redirects, pages, wishes, today, drafts }: LinkPlanInput): LinkPlan {
  const bodies = records.map((record): LinkRecordBody => {
    const body = record.body();
    return drafts ? { ...body, entry: { ...body.entry, draft: false } } : body;
  });
  const index = once(() => {
    const made = createTermIndex();
    records.forEach(({ terms }, position) => made.add(bodies[position]?.entry.slug ?? '', terms, bodies[position]?.entry.lang ?? ''));
    return made;
  });
  const languageOf = (position: number) => languages.get(bodies[position]?.entry.lang ?? '') ?? languages.detect('');
  const corpus = corpusOver({ entries: bodies.map(({ entry }) => entry), index, numberOf: (position) => position, languageOf }, config, true);
  const positions = new Map(bodies.map(({ entry }, position) => [entry.slug, position]));
  const paths = sitePaths(config);
  // What only lists tell of is a page that exists: an orphan or a dead end it cannot be called, for its own links are not known.
  const knownPaths = new Set([...pages, normalPath('/'), ...bodies.flatMap(({ entry, listed }) => (listed === true ? [normalPath(entry.path)] : []))]);
  const known = new Set([...knownPaths, ...redirects.map(({ from }) => normalPath(from))]);
  const graph = once(() => linkGraph({
    articles: bodies.filter(({ listed }) => listed !== true).map(({ entry }) => ({ ...entry, hub: clusters.of(entry.slug)?.hub === entry.slug, cluster: clusters.of(entry.slug)?.name })),
    links: bodies.flatMap(({ entry, links }) => links.map((link) => ({ ...link, from: entry.slug }))),
    anchorsOf: (slug) => {
      const body = bodies[positions.get(slug) ?? -1];
      // Of an article that cannot be parsed, nothing is known.
      return body === undefined || body.ids.length === 0 ? undefined : new Set(body.ids);
    },
    resolve(url) {
      const path = paths.pathOf(url);
      // Other pages of the site are nobody's here: whether they exist cannot be told.
      return path === undefined || !(corpus.isArticleUrl(url) || known.has(path)) ? undefined : { path, fragment: /#(.*)$/s.exec(url)?.[1] ?? '' };
    },
    knownPaths,
    redirects: [...redirects, ...bodies.flatMap(({ entry, aliases }) => aliases.map((from) => ({ from, to: entry.path, status: 301, file: entry.file, line: 1 })))],
    home: { articles: config.links.home },
    // As in `validate`: under the address of articles everything is known.
    complete: true,
  }));
  const inbound = once(() => new Map(graph().articles.map((node) => [node.slug, node.inbound])));
  const bonus = (slug: string): number => {
    const counts = inbound().get(slug);
    return counts === undefined ? 0 : counts.articles === 0 ? BONUS.orphan : counts.body === 0 ? BONUS.unlinked : 0;
  };
  const linker = createLinker(() => records.map(({ phrases }, position) => ({ phrases, slug: bodies[position]?.entry.slug ?? '', lang: bodies[position]?.entry.lang ?? '' })), (lang, hash) => index().rarity(lang, hash));
  const linkedBy = (doc: Document): Set<string> => new Set(doc.links.flatMap(({ url }) => corpus.byUrl(url)?.path ?? []));
  return {
    corpus, graph, articles: bodies,
    shared: (a, b, limit) => index().shared(positions.get(a) ?? -1, positions.get(b) ?? -1, limit),
    related(slug) {
      const { file, must, avoid, related } = wishes(slug);
      const own = bodies[positions.get(slug) ?? -1];
      const linked = new Set((own?.links ?? []).flatMap(({ url, area }) => (area === 'related' ? [] : (corpus.byUrl(url)?.path ?? []))));
      return chooseRelated({ slug, file, must, avoid }, corpus, { links: config.links, clusters, previous: related, linked, isHidden: () => false, today }).reasons;
    },
    proposals(doc, targets) {
      const { must, avoid } = wishes(doc.slug);
      // Links of the text to other articles count, whoever made them.
      const there = new Set(doc.links.flatMap(({ url, area }) => (area === 'body' ? (corpus.byUrl(url)?.path ?? []) : []))).size;
      const isTaken = takenPlaces(doc, (url) => corpus.byUrl(url) !== undefined);
      const crowded = new Set<string>();
      const choose = (): InTextChoice[] => linker.choose(doc, {
        wanted: config.links.inText - there, previous: [], avoid: [...avoid, ...config.links.avoid], must, linked: linkedBy(doc), corpus,
        isHidden: (slug) => targets?.has(slug) === false || crowded.has(slug), bonus, draft: corpus.bySlug(doc.slug)?.draft === true,
      });
      let chosen = choose();
      // Without those whose best place is taken, others are chosen: in the end nothing is proposed that a run before has passed over.
      for (let taken = chosen.filter(({ start }) => isTaken(start)); taken.length > 0; taken = chosen.filter(({ start }) => isTaken(start))) {
        for (const { slug } of taken) crowded.add(slug);
        chosen = choose();
      }
      return chosen.map((choice) => ({ ...choice, from: doc.slug, file: doc.file, line: doc.lines.position(choice.start).line, orphan: inbound().get(choice.slug)?.articles === 0 }));
    },
  };
}

/** Tells whether an offset lies in a paragraph that links to an article already: a paragraph gets one such link, whoever made it. */
function takenPlaces(doc: Document, isArticle: (url: string) => boolean): (offset: number) => boolean {
  const places = doc.links.flatMap(({ url, start, area }) => (area === 'body' && isArticle(url) ? [start] : []));
  const taken = places.length === 0 ? [] : linkableBlocks(doc).map(({ node }) => ({ from: startOf(node), to: endOf(node) })).filter(({ from, to }) => places.some((start) => start >= from && start < to));
  return (offset) => taken.some(({ from, to }) => offset >= from && offset < to);
}

/** All proposals of a site, of the texts that `load` gives. @param targets slugs that may be linked; undefined: all */
export async function proposeLinks(plan: LinkPlan, slugs: readonly string[], load: (slug: string) => Document | undefined, targets?: ReadonlySet<string>): Promise<Proposal[]> {
  const found: Proposal[] = [];
  let count = 0;
  for (const slug of slugs) {
    const doc = load(slug);
    if (doc !== undefined) found.push(...plan.proposals(doc, targets));
    // The Markdown parser frees its memory only between turns.
    if (++count % 25 === 0) await turn();
  }
  return found;
}
