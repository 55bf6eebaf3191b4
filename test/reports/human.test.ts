import { stripVTControlCharacters } from 'node:util';
import { describe, expect, test } from 'vitest';
import type { ReportContext } from '../../src/kinds.ts';
import { summarize, type CheckResult, type Finding } from '../../src/model/finding.ts';
import human from '../../src/reports/human.ts';

function finding(over: Partial<Finding> = {}): Finding {
  return { rule: 'links/generic-anchor', severity: 'error', file: 'output/a.md', line: 3, column: 8, endLine: 3, endColumn: 12, message: 'the anchor "here" says nothing', help: 'Name the target.', fix: null, ...over };
}
function result(findings: Finding[], files = 1): CheckResult {
  return { version: 1, summary: summarize(findings, files), findings };
}
const text = '# Title\n\nRead [x] here.\n';
function context(source: string | undefined = text, color = false): ReportContext {
  return { source: () => source, color, rules: [] };
}
const marked = (printed: string): { text: string; marks: string }[] =>
  [...printed.matchAll(/^ {2}\d+ \| (.*)\n {2} *\| ( *\^+)$/gm)].map(([, line = '', marks = '']) => ({ text: line, marks }));

describe('human report', () => {
  test('prints place, message, excerpt with marks, help, and the summary last', () => {
    expect(human.print(result([finding()]), context())).toBe(`output/a.md

output/a.md:3:8  error  links/generic-anchor
  the anchor "here" says nothing
  3 | Read [x] here.
    |        ^^^^
  → Name the target.

1 file: 1 error
`);
  });

  test('groups by file and counts', () => {
    const found = [finding(), finding({ severity: 'warning', line: 1 }), finding({ file: 'output/b.md', severity: 'warning' }), finding({ file: 'output/b.md', severity: 'info', rule: 'seo/x' })];
    const printed = human.print(result(found, 2), context());
    expect(printed.match(/^output\/[ab]\.md$/gm)).toEqual(['output/a.md', 'output/b.md']);
    expect(printed).toMatch(/\n2 files: 1 error, 2 warnings, 1 note\n$/);
  });

  test('notes are counted by rule while there is something urgent, printed when there is nothing else', () => {
    const notes = [finding({ severity: 'info', rule: 'seo/x' }), finding({ severity: 'info', rule: 'seo/x', line: 1 }), finding({ severity: 'info', rule: 'a/b' })];
    const mixed = human.print(result([finding({ severity: 'warning' }), ...notes]), context());
    expect(mixed).toContain('  2 × seo/x\n  1 × a/b\n');
    expect(mixed).toContain('--format json');
    expect(mixed).not.toContain('note  seo/x');
    expect(human.print(result(notes), context())).toContain('output/a.md:3:8  note  seo/x');
  });

  test('every error and warning is printed, however many', () => {
    const printed = human.print(result(Array.from({ length: 30 }, () => finding())), context());
    expect(printed.match(/links\/generic-anchor/g)).toHaveLength(30);
  });

  test('nothing found', () => {
    expect(human.print(result([], 3), context())).toBe('3 files: nothing found\n');
  });

  test('colours only when asked, and the same text under them', () => {
    const plain = human.print(result([finding()]), context());
    const colored = human.print(result([finding()]), context(text, true));
    expect(plain).not.toContain('\u001B');
    expect(colored).toContain('\u001B[31m');
    expect(stripVTControlCharacters(colored)).toBe(plain);
  });

  test('without the source, and with a line that does not exist, there is no excerpt', () => {
    expect(human.print(result([finding()]), { source: () => undefined, color: false, rules: [] })).not.toContain('|');
    expect(human.print(result([finding({ line: 99 })]), context())).not.toContain('|');
  });

  describe('excerpts', () => {
    const excerptOf = (line: string, column: number, endColumn: number, over: Partial<Finding> = {}) => marked(human.print(result([finding({ line: 1, column, endColumn, endLine: 1, ...over })]), context(line)))[0];

    test('tabs become spaces before the place and in it', () => {
      expect(excerptOf('\tab\tcd', 5, 7)).toEqual({ text: '  ab  cd', marks: '      ^^' });
    });
    test('a long line is cut around the place', () => {
      const cut = excerptOf(`${'слово '.repeat(200)}МЕСТО ${'слово '.repeat(200)}`, 1201, 1206);
      expect(cut?.text.length).toBeLessThanOrEqual(102);
      expect(cut?.text.startsWith('…')).toBe(true);
      expect(cut?.text.endsWith('…')).toBe(true);
      expect(cut?.text.slice(cut.marks.indexOf('^'), cut.marks.length)).toBe('МЕСТО');
    });
    test('a place longer than the cut is marked to its end', () => {
      const cut = excerptOf('x'.repeat(500), 1, 501);
      expect(cut?.text).toBe(`${'x'.repeat(100)}…`);
      expect(cut?.marks).toBe('^'.repeat(100));
    });
    test('several lines: the first is marked to its end', () => {
      expect(excerptOf('one two\nthree', 5, 3, { endLine: 2 })).toEqual({ text: 'one two', marks: '    ^^^' });
    });
    test('an empty place gets one mark, also past the end of the line', () => {
      expect(excerptOf('abc', 2, 2)).toEqual({ text: 'abc', marks: ' ^' });
      expect(excerptOf('abc', 9, 9)).toEqual({ text: 'abc', marks: '   ^' });
    });
    test('wide letters count two columns, combining marks none, emoji stay whole', () => {
      expect(excerptOf('漢字 x', 4, 5)).toEqual({ text: '漢字 x', marks: '     ^' });
      expect(excerptOf('и\u0306 x', 4, 5)?.marks).toBe('  ^');
      expect(excerptOf(`${'😀'.repeat(120)}x`, 241, 242)?.text).not.toMatch(/(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/);
    });
    test('control and bidirectional characters of an article never reach the terminal', () => {
      const printed = human.print(result([finding({ line: 1, column: 1, endColumn: 2, message: 'bad \u001B[2J \u202E\nnext', help: '\u0007' })]), context('a\u001B[31mb\u202E'));
      // oxlint-disable-next-line no-control-regex -- what must not be there
      expect(printed).not.toMatch(/[\u001B\u202E\u0007]/);
      expect(printed).toContain('bad �[2J � next');
    });
    test('lines end at CRLF and CR too', () => {
      expect(marked(human.print(result([finding({ line: 2, column: 1, endColumn: 4, endLine: 2 })]), context('one\r\ntwo\rthree')))).toEqual([{ text: 'two', marks: '^^^' }]);
    });
  });
});
