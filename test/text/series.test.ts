import { expect, test } from 'vitest';
import { isSeries } from '../../src/text/series.ts';

test.each([['Release 4.1', 'Release 4.2'], ['Report: June', 'Report: July'], ['Итоги мая 2025', 'Итоги июня 2025'], ['Conference 2025', 'Conference']])('%s and %s are a series', (a, b) => {
  expect(isSeries(a, b)).toBe(true);
  expect(isSeries(b, a)).toBe(true);
});

test.each([['Release 4.1', 'Release 4.1'], ['Roses', 'Roses!'], ['5 roses', '6 tulips'], ['2025', '2026'], ['Oak floors', 'Oak doors']])('%s and %s are none', (a, b) => expect(isSeries(a, b)).toBe(false));
