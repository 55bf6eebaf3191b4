import type { Problem } from '../model/errors.ts';
import { astroRedirects } from './astro-redirects.ts';

/** What the redirects of a site say, from the file that keeps them. Nothing is executed. */

export interface RedirectRule {
  /** A path, or an absolute address; `*` and `:name` (Netlify, Cloudflare), `[name]` and `[...name]` (Astro) stand for parts of it. */
  from: string;
  /** A path or an absolute address, with the same placeholders (`:splat` for `*`). */
  to: string;
  /** 301 when the file names none. 200 is a rewrite and 404 a page for what is not there: neither sends the reader elsewhere. */
  status: number;
  line: number;
}

export interface RedirectRules {
  redirects: RedirectRule[];
  /** Lines and entries that cannot be read; the others count all the same. */
  problems: Problem[];
}

/** By the name of the file: scripts are Astro configs, everything else is a list in the form of Netlify and Cloudflare. */
export function parseRedirects(source: { file: string; text: string }): RedirectRules {
  return /\.[cm]?[jt]s$/i.test(source.file) ? astroRedirects(source) : redirectList(source);
}

const STATUS = /^([1-5]\d\d)!?$/;
/** What begins a target: the same words begin neither a query parameter nor a condition. */
const TARGET = /^(?:\/|https?:\/\/)/i;

/** The words of a line of a `_redirects` file without its comment. */
function wordsOf(line: string): string[] {
  const words = line.trim().split(/\s+/);
  const comment = words.findIndex((word) => word.startsWith('#'));
  return (comment < 0 ? words : words.slice(0, comment)).filter((word) => word !== '');
}

/**
 * The rules of a file as lines of a `_redirects` file, in their order: conditions and all, without comments. Entries of an Astro config get the
 * placeholders of such a list (`[slug]` is `:slug`, `[...path]` is `*` and `:splat`).
 */
export function redirectLines(source: { file: string; text: string }): string[] {
  if (!/\.[cm]?[jt]s$/i.test(source.file)) return source.text.replace(/^\uFEFF/, '').split(/\r\n|\n|\r/).map((line) => wordsOf(line).join(' ')).filter((line) => line !== '');
  const named = (path: string, rest: string): string => path.replace(/\[\.{3}[^\]]*\]/g, rest).replace(/\[([^\]]+)\]/g, ':$1').replace(/\s/g, encodeURIComponent);
  return astroRedirects(source).redirects.map(({ from, to, status }) => `${named(from, '*')} ${named(to, ':splat')} ${status}`);
}

/** Where a line of a `_redirects` file leads from one address to one other, whoever asks; undefined for rules with conditions and for what is no rule. */
export function plainRule(line: string): { from: string; to: string } | undefined {
  const rule = redirectList({ file: '', text: line }).redirects[0];
  return rule === undefined || /[*:]/.test(rule.from.replace(/^https?:/i, '')) || rule.from.includes('?') ? undefined : { from: rule.from, to: rule.to };
}

/**
 * A `_redirects` file: `from to [status]`, one a line, `#` for comments. Rules that hold for some requests only, by query or by condition
 * (`Country=de`), are left out: their address is one of the site as well.
 */
function redirectList({ file, text }: { file: string; text: string }): RedirectRules {
  const redirects: RedirectRule[] = [];
  const problems: Problem[] = [];
  text.replace(/^\uFEFF/, '').split(/\r\n|\n|\r/).forEach((written, index) => {
    const [from = '', ...rest] = wordsOf(written);
    if (from === '') return;
    const line = index + 1;
    const fault = (message: string): void => void problems.push({ code: 'CONFIG_INVALID', file, line, column: 1, message, help: 'A line is "/old /new 301"; comments begin with "#".' });
    const at = rest.findIndex((word) => TARGET.test(word));
    const [status = '301', ...conditions] = rest.slice(at + 1);
    if (!TARGET.test(from)) fault(`the address "${shorten(from)}" begins neither with "/" nor with "https://"`);
    else if (at < 0) fault(`"${shorten(from)}" has no target: an address that begins with "/" or "https://"`);
    else if (!STATUS.test(status)) fault(`"${shorten(status)}" is no status such as 301`);
    else if (at === 0 && conditions.length === 0) redirects.push({ from, to: rest[0] ?? '', status: Number(status.slice(0, 3)), line });
  });
  return { redirects, problems };
}

function shorten(word: string): string {
  return word.length > 80 ? `${word.slice(0, 80)}…` : word;
}
