import { describe, expect, test } from 'vitest';
import { briefSchema, type Brief } from '../../src/model/brief.ts';
import { cleanComparison, comparisonOf, comparisonTable, sidesIn } from '../../src/text/comparison.ts';
import { namesSide, sidesOf, sideWords } from '../../src/text/sides.ts';
import { languages } from '../kit/rule.ts';

const ru = languages.get('ru') ?? expect.unreachable('ru');
const brief = (more: object): Brief => ({ ...briefSchema.parse({ type: 'comparison', ...more }), slug: 'a', locale: 'ru', file: 'a', hash: 'a' });

describe('the things a title compares', () => {
  test.each([
    ['Код на двери или личная встреча?', ['Код на двери', 'личная встреча']], ['Own gardener vs. Dvorik: what costs less', ['Own gardener', 'Dvorik']], ['Что лучше: код или ключ', ['код', 'ключ']], ['Tubeless or inner tubes', ['Tubeless', 'inner tubes']],
    ['Газ, дрова или уголь', ['Газ', 'дрова', 'уголь']], ['Gas oder Holz', ['Gas', 'Holz']], ['Уборка между гостями', []], ['A, b, c, d or e', []], ['или', []], ['', []],
  ])('%s', (title, sides) => {
    expect(sidesIn(title)).toEqual(sides);
  });
});

describe('a comparison of a brief', () => {
  test('is what the editor names, else what the topic names', () => {
    expect(comparisonOf(brief({ topic: 'Код или ключ', compares: ['Замок с кодом', 'Ключ'] }), ru)?.sides).toEqual(['Замок с кодом', 'Ключ']);
    expect(comparisonOf(brief({ topic: 'Код или ключ' }), ru)).toEqual({ sides: ['Код', 'ключ'], criteria: [] });
    expect(comparisonOf(brief({ topic: 'Замки' }), ru)).toBeUndefined();
  });
  test('needs values for each side, and no criteria without sides', () => {
    const faults = (more: object): string[] => (briefSchema.safeParse({ topic: 'A', type: 'comparison', ...more }).error?.issues ?? []).map(({ path, message }) => `${path.join('.')}: ${message}`);
    expect(faults({ compares: ['a', 'b'], criteria: [{ name: 'c', values: ['1', '2', '3'] }] })).toEqual(['criteria.0.values: 2 values, one for each of "compares", in its order']);
    expect(faults({ criteria: [{ name: 'c', values: ['1', '2'] }] })).toEqual(['criteria: a list "compares" beside it, with the names of what is compared']);
    expect(faults({ type: 'guide', compares: ['a', 'b'] })).toEqual(['compares: no such key in a brief of type guide: it belongs to "type: comparison"']);
    expect(faults({ type: 'howto', tools: ['a'], minutes: 5 })).toEqual([]);
    expect(faults({ type: 'howto', place: 'Riga' })).toEqual(['place: no such key in a brief of type howto: it belongs to "type: news"']);
  });
});

describe('rows of the table', () => {
  const clean = (values: string[]): unknown => cleanComparison({ sides: ['А', 'Б'], criteria: [{ name: 'Срок', values }] }, ru).criteria;
  test('are single lines; what is too long, empty or missing takes its row with it', () => {
    expect(clean(['да', 'нет.'])).toEqual([{ name: 'Срок', values: ['да', 'нет'] }]);
    expect(clean(['- да\n- и ещё', '## нет'])).toEqual([{ name: 'Срок', values: ['да — и ещё', 'нет'] }]);
    for (const values of [['да'], ['да', ' '], ['да', 'x'.repeat(500)], ['да', '<script>x</script>'], []]) expect(clean(values)).toEqual([]);
  });
  test('a criterion counts once', () => {
    expect(cleanComparison({ sides: ['А', 'Б'], criteria: [{ name: 'Срок', values: ['1', '2'] }, { name: 'срок.', values: ['3', '4'] }, { name: '', values: ['5', '6'] }] }, ru).criteria).toEqual([{ name: 'Срок', values: ['1', '2'] }]);
  });
  test('become a table whose rows all have as many cells', () => {
    expect(comparisonTable({ sides: ['А', 'Б'], criteria: [{ name: 'Срок', values: ['a | b', 'c\nd'] }] }, 'Признак', (cell) => cell)).toBe('| Признак | А | Б |\n| --- | --- | --- |\n| Срок | a / b | c d |');
    expect(comparisonTable({ sides: ['А', 'Б'], criteria: [] }, 'Признак', (cell) => cell)).toBe('');
  });
});

describe('speaking of a side', () => {
  const sides = ['Код на двери', 'Личная встреча', 'Встреча'];
  const named = (text: string): number[] => sidesOf(ru.words(text), sideWords(sides, ru));
  test('one word of its own is enough; the shorter of two names is meant only alone', () => {
    expect(named('Коды меняют.')).toEqual([0]);
    expect(named('На личной встрече')).toEqual([1]);
    expect(named('Встреча назначена.')).toEqual([2]);
    expect(named('Код и встреча')).toEqual([0, 2]);
    expect(named('Лифт стоит.')).toEqual([]);
  });
  test('naming it takes all of its name, in any form', () => {
    expect([namesSide('С кодами на дверях', 'Код на двери', ru), namesSide('Код', 'Код на двери', ru), namesSide('Код', '', ru)]).toEqual([true, false, false]);
  });
});
