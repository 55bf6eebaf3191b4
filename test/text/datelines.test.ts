import { describe, expect, test } from 'vitest';
import { dateline, isoDuration, longDate, longDuration } from '../../src/text/datelines.ts';
import { namesDay } from '../../src/text/news-lead.ts';
import { languages } from '../kit/rule.ts';

test('dates as a reader of the language writes them', () => {
  expect([longDate('2025-11-30', 'ru'), longDate('2025-11-30T23:30:00-05:00', 'en'), longDate('2025-11-30', 'de')]).toEqual(['30 ноября 2025 г.', 'November 30, 2025', '30. November 2025']);
  expect([dateline('Рига', '2025-11-30', 'ru'), dateline(undefined, '2025-11-30', 'en')]).toEqual(['Рига, 30 ноября 2025 г.', 'November 30, 2025']);
});

test.each([[30, '30 минут', 'PT30M'], [60, '1 час', 'PT1H'], [150, '2 часа 30 минут', 'PT2H30M'], [1440, '1 день', 'P1D'], [1501, '1 день 1 час 1 минута', 'P1DT1H1M']])('%i minutes', (minutes, words, iso) => {
  expect([longDuration(minutes, 'ru'), isoDuration(minutes)]).toEqual([words, iso]);
});

describe('a text that names a day', () => {
  test.each([
    ['ru', '29 ноября сообщили', true], ['ru', 'в ноябре 2025 года', false], ['ru', '29.11.2025', true], ['ru', '5 марта', true], ['ru', '5 мартовских кошек', false],
    ['en', 'on November 29', true], ['en', 'the 29th of November', true], ['en', 'March 2026', false], ['en', '29 Novembers', false], ['de', 'am 2. März', true], ['de', 'im März', false], ['en', '2026-03-02', true],
  ])('%s: %s', (tag, text, expected) => {
    expect(namesDay(text, languages.get(tag) ?? expect.unreachable(tag))).toBe(expected);
  });
});
