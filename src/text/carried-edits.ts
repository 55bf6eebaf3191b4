/** Carries an edit of a finished text over into the piece it was made from. Pure. */

/** Characters on both sides by which a place of the finished text is found in the piece. */
const AROUND = 24;

/**
 * The piece with the edit made, when its surroundings stand there exactly once; undefined otherwise: what the code built around it (links, numbers) is no part of it.
 * @param whole the finished text, with the edit's offsets `start` and `end`
 */
export function carriedEdit(part: string, whole: string, start: number, end: number, text: string): string | undefined {
  const from = Math.max(start - AROUND, whole.lastIndexOf('\n', start - 1) + 1);
  const lineEnd = whole.indexOf('\n', end);
  const to = Math.min(end + AROUND, lineEnd < 0 ? whole.length : lineEnd);
  const context = whole.slice(from, to);
  const at = context.trim() === '' ? -1 : part.indexOf(context);
  if (at < 0 || part.includes(context, at + 1)) return undefined;
  return part.slice(0, at) + whole.slice(from, start) + text + whole.slice(end, to) + part.slice(at + context.length);
}
