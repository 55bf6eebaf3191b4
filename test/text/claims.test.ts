import { describe, expect, test } from 'vitest';
import { claimsIn, type Claim, type ClaimKind } from '../../src/text/claims.ts';
import { languages } from '../kit/rule.ts';

/** Which statements of a text need a proof. Proving them is another test. */

const claims = (text: string, lang: string): Claim[] => claimsIn(text, languages.detect(text, lang));
const kinds = (text: string, lang: string): string[] => claims(text, lang).map(({ kind }) => kind);

test.each<[string, string, ClaimKind, string]>([
  ['ru', 'У нас 12 номеров с видом на реку.', 'number', '12'],
  ['ru', 'Скидку просят 35 % гостей.', 'percent', '35 %'],
  ['ru', 'Каждый пятый гость приезжает с собакой.', 'percent', 'Каждый пятый'],
  ['ru', 'Уборка стоит 1500 рублей.', 'money', '1500 рублей'],
  ['ru', 'Мастер приедет через 40 минут.', 'duration', '40 минут'],
  ['ru', 'Площадь квартиры 52 м².', 'measure', '52 м²'],
  ['ru', 'Налог ввели в 2019 году.', 'date', '2019'],
  ['ru', 'По словам Игоря Мельникова, шина служит долго.', 'person', 'Игоря Мельникова'],
  ['ru', 'Мы протестировали все насосы.', 'experience', 'Мы протестировали'],
  ['ru', 'Это самый популярный район города.', 'superlative', 'самый популярный'],
  ['ru', 'Мы гарантируем чистоту.', 'guarantee', 'гарантируем'],
  ['ru', 'Закажите бесплатный аудит.', 'offer', 'бесплатный'],
  ['ru', 'По данным Росстата, аренда растёт.', 'source', 'Росстат'],
  ['en', 'The house has 12 rooms.', 'number', '12'],
  ['en', 'About 35% of guests ask for a discount.', 'percent', '35%'],
  ['en', 'A class costs £30.', 'money', '£30'],
  ['en', 'The dough rests for 40 minutes.', 'duration', '40 minutes'],
  ['en', 'The rack holds 15 kg.', 'measure', '15 kg'],
  ['en', 'The bakery opened in 2019.', 'date', '2019'],
  ['en', 'The idea came from Martin Holloway, who repairs wheels.', 'person', 'Martin Holloway'],
  ['en', 'We tested every pump on the market.', 'experience', 'We tested'],
  ['en', 'We guarantee a clean chain.', 'guarantee', 'guarantee'],
  ['en', 'The first visit is free of charge.', 'offer', 'free'],
])('%s: %s is a %s', (lang, text, kind, words) => {
  const found = claims(text, lang).filter((claim) => claim.kind === kind);
  expect(found.map((claim) => claim.text).join(' | ')).toContain(words);
});

test.each([
  ['ru', 'Протрите раму сухой тряпкой.'],
  ['ru', ''],
  ['en', 'Wipe the frame with a dry cloth.'],
  ['en', ''],
  ['en', ' \n\n '],
])('%s: "%s" states nothing to prove', (lang, text) => expect(claims(text, lang)).toEqual([]));

describe('places', () => {
  test.each([
    ['ru', 'Мойте раму. Уборка стоит 1500 рублей, а ждать 40 минут. По словам Игоря Мельникова, это честно.'],
    ['en', 'Wash the frame. A class costs £30 and takes 40 minutes. So says Martin Holloway from the shop.'],
  ])('%s: every claim is where it says, in reading order, in its sentence', (lang, text) => {
    const found = claims(text, lang);
    expect(found.length).toBeGreaterThanOrEqual(3);
    for (const { start, end, text: words, sentence } of found) {
      expect(text.slice(start, end)).toBe(words);
      expect(text.slice(sentence.start, sentence.start + sentence.text.length)).toBe(sentence.text);
      expect(start).toBeGreaterThanOrEqual(sentence.start);
    }
    expect(found.map(({ start }) => start)).toEqual(found.map(({ start }) => start).toSorted((a, b) => a - b));
  });

  test('a number has its value with it, words have none', () => {
    const [price] = claims('A class costs £30.', 'en').filter(({ kind }) => kind === 'money');
    expect(price?.quantity).toMatchObject({ low: 30, high: 30, dimension: 'money' });
    const [promise] = claims('We guarantee a clean chain.', 'en').filter(({ kind }) => kind === 'guarantee');
    expect(promise).not.toHaveProperty('quantity');
  });
});

describe('quotations', () => {
  test.each([
    ['ru', 'Мастер говорит: «Цепь надо чистить каждую неделю».', true],
    ['en', 'The mechanic said: “Clean the chain after every wet ride”.', true],
    ['ru', 'Откройте книгу «Уход за велосипедом зимой и летом».', false],
    ['en', 'Open the book “Keeping a bicycle in winter and summer”.', false],
    ['ru', 'Это такая «экономия» на масле.', false],
  ])('%s: %s', (lang, text, said) => expect(kinds(text, lang).includes('quote')).toBe(said));
});

test.each([
  ['ru', 'Работаем 24/7.'],
  ['en', 'The line is open 24/7.'],
  ['en', 'Windows 11 shows the same page.'],
  ['ru', 'Установите Windows 11.'],
  ['ru', 'Семь раз отмерь, один раз отрежь.'],
])('%s: names and figures of speech are no numbers: %s', (lang, text) => expect(claims(text, lang).filter(({ kind }) => kind === 'number' || kind === 'range')).toEqual([]));

test('a language nobody has collected words for: numbers are found, nothing throws', () => {
  expect(kinds('Der Kurs kostet 30 € und dauert 40 Minuten.', 'de')).toEqual(['money', 'duration']);
});
