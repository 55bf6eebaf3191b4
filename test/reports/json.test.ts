import { expect, test } from 'vitest';
import { summarize, type Finding } from '../../src/model/finding.ts';
import json from '../../src/reports/json.ts';

const finding: Finding = { rule: 'a/b', severity: 'error', file: 'output/x.md', line: 156, column: 1, endLine: 156, endColumn: 20, message: '«m»\u2028\n', help: 'h', fix: 'safe' };
const context = { source: () => undefined, color: true, rules: [] };

test('prints exactly the object of the contract, keys in order, one line', () => {
  const surplus = { ...finding, surplus: 1 } as Finding;
  const printed = json.print({ version: 1, summary: { ...summarize([finding], 2), more: 1 } as never, findings: [surplus] }, context);
  expect(printed).toBe('{"version":1,"summary":{"files":2,"errors":1,"warnings":0,"infos":0},"findings":[{"rule":"a/b","severity":"error","file":"output/x.md","line":156,"column":1,"endLine":156,"endColumn":20,"message":"«m»\u2028\\n","help":"h","fix":"safe"}]}\n');
  expect(printed.split('\n')).toHaveLength(2);
});

test('nothing found is still an object', () => {
  expect(JSON.parse(json.print({ version: 1, summary: summarize([], 3), findings: [] }, context))).toEqual({ version: 1, summary: { files: 3, errors: 0, warnings: 0, infos: 0 }, findings: [] });
});
