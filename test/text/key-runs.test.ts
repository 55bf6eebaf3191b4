import { describe, expect, test } from 'vitest';
import { keyRuns } from '../../src/text/key-runs.ts';

const texts = (text: string, least: number): string[] => keyRuns(text, least).map(({ start, end }) => text.slice(start, end));

describe('keyRuns', () => {
  test('whole runs, wherever they begin', () => {
    for (let before = 0; before < 12; before++) {
      expect(texts(`${'ю'.repeat(before)}a-long_run42 и мёд, bees and wasps; another-one`, 8)).toEqual(['a-long_run42', 'another-one']);
    }
  });

  test('as a regular expression finds them', () => {
    const text = 'ab abc abcd.abcde/abcdef abcdefg-h я_____я 0123456789';
    for (const least of [1, 2, 3, 4, 5, 7, 10, 11]) expect(texts(text, least)).toEqual(text.match(new RegExp(`[\\w-]{${least},}`, 'g')) ?? []);
  });

  test('nothing in prose', () => {
    expect(keyRuns('Пчёлы зимуют в улье, and wasps do not.', 18)).toEqual([]);
    expect(keyRuns('', 18)).toEqual([]);
  });
});
