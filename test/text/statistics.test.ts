import { expect, test } from 'vitest';
import { statisticsOf } from '../../src/text/statistics.ts';
import { testDocument } from '../kit/rule.ts';

const found = (text: string, lang: string): string[] => {
  const doc = testDocument(`---\nlang: ${lang}\n---\n${text}\n`);
  return doc.blocks.flatMap((block) => statisticsOf(block, doc.language).map((one) => `${one.text}${one.measured ? '' : '?'}`));
};

test.each([
  ['Около 70 % покупателей и 3,5% гостей.', ['70 %', '3,5%']],
  ['Влаги на 20 % больше.', ['20 %?']],
  ['Более половины покупателей выбирают груши.', ['Более половины']],
  ['Большинство покупателей выбирает груши.', []],
  ['Шаг 2 из 5: вода для роз.', []],
  ['На полив нужно 100% внимания клиентов.', []],
  ['Слова «90 % клиентов» лишние.', []],
  ['Цель — 80 % клиентов.', []],
])('Russian: %s', (text, expected) => expect(found(text, 'ru')).toEqual(expected));

test.each([
  ['About 70% of buyers and one in five guests.', ['70%', 'one in five']],
  ['Sales grew 3 times more than costs.', ['3 times more']],
  ['Suppose 20% of customers return.', []],
  ['The paper is 100% recycled.', []],
])('English: %s', (text, expected) => expect(found(text, 'en')).toEqual(expected));
