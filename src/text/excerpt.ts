/** One line of a file around a place, ready for a terminal: what stands there, and the marks to print under it. */
export interface Excerpt {
  text: string;
  /** Spaces, then one `^` for each column of the place. */
  marks: string;
}

const TAB = '  ';
/** Control characters could move the cursor or change colours; bidirectional controls reorder what is read. */
// oxlint-disable-next-line no-control-regex -- finding control characters is the point
const UNPRINTABLE = /[\u0000-\u001F\u007F-\u009F\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]/g;
const WIDE = /[\p{Emoji_Presentation}\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\uFF01-\uFF60]/u;
const NO_WIDTH = /[\p{Mn}\p{Me}\p{Cf}]/u;

/** Text that is safe to print: control characters become �, line breaks and tabs spaces. */
export function printable(text: string): string {
  return text.replace(/\r\n|[\r\n]/g, ' ').replaceAll('\t', TAB).replace(UNPRINTABLE, '\uFFFD');
}

/**
 * Cuts a line around a place.
 * @param line one line, without its line break
 * @param start offset in the line where the place begins, in UTF-16 code units
 * @param end offset where it ends, exclusive; an empty place gets one mark
 * @param width columns the excerpt may take, about
 */
export function excerpt(line: string, start: number, end: number, width = 100): Excerpt {
  const from = Math.min(Math.max(0, start), line.length);
  const to = Math.min(Math.max(from, end), line.length);
  // A third of the room goes to what stands before: enough to recognise the place.
  let first = Math.max(0, Math.min(from - Math.floor(width / 3), line.length - width));
  let last = Math.min(line.length, first + width);
  if (splitsPair(line, first)) first--;
  if (splitsPair(line, last)) last++;
  const before = (first > 0 ? '…' : '') + printable(line.slice(first, from));
  const place = printable(line.slice(from, Math.min(to, last)));
  const after = printable(line.slice(Math.min(to, last), last)) + (last < line.length ? '…' : '');
  return { text: (before + place + after).trimEnd(), marks: ' '.repeat(columns(before)) + '^'.repeat(Math.max(1, columns(place.trimEnd()))) };
}

function splitsPair(text: string, index: number): boolean {
  return /[\uDC00-\uDFFF]/.test(text.charAt(index)) && /[\uD800-\uDBFF]/.test(text.charAt(index - 1));
}

/** Terminal columns of a text: combining marks take none, East Asian letters and emoji two. */
function columns(text: string): number {
  let sum = 0;
  for (const glyph of text) sum += NO_WIDTH.test(glyph) ? 0 : WIDE.test(glyph) ? 2 : 1;
  return sum;
}
