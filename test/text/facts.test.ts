import { expect, test } from 'vitest';
import { isKnownFact, numbersIn } from '../../src/text/facts.ts';
import { languages } from '../kit/rule.ts';

const russian = languages.get('ru') ?? expect.unreachable('no Russian');

test.each([['10 000 роз', ['10000']], ['10\u00a0000', ['10000']], ['4,9 и 5', ['4.9', '5']], ['65-70 %', ['65', '70']], ['роза', []]])('numbers of %s', (text, numbers) => expect(numbersIn(text)).toEqual(numbers));

const facts = [{ id: 'spring', text: 'Весной саженцы берут 70 % покупателей.' }, { id: 'visit', text: 'Первая консультация бесплатная.' }];
test.each<[string, string, boolean]>([
  ['70 %', 'До 70 % покупателей берут саженцы весной.', true],
  ['70 %', 'Влажность почвы — 70 %.', false],
  ['60 %', 'До 60 % покупателей берут саженцы весной.', false],
  ['бесплатную консультацию', 'Получите бесплатную консультацию.', true],
  ['бесплатный выезд', 'Получите бесплатный выезд.', false],
])('%s in "%s" is known: %s', (statement, context, known) => expect(isKnownFact(statement, context, facts, russian)).toBe(known));
test('no facts, nothing known', () => expect(isKnownFact('70 %', '70 % роз', [], russian)).toBe(false));
