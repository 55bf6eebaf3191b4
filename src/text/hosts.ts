import { ownHosts, type SiteConfig } from '../model/site.ts';
import { oncePer } from './once-per.ts';

/** Hosts of URLs, and lists of hosts with a meaning. */

/** Stock photo and placeholder services. Observed in drafts; a name stands for its subdomains. */
const STOCK_HOSTS: readonly string[] = [
  'unsplash.com', 'pexels.com', 'pixabay.com', 'istockphoto.com', 'shutterstock.com', 'freepik.com', 'depositphotos.com', 'gettyimages.com',
  'stock.adobe.com', 'ftcdn.net', 'dreamstime.com', '123rf.com', 'alamy.com', 'vecteezy.com', 'rawpixel.com', 'stocksnap.io', 'picsum.photos',
  'placehold.co', 'placeholder.com', 'placehold.it', 'dummyimage.com', 'loremflickr.com',
];

/** Hosting platforms that give every project an address of its own. */
const PLATFORM_HOSTS: readonly string[] = [
  'netlify.app', 'vercel.app', 'pages.dev', 'workers.dev', 'github.io', 'gitlab.io', 'web.app', 'firebaseapp.com', 'herokuapp.com',
  'onrender.com', 'fly.dev', 'surge.sh', 'azurestaticapps.net', 'amplifyapp.com', 'ngrok.io', 'ngrok-free.app',
];

/** How nearly all addresses are written: the parser of URLs finds the same host and takes far longer. */
const PLAIN_ADDRESS = /^https?:\/\/((?:[a-z0-9-]+\.)+[a-z]{2,})(?=[/?#]|$)/;

/** Lower-case host of an absolute or protocol-relative http(s) URL; '' for relative, other and broken ones. */
export function hostOf(url: string): string {
  if (url === '' || (url.charCodeAt(0) === 47 && url.charCodeAt(1) !== 47)) return '';
  const plain = PLAIN_ADDRESS.exec(url)?.[1];
  if (plain !== undefined && !plain.includes('xn--')) return plain;
  const absolute = url.trim().startsWith('//') ? `https:${url.trim()}` : url.trim();
  if (!/^https?:/i.test(absolute) || !URL.canParse(absolute)) return '';
  return new URL(absolute).host.toLowerCase();
}

/** True when the host is one of these or a subdomain of one. */
export function isUnder(host: string, names: Iterable<string>): boolean {
  for (const name of names) {
    const lower = name.toLowerCase();
    if (host.endsWith(lower) && (host.length === lower.length || host.charAt(host.length - lower.length - 1) === '.')) return true;
  }
  return false;
}

export function isStockHost(host: string): boolean {
  return isUnder(host, STOCK_HOSTS);
}

export function isPlatformHost(host: string): boolean {
  return isUnder(host, PLATFORM_HOSTS);
}

/** `ownHosts`, worked out once for a config. */
export const hostsOfSite: (config: SiteConfig) => ReadonlySet<string> = oncePer(ownHosts);

/** Hosts an article's images may come from: those of the config, of its images, and the site's own. */
export const imageHosts: (config: SiteConfig) => ReadonlySet<string> = oncePer((config) =>
  new Set([...config.images.hosts.map((host) => host.toLowerCase()), ...config.images.pool.map((image) => hostOf(image.url)).filter((host) => !isStockHost(host)), ...ownHosts(config)]));
