import { beforeAll, describe, expect, test } from 'vitest';
import { resultPreviews } from '../../src/desk/results.ts';
import { pixelWidth } from '../../src/text/width.ts';
import { openBrowser } from '../kit/desk-browser.ts';

/** The widths of search results against a browser's own, in a font with Arial's metrics, and what the desk says of its limits. */

const browser = await openBrowser();
const FONT = '"Liberation Sans", Arial, Arimo';
const TEXTS = [
  'Как выбрать шины для велосипеда: полное руководство для начинающих', 'Съешь ещё этих мягких французских булок, да выпей чаю', 'ШИРОКАЯ ЭЛЕКТРИФИКАЦИЯ ЮЖНЫХ ГУБЕРНИЙ ДАСТ МОЩНЫЙ ТОЛЧОК',
  'How to choose bicycle tyres: a complete guide for beginners', '«Ёлки» — 5 % скидки, №1 и 24/7… подробнее', 'Поддержка онлайн: как ответить клиенту за минуту',
];

describe.skipIf(browser === undefined)('in Chromium', () => {
  let measured: number[] = [];
  let named = false;

  beforeAll(async () => {
    const page = await (browser as NonNullable<typeof browser>).newPage();
    const widths = (font: string, texts: readonly string[]): string => `(() => { const c = document.createElement('canvas').getContext('2d'); c.font = ${JSON.stringify(font)}; return ${JSON.stringify(texts)}.map((text) => c.measureText(text).width); })()`;
    measured = await page.evaluate(widths(`20px ${FONT}`, TEXTS));
    // A font that is there is drawn by itself, whatever stands behind it.
    const [one, other]: number[][] = [await page.evaluate(widths(`20px ${FONT}, monospace`, ['Wil'])), await page.evaluate(widths(`20px ${FONT}, serif`, ['Wil']))];
    named = JSON.stringify(one) === JSON.stringify(other);
    await page.close();
  });

  // Pairs of letters that a browser moves together are not in the table: up to half a percent.
  test.for(TEXTS.map((text, index) => [text, index] as const))('%s', ([text, index], { skip }) => {
    if (!named) {
      // oxlint-disable-next-line no-console -- a skipped test must say so
      console.warn('No font with the metrics of Arial is installed, so widths are not compared.');
      skip();
      return;
    }
    const width = measured[index] ?? 0;
    expect(Math.abs(pixelWidth(text, 20) - width)).toBeLessThan(width * 0.006);
  });
});

test('every limit says whether it was measured', () => {
  expect(resultPreviews('Заголовок', 'Описание').map(({ engine, device, basis }) => `${engine} ${device} ${basis}`)).toEqual(['google desktop measured', 'google phone guess', 'yandex desktop guess', 'yandex phone guess']);
});
