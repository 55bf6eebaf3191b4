import type { Document } from './document.ts';
import { hostOf, isOnSite } from './link-targets.ts';
import type { SiteConfig } from '../model/site.ts';
import { normalPath } from './site-paths.ts';

/** True when the front matter names another page as the original of this one: then it repeats that one openly. */
export function isDeclaredCopy(doc: Document, config: SiteConfig | undefined): boolean {
  const canonical = ['canonical', 'canonicalURL', 'canonicalUrl', 'canonical_url'].map((key) => doc.data[key]).find((value) => typeof value === 'string' && value.trim() !== '');
  if (typeof canonical !== 'string') return false;
  if (!isOnSite(canonical, config)) return true;
  const path = normalPath(hostOf(canonical) === undefined ? canonical.trim() : new URL(canonical.trim(), 'https://site.invalid').pathname);
  return lastSegment(path) !== doc.slug.toLowerCase();
}

/** The last part of a path, which names the page on nearly all sites: without slashes, query, fragment, extension and `index`; '' for the home page. */
export function lastSegment(url: string): string {
  const path = normalPath(url).replace(/\.(?:mdx?|markdown|html?)$/, '').replace(/\/(?:_?index|readme)$/, '');
  return path.slice(path.lastIndexOf('/') + 1);
}

/** The beginning of a text in about so many characters, cut between words, for quoting it in a message. */
export function beginning(text: string, length = 60): string {
  const whole = text.trim().replace(/\s+/g, ' ');
  if (whole.length <= length) return whole;
  const cut = whole.lastIndexOf(' ', length);
  return `${whole.slice(0, cut > length / 2 ? cut : length).replace(/[\s,;:–—-]+$/, '')}…`;
}
