/** Edits as splices: the only way text is changed in place. */
export interface Splice {
  start: number;
  end: number;
  text: string;
}

/**
 * Applies splices to a text. They may come in any order; of two that overlap the one that starts first wins.
 * @throws RangeError when a splice lies outside the text
 */
export function applySplices(source: string, splices: readonly Splice[]): string {
  const ordered = splices.toSorted((a, b) => a.start - b.start || b.end - a.end);
  let result = '';
  let position = 0;
  for (const { start, end, text } of ordered) {
    if (start < 0 || end < start || end > source.length) throw new RangeError(`splice ${start}–${end} outside a text of ${source.length}`);
    if (start < position) continue;
    result += source.slice(position, start) + text;
    position = end;
  }
  return result + source.slice(position);
}
