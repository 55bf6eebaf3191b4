import { hides } from './html-risks.ts';
import type { HtmlTag } from './html.ts';
import { hostOf, isOwn, isUnder } from './link-targets.ts';

/** Players, maps and posts of services that blogs show by a frame or a script, as those services tell them to. */
const SERVICES: readonly string[] = [
  'youtube.com', 'youtube-nocookie.com', 'vimeo.com', 'rutube.ru', 'vk.com', 'vkvideo.ru', 'ok.ru', 'dailymotion.com', 'twitch.tv', 'ted.com', 'spotify.com', 'soundcloud.com',
  'bandcamp.com', 'music.apple.com', 'podcasts.apple.com', 'music.yandex.ru', 'google.com', 'openstreetmap.org', 'yandex.ru', 'yandex.com', '2gis.ru', 'codepen.io', 'jsfiddle.net', 'codesandbox.io',
  'stackblitz.com', 'replit.com', 'gist.github.com', 'asciinema.org', 'figma.com', 'slideshare.net', 'speakerdeck.com', 'observablehq.com', 'datawrapper.de', 'dwcdn.net', 'flourish.studio',
  'twitter.com', 'x.com', 'instagram.com', 'facebook.com', 'telegram.org', 't.me', 'tiktok.com', 'reddit.com', 'bsky.app', 'spotify.link',
];

/**
 * True for a frame or a script that shows something of a known service, or loads a file of the site itself. A frame nobody sees, one with a document of its own and
 * code written into the article are none.
 */
export function isEmbed(tag: HtmlTag): boolean {
  const address = tag.attributes['src'];
  if (address === undefined || address.trim() === '' || tag.attributes['srcdoc'] !== undefined) return false;
  if (tag.name === 'iframe' && (hides(tag) !== undefined || ['width', 'height'].some((name) => /^[01](?:px)?$/.test(tag.attributes[name] ?? '')))) return false;
  const host = hostOf(address);
  return (tag.name === 'iframe' || tag.name === 'script') && (host === undefined ? isOwn(address, undefined) : isUnder(host, SERVICES));
}
