import { ownHosts, type CallToAction, type SiteConfig } from '../model/site.ts';
import { urlScheme } from './html.ts';
import { hostOf as fullHostOf, isUnder as isUnderNames } from './hosts.ts';
import { oncePer } from './once-per.ts';

/** Where a URL leads, as seen from a site. */

/** Host of an absolute or protocol-relative web address, lower case, without "www."; undefined for anything else. */
export function hostOf(url: string): string | undefined {
  const host = fullHostOf(url);
  return host === '' ? undefined : bareHost(host);
}

function bareHost(host: string): string {
  const lower = host.toLowerCase();
  return lower.startsWith('www.') ? lower.slice(4) : lower;
}

interface SiteHosts {
  site: string;
  /** The site's, the brand's and those of `links.ownHosts`. */
  own: ReadonlySet<string>;
}

const hostsOf = oncePer((config: SiteConfig): SiteHosts => ({ site: bareHost(new URL(config.site.url).host), own: new Set([...ownHosts(config)].map(bareHost)) }));

/** True when `host` is one of `hosts` or a subdomain of one. */
export function isUnder(host: string, hosts: Iterable<string>): boolean {
  return isUnderNames(host, [...hosts].map(bareHost));
}

/** True for a URL without a host that has no scheme either. */
function isRelative(url: string): boolean {
  return url.startsWith('/') || urlScheme(url) === '';
}

/** True for relative URLs and for the hosts of the site, of the brand and of `links.ownHosts`. */
export function isOwn(url: string, config: SiteConfig | undefined): boolean {
  const host = hostOf(url);
  if (host === undefined) return isRelative(url);
  return config !== undefined && hostsOf(config).own.has(host);
}

/** True for relative URLs and for those on the site's own host (the brand's other hosts are other sites). */
export function isOnSite(url: string, config: SiteConfig | undefined): boolean {
  const host = hostOf(url);
  if (host === undefined) return isRelative(url);
  return config !== undefined && host === siteHost(config);
}

export function siteHost(config: SiteConfig): string {
  return hostsOf(config).site;
}

/** A path, of this or another site, in which there is nothing to resolve or to decode. */
const PLAIN_PATH = /^(?:https?:\/\/[a-z0-9.-]+)?(\/(?!\/)[A-Za-z0-9/_-]*)$/;

/**
 * The slug that a URL of the site names by `site.articlePath`; undefined for pages that are no articles: other hosts, other paths, files,
 * nested paths such as `/blog/tag/x/`, and every page of a site whose articles stand at the root, where an article looks like any page.
 */
export function articleSlug(url: string, config: SiteConfig | undefined): string | undefined {
  if (config === undefined || !isOnSite(url, config)) return undefined;
  const plain = PLAIN_PATH.exec(url)?.[1];
  if (plain === undefined && (!URL.canParse(url, config.site.url) || (hostOf(url) === undefined && !/^[/\\]/.test(url)))) return undefined;
  const [before = '/', after = ''] = config.site.articlePath.split('{slug}');
  if (before === '/' && /^\/?$/.test(after)) return undefined;
  let path = (plain ?? new URL(url, config.site.url).pathname).replace(/\/index\.html$/, '/');
  try {
    if (path.includes('%')) path = decodeURIComponent(path);
  } catch {
    // A malformed escape is compared as it stands.
  }
  const tail = after.replace(/\/$/, '');
  const bare = path.replace(/\/$/, '');
  if (!bare.startsWith(before) || !bare.endsWith(tail)) return undefined;
  const slug = bare.slice(before.length, bare.length - tail.length);
  return slug === '' || /[/.]/.test(slug) ? undefined : slug.toLowerCase();
}

/** What two links to the same page have in common: host and path, without query, fragment and trailing slash; the site's host left out. */
export function targetKey(url: string, config: SiteConfig | undefined): string {
  const host = hostOf(url);
  const path = url.replace(/[?#].*$/s, '').replace(/^(?:https?:)?\/\/[^/]*/i, '').replace(/\/(?:index\.html)?$/, '');
  return `${host === undefined || (config !== undefined && host === siteHost(config)) ? '' : host}${path === '' ? '/' : path}`;
}

/** The call to action of the config that a URL leads to. */
export function callToActionOf(url: string, config: SiteConfig | undefined): CallToAction | undefined {
  return config?.cta.find((cta) => targetKey(cta.url, config) === targetKey(url, config));
}

/** True when the link sells: a call to action of the config, a paid host, or the brand's own shop window outside this site. */
export function isCommercial(url: string, config: SiteConfig | undefined): boolean {
  if (config === undefined) return false;
  if (callToActionOf(url, config) !== undefined) return true;
  const host = hostOf(url);
  if (host === undefined || host === siteHost(config)) return false;
  return isUnder(host, config.links.sponsoredHosts) || (config.brand.url !== undefined && host === hostOf(config.brand.url));
}
