import { describe, expect, test } from 'vitest';
import { claimWords, firstLetters } from '../../src/text/claim-words.ts';
import { claimsIn } from '../../src/text/claims.ts';
import { languages } from '../kit/rule.ts';

/** Patterns are looked up by the first letters of the word they begin with: a pattern that is looked up by the wrong ones is never tried. */

const kinds = (text: string, lang: string): string[] => claimsIn(text, languages.detect(text, lang)).map(({ kind }) => kind);

test.each([
  ['гаранти~', ['гар']],
  ['(?:мы|я) видели', ['мы', 'я']],
  ['(?:наи)?лучш', ['наи', 'луч']],
  ['нашли?х', ['наш']],
  ['все[мх]? они', ['все']],
  ['(?:одна|один) из', ['одн', 'оди']],
  ['at (?:least|most)', ['at']],
  ["we(?:'ve| have)* seen", ["we'", 'we']],
  ['free(?! hand)', ['fre']],
])('%s begins with %j', (pattern, letters) => expect([...firstLetters(pattern)]).toEqual(letters));

test.each(['@ told us', '~', '.*', '(?:@|we) told'])('a pattern that may begin with anything is refused: %s', (pattern) => expect(() => firstLetters(pattern)).toThrow(pattern));

test('a language nobody has collected words for has none', () => {
  const language = languages.get('de');
  if (language === undefined) expect.unreachable('no German');
  expect(claimWords(language)).toBeUndefined();
});

describe('statements without a number', () => {
  test.each([
    ['ru', 'Однажды к нам пришла соседка с ведром.', 'experience'],
    ['ru', 'Наши мастера замечают такое каждый день.', 'experience'],
    ['ru', 'Дешевле всего чинить сразу.', 'superlative'],
    ['ru', 'Крупнейшая мастерская на Волге.', 'superlative'],
    ['ru', 'Пятна исчезнут навсегда.', 'guarantee'],
    ['ru', 'Чехол в подарок каждому покупателю.', 'offer'],
    ['ru', 'Учёные давно доказали пользу сна.', 'source'],
    ['ru', 'Росстат подсчитал расходы семей.', 'source'],
    ['ru', 'Большинство хозяев забывает про фильтр.', 'percent'],
    ['ru', 'Протирайте стекло раз в месяц.', 'number'],
    ['en', 'Our gardeners often tell stories about moles.', 'experience'],
    ['en', 'The oldest trick is a slow walk.', 'superlative'],
    ['en', 'It is the most useful tool of all.', 'superlative'],
    ['en', 'You can cancel any time.', 'guarantee'],
    ['en', 'The second lamp comes as a gift.', 'offer'],
    ['en', 'Studies have shown that sleep helps.', 'source'],
    ['en', 'The Lakeside Institute recommends oats.', 'source'],
    ['en', 'Most gardeners prune too late.', 'percent'],
    ['en', 'Wipe the glass once a month.', 'number'],
  ])('%s: %s is a claim: %s', (lang, text, kind) => expect(kinds(text, lang)).toContain(kind));

  test.each([
    ['ru', 'Самое время заточить ножи.'],
    ['ru', 'В двух словах: мойте руки.'],
    ['en', 'Feel free to ask, and make the most of the sun.'],
    ['en', 'A dust-free shelf is a joy, at least for a while.'],
    ['en', 'The rest is a matter of interest and of honest work.'],
    ['en', 'A free-range egg changes the dough.'],
  ])('%s: %s is none', (lang, text) => expect(kinds(text, lang)).toEqual([]));
});

test('places are those of the text, with letters that grow when they are made small', () => {
  const text = 'İİİ Мы гарантируем чистоту.';
  const claim = claimsIn(text, languages.get('ru') ?? expect.unreachable('no Russian')).find(({ kind }) => kind === 'guarantee');
  expect(claim?.text).toContain('гарантируем');
});
