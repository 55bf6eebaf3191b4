import { describe, expect, test } from 'vitest';
import { briefSchema, type Brief, type Fact } from '../../src/model/brief.ts';
import { asSentence, capitalize, composePoints, placeFacts } from '../../src/text/compose.ts';
import { parseMarkdown, plainText } from '../../src/text/markdown.ts';
import { countWords } from '../../src/text/words.ts';
import { russian } from '../kit/languages.ts';

describe('composePoints', () => {
  test.each<[string, string[], string]>([
    ['prose shares a paragraph', ['Раз.', 'Два!', 'Три?'], 'Раз. Два! Три?'],
    ['items share a list, with capitals', ['быстрый ответ', 'один оператор'], '- Быстрый ответ\n- Один оператор'],
    ['a colon introduces a list', ['Чат даёт три вещи:', 'скорость', 'доверие'], 'Чат даёт три вещи:\n\n- Скорость\n- Доверие'],
    ['a list ends where prose begins', ['скорость', 'Это важно.'], '- Скорость\n\nЭто важно.'],
    ['an ellipsis and closing quotes are ends', ['Он сказал: «да.»', 'Подождём…'], 'Он сказал: «да.» Подождём…'],
    ['a link is as finished as its words', ['[Ставка растёт.](fact:fee)', '[ставка](fact:fee)'], '[Ставка растёт.](fact:fee)\n\n- [Ставка](fact:fee)'],
    ['white space and empty points', ['  Раз \n два. ', '', '   '], 'Раз два.'],
    ['a name with capitals of its own', ['iPhone и eBay'], '- iPhone и eBay'],
    ['nothing', [], ''],
  ])('%s', (_name, points, markdown) => expect(composePoints(points)).toBe(markdown));
  test('a paragraph is closed at about 80 words', () => {
    const point = `${'слово '.repeat(29)}слово.`;
    const paragraphs = composePoints([point, point, point, point, point]).split('\n\n');
    expect(paragraphs.map(countWords)).toEqual([60, 60, 30]);
  });
});

test('capitalize', () => {
  expect(capitalize('«быстро»')).toBe('«Быстро»');
  expect(capitalize('[ставка](fact:fee)')).toBe('[Ставка](fact:fee)');
  expect(capitalize('24 часа')).toBe('24 часа');
  expect(capitalize('')).toBe('');
});

test.each([['Раз', 'Раз.'], ['Раз,', 'Раз.'], ['Раз?', 'Раз?'], ['«Раз.»', '«Раз.»'], [' Раз… ', 'Раз…'], ['', '']])('asSentence %j → %j', (text, sentence) => expect(asSentence(text)).toBe(sentence));

describe('placeFacts', () => {
  const brief: Brief = { ...briefSchema.parse({ topic: 'Чат' }), slug: 'chat', locale: 'ru', file: 'briefs/chat.yaml', hash: '' };
  const sections = [{ heading: 'Скорость ответа', points: ['Отвечать быстро'] }, { heading: 'Цена', points: ['Сколько стоит оператор'] }];
  const place = (facts: Fact[], points = sections): [number, string[]][] => [...placeFacts(brief, points, facts, russian)];
  test('under the section whose words are nearest', () => {
    expect(place([{ id: 'cost', text: 'Оператор стоит 50 тысяч рублей' }])).toEqual([[1, ['[Оператор стоит 50 тысяч рублей](fact:cost).']]]);
  });
  test('under the first when none is near', () => {
    expect(place([{ id: 'x', text: 'Погода меняется.' }, { id: 'y', text: 'Снег идёт.' }])).toEqual([[0, ['[Погода меняется](fact:x).', '[Снег идёт](fact:y).']]]);
  });
  test('not where a point refers to it already', () => {
    expect(place([{ id: 'x', text: 'Раз.' }], [{ heading: 'А', points: ['Вот [раз](fact:x).'] }])).toEqual([]);
  });
  test.each(['Верно ли это?', 'Он сказал: «да.»', 'Ставка [2026] растёт', 'Файл a_b_c и 2*3*4', 'Ждём…', 'Доля — 5 %'])('the words of %j come out whole', (text) => {
    const sentence = place([{ id: 'x', text }])[0]?.[1][0] ?? '';
    expect(plainText(parseMarkdown(sentence))).toBe(asSentence(text));
    expect(sentence).toMatch(/^\[.*\]\(fact:x\)\.?$/);
  });
});
