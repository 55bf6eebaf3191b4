/** Offsets of a text to lines and columns, both from 1, columns in UTF-16 code units. `\r\n`, `\n` and `\r` end a line. */
export interface LineIndex {
  position(offset: number): { line: number; column: number };
  /** Offset of the first character of a line (from 1); the text's length when there is no such line. */
  lineStart(line: number): number;
  readonly count: number;
}

/** Builds the index once; a look-up is a binary search. */
export function lineIndex(text: string): LineIndex {
  const starts = [0];
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code === 10 || (code === 13 && text.charCodeAt(i + 1) !== 10)) starts.push(i + 1);
  }
  return {
    count: starts.length,
    lineStart: (line) => starts[line - 1] ?? text.length,
    position(offset) {
      const clamped = Math.max(0, Math.min(offset, text.length));
      let low = 0;
      let high = starts.length - 1;
      while (low < high) {
        const middle = (low + high + 1) >> 1;
        if ((starts[middle] ?? 0) <= clamped) low = middle;
        else high = middle - 1;
      }
      return { line: low + 1, column: clamped - (starts[low] ?? 0) + 1 };
    },
  };
}
