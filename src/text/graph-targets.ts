import type { GraphArticle, GraphInput } from '../model/link-graph.ts';
import type { Redirects, Way } from './graph-redirects.ts';
import { createRedirects } from './graph-redirects.ts';
import { normalPath } from './site-paths.ts';

/** Where a path of the site leads in the end. */
export type Target =
  | { kind: 'article'; index: number; redirect?: Way }
  | { kind: 'draft'; index: number; redirect?: Way }
  | { kind: 'page'; path: string; redirect?: Way }
  /** By a redirect to another site. */
  | { kind: 'elsewhere'; redirect?: Way }
  | { kind: 'broken'; reason: 'missing' | 'gone' | 'redirect' }
  /** Nothing is known of it, and the site is not known completely. */
  | { kind: 'unknown' };

export interface Targets {
  of(path: string): Target;
  /** Paths that a reader can open, as the site writes them. */
  existing(): Iterable<{ path: string; written: string }>;
  redirects: Redirects;
  /** Position of the published article with this path. */
  published(path: string): number | undefined;
}

/** @param articles in the order in which they are numbered; of several with one path the first counts */
export function createTargets(articles: readonly GraphArticle[], input: Pick<GraphInput, 'knownPaths' | 'redirects' | 'resolve' | 'complete'>): Targets {
  const published = new Map<string, number>();
  const drafts = new Map<string, number>();
  articles.forEach((article, index) => {
    const [table, path] = [article.draft ? drafts : published, normalPath(article.path)];
    if (!table.has(path)) table.set(path, index);
  });
  const pages = new Set([...input.knownPaths].map(normalPath));
  const isPage = (path: string): boolean => path === '' || pages.has(path);
  const redirects = createRedirects({ redirects: input.redirects, resolve: input.resolve, exists: (path) => published.has(path) || isPage(path) });

  const standing = (path: string): Target | undefined => {
    const index = published.get(path);
    return index === undefined ? (isPage(path) ? { kind: 'page', path } : undefined) : { kind: 'article', index };
  };
  const find = (path: string): Target => {
    const direct = standing(path);
    if (direct !== undefined) return direct;
    const way = redirects.follow(path);
    const redirect = way.steps.length === 0 ? {} : { redirect: way };
    switch (way.end) {
      case 'page': return { ...(standing(way.shows ?? way.path) ?? { kind: 'page', path: way.path }), ...redirect };
      case 'elsewhere': return { kind: 'elsewhere', ...redirect };
      case 'gone': return { kind: 'broken', reason: way.steps.length === 0 ? 'gone' : 'redirect' };
      case 'loop': case 'endless': return { kind: 'broken', reason: 'redirect' };
      case 'nothing': break;
    }
    const draft = drafts.get(way.path);
    if (draft !== undefined) return { kind: 'draft', index: draft, ...redirect };
    if (!input.complete) return { kind: 'unknown' };
    return { kind: 'broken', reason: way.steps.length === 0 ? 'missing' : 'redirect' };
  };
  const known = new Map<string, Target>();
  return {
    redirects,
    published: (path) => published.get(path),
    of(path) {
      let target = known.get(path);
      if (target === undefined) known.set(path, (target = find(path)));
      return target;
    },
    *existing() {
      for (const [path, index] of published) yield { path, written: (articles[index] as GraphArticle).path };
      for (const path of pages) if (path !== '' && !published.has(path)) yield { path, written: path };
    },
  };
}
