import { describe, expect, test } from 'vitest';
import type { Fact } from '../../src/model/brief.ts';
import { createProver, type Ground, type Proof } from '../../src/text/claim-proof.ts';
import { claimsIn, type ClaimKind } from '../../src/text/claims.ts';
import { languages } from '../kit/rule.ts';

/** What stands behind a claim. Only clear cases: the labelled set of test/claims measures the rest. */

const ground = (more: Partial<Ground> = {}): Ground => ({ facts: [], brief: [], names: [], year: undefined, counts: new Set(), ...more });
const factsOf = (texts: readonly string[]): Fact[] => texts.map((text, index) => ({ id: `f${index + 1}`, text }));

/** The proofs of all claims of a text; with a kind, of that kind only. */
function proofs(text: string, lang: string, known: Ground, kind?: ClaimKind): Proof[] {
  const language = languages.detect(text, lang);
  const prover = createProver(known, language);
  return claimsIn(text, language).filter((claim) => kind === undefined || claim.kind === kind).map((claim) => prover.prove(claim));
}
const verdicts = (text: string, lang: string, known: Ground, kind?: ClaimKind): string[] => proofs(text, lang, known, kind).map(({ verdict }) => verdict);

describe('a fact proves', () => {
  test.each([
    ['the same words', 'ru', 'Уборка квартиры стоит 1500 рублей', 'Уборка квартиры стоит 1500 рублей.'],
    ['another order of words and another sign', 'ru', 'Уборка квартиры стоит 1500 рублей', 'За 1 500 ₽ можно заказать уборку квартиры.'],
    ['number words', 'ru', 'Уборка квартиры стоит 1500 рублей', 'Уборка квартиры стоит полторы тысячи рублей.'],
    ['another unit', 'ru', 'Уборка квартиры длится 90 минут', 'Уборка квартиры длится полтора часа.'],
    ['a range written in words', 'ru', 'Уборка квартиры длится 3–5 часов', 'Уборка квартиры длится от трёх до пяти часов.'],
    ['a rounding that says so', 'ru', 'Завтрак в гостинице заказывают 68 % гостей', 'Завтрак в гостинице заказывают около 70 % гостей.'],
    ['a border near the value', 'ru', 'В сети 64 гостиницы у моря', 'В сети более 60 гостиниц у моря.'],
    ['the same words', 'en', 'A baking class costs £30', 'A baking class costs £30.'],
    ['another order of words', 'en', 'A baking class costs £30', 'For £30 you join a baking class.'],
    ['number words', 'en', 'A tyre lasts 2,000 km on gravel', 'On gravel, a tyre lasts two thousand kilometres.'],
    ['another unit', 'en', 'The baking class takes 90 minutes', 'The baking class takes an hour and a half.'],
    ['a range with a dash for words', 'en', 'The dough rests from 3 to 5 hours', 'The dough rests 3–5 hours.'],
    ['a rounding that says so', 'en', 'Among guests of the hotel, 68% ask for breakfast', 'About 70% of the guests of the hotel ask for breakfast.'],
    ['a share in words', 'ru', 'В гостинице 25 % гостей просят завтрак', 'В гостинице каждый четвёртый гость просит завтрак.'],
    ['a share in words', 'en', 'In the hotel 25% of guests ask for breakfast', 'In the hotel every fourth guest asks for breakfast.'],
    ['a year', 'ru', 'Мастерская открыта с 2019 года', 'Мастерская открылась в 2019 году.'],
    ['a rating', 'ru', 'Оценка мастерской — 4,9 из 5', 'У мастерской оценка 4,9 из 5.'],
  ])('%s (%s)', (_, lang, fact, text) => {
    const found = proofs(text, lang, ground({ facts: factsOf([fact]) }));
    expect(found.map(({ verdict }) => verdict)).toEqual(['fact']);
    expect(found[0]).toMatchObject({ by: ['f1'], why: fact });
  });

  test('and is named among others', () => {
    const known = ground({ facts: factsOf(['Уборка квартиры стоит 1500 рублей', 'Доставка ключей стоит 300 рублей']) });
    expect(proofs('Доставка ключей стоит 300 рублей.', 'ru', known)).toMatchObject([{ verdict: 'fact', by: ['f2'] }]);
  });

  test.each([
    ['ru', 'Шиномонтажом руководит Игорь Мельников', 'По словам Игоря Мельникова, шина служит долго.'],
    ['en', 'Martin Holloway repairs the wheels of the club', 'So says Martin Holloway from the club.'],
  ])('a person in any case form (%s)', (lang, fact, text) => expect(verdicts(text, lang, ground({ facts: factsOf([fact]) }), 'person')).toEqual(['fact']));

  test('a quotation word for word, and no other', () => {
    const known = ground({ facts: factsOf(['The mechanic of the club said: “Clean the chain after every wet ride”']) });
    expect(verdicts('The mechanic said: “Clean the chain after every wet ride”.', 'en', known, 'quote')).toEqual(['fact']);
    expect(verdicts('The mechanic said: “Replace the chain before every dry race”.', 'en', known, 'quote')).toEqual(['unbound']);
  });

  test.each([
    ['ru', 'Первый осмотр велосипеда в мастерской бесплатный', 'В мастерской первый осмотр велосипеда бесплатный.'],
    ['en', 'The first inspection of a bicycle in the workshop is free of charge', 'In the workshop the first inspection of a bicycle is free of charge.'],
  ])('an offer (%s)', (lang, fact, text) => {
    const found = verdicts(text, lang, ground({ facts: factsOf([fact]) }), 'offer');
    expect(found).toEqual(['fact']);
  });
});

