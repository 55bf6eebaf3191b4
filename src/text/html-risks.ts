import { urlScheme, type HtmlTag } from './html.ts';

/** What raw HTML can do besides marking text up. Pure judgements about one tag. */

/** Elements that run code, load other pages, collect input or change how the whole page works. */
const ACTIVE_TAGS: ReadonlySet<string> = new Set(
  ['script', 'style', 'iframe', 'frame', 'frameset', 'object', 'embed', 'applet', 'portal', 'base', 'meta', 'link', 'form'],
);

const SCRIPT_SCHEMES: ReadonlySet<string> = new Set(['javascript', 'vbscript']);

/** True for an active element. `allowed` are the tags of the site's allow-list: what the config names is its own decision. */
export function activeElement(tag: HtmlTag, allowed: ReadonlyMap<string, ReadonlySet<string>>): boolean {
  return ACTIVE_TAGS.has(tag.name) && !allowed.has(tag.name);
}

/** Elements that have no end tag and no content. */
const VOID_TAGS: ReadonlySet<string> = new Set(['base', 'meta', 'link', 'embed', 'frame']);

/** Where the element that a tag opens ends: after its end tag; after the tag itself when there is none. */
export function elementEnd(tags: readonly HtmlTag[], index: number): number {
  const tag = tags[index];
  if (tag === undefined) return 0;
  const close = VOID_TAGS.has(tag.name) ? undefined : tags.slice(index + 1).find((other) => other.kind === 'close' && other.name === tag.name);
  return (close ?? tag).end;
}

/** Attributes of a tag that run code or restyle the page: `on…`, `srcdoc`, `style`, script URLs anywhere. Hiding styles are not among them: see `hides`. */
export function activeAttributes(tag: HtmlTag, allowed: ReadonlyMap<string, ReadonlySet<string>>): string[] {
  return Object.entries(tag.attributes)
    .filter(([name, value]) => {
      if (/^on[a-z]/.test(name) || name === 'srcdoc') return true;
      if (SCRIPT_SCHEMES.has(urlScheme(value)) || /^data:\s*text\/html/i.test(value.trim())) return true;
      return name === 'style' && !hidingStyle(value) && allowed.get(tag.name)?.has('style') !== true;
    })
    .map(([name]) => name);
}

const HIDING = [
  /display\s*:\s*none/,
  /visibility\s*:\s*(?:hidden|collapse)/,
  /font-size\s*:\s*(?:0(?:px|r?em|%|pt)?|1px)\s*(?:!|;|$)/,
  /opacity\s*:\s*0(?:\.0\d*)?(?![\d.])/,
  /(?:^|[;\s])color\s*:\s*transparent/,
  /text-indent\s*:\s*-\d{3,}/,
  /(?:left|top|right|bottom|margin-left|margin-top)\s*:\s*-\d{3,}/,
  /^(?=.*overflow\s*:\s*hidden).*(?:^|[;\s])(?:height|width|max-height|max-width)\s*:\s*[01](?:px)?\s*(?:!|;|$)/,
];

const WHITE = /(?:^|[;\s])color\s*:\s*(?:white|#fff(?:fff)?(?![\da-f])|rgba?\(\s*255\s*,\s*255\s*,\s*255)/;

/** True when a style makes text invisible: not displayed, of no size, off the page, white. */
function hidingStyle(style: string): boolean {
  const lower = style.toLowerCase();
  // White on a background of its own is a design.
  if (WHITE.test(lower) && !/background/.test(lower)) return true;
  return HIDING.some((pattern) => pattern.test(lower));
}

/** How a tag hides its text, in words; undefined when it does not. */
export function hides(tag: HtmlTag): string | undefined {
  if (tag.kind !== 'open') return undefined;
  const style = tag.attributes['style'];
  if (style !== undefined && hidingStyle(style)) return `style="${style.trim()}"`;
  if (tag.attributes['hidden'] !== undefined && tag.name !== 'details') return 'the attribute "hidden"';
  const color = tag.attributes['color'];
  if (tag.name === 'font' && color !== undefined && /^(?:white|#fff(?:fff)?)$/i.test(color.trim())) return `white text (color="${color}")`;
  return undefined;
}

/** Where an attribute stands in the source of a tag, with the space before it; undefined when it cannot be found. Attribute values may be quoted or bare. */
export function attributeRange(source: string, tag: HtmlTag, name: string): { start: number; end: number } | undefined {
  const pattern = new RegExp(`\\s+${name}(?:\\s*=\\s*(?:"[^"]*"|'[^']*'|[^\\s"'>]+))?(?=[\\s/>])`, 'gi');
  const matches = [...source.slice(tag.start, tag.end).matchAll(pattern)];
  const [match] = matches;
  // The same words inside another attribute's value would make the place doubtful.
  return matches.length === 1 && match !== undefined ? { start: tag.start + match.index, end: tag.start + match.index + match[0].length } : undefined;
}
