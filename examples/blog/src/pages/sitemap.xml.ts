import type { APIRoute } from 'astro';
import { sitemapPages, sitemapXml, type SitemapPage } from 'slugline/astro';
import { allArticles, entriesOf, listPath, sameArticle } from '../blog.ts';
import { LABELS, LANGUAGES } from '../labels.ts';

export const GET: APIRoute = async ({ site }) => {
  const homes = LANGUAGES.map((lang) => ({ hreflang: lang, href: new URL(LABELS[lang].homePath, site).href }));
  const pages: SitemapPage[] = homes.map(({ href }) => ({ url: href, alternates: homes }));
  for (const lang of LANGUAGES) pages.push({ url: new URL(listPath(await entriesOf(lang), lang), site) });
  return new Response(sitemapXml([...pages, ...sitemapPages(await allArticles(), sameArticle)]), { headers: { 'content-type': 'application/xml; charset=utf-8' } });
};
