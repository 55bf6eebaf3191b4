import { describe, expect, test } from 'vitest';
import { blankLine, gluedLine } from '../../../src/text/blank-lines.ts';
import { applySplices } from '../../../src/text/splice.ts';
import { testRule } from '../../kit/rule.ts';

testRule('structure/list-needs-blank', {
  accept: {
    'a blank line': '# Skis\n\nTake with you:\n\n- wax\n- a file\n',
    'a blank line with spaces in it': '# Skis\n\nTake with you:\n  \n- wax\n',
    'a list under a list': '---\nlang: ru\n---\n# Лыжи\n\n- мази\n  1. твёрдая\n  2. жидкая\n- скребок\n',
    'a list after a heading': '# Skis\n\n## Wax\n- hard\n- soft\n',
    'a number that opens a line of a paragraph': '# Skis\n\nThe race was held in\n1998. It was cold.\n',
    'the habit of a whole article': '# Skis\n\nWax:\n- hard\n\nTools:\n- file\n\nClothes:\n- cap\n',
  },
  reject: {
    'bullets': { example: '# Skis\n\nTake with you:\n- wax\n- a file\n', at: ['- wax'], severity: 'info', message: /between "Take with you:" and its list/ },
    'numbers, in Russian': { example: '---\nlang: ru\n---\n# Лыжи\n\nПорядок\nтакой:\n1. очистить\n2. нанести мазь\n', at: ['1. очистить'], message: /"такой:"/ },
    'an indented list': { example: '# Skis\n\nTake with you:\n  * wax\n', at: ['  * wax'] },
    'a slip among others': { example: '# Skis\n\nWax:\n- hard\n\nTools:\n- file\n\nClothes:\n\n- cap\n', at: ['- hard', '- file'] },
  },
});

describe('blank lines', () => {
  test('are told from the start of what follows', () => {
    expect(gluedLine('a\nb', 2)).toBe(2);
    expect(gluedLine('a\r\n  b', 5)).toBe(3);
    expect(gluedLine('a\n\nb', 3)).toBeUndefined();
    expect(gluedLine('a\r\n \r\nb', 6)).toBeUndefined();
    expect(gluedLine('  b', 2)).toBeUndefined();
    expect(gluedLine('\nb', 1)).toBeUndefined();
  });
  test('use the line break of the place', () => {
    expect(applySplices('a\r\n- b', [blankLine('a\r\n- b', 3)])).toBe('a\r\n\r\n- b');
    expect(applySplices('a\n- b', [blankLine('a\n- b', 2)])).toBe('a\n\n- b');
  });
});
