import type { BrokenAnchor, BrokenTarget, DraftLink, GraphArticle, GraphInput, GraphLink, LinkPlace, RedirectedLink } from '../model/link-graph.ts';
import type { Targets } from './graph-targets.ts';
import { once } from './document.ts';
import { createNearPath } from './near-paths.ts';

/** Links of the text and links beside it, as bits. */
export const IN_TEXT = 1;
export const BESIDE = 2;

/** Who links to whom, by number of article: the targets of article i are `to[start[i]]` up to `to[start[i + 1] - 1]`, smallest first, each once. */
export interface LinkTable {
  size: number;
  start: Int32Array;
  to: Int32Array;
  /** `IN_TEXT`, `BESIDE` or both. */
  where: Uint8Array;
}

export interface JudgedLinks {
  table: LinkTable;
  /** How many other pages of the site each article links to that are no articles. */
  pages: Int32Array;
  /** 1 where a link leads on to another page of the site, or may do so. */
  leadsOn: Uint8Array;
  unknownTargets: number;
  brokenTargets: BrokenTarget[];
  brokenAnchors: BrokenAnchor[];
  redirectedLinks: RedirectedLink[];
  selfLinks: LinkPlace[];
  draftLinks: DraftLink[];
}

/**
 * Follows every link of every article.
 * @param articles in the order in which they are numbered
 * @param linksOf links of each article, in any order; what is found comes in the same
 */
export function judgeLinks(articles: readonly GraphArticle[], linksOf: readonly (readonly GraphLink[])[], input: GraphInput, targets: Targets): JudgedLinks {
  const size = articles.length;
  const packed = new Uint32Array(linksOf.reduce((sum, list) => sum + list.length, 0));
  const start = new Int32Array(size + 1);
  /** By article: 1 + the place of the edge that leads there, in the part of the article whose links are being read. */
  const placed = new Int32Array(size);
  const found: Omit<JudgedLinks, 'table'> = {
    pages: new Int32Array(size), leadsOn: new Uint8Array(size), unknownTargets: 0,
    brokenTargets: [], brokenAnchors: [], redirectedLinks: [], selfLinks: [], draftLinks: [],
  };
  const judge = createJudge(articles, input, targets, found);
  let count = 0;
  linksOf.forEach((links, from) => {
    const first = count;
    const pages = new Set<string>();
    for (const link of links) {
      const target = judge(link, from);
      if (target === undefined) continue;
      found.leadsOn[from] = 1;
      if (typeof target === 'string') pages.add(target);
      if (typeof target !== 'number' || articles[from]?.draft !== false) continue;
      const where = link.area === 'body' || link.area === 'faq' ? IN_TEXT : BESIDE;
      const place = placed[target] as number;
      if (place > first) packed[place - 1] = (packed[place - 1] as number) | where;
      else {
        packed[count++] = target * 4 + where;
        placed[target] = count;
      }
    }
    found.pages[from] = pages.size;
    packed.subarray(first, count).sort();
    start[from + 1] = count;
  });
  const edges = packed.subarray(0, count);
  return { ...found, table: { size, start, to: Int32Array.from(edges, (edge) => edge >>> 2), where: Uint8Array.from(edges, (edge) => edge & 3) } };
}

/**
 * Writes down what is wrong with a link. Gives the number of the other published article it leads to, the path of another page, `true` for an
 * address of which nothing is known, and undefined for everything that leads no reader on within the site.
 */
