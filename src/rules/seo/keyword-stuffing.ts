import { defineRule } from '../../kinds.ts';
import type { Block } from '../../text/blocks.ts';
import type { Document } from '../../text/document.ts';
import type { Language } from '../../text/language.ts';
import { blocksWith, TEN_DIGITS } from '../../text/signs.ts';
import { HAS_LETTER, STOP_WORD } from '../../text/vocabulary.ts';
import { wordFamilies } from '../../text/word-families.ts';
import { wordTraits } from '../../text/word-traits.ts';

const MAX_PAIRS = 6;
/** A term of the field may come back in a long paragraph; stuffing has the pair at least once in so many words. */
const WORDS_PER_PAIR = 20;
const MAX_NUMBERS = 5;
const MAX_PLACES = 15;
const PHONE_DIGITS = 11;
/** Digits of a word. */
const digitTraits = wordTraits((lower) => Math.min(255, lower.match(/\d/g)?.length ?? 0));
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
    const withDigits = blocksWith(doc, TEN_DIGITS);
    for (const block of doc.blocks) {
      if (block.kind === 'cell' || block.area === 'related') continue;
      const message = (mayRepeat(doc, block) ? stuffedPair(block, language) : undefined) ?? (withDigits.includes(block) ? numberList(block, digitTraits(doc)) : undefined) ?? placeList(block);
      if (message !== undefined) report({ start: block.start, end: block.end, message });
    }
  },
});

/** False when no stem stands often enough for a pair of them to: then nothing need be counted pair by pair. Kin stems are counted as one, which is quicker. */
function mayRepeat({ lexis }: Document, { tokens: { numbers, from, to } }: Block): boolean {
  if (to - from < MAX_PAIRS * 2) return false;
  const { traits, tally } = lexis.vocabulary;
  const families = wordFamilies(lexis).table();
  const uses = tally();
  let often = false;
  for (let at = from; at < to; at++) {
    const number = numbers[at] as number;
    const family = families[number] as number;
    const count = (uses[family] as number) + 1;
    uses[family] = count;
    if (count >= MAX_PAIRS && ((traits[number] as number) & (HAS_LETTER | STOP_WORD)) === HAS_LETTER) often = true;
  }
  for (let at = from; at < to; at++) uses[families[numbers[at] as number] as number] = 0;
  return often;
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

function numberList(block: Block, digitsOf: Uint8Array): string | undefined {
  const { numbers, from, to } = block.tokens;
  if (to - from < MAX_NUMBERS * 2) return undefined;
  let digits = 0;
  for (let at = from; at < to; at++) digits += digitsOf[numbers[at] as number] as number;
  if (digits < MAX_NUMBERS * PHONE_DIGITS) return undefined;
  const count = block.text.match(PHONE)?.length ?? 0;
  return count >= MAX_NUMBERS ? `a list of ${count} telephone numbers in running text` : undefined;
}

function placeList(block: Block): string | undefined {
  if (block.tokens.to - block.tokens.from < MAX_PLACES || !hasMany(block.text, MAX_PLACES - 2)) return undefined;
  const items = block.text.split(/[,;:]|\s(?:и|and|und)\s/).map((item) => item.trim().replace(/[.!?]$/, ''));
  const names = items.filter((item) => /^\p{Lu}\p{Ll}+(?:[\s-]\p{L}+){0,2}$/u.test(item));
  return names.length >= MAX_PLACES && names.length >= items.length * 0.8 ? `a list of ${names.length} names in running text` : undefined;
}

/** True when a text has so many commas and semicolons. */
function hasMany(text: string, least: number): boolean {
  let count = 0;
  for (const mark of [',', ';']) for (let at = text.indexOf(mark); at >= 0 && count < least; at = text.indexOf(mark, at + 1)) count++;
  return count >= least;
}
