import { describe, expect, test } from 'vitest';
import type { Language } from '../../src/text/language.ts';
import { titleNumbers, withItemCount } from '../../src/text/promised-number.ts';
import { languages } from '../kit/rule.ts';

const of = (tag: string): Language => languages.get(tag) ?? expect.unreachable(tag);

describe('numbers of items in a title', () => {
  test.each([
    ['ru', '7 вопросов управляющей компании', [7]], ['ru', 'Уборка между гостями: 6 дел до нового заезда', [6]], ['ru', 'Семь вопросов до 5 минут', [7]], ['ru', 'Топ-5 ошибок', [5]],
    ['ru', '30 дней на 3 ошибки', [3]], ['ru', 'Двадцать пять советов', [25]], ['ru', 'Итоги 2025 года', []], ['ru', '24/7 поддержка: 4 правила', [4]], ['ru', '3–5 способов', []], ['ru', 'До 7 ошибок', []],
    ['ru', 'За 2 недели до 1-го гостя', []], ['ru', 'Первые 3 часа', []], ['ru', 'Один вопрос', []], ['ru', 'Правило 5: проверьте', []], ['ru', '', []],
    ['en', 'Bread: twelve simple rules', [12]], ['en', '7 flours for a dark loaf', [7]], ['en', '10 tips for 3 days', [10]], ['en', 'Top 5 mistakes', [5]], ['en', '3 flours and 4 ovens', [3, 4]],
    ['de', 'Sieben Fragen an den Verwalter', [7]], ['de', '10 Tipps für 3 Tage', [10]],
  ] as const)('%s: %s', (tag, title, counts) => {
    expect(titleNumbers(title, of(tag)).map(({ count }) => count)).toEqual(counts);
  });
});

describe('a title with the number of items there are', () => {
  test.each([
    ['ru', '7 вопросов', 5, '5 вопросов'], ['ru', '7 вопросов', 3, undefined], ['ru', '3 ошибки', 2, '2 ошибки'], ['ru', '21 ошибка', 31, '31 ошибка'], ['ru', 'Топ-7 ошибок', 6, 'Топ-6 ошибок'],
    ['ru', 'Семь вопросов', 5, undefined], ['ru', 'Семь вопросов', 7, 'Семь вопросов'], ['ru', 'Вопросы', 5, 'Вопросы'], ['en', '3 flours and 4 ovens', 5, undefined], ['en', '3 flours and 4 ovens', 4, '3 flours and 4 ovens'],
    ['en', '10 tips for 3 days', 8, '8 tips for 3 days'],
  ] as const)('%s: %s, %i items', (tag, title, items, expected) => {
    expect(withItemCount(title, items, of(tag))).toBe(expected);
  });
});
