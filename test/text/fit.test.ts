import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fitDescription, fitTitle, pickDescription, pickTitle } from '../../src/text/fit.ts';
import { DESCRIPTION_MAX_PX, DESCRIPTION_SIZE, TITLE_MAX_PX, TITLE_SIZE, pixelWidth } from '../../src/text/width.ts';
import { russian } from '../kit/languages.ts';

const fitsTitle = (text: string): boolean => pixelWidth(text, TITLE_SIZE) <= TITLE_MAX_PX;
const fitsDescription = (text: string): boolean => pixelWidth(text, DESCRIPTION_SIZE) <= DESCRIPTION_MAX_PX;

describe('fitTitle', () => {
  test.each<[string, string, string]>([
    ['a short one stays', 'Чат-поддержка: ключ к лояльности', 'Чат-поддержка: ключ к лояльности'],
    ['cut before a colon', 'Чат-поддержка на сайте: полное руководство по увеличению конверсии и лояльности', 'Чат-поддержка на сайте'],
    ['cut at the last dash that fits', 'Чат на сайте — это быстро — это удобно и это недорого для любой небольшой компании', 'Чат на сайте — это быстро'],
    ['cut after a question', 'Нужен ли чат на сайте? Разбираемся с командой по порядку, без спешки и лишних слов', 'Нужен ли чат на сайте?'],
    ['no separator inside a word', `Онлайн-чат ${'ы'.repeat(60)}`, 'Онлайн-чат'],
    ['parts that repeat each other', `A — ab — b${'ы'.repeat(60)}`, 'A — ab'],
    ['cut at a word, without a preposition at the end', 'Очень длинный заголовок без единого знака препинания и в нём много слов', 'Очень длинный заголовок без единого знака препинания'],
    ['nothing', '', ''],
  ])('%s', (_name, title, fitted) => expect(fitTitle(title)).toBe(fitted));
  test('always fits and is the beginning of the title', () => {
    fc.assert(fc.property(fc.array(fc.constantFrom('слово', 'и', ': ', ' — ', '? ', ' | ', ' ', 'ы'.repeat(60), '🎉', ', ', 'W')).map((list) => list.join('').trim()), (title) => {
      const fitted = fitTitle(title);
      expect(fitsTitle(fitted)).toBe(true);
      expect(title.startsWith(fitted)).toBe(true);
      if (title !== '' && fitsTitle(title)) expect(fitted).toBe(title);
    }), { numRuns: 500 });
  });
});

describe('pickTitle', () => {
  const long = 'Чат-поддержка на сайте: полное руководство по увеличению конверсии и лояльности';
  test.each<[string, string[], string | undefined, string[], string]>([
    ['the first of equals', ['Чат', 'Чаты'], undefined, [], 'Чат'],
    ['one that fits', [long, 'Чат на сайте'], undefined, [], 'Чат на сайте'],
    ['one with the keyphrase, in any form', ['Онлайн-помощь', 'Всё о чатах для сайтов'], 'чат для сайта', [], 'Всё о чатах для сайтов'],
    ['one that is not taken', ['Чат', 'Чат на сайте'], undefined, ['Чат'], 'Чат на сайте'],
    ['width before keyphrase', [long, 'Онлайн-помощь'], 'чат-поддержка', [], 'Онлайн-помощь'],
    ['the best shortened when none fits', [long], undefined, [], 'Чат-поддержка на сайте'],
    ['no blank', ['  ', 'Чат'], undefined, [], 'Чат'],
    ['nothing of nothing', [], 'x', [], ''],
  ])('%s', (_name, candidates, keyphrase, taken, picked) => expect(pickTitle(candidates, keyphrase, taken, russian)).toBe(picked));
});

describe('fitDescription', () => {
  const sentence = 'Первое предложение рассказывает о чатах и о том, кому они нужны.';
  test.each<[string, string, string]>([
    ['what fits stays, spaces collapsed', 'Раз.  Два.\nТри.', 'Раз. Два. Три.'],
    ['whole sentences', `${sentence} Второе говорит о цене, сроках, людях и прочих вещах, без которых не запустить чат. Третье.`, sentence],
    ['a first sentence that says too little is no description', `Коротко. ${'Очень длинное предложение о чатах без конца и края '.repeat(4)}`, 'Коротко. Очень длинное предложение о чатах без конца и края Очень длинное предложение о чатах без конца и края Очень длинное…'],
    ['nothing', '', ''],
  ])('%s', (_name, text, fitted) => expect(fitDescription(text, russian)).toBe(fitted));
  test('always fits', () => {
    fc.assert(fc.property(fc.array(fc.constantFrom('слово', 'и', '. ', ', ', '! ', ' ', 'ы'.repeat(90), 'Чат', '\n', '5 тыс. руб.')).map((list) => list.join('')), (text) => {
      expect(fitsDescription(fitDescription(text, russian))).toBe(true);
      expect(fitDescription(text, russian) === '').toBe(text.trim() === '');
    }), { numRuns: 500 });
  });
});

test('pickDescription: width, keyphrase, no repetition of the title', () => {
  const good = 'Рассказываем, как запустить чат на сайте, чем мерить пользу и кому он не нужен.';
  expect(pickDescription(['Коротко.', good], undefined, 'Чат', russian)).toBe(good);
  expect(pickDescription([good.replace('чат', 'канал'), good], 'чат', 'Чат', russian)).toBe(good);
  expect(pickDescription([good, good.replace('как', 'когда')], undefined, good, russian)).toBe(good.replace('как', 'когда'));
  expect(pickDescription([], undefined, 'Чат', russian)).toBe('');
});
