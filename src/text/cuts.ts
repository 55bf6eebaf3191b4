import type { Splice } from './splice.ts';

/**
 * A splice that takes a piece of text out without a trace: alone on its lines it takes them with it, and the blank lines after them where blank lines stand before;
 * between two spaces one of them goes too.
 */
export function cut(text: string, start: number, end: number): Splice {
  const lineStart = text.lastIndexOf('\n', start - 1) + 1;
  const rest = /^[^\S\n]*(?:\n|$)/.exec(text.slice(end));
  if (rest !== null && text.slice(lineStart, start).trim() === '') {
    const before = text.slice(0, lineStart);
    // Nothing follows: the blank lines before it would end the file.
    if (text.slice(end).trim() === '') return { start: before.trimEnd().length + (/^[^\S\n]*\n/.exec(before.slice(before.trimEnd().length))?.[0].length ?? 0), end: text.length, text: '' };
    const open = /(?:^|\n)[^\S\n]*\n$/.test(before) || /(?:^|\n)---[^\S\n]*\n$/.test(before) || before === '';
    const blank = open ? (/^(?:[^\S\n]*\n)*/.exec(text.slice(end + rest[0].length))?.[0].length ?? 0) : 0;
    return { start: lineStart, end: end + rest[0].length + blank, text: '' };
  }
  const loose = /[^\S\n]/.test(text.charAt(start - 1)) && /^(?:\s|[,.;:!?]|$)/.test(text.slice(end, end + 1));
  return { start: loose ? start - 1 : start, end, text: '' };
}
