import type { Finding } from '../model/finding.ts';
import { printable } from './excerpt.ts';
import { sha256 } from './hash.ts';

/** Text of articles, made safe to stand in a page. */

/** Columns of an excerpt, about. */
const WIDTH = 180;
/** Lines of an excerpt. */
const MAX_LINES = 3;
/** Longest message shown whole: rules quote the article, and a whole paragraph helps nobody. */
const MAX_MESSAGE = 600;

const REFERENCES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

/** Text as HTML, in elements and in quoted attributes; control characters (also those that reorder what is read) become �. */
export function html(text: string): string {
  return printable(text.toWellFormed()).replace(/[&<>"']/g, (mark) => REFERENCES[mark] ?? '');
}

/** The same, cut when it is very long. */
export function shortHtml(text: string): string {
  return html(text.length <= MAX_MESSAGE ? text : `${cutAt(text, 0, MAX_MESSAGE)}…`);
}

/** The lines of a finding, its place marked, each cut around it; undefined when there is nothing to show. */
export function markedLines(finding: Finding, lines: readonly string[]): string | undefined {
  const last = Math.min(finding.endLine, finding.line + MAX_LINES - 1);
  const shown = lines.slice(finding.line - 1, last);
  if (shown.every((line) => line.trim() === '')) return undefined;
  const rows = shown.map((line, index) => {
    const number = finding.line + index;
    return markedLine(line, number === finding.line ? finding.column - 1 : line.search(/\S|$/), number === finding.endLine ? finding.endColumn - 1 : line.length);
  });
  return `${rows.join('\n')}${finding.endLine > last ? '\n…' : ''}`;
}

function markedLine(line: string, start: number, end: number): string {
  const from = Math.min(Math.max(0, start), line.length);
  const to = Math.min(Math.max(from, end), line.length);
  // A third of the room goes to what stands before: enough to recognise the place.
  const first = Math.max(0, Math.min(from - Math.floor(WIDTH / 3), line.length - WIDTH));
  const last = Math.min(line.length, first + WIDTH);
  const place = Math.min(to, last);
  return `${first > 0 ? '…' : ''}${html(cutAt(line, first, from))}<mark>${html(cutAt(line, from, place))}</mark>${html(cutAt(line, place, last))}${last < line.length ? '…' : ''}`;
}

/** A slice that takes no half of a surrogate pair: one that is cut belongs to what comes after. */
function cutAt(text: string, start: number, end: number): string {
  const whole = (index: number): number => (/[\uDC00-\uDFFF]/.test(text.charAt(index)) && /[\uD800-\uDBFF]/.test(text.charAt(index - 1)) ? index - 1 : index);
  return text.slice(whole(start), whole(end));
}

/** A source of a page's own policy: only the style or script with this hash may take effect, whatever an article smuggles in. */
export function policySource(text: string): string {
  return `'sha256-${Buffer.from(sha256(text), 'hex').toString('base64')}'`;
}
