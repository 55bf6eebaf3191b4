import type { Block } from './blocks.ts';
import type { Document } from './document.ts';
import type { Language } from './language.ts';
import { oncePer } from './once-per.ts';

/** The first paragraph of a piece of news, and whether it says when and from whom. */

const ISO_DAY = String.raw`\d{4}-\d{2}-\d{2}|\d{1,2}\.\d{1,2}\.\d{4}`;

/** A day as texts of a language write it: "29 ноября", "November 29", "29. November", 29.11.2025, 2025-11-29. */
const dayPattern = oncePer((language: Language): RegExp => {
  const months = new Set(Array.from({ length: 12 }, (_, month) => {
    const parts = new Intl.DateTimeFormat(language.tag, { day: 'numeric', month: 'long', timeZone: 'UTC' }).formatToParts(Date.UTC(2026, month, 1));
    return parts.find(({ type }) => type === 'month')?.value ?? '';
  }));
  const month = [...months].filter((name) => name !== '').join('|');
  return new RegExp(String.raw`${ISO_DAY}|\d{1,2}\.?(?:st|nd|rd|th)?\s+(?:of\s+)?(?:${month})(?!\p{L})|(?<!\p{L})(?:${month})\s+\d{1,2}(?!\d)`, 'iu');
});

/** The paragraph that opens the article, before its first section. */
export function openingParagraph(doc: Document): Block | undefined {
  const end = doc.headings.find(({ depth }) => depth > 1)?.start ?? Infinity;
  return doc.blocks.find(({ kind, start }) => kind === 'paragraph' && start < end);
}

/** True when a text names a day. */
export function namesDay(text: string, language: Language): boolean {
  return dayPattern(language).test(text);
}
