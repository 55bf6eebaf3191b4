import type { Splice } from './splice.ts';

/** Where the line of a top-level node begins when the line before it is not blank; undefined when it is, or when there is none. */
export function gluedLine(text: string, start: number): number | undefined {
  const lineEnd = backOverSpaces(text, start);
  if (lineEnd === 0 || !isBreak(text, lineEnd - 1)) return undefined;
  const before = backOverSpaces(text, text.charAt(lineEnd - 1) === '\n' && text.charAt(lineEnd - 2) === '\r' ? lineEnd - 2 : lineEnd - 1);
  return before === 0 || isBreak(text, before - 1) ? undefined : lineEnd;
}

/** A blank line put in at a line's start, with the line break the file uses there. */
export function blankLine(text: string, lineStart: number): Splice {
  return { start: lineStart, end: lineStart, text: text.charAt(lineStart - 2) === '\r' ? '\r\n' : '\n' };
}

function backOverSpaces(text: string, from: number): number {
  let at = from;
  while (at > 0 && (text.charAt(at - 1) === ' ' || text.charAt(at - 1) === '\t')) at--;
  return at;
}

function isBreak(text: string, at: number): boolean {
  return text.charAt(at) === '\n' || text.charAt(at) === '\r';
}
