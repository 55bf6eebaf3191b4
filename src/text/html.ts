import { Tokenizer, type Token } from 'parse5';

/** A start or end tag or a comment inside raw HTML, entities in attributes decoded as a browser would. Offsets are those of the given text plus `base`. */
export interface HtmlTag {
  name: string;
  kind: 'open' | 'close' | 'comment';
  attributes: Readonly<Record<string, string>>;
  /** Text of a comment. */
  text: string;
  start: number;
  end: number;
}

/**
 * Tags and comments of a piece of HTML, by the tokenizer of the HTML standard: what a browser would see, however it is written. Never less: what
 * looks like a tag inside a script counts, and a tag that is not closed here counts, for the page closes it later.
 */
export function htmlTags(html: string, base = 0): HtmlTag[] {
  const tags = tokenize(html);
  const rest = html.slice(tags.at(-1)?.end ?? 0);
  const open = /<[a-z/]/i.test(rest) ? ['>', '">', "'>"].map((end) => tokenize(html + end)).find((more) => more.length > tags.length) : undefined;
  return (open ?? tags).map((tag) => ({ ...tag, start: base + tag.start, end: base + Math.min(tag.end, html.length) }));
}

function tokenize(html: string): HtmlTag[] {
  const tags: HtmlTag[] = [];
  const add = (kind: HtmlTag['kind'], location: Token.Location | null, name: string, attributes: Record<string, string>, text: string): void => {
    tags.push({ kind, name, attributes, text, start: location?.startOffset ?? 0, end: location?.endOffset ?? html.length });
  };
  const ignore = (): void => undefined;
  const tokenizer = new Tokenizer(
    { sourceCodeLocationInfo: true },
    {
      onStartTag: (token) => add('open', token.location, token.tagName, Object.fromEntries(token.attrs.map(({ name, value }) => [name, value])), ''),
      onEndTag: (token) => add('close', token.location, token.tagName, {}, ''),
      onComment: (token) => add('comment', token.location, '', {}, token.data),
      onDoctype: (token) => add('open', token.location, '!doctype', {}, ''),
      onCharacter: ignore,
      onNullCharacter: ignore,
      onWhitespaceCharacter: ignore,
      onEof: ignore,
      onParseError: ignore,
    },
  );
  tokenizer.write(html, true);
  return tags;
}

/** Raw HTML allowed in articles unless the config allows more (contracts §4): tag → attributes. */
const DEFAULT_HTML: ReadonlyMap<string, ReadonlySet<string>> = new Map([
  ['a', new Set(['href', 'rel', 'target'])],
  ['br', new Set()],
  ['sup', new Set()],
  ['sub', new Set()],
  ['kbd', new Set()],
  ['abbr', new Set(['title'])],
  ['mark', new Set()],
]);

/**
 * The allow-list of a site.
 * @param extra entries such as `figure` or `video[src|controls]`; malformed ones are ignored
 */
export function htmlAllowList(extra: readonly string[]): ReadonlyMap<string, ReadonlySet<string>> {
  const list = new Map(DEFAULT_HTML);
  for (const entry of extra) {
    const match = /^([a-z][a-z0-9-]*)(?:\[([^\]]*)\])?$/.exec(entry.trim());
    if (match?.[1] !== undefined) list.set(match[1], new Set([...(list.get(match[1]) ?? []), ...(match[2] ?? '').split('|').filter(Boolean)]));
  }
  return list;
}

/**
 * The scheme of a URL as a browser reads it (controls and spaces dropped, entities must be decoded before), lower case; '' for relative URLs.
 */
export function urlScheme(url: string): string {
  // eslint-disable-next-line no-control-regex -- browsers drop exactly these
  const cleaned = url.replace(/[\u0000-\u0020\u007f\u200b]/g, '');
  return /^([a-z][a-z0-9+.-]*):/i.exec(cleaned)?.[1]?.toLowerCase() ?? '';
}

/** Schemes that may stand in an article's links. */
export const SAFE_SCHEMES: ReadonlySet<string> = new Set(['', 'http', 'https', 'mailto', 'tel']);
