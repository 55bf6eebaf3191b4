import { listedArticles, rssXml } from 'slugline/astro';
import { entriesOf } from './blog.ts';
import { LABELS, type Language } from './labels.ts';

export async function feedOf(lang: Language, site: URL | undefined): Promise<Response> {
  const { site: title, tagline: description, homePath } = LABELS[lang];
  const url = new URL(homePath, site);
  const xml = rssXml(listedArticles(await entriesOf(lang)), { title, description, lang, url, feed: new URL('rss.xml', url) });
  return new Response(xml, { headers: { 'content-type': 'application/rss+xml; charset=utf-8' } });
}
