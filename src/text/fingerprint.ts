import type { Finding } from '../model/finding.ts';
import { sha256 } from './hash.ts';

/** What tells one finding from another when lines have moved: never line numbers, only words. */

/** Hex digits of a fingerprint: 64 bits, so that two of a site's findings do not meet by chance. */
const DIGITS = 16;

/** The lines of a text, as findings count them: `\r\n`, `\n` and `\r` end a line. */
export function splitLines(text: string): string[] {
  return text.split(/\r\n|\n|\r/);
}

/** A hash of the parts. Different lists of parts give different fingerprints: no part can hold the separator's code. */
export function fingerprint(...parts: readonly string[]): string {
  return sha256(parts.map((part) => part.replaceAll('\0', '\uFFFD')).join('\0')).slice(0, DIGITS);
}

/** The words of the lines a finding is in, in one spelling: composed letters, single spaces. '' when the text has no such lines. */
export function wordsOfLines(finding: Finding, lines: readonly string[]): string {
  return lines.slice(finding.line - 1, finding.endLine).join('\n').normalize('NFC').replace(/\s+/g, ' ').trim();
}

/** A message with its numbers taken out: "1203 words, 1500 wanted" is the same finding as "1198 words, 1500 wanted". */
export function withoutNumbers(message: string): string {
  return message.normalize('NFC').replace(/\d+(?:[.,\u00A0\u202F ]\d+)*/g, '#');
}
