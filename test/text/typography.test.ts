import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseMarkdown, walk } from '../../src/text/markdown.ts';
import { typeset, typesetLine } from '../../src/text/typography.ts';
import { english, russian } from '../kit/languages.ts';

describe('typesetLine', () => {
  test.each<[string, string, string]>([
    // given, Russian, English
    ['Он сказал "да".', 'Он сказал «да».', 'Он сказал “да”.'],
    ['"А" и "Б"', '«А» и «Б»', '“А” и “Б”'],
    ['Не "окно "сообщений"", а', 'Не «окно „сообщений“», а', 'Не “окно ‘сообщений’”, а'],
    ['"Кв. "Уют""', '«Кв. „Уют“»', '“Кв. ‘Уют’”'],
    ['5" экран и 7" экран', '5" экран и 7" экран', '5" экран и 7" экран'],
    ['одна " кавычка', 'одна " кавычка', 'одна " кавычка'],
    ['"Привет", - сказал он.', '«Привет», — сказал он.', '“Привет”, — сказал он.'],
    ['чат - это, чат -- это', 'чат — это, чат — это', 'чат — это, чат — это'],
    ['- список', '- список', '- список'],
    ['3-5 минут, 10-15%, №5-7, 10:00-18:00', '3–5 минут, 10–15%, №5–7, 10:00–18:00', '3–5 минут, 10–15%, №5–7, 10:00–18:00'],
    ['5-3, 2026-11-21, 8-800-555-35-35, v1-2, 1-2-3', '5-3, 2026-11-21, 8-800-555-35-35, v1-2, 1-2-3', '5-3, 2026-11-21, 8-800-555-35-35, v1-2, 1-2-3'],
    ['COVID-19, 1990-е, ISO 9001-2015', 'COVID-19, 1990-е, ISO 9001-2015', 'COVID-19, 1990-е, ISO 9001-2015'],
    ['и т.д...', 'и т.д…', 'и т.д…'],
    ['слово , слово !', 'слово, слово!', 'слово, слово!'],
    ['a  b', 'a b', 'a b'],
    ["don't, 24/7", "don't, 24/7", "don't, 24/7"],
    ['', '', ''],
  ])('%j', (line, inRussian, inEnglish) => {
    expect(typesetLine(line, russian)).toBe(inRussian);
    expect(typesetLine(line, english)).toBe(inEnglish);
  });
  test('inside quotation marks of the language the inner ones come', () => {
    expect(typesetLine('«Он сказал "да"»', russian)).toBe('«Он сказал „да“»');
    expect(typesetLine('“He said "yes"”', english)).toBe('“He said ‘yes’”');
    expect(typesetLine('«a» "b"', russian)).toBe('«a» «b»');
  });
});

describe('typeset', () => {
  test.each<[string, string, string]>([
    ['code, addresses and tags stay', '`"a" - b` "слово" https://e.org/a-b--c...\n\n```\n"x" - y...\n```\n', '`"a" - b` «слово» https://e.org/a-b--c...\n\n```\n"x" - y...\n```\n'],
    ['what touches a bare address stays', 'https://e.org"..." "а"', 'https://e.org"..." «а»'],
    ['and what touches one in emphasis', '~~https://e.org/a~~... "а"...', '~~https://e.org/a~~... «а»…'],
    ['links keep their targets', '["Раз" - два](fact:a-b "т...")', '[«Раз» — два](fact:a-b "т...")'],
    ['tables keep their cells', '| "а" - б | 3-5 |\n|---|---|\n| ... | "в" |\n', '| «а» — б | 3–5 |\n|---|---|\n| … | «в» |\n'],
    ['headings and items', '# "А" - б\n\n- "в"\n', '# «А» — б\n\n- «в»\n'],
    ['a number that opens a line becomes no list', '5  .\n\n> 12 . Дом .', '5 .\n\n> 12 . Дом.'],
    ['escapes stay', '\\"а\\" \\- б', '\\"а\\" \\- б'],
  ])('%s', (_name, text, set) => expect(typeset(text, russian)).toBe(set));

  const shape = (text: string): string[] => {
    const lines: string[] = [];
    walk(parseMarkdown(text), (node, parents) => {
      lines.push(`${parents.length} ${node.type} ${'url' in node ? node.url : ''} ${'depth' in node ? node.depth : ''} ${node.type === 'code' || node.type === 'inlineCode' || node.type === 'html' ? node.value : ''}`);
    });
    return lines;
  };
  const fragments = fc.constantFrom('"', '""', "'", ' - ', ' -- ', ' – ', '-', '--', '---', '...', '..', '.', ',', ' ,', ' !', '3-5', '10', '5', '2026-11-21', '  ', ' ', '\n', '\n\n', '# ', '- ', '\n- ', '1. ', '> ', '*', '**', '_', '`', '``', '[', '](fact:x)', ']', '(', ')', '!', '<b>', '</b>', '|', '\n|---|\n', '| a "b" - c |', '\\', '\\"', '&quot;', '&', 'слово', '«', '»', '“', '”', 'Он "x"', 'https://e.org/a-b--c', '~~', '\u00a0', '    ', '\t', '```\n', '=', '+ ', '\n===\n', '\n---\n');
  const soup = fc.oneof({ weight: 3, arbitrary: fc.array(fragments, { maxLength: 12 }).map((list) => list.join('')) }, fc.string({ unit: 'grapheme' }));
  test.each([['ru', russian], ['en', english]])('never changes the shape of a text, and setting twice is setting once: %s', (_tag, language) => {
    fc.assert(fc.property(soup, (text) => {
      const once = typeset(text, language);
      expect(shape(once)).toEqual(shape(text));
      expect(typeset(once, language)).toBe(once);
      const line = typesetLine(text, language);
      expect(typesetLine(line, language)).toBe(line);
    }), { numRuns: 3000 });
  });
});
