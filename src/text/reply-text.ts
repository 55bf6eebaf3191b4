/** The text of a writer's reply before and below Markdown: what surrounds it, invisible characters, addresses in plain words. Pure. */

/** Something taken out of a writer's text, for the run's report. */
export interface Removed {
  what: 'front-matter' | 'fence' | 'html' | 'script' | 'image' | 'raw-url' | 'assistant-talk' | 'heading-marker' | 'heading-level' | 'heading' | 'rule' | 'footnote' | 'invisible' | 'definition';
  /** The words it was about, cut to a line. */
  excerpt: string;
}

/** Characters that print nothing: controls, zero-width and joining characters outside emoji and joining scripts, bidi, fillers, tags, stray variation selectors. */
const INVISIBLE =
  // oxlint-disable-next-line no-control-regex -- exactly these are dropped
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u00ad\u034f\u061c\u115f\u1160\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\u3164\ufeff\uffa0\ufff9-\ufffb\ufffd\u{e0000}-\u{e01ef}]|(?<![\p{Extended_Pictographic}\p{Emoji_Modifier}\ufe0f\p{Script=Arabic}\p{Script=Devanagari}])[\u200c\u200d]+/gu;

/** Well-formed, NFC, LF, without invisible characters. */
export function normalizeText(source: string, removed: Removed[]): string {
  // Half a surrogate pair becomes U+FFFD, which goes with the invisible ones.
  const text = source.toWellFormed().normalize('NFC').replace(/\r\n?|[\u0085\u2028\u2029]/g, '\n');
  const visible = text.replace(INVISIBLE, '');
  if (visible.length < text.length) removed.push({ what: 'invisible', excerpt: `${text.length - visible.length} characters` });
  return visible;
}

/** Drops a fence around the whole answer and front matter at its start. */
export function unwrap(text: string, removed: Removed[]): string {
  let result = text.trim();
  const fence = /^(`{3,}|~{3,})[a-z]*\n([\s\S]*)\n\1$/i.exec(result);
  if (fence?.[2] !== undefined && (/^\s*```(?:markdown|md)?\s*\n/i.test(result))) {
    removed.push({ what: 'fence', excerpt: result.slice(0, 20) });
    result = fence[2].trim();
  }
  const frontMatter = /^---[^\n]*\n[\s\S]*?\n---[ \t]*(?:\n|$)/.exec(result);
  if (frontMatter !== null && /^[\w'"-]+\s*:|^---\w/m.test(frontMatter[0])) {
    removed.push({ what: 'front-matter', excerpt: excerpt(frontMatter[0]) });
    result = result.slice(frontMatter[0].length).trim();
  }
  return result;
}

/** An address that no writer may give: those of the menu have schemes of their own. */
export const RAW_URL = /\b(?:https?|ftp|file|data|javascript|vbscript):[^\s)»”"']+|\bwww\.[^\s)»”"']+|(?<![\p{L}\d:/])\/\/[\w-]+(?:\.[\w-]+)+[^\s)»”"']*/iu;

/** Plain words without addresses, and without the remains of links, tags and footnotes that are written so oddly that the parser takes them for words. */
export function scrubWords(words: string, removed: Removed[]): string {
  const take = (text: string, pattern: RegExp, what: Removed['what'], replacement: string): string =>
    text.replace(pattern, (match, inner: unknown) => {
      removed.push({ what, excerpt: excerpt(match) });
      return replacement === '$1' && typeof inner === 'string' ? inner : '';
    });
  let text = take(words, /\[([^[\]\n]{0,300})\]\([^()\n]*(?:\([^()\n]*\)[^()\n]*)*\)/g, 'raw-url', '$1');
  text = take(text, /\[\^[^\]\s]{1,80}\]/g, 'footnote', '');
  text = take(text, /!\[[^[\]\n]{0,300}\](?:\[[^[\]\n]{0,80}\])?/g, 'image', '');
  text = take(text, /<[a-z!/?][^<>\n]*=[^<>\n]*>?|<\/?[a-z][^<>\n]*>|<\/?(?:script|style|iframe|svg|img|object|embed|form)\b/gi, 'html', '');
  return take(text, new RegExp(RAW_URL, 'giu'), 'raw-url', '');
}

/** A text as one short line. */
export function excerpt(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  return line.length > 80 ? `${line.slice(0, 77)}…` : line;
}
