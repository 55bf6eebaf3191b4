import { describe, expect, test } from 'vitest';
import type { Report } from '../../../src/kinds.ts';
import rule from '../../../src/rules/frontmatter/fake-freshness.ts';
import { testDocument } from '../../kit/rule.ts';

/** What the rule says of a text whose last written form is `previous`. */
function findings(text: string, previous: string | undefined): { message: string; at: string }[] {
  const doc = testDocument(text);
  const found: Report[] = [];
  rule.check({ doc, config: undefined, facts: [], language: doc.language, options: {}, asOf: '2026-06-01', previous: () => previous }, (report) => found.push(report));
  return found.map(({ start, end, message }) => ({ message, at: doc.text.slice(start, end) }));
}

const page = (dates: string, body: string, title = 'Skis'): string => `---\ntitle: ${title}\npubDate: '2026-01-10'\n${dates}---\n# Skis\n\n${body}\n`;
const MOVED = "updatedDate: '2026-05-01'\n";

describe('frontmatter/fake-freshness', () => {
  test('reports a date that moved alone', () => {
    expect(findings(page(MOVED, 'Skis want snow.'), page("updatedDate: '2026-02-01'\n", 'Skis want snow.'))).toEqual([
      { message: '`updatedDate` moved from 2026-02-01 to 2026-05-01, but the words of the article are the same', at: "updatedDate: '2026-05-01'" },
    ]);
  });
  test('reports a first date, and does not count spaces, case and punctuation as news', () => {
    const [found] = findings(page(MOVED, '**Лыжам** нужен снег - и мазь!\n'), page('', 'лыжам нужен  снег — и мазь.'));
    expect(found?.message).toBe('`updatedDate` moved to 2026-05-01, but the words of the article are the same');
  });
  test.each([
    ['new words', page('', 'Skis want snow and wax.'), 'Skis want snow.'],
    ['a corrected letter', page('', 'Лыжам нужен снек.'), 'Лыжам нужен снег.'],
  ])('is silent on %s', (_name, previous, body) => {
    expect(findings(page(MOVED, body), previous)).toEqual([]);
  });
  test('is silent on a new title', () => {
    expect(findings(page(MOVED, 'Skis want snow.', 'Skis and snow'), page('', 'Skis want snow.'))).toEqual([]);
  });
  test('is silent when the date stands still, moves back or is the day of publication', () => {
    const before = page(MOVED, 'Skis want snow.');
    expect(findings(page("updatedDate: '2026-05-01T10:00:00Z'\n", 'Skis want snow!'), before)).toEqual([]);
    expect(findings(page("updatedDate: '2026-03-01'\n", 'Skis want snow.'), before)).toEqual([]);
    expect(findings(page("updatedDate: '2026-01-10'\n", 'Skis want snow.'), page('', 'Skis want snow.'))).toEqual([]);
  });
  test('is silent without an earlier text, or with one that cannot be read', () => {
    expect(findings(page(MOVED, 'Skis want snow.'), undefined)).toEqual([]);
    expect(findings(page(MOVED, 'Skis want snow.'), '---\n: [\n---\n# Skis\n\nSkis want snow.\n')).toEqual([]);
    expect(findings(page(MOVED, 'Skis want snow.'), '# Skis\n\nSkis want snow.\n')).toEqual([]);
  });
});
