import { defineRule } from '../../kinds.ts';
import type { Language } from '../../text/language.ts';
import type { StemmedWord } from '../../text/phrases.ts';
import { readDate } from '../../text/dates.ts';
import { ownBlocks } from '../../text/sources.ts';
import { wordTraits } from '../../text/word-traits.ts';

/** A year before the article's own that is talked of as now: close to it (three years) and not part of history ("с 2019 года", "итоги 2024"). */
const RECENT = 3;
/** Words from a year to one that makes it history. */
const HISTORY_REACH = 7;

/**
 * Headings and the title promise something current when they ask, advise or name trends, or when they date what readers look up as it is now ("prices for
 * 2024"), so a past year there is an error; "what changed in 2024" is the past only the year after. In the body a year is stale only right beside a word
 * for "now". The year of the last update counts when there is one.
 */
export default defineRule({
  id: 'claims/stale-year',
  severity: 'error',
  withoutConfig: 'warning',
  about: 'A past year that the article treats as the present.',
  why: 'An article published later that speaks of "2024" as now looks copied or out of date, and readers and search results show the year.',
  fix: 'Remove the year, or bring the text up to date and name the year of publication.',
  source: 'Google Search Central, Influencing title links (2025-12-10): avoid outdated titles',
  needs: 'article',
  examples: {
    bad: ["---\ntitle: Pruning roses\npubDate: '2026-03-01'\n---\n# Pruning roses\n\n## Why prune roses in 2024?\n\nText.\n"],
    good: ["---\ntitle: Pruning roses\npubDate: '2026-03-01'\n---\n# Pruning roses\n\n## Which roses were planted in 2024?\n\nThe garden has been open since 2019 and is open today.\n"],
  },
  check({ doc, language }, report) {
    const year = Math.max(yearOf(doc.field('pubDate')), yearOf(doc.field('updatedDate')));
    if (year === 0) return;
    const message = (stale: string): string => `"${stale}" is past: the article is of ${year}`;
    const title = doc.field('title');
    for (const { text, severity } of staleInHeading(title, year, language)) report({ ...doc.place(['title']), severity, message: message(text) });
    const holdsYear = yearTraits(doc);
    for (const block of ownBlocks(doc)) {
      const { numbers, from, to } = block.tokens;
      let years = 0;
      for (let at = from; at < to; at++) years += holdsYear[numbers[at] as number] as number;
      if (years === 0) continue;
      if (block.kind === 'heading') {
        for (const { start, text, severity } of staleInHeading(block.text, year, language)) {
          if (!block.inQuotes(start)) report({ start: block.at(start), end: block.at(start + text.length - 1) + 1, severity, message: message(text) });
        }
        continue;
      }
      for (const { start, text } of pastYears(block.text, year)) {
        if (block.inQuotes(start) || isHistory(block.words, start, language)) continue;
        const place = { start: block.at(start), end: block.at(start + text.length - 1) + 1, message: message(text) };
        const sentence = block.sentences.find((one) => start >= one.start && start < one.end);
        const now = language.find('presentTime', block.words).some((match) => {
          const between = match.end <= start ? block.text.slice(match.end, start) : block.text.slice(start + text.length, match.start);
          return sentence !== undefined && match.start >= sentence.start && match.end <= sentence.end && language.words(between).length <= 3;
        });
        if (now) report({ ...place, severity: 'warning' });
      }
    }
  },
});

const YEAR = /20\d\d/;
const yearTraits = wordTraits((lower) => (YEAR.test(lower) ? 1 : 0));

function yearOf(date: string): number {
  return date === '' ? 0 : Number(readDate(date)?.day.slice(0, 4) ?? 0);
}

function pastYears(text: string, year: number): { start: number; text: string }[] {
  if (!YEAR.test(text)) return [];
  return [...text.matchAll(/(?<![\p{L}\d.,/-])20\d\d(?![\p{L}\d/]|[.,]\d|-(?!(?:м|го|й|му)(?!\p{L})))/gu)]
    .filter((match) => Number(match[0]) < year && Number(match[0]) >= year - RECENT)
    .map((match) => ({ start: match.index, text: match[0] }));
}

/** A word of the past in the neighbourhood, unless it is part of one for "now": "as of 2025". */
function isHistory(words: readonly StemmedWord[], start: number, language: Language): boolean {
  const year = words.findIndex((word) => word.end > start);
  const past = language.find('pastTime', words).filter(({ first, last }) => first - year <= HISTORY_REACH && year - last <= HISTORY_REACH);
  return past.some((match) => !language.find('presentTime', words).some((now) => now.first < match.first && match.first <= now.last));
}

interface StaleYear {
  start: number;
  text: string;
  severity?: 'warning';
}

function staleInHeading(text: string, year: number, language: Language): StaleYear[] {
  const years = pastYears(text, year);
  if (years.length === 0) return [];
  const words = language.words(text);
  const timely = language.find('timelyYears', words);
  const past = language.find('pastTime', words);
  if (past.length === 0) return timely.length > 0 || isCurrent(text, language) ? years : [];
  return years.flatMap((found): StaleYear[] => {
    const thing = timely.find((match) => match.start <= found.start && found.start < match.end);
    if (thing === undefined || past.some((match) => match.first < thing.first || match.last > thing.last)) return [];
    // "Of 2025" is how such a heading dates its thing; "changed" tells of the year before as well.
    if (past.every((match) => match.start <= found.start && found.start < match.end)) return [found];
    return year - Number(found.text) > 1 ? [{ ...found, severity: 'warning' }] : [];
  });
}

/** Asks, advises, or speaks of now. */
function isCurrent(text: string, language: Language): boolean {
  const words = language.words(text);
  return text.includes('?') || words.some((word) => language.questionWords.has(word.lower)) || ['presentTime', 'namedThings', 'superlatives'].some((list) => language.find(list as 'presentTime', words).length > 0);
}
