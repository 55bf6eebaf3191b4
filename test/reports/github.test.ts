import { expect, test } from 'vitest';
import { summarize, type Finding } from '../../src/model/finding.ts';
import github from '../../src/reports/github.ts';

const finding: Finding = { rule: 'links/generic-anchor', severity: 'error', file: 'output/x.md', line: 3, column: 8, endLine: 3, endColumn: 12, message: 'says nothing', help: 'Name it.', fix: null };
const print = (...findings: Finding[]): string => github.print({ version: 1, summary: summarize(findings, 1), findings }, { source: () => undefined, color: false, rules: [] });

test('one command a finding, by severity', () => {
  expect(print(finding, { ...finding, severity: 'warning' }, { ...finding, severity: 'info' })).toBe(
    ['error', 'warning', 'notice'].map((command) => `::${command} file=output/x.md,line=3,endLine=3,col=8,endColumn=12,title=links/generic-anchor::says nothing%0A→ Name it.\n`).join(''),
  );
});

test('data and properties are escaped by the rules of the runner', () => {
  expect(print({ ...finding, file: 'a,b:c%.md', message: '100%: a,\r\nb ::error::' })).toBe(
    '::error file=a%2Cb%3Ac%25.md,line=3,endLine=3,col=8,endColumn=12,title=links/generic-anchor::100%25: a,%0D%0Ab ::error::%0A→ Name it.\n',
  );
});

test('a finding of several lines has no columns: the runner refuses them', () => {
  expect(print({ ...finding, endLine: 5 })).toContain('::error file=output/x.md,line=3,endLine=5,title=');
});

test('nothing found prints nothing', () => {
  expect(print()).toBe('');
});
