import { expect, test } from 'vitest';
import widths from '../../src/text/arial-widths.json' with { type: 'json' };
import { DESCRIPTION_MAX_PX, DESCRIPTION_SIZE, TITLE_MAX_PX, TITLE_SIZE, pixelWidth } from '../../src/text/width.ts';

test('is the sum of the table', () => {
  const table: Readonly<Record<string, number>> = widths;
  // Arial's own metrics, in 1/1000 em.
  expect([table['W'], table['i'], table[' '], table['0'], table['ж'], table['—']]).toEqual([944, 222, 278, 556, 669, 1000]);
  expect(pixelWidth('Wi 0', 1000)).toBe(944 + 222 + 278 + 556);
});

test('57 Russian characters are about 580 px at 20 px', () => {
  const title = 'Онлайн-поддержка клиентов: как выбрать чат для сайта и не';
  expect(title).toHaveLength(57);
  expect(Math.abs(pixelWidth(title, TITLE_SIZE) - TITLE_MAX_PX)).toBeLessThan(25);
});

test.each([
  ['', 0],
  ['и\u0301', 559],
  ['пе\u00adре', 4 * 556],
  ['日', 1000],
  ['✅', 1000],
  ['❤️', 1000],
  ['👨‍👩‍👧', 3000],
  ['5\u202f000', 4 * 556 + 200],
  ['\u00a0', 278],
])('%j is about %i/1000 em', (text, units) => expect(Math.abs(pixelWidth(text, 1000) - units)).toBeLessThan(20));

test('grows with the size', () => {
  expect(pixelWidth('Чат', 28)).toBeCloseTo(2 * pixelWidth('Чат', 14));
  expect([TITLE_SIZE, DESCRIPTION_SIZE, TITLE_MAX_PX, DESCRIPTION_MAX_PX]).toEqual([20, 14, 580, 920]);
});
