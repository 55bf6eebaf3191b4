import { defineRule } from '../../kinds.ts';
import type { Block } from '../../text/blocks.ts';
import type { Document } from '../../text/document.ts';
import type { Language } from '../../text/language.ts';
import { HAS_LETTER, STOP_WORD } from '../../text/vocabulary.ts';

const MAX_PAIRS = 6;
/** A term of the field may come back in a long paragraph; stuffing has the pair at least once in so many words. */
const WORDS_PER_PAIR = 20;
const MAX_NUMBERS = 5;
const MAX_PLACES = 15;
const PHONE = /(?:\+\d|\b8)[\s(-]{0,2}\d{3}[\s)-]{0,2}\d{3}[\s-]?\d{2}[\s-]?\d{2}/g;

/** Looks at one paragraph or item at a time: cells of a table are data, and labels repeated from item to item are layout. */
export default defineRule({
  id: 'seo/keyword-stuffing',
  severity: 'warning',
  about: 'A paragraph that repeats one pair of words six times, or is a list of place names or telephone numbers.',
  why: 'Such paragraphs are written for search engines; their policies name them as keyword stuffing.',
  fix: 'Say it once, and move real lists of places or numbers into a table or onto a page of their own.',
  source: 'Google Search Central, Spam policies (keyword stuffing); Yandex Webmaster, SEO texts',
  needs: 'article',
  examples: {
    bad: [`# Keys\n\n${Array.from({ length: 6 }, (_, index) => `We make spare keys for door ${index}.`).join(' ')} Spare keys here, spare keys there.\n`],
    good: ['# Keys\n\nWe make spare keys. A spare key takes ten minutes, and spare keys for safes take a day.\n', '# Ключи от дома\n\nМастер режет ключи за десять минут. Запасной ключ храните у соседа.\n'],
  },
  check({ doc, language }, report) {
    for (const block of doc.blocks) {
      if (block.kind === 'cell' || block.area === 'related') continue;
      const message = (mayRepeat(doc, block) ? stuffedPair(block, language) : undefined) ?? numberList(block) ?? placeList(block);
      if (message !== undefined) report({ start: block.start, end: block.end, message });
    }
  },
});

/** False when no stem stands often enough for a pair of them to: then nothing need be counted pair by pair. */
function mayRepeat({ lexis: { vocabulary } }: Document, { tokens: { numbers, from, to } }: Block): boolean {
  if (to - from < MAX_PAIRS * 2) return false;
  const uses = new Map<number, number>();
  let often = 0;
  for (let at = from; at < to; at++) {
    const number = numbers[at] as number;
    if (((vocabulary.traits[number] as number) & (HAS_LETTER | STOP_WORD)) !== HAS_LETTER) continue;
    const stem = vocabulary.stemHashes[number] as number;
    const count = (uses.get(stem) ?? 0) + 1;
    uses.set(stem, count);
    if (count === MAX_PAIRS) often++;
  }
  return often > 0;
}

function stuffedPair(block: Block, language: Language): string | undefined {
  const pairs = new Map<string, { text: string; count: number }>();
  block.words.slice(1).forEach((word, index) => {
    const before = block.words[index];
    if (before === undefined || [before, word].some((one) => one.lower.length < 3 || language.stopWords.has(one.lower) || !/\p{L}/u.test(one.lower))) return;
    if (!/^[\s-]+$/.test(block.text.slice(before.end, word.start))) return;
    const key = `${before.stem} ${word.stem}`;
    const known = pairs.get(key) ?? { text: `${before.text} ${word.text}`, count: 0 };
    pairs.set(key, { ...known, count: known.count + 1 });
  });
  const most = [...pairs.values()].find(({ count }) => count >= MAX_PAIRS && count * WORDS_PER_PAIR >= block.words.length);
  return most === undefined ? undefined : `"${most.text}" stands ${most.count} times in one paragraph`;
}

function numberList(block: Block): string | undefined {
  const { from, to } = block.tokens;
  if (to - from < MAX_NUMBERS * 2 || !/\d{2}/.test(block.text)) return undefined;
  const count = block.text.match(PHONE)?.length ?? 0;
  return count >= MAX_NUMBERS ? `a list of ${count} telephone numbers in running text` : undefined;
}

function placeList(block: Block): string | undefined {
  if ((block.text.match(/[,;]/g)?.length ?? 0) < MAX_PLACES - 1) return undefined;
  const items = block.text.split(/[,;]/).map((item) => item.trim().replace(/[.!?]$/, ''));
  const names = items.filter((item) => /^\p{Lu}\p{Ll}+(?:[\s-]\p{L}+){0,2}$/u.test(item));
  return names.length >= MAX_PLACES && names.length >= items.length * 0.8 ? `a list of ${names.length} names in running text` : undefined;
}
