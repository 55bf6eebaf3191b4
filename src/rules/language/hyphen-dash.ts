import { defineRule } from '../../kinds.ts';
import { exactMatches } from '../../text/exact-matches.ts';
import { blocksWith, HYPHENED_NUMBERS, SPACED_HYPHEN } from '../../text/signs.ts';

/** Between words; between two numbers it may be a minus. */
const SPACED = /(?<=[^\s\d-]) - (?=[^\s-])|(?<=\d) - (?=[^\s\d-])/g;
/** Two growing numbers of up to four digits. Dates, phones, codes, versions and scores have more parts, letters or signs around, or fall. */
const RANGE = /(?<![\p{L}\d.,/+:№#)-]|\p{Lu}{2,} )(\d{1,4})-(\d{1,4})(?![\p{L}\d/:-]|[.,]\d)/gu;

/** Fixes stay out of headings: the id of a heading, and links to it, depend on its hyphens. */
export default defineRule({
  id: 'language/hyphen-dash',
  severity: 'info',
  about: 'A hyphen where a dash belongs: between words, or in a range of numbers.',
  why: 'Dashes part phrases and ranges, hyphens join words; with the right sign the text is easier to take in.',
  fix: 'Use a dash: "—" between words (in German "–"), "–" in ranges.',
  needs: 'article',
  examples: {
    bad: ['# Gardens\n\nPlant 3-5 trees in a row.\n', '---\nlang: ru\n---\n# Сад\n\nСад - это отдых.\n'],
    good: ['# Gardens\n\nPlant 3–5 trees — in a row. Call 555-12-34 before 2026-03-01 about sort AB-12.\n', '---\nlang: ru\n---\n# Сад\n\nСеверо-запад, онлайн-магазин, 10 - 3, счёт 5-2.\n'],
  },
  check({ doc, language }, report) {
    for (const block of blocksWith(doc, HYPHENED_NUMBERS | SPACED_HYPHEN)) {
      for (const { match, start, end } of exactMatches(block, doc.text, RANGE)) {
        if (Number(match[1]) >= Number(match[2])) continue;
        const fixed = `${match[1]}–${match[2]}`;
        report({ start, end, message: `"${match[0]}" is a range: write "${fixed}"`, edits: block.kind === 'heading' ? undefined : [{ start, end, text: fixed }] });
      }
      for (const { start, end } of exactMatches(block, doc.text, SPACED)) {
        report({ start: start + 1, end: end - 1, message: 'a hyphen stands where a dash belongs', edits: block.kind === 'heading' ? undefined : [{ start: start + 1, end: end - 1, text: language.typography.dash }] });
      }
    }
  },
});