describe('the brief proves', () => {
  test.each([
    ['ru', 'Уборка квартиры за 1500 рублей', 'Уборка квартиры стоит 1500 рублей.'],
    ['en', 'A baking class for £30', 'A baking class costs £30.'],
  ])('what it says itself (%s)', (lang, said, text) => expect(proofs(text, lang, ground({ brief: [said] }))).toMatchObject([{ verdict: 'brief', by: ['brief'], why: said }]));

  test('a fact goes before it', () => {
    expect(verdicts('A baking class costs £30.', 'en', ground({ facts: factsOf(['A baking class costs £30']), brief: ['A baking class costs £30'] }))).toEqual(['fact']);
  });

  test('empty texts prove nothing', () => expect(verdicts('A baking class costs £30.', 'en', ground({ brief: ['', '  \n'] }))).toEqual(['unbound']));
});

describe('arithmetic proves', () => {
  test.each([
    ['a sum', 'ru', ['Уборка квартиры стоит 1500 рублей', 'Стирка белья стоит 700 рублей'], 'Уборка квартиры вместе со стиркой белья стоит 2200 рублей.'],
    ['a difference', 'en', ['A baking class for adults costs £30', 'A baking class for children costs £18'], 'A baking class for children is £12 cheaper than a baking class for adults.'],
    ['the rest of a whole', 'en', ['In the baking class, 70% of learners are beginners'], 'In the baking class, the other 30% of learners bake at home.'],
  ])('%s (%s)', (_, lang, facts, text) => {
    const found = proofs(text, lang, ground({ facts: factsOf(facts) }), lang === 'ru' || facts.length === 2 ? 'money' : 'percent');
    expect(found.map(({ verdict }) => verdict)).toEqual(['arithmetic']);
    expect(found[0]?.by).toEqual(facts.map((_fact, index) => `f${index + 1}`));
  });

  test('a multiple, and no wrong one', () => {
    const known = ground({ facts: factsOf(['A baking class costs £30']) });
    expect(verdicts('Four baking classes cost £120.', 'en', known, 'money')).toEqual(['arithmetic']);
    expect(verdicts('Four baking classes cost £150.', 'en', known, 'money')).toEqual(['unbound']);
  });

  test('a wrong sum is none', () => {
    const known = ground({ facts: factsOf(['Уборка квартиры стоит 1500 рублей', 'Стирка белья стоит 700 рублей']) });
    expect(verdicts('Уборка квартиры вместе со стиркой белья стоит 2900 рублей.', 'ru', known, 'money')).toEqual(['unbound']);
  });
});

test.each([
  ['ru', 'Рассказывает Анна Седова из мастерской.', 'Анна Седова'],
  ['ru', 'По словам Анны Седовой, цепь чистят часто.', 'Анна Седова'],
  ['en', 'So says Anna Sedova from the workshop.', 'Anna Sedova'],
])('the config names a person (%s): %s', (lang, text, name) => {
  expect(verdicts(text, lang, ground({ names: [name] }), 'person')).toEqual(['name']);
  expect(verdicts(text, lang, ground({ names: ['Dvorik'] }), 'person')).toEqual(['unbound']);
});

describe('harmless', () => {
  test.each([
    ['a step', 'ru', 'Шаг 3 занимает мало сил.', ground()],
    ['a step', 'en', 'Step 3 takes little force.', ground()],
    ['the year of the article', 'ru', 'Что изменилось в 2026 году для хозяев.', ground({ year: 2026 })],
    ['the year of the article', 'en', 'What changed for hosts in 2026.', ground({ year: 2026 })],
    ['a count of what the article lists', 'ru', 'Назовём семь признаков износа.', ground({ counts: new Set([7]) })],
    ['a count of what the article lists', 'en', 'There are seven signs of wear.', ground({ counts: new Set([7]) })],
    ['an example', 'ru', 'Допустим, вы сдаёте комнату за 3000 рублей.', ground()],
    ['an example', 'en', 'Suppose a room costs £40.', ground()],
  ])('%s (%s)', (_, lang, text, known) => expect(verdicts(text, lang, known).filter((verdict) => verdict !== 'harmless')).toEqual([]));

  test('another year and another count are not', () => {
    expect(verdicts('Налог на дачи ввели в 2019 году.', 'ru', ground({ year: 2026 }))).toEqual(['unbound']);
    expect(verdicts('There are seven signs of wear.', 'en', ground({ counts: new Set([5]) }))).toEqual(['unbound']);
  });
});

