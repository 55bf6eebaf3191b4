import { Tokenizer } from 'parse5';
import { SluglineError } from '../model/errors.ts';
import { isIsoDate } from '../model/brief.ts';
import { own } from './own.ts';
import { scanXml, type XmlElement } from './xml.ts';

/** RSS 2.0 and Atom feeds. What they say is text of strangers: markup is removed, lengths are bounded. */

export interface FeedEntry {
  /** As it is written; may be relative to the feed's site. */
  url: string;
  title: string;
  description: string;
  /** ISO date as the feed writes the day, '' when it has none that can be read. */
  date: string;
  /** Language tag of the entry or of the feed, '' when neither says. */
  language: string;
  /** Words of the content without tags; '' when the feed has only summaries. */
  content: string;
}

const ATOM = 'http://www.w3.org/2005/Atom';
const CONTENT = 'http://purl.org/rss/1.0/modules/content/';
const DUBLIN_CORE = 'http://purl.org/dc/elements/1.1/';

/** Characters. Longer titles and descriptions are no such thing; an article's topic is told by its first hundred thousand. */
const TITLE_LENGTH = 300;
const DESCRIPTION_LENGTH = 500;
const CONTENT_LENGTH = 100_000;
const ENTRIES = 50_000;
/** A title that holds escaped HTML, as many generators write it. A "<" of the title itself is left alone. */
const ESCAPED = /<\/?(?:a|abbr|b|br|code|del|em|i|ins|kbd|mark|q|s|small|span|strong|sub|sup|u|wbr)\b[^>]*>|&(?:#\d+|#x[\da-f]+|[a-z][\da-z]+);/i;

/** One child of an entry, its text with that of everything in it. */
interface Field {
  namespace: string;
  name: string;
  attributes: ReadonlyMap<string, string>;
  text: string;
}

/** True when the first element of a text is that of a feed. */
export function isFeed(root: string): boolean {
  return root === 'rss' || root === 'feed';
}

/** @throws SluglineError CONFIG_INVALID for other XML than RSS 2.0 or Atom, and for what is no XML */
export function parseFeed(source: { file: string; text: string }): FeedEntry[] {
  const entries: FeedEntry[] = [];
  let atom = false;
  let feedLanguage = '';
  let item: { language: string; fields: Field[] } | undefined;
  let field: Field | undefined;
  let channelLanguage = false;
  const itemDepth = (): number => (atom ? 2 : 3);
  const isItem = ({ depth, name, namespace }: XmlElement): boolean => depth === itemDepth() && (atom ? name === 'entry' && namespace === ATOM : name === 'item' && namespace === '');
  scanXml(source, {
    open(element) {
      const { depth, name, namespace, attributes } = element;
      if (depth === 1) {
        atom = name === 'feed' && namespace === ATOM;
        if (!atom && (name !== 'rss' || namespace !== '')) throw new SluglineError({ code: 'CONFIG_INVALID', file: source.file, message: `this is no feed that can be read: its first element is <${name}>`, help: 'RSS 2.0 (<rss>) and Atom (<feed xmlns="http://www.w3.org/2005/Atom">) are read.' });
        feedLanguage = attributes.get('xml:lang') ?? '';
      } else if (item === undefined && isItem(element)) item = { language: attributes.get('xml:lang') ?? '', fields: [] };
      else if (item !== undefined && depth === itemDepth() + 1) item.fields.push((field = { namespace, name, attributes, text: '' }));
      // Words of two paragraphs stay two words.
      else if (field !== undefined) field.text += ' ';
      else if (!atom && depth === 3 && name === 'language' && namespace === '' && item === undefined) channelLanguage = true;
    },
    text(text) {
      if (field !== undefined) field.text += text;
      else if (channelLanguage) feedLanguage += text.trim();
    },
    close(element) {
      channelLanguage = false;
      if (element.depth === itemDepth() + 1) field = undefined;
      if (item === undefined || !isItem(element)) return;
      if (entries.length >= ENTRIES) throw new SluglineError({ code: 'CONFIG_INVALID', file: source.file, message: `the feed has more than ${ENTRIES} entries`, help: 'Name a directory of posts or a sitemap instead.' });
      const { language, fields } = item;
      const entry = atom ? atomEntry(fields) : rssItem(fields);
      entries.push({ ...entry, language: language || entry.language });
      item = undefined;
    },
  });
  // RSS may name its language after the items.
  return entries.map((entry) => ({ ...entry, language: languageTag(entry.language || feedLanguage) }));
}

function rssItem(fields: readonly Field[]): FeedEntry {
  const plain = (name: string, namespace = ''): string => fields.find((one) => one.name === name && one.namespace === namespace)?.text ?? '';
  const guid = fields.find((one) => one.name === 'guid' && one.namespace === '');
  const permalink = guid !== undefined && guid.attributes.get('isPermaLink') !== 'false' && /^https?:/i.test(guid.text.trim()) ? guid.text : '';
  const title = plain('title');
  return entryOf({
    url: plain('link').trim() || permalink, title: ESCAPED.test(title) ? htmlText(title) : title, summary: htmlText(plain('description')), content: htmlText(plain('encoded', CONTENT)),
    date: plain('pubDate') || plain('date', DUBLIN_CORE), language: plain('language', DUBLIN_CORE),
  });
}

function atomEntry(fields: readonly Field[]): FeedEntry {
  const find = (name: string): Field | undefined => fields.find((one) => one.name === name && one.namespace === ATOM);
  const text = (name: string): string => {
    const found = find(name);
    return found === undefined ? '' : (found.attributes.get('type') ?? 'text').endsWith('html') && found.attributes.get('type') !== 'xhtml' ? htmlText(found.text) : found.text;
  };
  const link = fields.find((one) => one.name === 'link' && one.namespace === ATOM && (one.attributes.get('rel') ?? 'alternate') === 'alternate');
  const id = find('id')?.text.trim() ?? '';
  const url = link?.attributes.get('href')?.trim() || (/^https?:/i.test(id) ? id : '');
  return entryOf({ url, title: text('title'), summary: text('summary'), content: text('content'), date: find('published')?.text || find('updated')?.text || '', language: '' });
}

function entryOf({ url, title, summary, content, date, language }: { url: string; title: string; summary: string; content: string; date: string; language: string }): FeedEntry {
  const short = tidy(summary);
  return {
    url: own(url.trim()), title: own(tidy(title).slice(0, TITLE_LENGTH)), description: short.length > DESCRIPTION_LENGTH ? '' : own(short), date: dayOf(date.trim()), language: language.trim(),
    // Where a feed puts the whole article into the summary, that is its content.
    content: own(tidy(content || (short.length > DESCRIPTION_LENGTH ? short : '')).slice(0, CONTENT_LENGTH)),
  };
}

/** One line, without characters that are not written. */
function tidy(text: string): string {
  return text.replace(/[\s\p{Cc}\u200b\u202a-\u202e\u2066-\u2069\ufeff]+/gu, ' ').trim();
}

function languageTag(text: string): string {
  const [tag = ''] = /^[A-Za-z]{2,3}(?:[-_][A-Za-z]{2,4})?/.exec(text) ?? [];
  return tag.replace('_', '-');
}

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'] as const;

/** The day of an RFC 822 or ISO date, as it is written there; '' when there is none. */
function dayOf(text: string): string {
  const iso = /^\d{4}-\d{2}-\d{2}(?=$|T|\s)/.exec(text)?.[0];
  const [, day = '', month = '', year = ''] = /^(?:[A-Za-z]{3,9},?\s+)?(\d{1,2})\s+([A-Za-z]{3})[a-z]*\s+(\d{4}|\d{2})\b/.exec(text) ?? [];
  const number = MONTHS.findIndex((name) => name === month.toLowerCase());
  const found = iso ?? `${year.length === 2 ? `20${year}` : year}-${String(number + 1).padStart(2, '0')}-${day.padStart(2, '0')}`;
  return isIsoDate(found) ? found : '';
}

/** Elements whose text nobody reads. */
const UNREAD = new Set(['script', 'style', 'template', 'noscript']);

/** The text of a piece of HTML, entities decoded, by the tokenizer of the HTML standard. */
function htmlText(html: string): string {
  if (!/[<&]/.test(html)) return html;
  const parts: string[] = [];
  let length = 0;
  let inside: string | undefined;
  const add = (text: string): void => {
    if (inside !== undefined || length > CONTENT_LENGTH) return;
    parts.push(text);
    length += text.length;
  };
  const ignore = (): void => undefined;
  const tokenizer = new Tokenizer({ sourceCodeLocationInfo: false }, {
    onStartTag({ tagName, selfClosing }) {
      if (inside === undefined && UNREAD.has(tagName) && !selfClosing) inside = tagName;
      else if (!INLINE.has(tagName)) add(' ');
    },
    onEndTag({ tagName }) {
      if (tagName === inside) inside = undefined;
      else if (!INLINE.has(tagName)) add(' ');
    },
    onCharacter: ({ chars }) => add(chars),
    onWhitespaceCharacter: ({ chars }) => add(chars),
    onComment: ignore, onDoctype: ignore, onNullCharacter: ignore, onEof: ignore, onParseError: ignore,
  });
  tokenizer.write(html, true);
  return parts.join('');
}

/** Elements that may stand inside of a word. */
const INLINE = new Set(['a', 'abbr', 'b', 'code', 'del', 'em', 'i', 'ins', 'kbd', 'mark', 'q', 's', 'small', 'span', 'strong', 'sub', 'sup', 'u', 'wbr']);
