/** The internal links of a site as a graph: what goes into the analysis, and what comes out. Everything that comes out is plain JSON. */

/** Part of an article a link stands in. */
export type LinkArea = 'body' | 'faq' | 'related' | 'author';

export interface GraphArticle {
  slug: string;
  /** Site path, e.g. `/blog/x/`. */
  path: string;
  /** Absolute address. */
  url?: string | undefined;
  title: string;
  lang: string;
  draft: boolean;
  pubDate: string;
  file: string;
  /** True for the pillar page of a cluster of the config. */
  hub?: boolean | undefined;
  /** Name of the cluster of the config that it belongs to. */
  cluster?: string | undefined;
}

export interface GraphLink {
  /** Slug of the article it stands in. */
  from: string;
  /** As it stands in the file. */
  url: string;
  text: string;
  area: LinkArea;
  line: number;
}

export interface GraphRedirect {
  /** As it stands in the file, not normalised: `/a` to `/a/` only adds the slash, and normalised it would look like a loop. May end in `/*`. */
  from: string;
  /** May hold `:splat`, what the star of `from` stood for. */
  to: string;
  /** 3xx leads elsewhere, 200 shows the other page at this address, anything else says that there is none. */
  status: number;
  file: string;
  line: number;
}

/** A page of this site. */
export interface SiteTarget {
  /** In the spelling of `normalPath`. */
  path: string;
  /** Without the `#`; empty when there is none. */
  fragment: string;
}

export interface GraphInput {
  articles: readonly GraphArticle[];
  links: readonly GraphLink[];
  /** Ids that a fragment of this article can point at; undefined when they are not known. */
  anchorsOf(slug: string): ReadonlySet<string> | undefined;
  /** Where an address leads; undefined when it leads to another site. */
  resolve(url: string): SiteTarget | undefined;
  /** Other pages of the site, in the spelling of `normalPath`. */
  knownPaths: ReadonlySet<string>;
  /** In the order in which the server looks at them: the first that fits counts. */
  redirects: readonly GraphRedirect[];
  home: {
    /** How many of the newest articles of each language the home page links to. */
    articles: number;
    /** Slugs of further articles that it links to. */
    links?: readonly string[] | undefined;
  };
  /** False: an unknown target may exist all the same. */
  complete: boolean;
}

export interface ArticleRef {
  slug: string;
  title: string;
  file: string;
}

/** How many other articles are at the other end: one counts once, however many links there are; a text and a list of the same article count in both. */
export interface LinkCounts {
  articles: number;
  /** In the text: body and FAQ. */
  body: number;
  /** Beside the text: related articles and the author's box. */
  related: number;
}

export interface GraphNode extends ArticleRef {
  path: string;
  lang: string;
  draft: boolean;
  /** A pillar page of the config. */
  hub: boolean;
  inbound: LinkCounts;
  /** `pages`: further pages of the site that it links to, the home page too. */
  outbound: LinkCounts & { pages: number };
  /** Clicks from the home page; null when no way leads there, and for drafts. */
  depth: number | null;
  /** PageRank times the number of articles: 1 is the average, 0 for drafts. */
  importance: number;
  /** Number of the community in `clusters`; null for drafts and for articles without links to others. */
  cluster: number | null;
}

/** At least one link from one article to another. Drafts are not on the site and have none. */
export interface GraphEdge {
  from: string;
  to: string;
  where: 'body' | 'related' | 'both';
}

export interface GraphCluster {
  number: number;
  /** Slug of its most linked article. */
  name: string;
  title: string;
  size: number;
  /** Links that stay inside, and links that leave or enter. */
  inside: number;
  outside: number;
  /** The cluster of the config that more than half of its articles belong to. */
  declared?: string;
}

/** A link with something wrong about it. */
export interface LinkPlace {
  file: string;
  line: number;
  from: string;
  url: string;
  text: string;
  area: LinkArea;
}

export interface BrokenTarget extends LinkPlace {
  /** `missing`: nothing there; `gone`: a rule says so (404, 410); `redirect`: a redirect ends at nothing or never ends. */
  reason: 'missing' | 'gone' | 'redirect';
  /** The nearest existing path. */
  suggestion?: string;
}

export interface BrokenAnchor extends LinkPlace {
  /** Slug of the article it leads to. */
  to: string;
  fragment: string;
  /** The nearest id of that article. */
  suggestion?: string;
}

export interface RedirectedLink extends LinkPlace {
  /** What to write instead. */
  target: string;
  /** Of the first redirect on the way. */
  status: number;
}

export interface DraftLink extends LinkPlace {
  /** Slug of the draft. */
  to: string;
}

export interface RedirectStep {
  from: string;
  to: string;
  file: string;
  line: number;
}

export interface RedirectFault {
  /** `chain`: more than one step; `loop`: comes back; `endless`: more steps than browsers go; `nowhere`: ends at a page that does not exist. */
  kind: 'chain' | 'loop' | 'endless' | 'nowhere';
  steps: RedirectStep[];
  /** Where the last step leads, as written there. */
  final: string;
}

/** A redirect away from the address of a published article: some servers then never show the article, others never redirect. */
export interface HiddenArticle extends RedirectStep {
  slug: string;
}

export interface LinkTotals {
  /** Published ones; all other figures are about these. */
  articles: number;
  drafts: number;
  /** Pairs of articles of which the first links to the second. */
  links: number;
  clusters: number;
  /** Clicks from the home page, over the articles it leads to; null when there are none. */
  averageDepth: number | null;
  deepest: number | null;
  /** Share of articles with a link from the text of another one, 0 to 1. */
  linkedFromText: number;
  /** Links to addresses of this site of which nothing is known; only when the site is not known completely. */
  unknownTargets: number;
}

export interface LinkGraph {
  /** False: links to unknown addresses are not called broken. */
  complete: boolean;
  totals: LinkTotals;
  /** By slug. */
  articles: GraphNode[];
  /** By `from`, then `to`. */
  links: GraphEdge[];
  /** Largest first. */
  clusters: GraphCluster[];
  /** No other article links to them. */
  orphans: (ArticleRef & { depth: number | null })[];
  /** They link to no other page of the site. */
  deadEnds: ArticleRef[];
  unreachable: ArticleRef[];
  /** The most linked articles, at most ten. */
  hubs: (ArticleRef & { inbound: number })[];
  brokenTargets: BrokenTarget[];
  brokenAnchors: BrokenAnchor[];
  redirectedLinks: RedirectedLink[];
  redirectFaults: RedirectFault[];
  hiddenArticles: HiddenArticle[];
  selfLinks: LinkPlace[];
  draftLinks: DraftLink[];
}