describe('unbound', () => {
  test.each([
    ['nothing known', 'ru', [], 'Уборка квартиры стоит 1500 рублей.'],
    ['nothing known', 'en', [], 'A baking class costs £30.'],
    ['another value', 'ru', ['Уборка квартиры стоит 1500 рублей'], 'Уборка квартиры стоит 1900 рублей.'],
    ['another value', 'en', ['A tyre lasts 2,000 km on gravel'], 'A tyre lasts 3,000 km on gravel.'],
    ['another unit', 'en', ['The baking class takes 30 minutes'], 'The baking class takes 30 hours.'],
    ['another subject', 'ru', ['Завтрак в гостинице заказывают 70 % гостей'], 'Шум на улице вызывает 70 % жалоб.'],
    ['another subject', 'en', ['Breakfast is wanted by 70% of guests of the hotel'], 'Noise in the street causes 70% of complaints.'],
    ['rounded without a word', 'ru', ['Завтрак в гостинице заказывают 68 % гостей'], 'Завтрак в гостинице заказывают 70 % гостей.'],
    ['rounded without a word', 'en', ['Breakfast is wanted by 68% of guests of the hotel'], 'Breakfast is wanted by 70% of guests of the hotel.'],
    ['another year', 'ru', ['Мастерская открыта с 2019 года'], 'Мастерская открылась в 2017 году.'],
    ['a better rating', 'ru', ['Оценка мастерской — 4,7 из 5'], 'У мастерской оценка 4,9 из 5.'],
    ['a better rating', 'en', ['The workshop is rated 4.7 out of 5'], 'The workshop is rated 4.9 out of 5.'],
    ['other things in the same number', 'en', ['The shop sells 12 kinds of bread'], 'The shop has 12 employees.'],
    ['at least for at most', 'en', ['Up to 70% of guests of the hotel ask for breakfast'], 'At least 70% of guests of the hotel ask for breakfast.'],
    ['a border far off', 'ru', ['В сети 64 гостиницы у моря'], 'В сети более 90 гостиниц у моря.'],
    ['a wider range', 'en', ['The dough rests for 4 hours'], 'The dough rests for 2–9 hours.'],
  ])('%s (%s)', (_, lang, facts, text) => {
    const found = proofs(text, lang, ground({ facts: factsOf(facts) }));
    expect(found.map(({ verdict, by }) => [verdict, by])).toEqual([['unbound', []]]);
    expect(found[0]?.why).not.toBe('');
  });

  test.each([
    ['praise', 'ru', 'Это самый популярный район города.', 'superlative'],
    ['a promise', 'ru', 'Мы гарантируем чистоту.', 'guarantee'],
    ['a promise', 'en', 'We guarantee a clean chain.', 'guarantee'],
    ['an offer', 'en', 'The first visit is free of charge.', 'offer'],
    ['experience', 'en', 'We tested every pump on the market.', 'experience'],
    ['a source', 'ru', 'По данным Росстата, аренда растёт.', 'source'],
    ['a person', 'ru', 'По словам Игоря Мельникова, шина служит долго.', 'person'],
    ['a quotation', 'ru', 'Мастер говорит: «Цепь надо чистить каждую неделю».', 'quote'],
  ] as const)('%s that nobody knows of (%s)', (_, lang, text, kind) => {
    const unrelated = ground({ facts: factsOf([lang === 'ru' ? 'Уборка квартиры стоит 1500 рублей' : 'A baking class costs £30']), names: ['Dvorik'] });
    expect(verdicts(text, lang, unrelated, kind)).toEqual(['unbound']);
  });

  test('a person with another surname', () => {
    const known = ground({ facts: factsOf(['Шиномонтажом руководит Игорь Мельников']) });
    expect(verdicts('По словам Игоря Соколова, шина служит долго.', 'ru', known, 'person')).toEqual(['unbound']);
  });
});

test('a prover is pure: the same claim twice, the same proof; odd grounds do not throw', () => {
  const language = languages.detect('', 'en');
  const prover = createProver(ground({ facts: factsOf(['', '...', 'A baking class costs £30']), names: [''] }), language);
  const [claim] = claimsIn('A baking class costs £30.', language);
  if (claim === undefined) expect.unreachable('no claim');
  expect(prover.prove(claim)).toEqual(prover.prove(claim));
  expect(prover.prove(claim)).toMatchObject({ verdict: 'fact', by: ['f3'] });
});
