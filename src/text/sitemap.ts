import { SluglineError } from '../model/errors.ts';
import { scanXml, type XmlElement } from './xml.ts';

/** Sitemaps and indexes of sitemaps (sitemaps.org protocol 0.9). */

export interface Sitemap {
  /** `index`: the addresses are those of further sitemaps. */
  kind: 'sitemap' | 'index';
  /** As they are written, without space around them. */
  urls: { loc: string; lastmod: string }[];
}

const ROOTS: Readonly<Record<string, readonly [kind: Sitemap['kind'], item: string]>> = { urlset: ['sitemap', 'url'], sitemapindex: ['index', 'sitemap'] };

/** Characters before the first element that are looked at. */
const PROLOGUE = 20_000;

/** True when the first element of a text is that of a sitemap or of an index. */
export function isSitemap(root: string): boolean {
  return Object.hasOwn(ROOTS, root);
}

/**
 * Extensions (images, videos, news, languages) are skipped: their addresses are not those of pages.
 * @throws SluglineError CONFIG_INVALID for other XML than a sitemap, and for what is no XML
 */
export function parseSitemap(source: { file: string; text: string }): Sitemap {
  let shape: (typeof ROOTS)[string] | undefined;
  let namespace = '';
  let field: 'loc' | 'lastmod' | undefined;
  let entry = { loc: '', lastmod: '' };
  const urls: Sitemap['urls'] = [];
  const isItem = ({ depth, name, namespace: own }: XmlElement): boolean => depth === 2 && name === shape?.[1] && own === namespace;
  let inItem = false;
  scanXml(source, {
    open(element) {
      const { depth, name } = element;
      if (depth === 1) {
        shape = isSitemap(name) ? ROOTS[name] : undefined;
        namespace = element.namespace;
        if (shape === undefined) throw new SluglineError({ code: 'CONFIG_INVALID', file: source.file, message: `this is no sitemap: its first element is <${name}>`, help: 'A sitemap begins with <urlset> or <sitemapindex>.' });
      } else if (isItem(element)) {
        inItem = true;
        entry = { loc: '', lastmod: '' };
      } else if (depth === 3 && inItem && element.namespace === namespace && (name === 'loc' || name === 'lastmod')) field = name;
    },
    text(text) {
      if (field !== undefined) entry[field] += text;
    },
    close(element) {
      if (element.depth === 3) field = undefined;
      if (!isItem(element)) return;
      inItem = false;
      const loc = entry.loc.trim();
      if (loc !== '') urls.push({ loc, lastmod: entry.lastmod.trim() });
    },
  });
  return { kind: shape?.[0] ?? 'sitemap', urls };
}

/** Name of the first element of an XML text, without prefix; '' when there is none to be seen. */
export function rootName(text: string): string {
  let rest = text.slice(0, PROLOGUE).replace(/^\uFEFF/, '').trimStart();
  for (let end = '';; rest = rest.slice(rest.indexOf(end) + end.length).trimStart()) {
    end = rest.startsWith('<?') ? '?>' : rest.startsWith('<!--') ? '-->' : '';
    if (end === '' || !rest.includes(end)) return /^<(?:[\w.-]+:)?([A-Za-z_][\w.-]*)/.exec(rest)?.[1] ?? '';
  }
}
