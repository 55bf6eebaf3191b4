import { describe, expect, test } from 'vitest';
import { sentenceForm, skeletonOf } from '../../src/text/sentence-skeleton.ts';
import { testDocument } from '../kit/rule.ts';

const firstOf = (text: string, lang = 'en') => {
  const doc = testDocument(`---\nlang: ${lang}\n---\n${text}\n`);
  const [block] = doc.blocks;
  const [sentence] = block?.sentences ?? [];
  if (block === undefined || sentence === undefined) throw new Error('no sentence');
  return { doc, block, sentence };
};
const skeleton = (text: string, lang?: string, limit?: number): ReturnType<typeof skeletonOf> => {
  const { doc, block, sentence } = firstOf(text, lang);
  return skeletonOf(block, sentence.start, sentence.end, doc.lexis, limit);
};

describe('the skeleton of a sentence', () => {
  test.each<[string, string, string, number]>([
    ['If you ever painted an old door, you know.', 'en', 'if you ever • an • , you •', 6],
    ['Каждый неотвеченный вопрос в чате — это не просто упущенный диалог, а потерянный клиент.', 'ru', 'каждый • в • — это не просто • , а •', 8],
    ['Paint dries.', 'en', '•', 0],
    ['Wood, glue, nails.', 'en', '• , • , •', 0],
    ['In 2024 prices rose by 5 %.', 'en', 'in # • by #', 2],
    ['«Представьте» - это слово.', 'ru', '• — это •', 2],
    ['Wenn die Tür alt ist, braucht man Band.', 'de', 'wenn die • ist , • man •', 5],
  ])('%s', (text, lang, expected, weight) => {
    const { text: shown, weight: own } = skeleton(text, lang);
    expect([shown, own]).toEqual([expected, weight]);
  });

  test('is the same in every form of its function words', () => {
    expect(skeleton('Каждая дверь — это лицо.', 'ru').key).toBe(skeleton('Каждое окно — это свет.', 'ru').key);
    expect(skeleton('Каждая дверь — это лицо.', 'ru').key).not.toBe(skeleton('Дверь — это лицо.', 'ru').key);
  });

  test('of its beginning, and of its own sentence only', () => {
    expect(skeleton('If you paint a door, sand it. Then wait.', 'en', 4).text).toBe('if you • a');
    expect(skeleton('Sand it. If you wait, it dries.').text).toBe('• it');
  });
});

test.each<[string, string, string | undefined]>([
  ['Why does it squeak?', 'en', 'question'], ['Почему скрипит?', 'ru', 'question'], ['It runs again!', 'en', 'exclamation'], ['Imagine a chain.', 'en', 'supposition'],
  ['Представьте цепь.', 'ru', 'supposition'], ['If it squeaks, oil it.', 'en', 'condition'], ['Если скрипит, смажьте.', 'ru', 'condition'], ['A chain is a row of links.', 'en', 'definition'],
  ['Цепь — это ряд звеньев.', 'ru', 'definition'], ['Oil the chain.', 'en', undefined], ['Смажьте цепь.', 'ru', undefined],
])('the form of "%s"', (text, lang, form) => {
  const { doc, block, sentence } = firstOf(text, lang);
  expect(sentenceForm(block, sentence, doc)).toBe(form);
});