function createJudge(articles: readonly GraphArticle[], input: GraphInput, targets: Targets, found: Omit<JudgedLinks, 'table'>): (link: GraphLink, from: number) => number | string | true | undefined {
  const resolved = new Map<string, ReturnType<GraphInput['resolve']>>();
  const resolve: GraphInput['resolve'] = (url) => {
    if (!resolved.has(url)) resolved.set(url, input.resolve(url));
    return resolved.get(url);
  };
  const suggest = once(() => {
    const written = new Map([...targets.existing()].map((page) => [page.path, page.written]));
    const near = createNearPath(written.keys());
    return (path: string): string | undefined => written.get(near(path) ?? '');
  });
  const anchors = createAnchors(input);
  const checkAnchor = (place: LinkPlace, index: number, fragment: string): void => {
    const to = (articles[index] as GraphArticle).slug;
    const wrong = anchors(to, fragment);
    if (wrong !== undefined) found.brokenAnchors.push({ ...place, to, fragment, ...wrong });
  };

  return (link, from) => {
    const self = articles[from] as GraphArticle;
    const place = (): LinkPlace => ({ file: self.file, line: link.line, from: self.slug, url: link.url, text: link.text, area: link.area });
    const written = fragmentOf(link.url);
    if (link.url.startsWith('#')) {
      checkAnchor(place(), from, written ?? '');
      return undefined;
    }
    const site = resolve(link.url);
    if (site === undefined) return undefined;
    const target = targets.of(site.path);
    const moved = 'redirect' in target ? target.redirect : undefined;
    const fragment = moved === undefined || moved.fragment === '' ? (written ?? site.fragment) : moved.fragment;
    if (target.kind === 'broken') {
      const suggestion = suggest()(site.path);
      found.brokenTargets.push({ ...place(), reason: target.reason, ...(suggestion === undefined || suggestion === self.path ? {} : { suggestion }) });
      return undefined;
    }
    if (target.kind === 'unknown') {
      found.unknownTargets++;
      return true;
    }
    if ((target.kind === 'article' || target.kind === 'draft') && target.index === from) {
      if (fragment === '') found.selfLinks.push(place());
      else checkAnchor(place(), from, fragment);
      return undefined;
    }
    if (target.kind === 'draft') {
      // Two drafts may be published together.
      if (!self.draft) found.draftLinks.push({ ...place(), to: (articles[target.index] as GraphArticle).slug });
      return undefined;
    }
    if (moved !== undefined) {
      const [first, last] = [moved.steps[0], moved.steps.at(-1)];
      const article = target.kind === 'article' ? articles[target.index] : undefined;
      const page = article === undefined ? (last?.to ?? '') : /^(?:[a-z]+:)?\/\//i.test(link.url) ? (article.url ?? article.path) : article.path;
      found.redirectedLinks.push({ ...place(), target: fragment === '' || page.includes('#') ? page : `${page}#${fragment}`, status: first?.status ?? 301 });
    }
    if (target.kind === 'elsewhere') return undefined;
    if (target.kind === 'page') return target.path;
    if (fragment !== '') checkAnchor(place(), target.index, fragment);
    return target.index;
  };
}

/** What stands behind the `#`, decoded; undefined when there is none. */
function fragmentOf(url: string): string | undefined {
  const hash = url.indexOf('#');
  return hash < 0 ? undefined : decoded(url.slice(hash + 1));
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** What is wrong with a fragment of an article; undefined when nothing is, or when its ids are not known. An empty one and `top` lead up on every page; `:~:` is the browser's business. */
function createAnchors(input: GraphInput): (slug: string, fragment: string) => { suggestion?: string } | undefined {
  const ids = new Map<string, { all: ReadonlySet<string> | undefined; near: () => (id: string) => string | undefined }>();
  return (slug, fragment) => {
    if (fragment === '' || fragment.toLowerCase() === 'top' || fragment.startsWith(':~:')) return undefined;
    let known = ids.get(slug);
    if (known === undefined) {
      const all = input.anchorsOf(slug);
      ids.set(slug, (known = { all, near: once(() => createNearPath(all ?? [])) }));
    }
    if (known.all === undefined || known.all.has(fragment)) return undefined;
    const suggestion = known.all.has(fragment.toLowerCase()) ? fragment.toLowerCase() : known.near()(fragment);
    return suggestion === undefined ? {} : { suggestion };
  };
}
