import fc from 'fast-check';
import type { GraphArticle, GraphInput, GraphLink, GraphRedirect } from '../../src/link-graph.ts';
import { normalPath } from '../../src/text/site-paths.ts';

/** A site for tests: articles and links in short form. */
export interface SmallSite {
  articles: readonly (string | (Partial<GraphArticle> & { slug: string }))[];
  /** `from url`, or `from area url`. */
  links?: readonly string[];
  redirects?: readonly (readonly [from: string, to: string, status?: number])[];
  ids?: Readonly<Record<string, readonly string[]>>;
  pages?: readonly string[];
  home?: GraphInput['home'];
  complete?: boolean;
}

export function articleOf(slug: string, more: Partial<GraphArticle> = {}): GraphArticle {
  return { slug, path: `/blog/${slug}/`, url: `https://example.org/blog/${slug}/`, title: `About ${slug}`, lang: 'en', draft: false, pubDate: '2026-01-01', file: `output/${slug}.md`, ...more };
}

/** Paths from the root and addresses of example.org are the site's. */
export function resolveUrl(url: string): { path: string; fragment: string } | undefined {
  const own = url.replace(/^https:\/\/example\.org(?=\/|$)/, '');
  if (!/^\/(?!\/)|^$/.test(own)) return undefined;
  const hash = own.indexOf('#');
  return { path: normalPath(own), fragment: hash < 0 ? '' : own.slice(hash + 1) };
}

export function siteOf({ articles, links = [], redirects = [], ids = {}, pages = [], home = { articles: 1 }, complete = true }: SmallSite): GraphInput {
  return {
    articles: articles.map((one) => (typeof one === 'string' ? articleOf(one) : articleOf(one.slug, one))),
    links: links.map((text, index): GraphLink => {
      const parts = text.split(' ');
      const [from = '', area = 'body', url = ''] = parts.length === 3 ? parts : [parts[0], 'body', parts[1]];
      return { from, url, text: `words ${index + 1}`, area: area as GraphLink['area'], line: index + 1 };
    }),
    anchorsOf: (slug) => (ids[slug] === undefined ? undefined : new Set(ids[slug])),
    resolve: resolveUrl,
    knownPaths: new Set(pages),
    redirects: redirects.map(([from, to, status = 301], index): GraphRedirect => ({ from, to, status, file: '_redirects', line: index + 1 })),
    home,
    complete,
  };
}

const NAMES = ['oak', 'ash', 'elm', 'дуб', 'ель', 'fir', 'yew', 'bay', 'фикус', 'box', 'tea', 'fig'];
const name = fc.constantFrom(...NAMES);
const address = fc.oneof(
  name.map((slug) => `/blog/${slug}/`),
  name.map((slug) => `https://example.org/blog/${slug}`),
  name.map((slug) => `/old/${slug}`),
  fc.constantFrom('/', '/about/', '/nowhere/', '/blog/oka/', 'https://other.example/', '#top', '#a', '/blog/oak/#b', '/gone/x'),
);

/** Random small sites with drafts, redirects of every kind and links to all of it. */
export const anySite: fc.Arbitrary<GraphInput> = fc.record({
  slugs: fc.uniqueArray(name, { maxLength: NAMES.length }),
  drafts: fc.array(name, { maxLength: 2 }),
  links: fc.array(fc.tuple(name, address, fc.constantFrom('body', 'faq', 'related', 'author'), fc.nat(40)), { maxLength: 60 }),
  redirects: fc.array(fc.tuple(fc.oneof(address, fc.constantFrom('/old/*', '/gone/*', '/*', '/blog/*')), fc.oneof(address, fc.constantFrom('/blog/:splat', '/old/:splat', '/old/x/:splat')), fc.constantFrom(301, 302, 200, 410)), { maxLength: 8 }),
  home: fc.nat(3),
  complete: fc.boolean(),
}).map(({ slugs, drafts, links, redirects, home, complete }) => ({
  ...siteOf({ articles: slugs.map((slug, index) => ({ slug, draft: drafts.includes(slug), lang: index % 3 === 0 ? 'ru' : 'en', pubDate: `2026-01-${10 + (index % 4)}` })), redirects, pages: ['/about'], home: { articles: home }, complete, ids: { oak: ['a', 'b'] } }),
  links: links.map(([from, url, area, line]): GraphLink => ({ from, url, text: 'words', area, line })),
}));
