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
  /opacity\s*:\s*0?(?:\.0\d*)?(?=[\s;!%]|$)(?<=[\d])/,
  /(?:^|[;\s])color\s*:\s*transparent/,
  /text-indent\s*:\s*-(?:\d{3,}|\d{2,}r?em)/,
  /(?:left|top|right|bottom|margin-left|margin-top)\s*:\s*-(?:\d{3,}|\d{2,}r?em)/,
  /transform\s*:[^;]*scale[xy]?\(\s*0\s*[,)]/,
  /clip-path\s*:\s*(?:inset\(\s*(?:50|100)%|circle\(\s*0)|clip\s*:\s*rect\(\s*(?:0|1px)[\s,]/,
  /^(?=.*overflow\s*:\s*hidden).*(?:^|[;\s])(?:height|width|max-height|max-width)\s*:\s*[01](?:px)?\s*(?:!|;|$)/,
];

const COLOR = /(?:^|[;\s])color\s*:([^;!]*)/;
const BACKGROUND = /(?:^|[;\s])background(?:-color)?\s*:([^;!]*)/;
/** A colour as styles write it; the three numbers of rgb() stand with commas or spaces. */
const COLOR_VALUE = /#(?:[\da-f]{6}|[\da-f]{3,4})(?![\da-f])|rgba?\(\s*(\d+)[\s,]+(\d+)[\s,]+(\d+)|hsla?\([^,)]+[\s,]+[^,)]+[\s,]+100%|\b(?:white|snow|ivory|ghostwhite|whitesmoke|black|gr[ae]y|silver|red|green|blue|yellow)\b/;
const NAMED: Readonly<Record<string, readonly number[]>> = {
  white: [255, 255, 255], snow: [255, 250, 250], ivory: [255, 255, 240], ghostwhite: [248, 248, 255], whitesmoke: [245, 245, 245], black: [0, 0, 0], gray: [128, 128, 128], grey: [128, 128, 128],
  silver: [192, 192, 192], red: [255, 0, 0], green: [0, 128, 0], blue: [0, 0, 255], yellow: [255, 255, 0],
};
/** Nobody tells colours apart that differ by less in every channel. */
const SAME = 8;
const PAGE = [255, 255, 255];

/** Red, green and blue; undefined when the value names no colour known here. */
function channels(value: string): readonly number[] | undefined {
  const match = COLOR_VALUE.exec(value);
  if (match === null) return undefined;
  const [word, red, green, blue] = match;
  if (red !== undefined) return [Number(red), Number(green), Number(blue)];
  if (word.startsWith('hsl')) return PAGE;
  if (!word.startsWith('#')) return NAMED[word];
  const step = word.length > 5 ? 2 : 1;
  return [0, 1, 2].map((place) => Number.parseInt(word.slice(1 + place * step, 1 + (place + 1) * step).padEnd(2, word.charAt(1 + place)), 16));
}

/** True for text of the colour of what it stands on: its own background, else the white page. White on a picture or on another colour is a design. */
function blends(style: string): boolean {
  const color = channels(COLOR.exec(style)?.[1] ?? '');
  const background = BACKGROUND.exec(style)?.[1];
  const ground = background === undefined ? PAGE : channels(background);
  return color !== undefined && ground !== undefined && !/url\(|gradient\(/.test(background ?? '') && color.every((channel, index) => Math.abs(channel - (ground[index] ?? 0)) <= SAME);
}

/** True when a style makes text invisible: not displayed, of no size, off the page, of the colour of its background. */
function hidingStyle(style: string): boolean {
  const lower = style.toLowerCase();
  return blends(lower) || HIDING.some((pattern) => pattern.test(lower));
}

/** How a tag hides its text, in words; undefined when it does not. */
export function hides(tag: HtmlTag): string | undefined {
  if (tag.kind !== 'open') return undefined;
  const style = tag.attributes['style'];
  if (style !== undefined && hidingStyle(style)) return `style="${style.trim()}"`;
  if (tag.attributes['hidden'] !== undefined && tag.name !== 'details') return 'the attribute "hidden"';
  const color = tag.attributes['color'];
  if (tag.name === 'font' && color !== undefined && blends(`color:${color.toLowerCase()}`)) return `white text (color="${color}")`;
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
