import { describe, expect, test } from 'vitest';
import { createProver } from '../../src/text/claim-proof.ts';
import { claimsIn } from '../../src/text/claims.ts';
import { languages } from '../kit/rule.ts';

/** The same value that says something else, and another wording that says the same. */

function verdicts(lang: string, fact: string, text: string): string[] {
  const language = languages.detect(text, lang);
  const prover = createProver({ facts: [{ id: 'f', text: fact }], brief: [], names: [], year: 2026, counts: new Set() }, language);
  return claimsIn(text, language).map((claim) => prover.prove(claim).verdict);
}

describe('the value alone proves nothing', () => {
  test.each([
    ['another rate', 'en', 'Hedge trimming costs £31 an hour.', 'Hedge trimming costs £31 a metre.'],
    ['another season', 'ru', 'Зимой ночь в домике стоит 4 300 ₽.', 'Летом ночь в домике стоит 4 300 ₽.'],
    ['always for usually', 'en', 'Bread in a cloth bag usually keeps for five days.', 'Bread in a cloth bag always keeps for five days.'],
    ['all for some', 'ru', '37 % обращений с жалобой на тормоза — из-за колодок.', 'Колодки виноваты в 37 % всех поломок тормозов.'],
    ['another noun', 'ru', 'Пекарня печёт 340 буханок в день.', 'Пекарня печёт 340 батонов в день.'],
    ['another role of a time', 'ru', 'Доставка пианино длится четыре часа.', 'Пианино настраивают каждые четыре часа.'],
    ['a wider range', 'ru', 'Замораживайте по 2–3 ломтя.', 'Замораживайте по 2–5 ломтей.'],
  ])('%s (%s)', (_, lang, fact, text) => expect(verdicts(lang, fact, text)).toContain('unbound'));

  test('values of one fact that changed their places', () => {
    expect(verdicts('en', 'The house is 350 m from the beach and a ten-minute walk from the station.', 'The station is 350 m from the door.')).toContain('unbound');
  });
});

describe('other wording of the same', () => {
  test.each([
    ['a frequency', 'ru', 'Две тренировки в неделю.', 'Занимайтесь дважды в неделю.', 'fact'],
    ['an hour without its unit', 'en', 'The shop is open from 7:00 to 19:00.', 'The shop opens at seven.', 'fact'],
    ['the same rate', 'en', 'A lesson of 60 minutes costs £38.', 'An hour costs £38.', 'fact'],
    ['an age', 'ru', 'Галине 61 год.', 'Галине шестьдесят один.', 'fact'],
    ['a border that is named', 'en', 'A rucksack should be no heavier than 12 kg.', 'A rucksack heavier than twelve kilos is a burden.', 'fact'],
    ['years since', 'ru', 'Мастерская работает с 2011 года.', 'Мастерская работает больше десяти лет.', 'arithmetic'],
    ['the rest of a count', 'en', 'In 2025, 87 of our 94 candidates passed the exam.', 'Of 94 candidates seven did not pass the exam.', 'arithmetic'],
    ['what is saved', 'en', 'A monthly membership costs £34, an annual one £340.', 'The annual membership saves you £68.', 'arithmetic'],
  ])('%s (%s)', (_, lang, fact, text, verdict) => {
    expect(verdicts(lang, fact, text)).toContain(verdict);
    expect(verdicts(lang, fact, text)).not.toContain('unbound');
  });
});

test('a question of the brief proves no promise', () => {
  const language = languages.detect('', 'en');
  const prover = createProver({ facts: [], brief: ['Is theft from a locker impossible?'], names: [], year: undefined, counts: new Set() }, language);
  expect(claimsIn('Theft is impossible here.', language).map((claim) => prover.prove(claim).verdict)).toEqual(['unbound']);
});

describe('harmless', () => {
  test.each([
    ['a small count of own things', 'ru', 'Возьмите две пелёнки и миску.'],
    ['a small count of own things', 'en', 'Bring two mugs and a spoon.'],
    ['an alarm', 'en', 'Set your alarm for 5:45.'],
    ['counting', 'ru', 'Раз, два, три — и готово.'],
    ['what is denied', 'ru', 'Обещать солнце не может никто.'],
    ['the best of own things', 'ru', 'Самую тяжёлую коробку поставьте на пол.'],
    ['the best of own things', 'en', 'Your oldest towel will do.'],
    ['a name in quotation marks', 'ru', 'Рюкзак «Тайга 60» стоит у двери.'],
    ['a kind of thing', 'ru', 'Двухкомнатную квартиру моют с окон.'],
  ])('%s (%s)', (_, lang, text) => expect(verdicts(lang, 'Пусто.', text).filter((verdict) => verdict === 'unbound')).toEqual([]));

  test.each([
    ['a large one', 'ru', 'Возьмите двадцать пелёнок.'],
    ['an opening hour', 'en', 'We open at 5:45.'],
    ['the best there is', 'ru', 'Самая вкусная булка города.'],
  ])('but not %s (%s)', (_, lang, text) => expect(verdicts(lang, 'Пусто.', text)).toContain('unbound'));
});
