import { expect, test } from 'vitest';
import { isModule, scriptCounts } from '../../src/text/scripts.ts';
import { wordTraits } from '../../src/text/word-traits.ts';
import { testDocument } from '../kit/rule.ts';

test('a word is judged once, folded, with its language, however often it is met', () => {
  const judged: string[] = [];
  const traitsOf = wordTraits((lower, _stem, tag) => {
    judged.push(`${tag}:${lower}`);
    return lower.length;
  });
  const first = testDocument('---\nlang: ru\n---\nЁлка щурупомёт ёлка.\n');
  const traits = traitsOf(first);
  const { numbers, from, to } = first.blocks[0]?.tokens ?? { numbers: new Int32Array(), from: 0, to: 0 };
  expect(Array.from(numbers.slice(from, to), (number) => traits[number])).toEqual([4, 9, 4]);
  traitsOf(testDocument('---\nlang: ru\n---\nЕлка и шуруповёртище.\n'));
  traitsOf(testDocument('---\nlang: en\n---\nA screwgun.\n'));
  expect(judged.filter((word) => word === 'ru:елка')).toHaveLength(1);
  expect(judged.filter((word) => word === 'ru:шуруповертище')).toHaveLength(1);
  expect(judged.filter((word) => word.endsWith(':screwgun'))).toEqual(['en:screwgun']);
});

test('words are counted by alphabet, block by block, without the related list', () => {
  const doc = testDocument('---\nlang: ru\n---\nМазь the wax, web-сайт и 5 штук.\n\n## Читайте также\n\n- [About the wax](/blog/wax/)\n');
  const { words, foreign, foreignLetters, english, total } = scriptCounts(doc);
  expect([...words]).toEqual([6, 2, 3]);
  expect([...foreign]).toEqual([2, 0, 3]);
  expect([...foreignLetters]).toEqual([6, 0, 11]);
  expect([...english]).toEqual([1, 0, 2]);
  expect(total).toEqual({ words: 6, foreign: 2, foreignLetters: 6 });
});

test('imports and exports of .mdx are told from sentences that begin alike', () => {
  for (const text of ["import { Tabs } from 'tabs';", "import 'style.css';", 'export const year = 1936;', 'export default Layout']) expect(isModule(text)).toBe(true);
  for (const text of ['import duties rose.', 'export goods from abroad', 'exports of wax', 'Мазь']) expect(isModule(text)).toBe(false);
});
