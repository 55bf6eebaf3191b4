import { describe, expect, test } from 'vitest';
import type { Language } from '../../src/text/language.ts';
import { headingNumber, markParts, nameOf, numberSections } from '../../src/text/numbered-parts.ts';
import { languages } from '../kit/rule.ts';

const of = (tag: string): Language => languages.get(tag) ?? expect.unreachable(tag);

describe('the name of a step or item without numbers that a writer gave it', () => {
  test.each([
    ['Шаг 5. Слейте воду', 'Слейте воду', 5], ['шаг 3 — Проверьте', 'Проверьте', 3], ['Step 2: Step 2: Go', 'Go', 2], ['№ 3. Имя', 'Имя', 3], ['1) Кто?', 'Кто?', 1], ['Совет 12: спите', 'спите', 12],
    ['Шаг пять. Запишите', 'Запишите', 5], ['Schritt 4 Anheben', 'Anheben', 4], ['2 — гости', 'гости', 2], ['Шаг 1.', '', 1],
    ['5 вопросов', '5 вопросов', undefined], ['24/7', '24/7', undefined], ['3D-тур', '3D-тур', undefined], ['10:30 — встреча', '10:30 — встреча', undefined], ['Step by step: go', 'Step by step: go', undefined],
    ['Шаг вперёд: код', 'Шаг вперёд: код', undefined], ['2026. Итоги', '2026. Итоги', undefined], ['', '', undefined],
  ])('%s', (heading, name, number) => {
    expect([nameOf(heading, of('ru')), headingNumber(heading, of('ru'))]).toEqual([name, number]);
  });
});

test('numbers follow the order of the sections, and counting again changes nothing', () => {
  const given = [{ heading: 'До начала' }, { heading: 'Шаг 9. Раз', part: 'step' as const }, { heading: 'Два', part: 'step' as const }, { heading: 'Если не вышло' }];
  const numbered = numberSections(given, of('ru'));
  expect(numbered.map(({ heading }) => heading)).toEqual(['До начала', 'Шаг 1. Раз', 'Шаг 2. Два', 'Если не вышло']);
  expect(numberSections(numbered, of('ru'))).toEqual(numbered);
  expect(numberSections([{ heading: 'Eins', part: 'step' as const }], of('de'))[0]?.heading).toBe('Schritt 1. Eins');
  expect(numberSections([{ heading: '7. One', part: 'item' as const }], of('en'))[0]?.heading).toBe('1. One');
});

describe('an outline that does not say what its parts are', () => {
  const headings = (type: 'howto' | 'listicle' | 'guide', ...given: string[]): string[] => markParts(given.map((heading) => ({ heading })), type, of('ru')).map(({ heading }) => heading);
  test('those with a number are parts', () => {
    expect(headings('howto', 'Что понадобится', 'Шаг 4. А', 'Шаг 2. Б')).toEqual(['Что понадобится', 'Шаг 1. А', 'Шаг 2. Б']);
  });
  test('without any number all are, but introduction and end', () => {
    expect(headings('listicle', 'Введение', 'А', 'Б', 'Заключение')).toEqual(['Введение', '1. А', '2. Б', 'Заключение']);
  });
  test('other types are left alone', () => {
    expect(headings('guide', '3. А', 'Шаг 2. Б')).toEqual(['3. А', 'Шаг 2. Б']);
  });
});
