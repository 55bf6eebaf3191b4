import sarifSchema from '@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json' with { type: 'json' };
import Ajv from 'ajv';
import draft04 from 'ajv/lib/refs/json-schema-draft-04.json' with { type: 'json' };
import { describe, expect, test } from 'vitest';
import { summarize, type Finding } from '../../src/model/finding.ts';
import { rules } from '../../src/registry.ts';
import sarif from '../../src/reports/sarif.ts';

const ajv = new Ajv({ schemaId: 'id', meta: false, allErrors: true, logger: false });
ajv.addMetaSchema(draft04);
const valid = ajv.compile(sarifSchema);

interface Message {
  text: string;
}
interface Result {
  ruleId: string;
  ruleIndex: number;
  level: string;
  message: Message;
  locations?: { physicalLocation: { artifactLocation: { uri: string; uriBaseId?: string }; region: object } }[];
  partialFingerprints: Record<string, string>;
  properties?: object;
}
interface Descriptor {
  id: string;
  shortDescription: Message;
  fullDescription: Message;
  help: Message & { markdown: string };
  defaultConfiguration: { level: string };
  properties: { tags: string[] };
}
interface Run {
  tool: { driver: { name: string; semanticVersion?: string; rules: Descriptor[]; notifications: { id: string }[] } };
  invocations: { executionSuccessful: boolean; toolExecutionNotifications?: { descriptor: { id: string; index: number }; level: string; message: Message; locations?: object[] }[] }[];
  columnKind: string;
  originalUriBaseIds: Record<string, object>;
  results: Result[];
}

const finding: Finding = { rule: 'links/generic-anchor', severity: 'error', file: 'output/x.md', line: 3, column: 8, endLine: 3, endColumn: 12, message: 'says nothing', help: 'Name it.', fix: null };
const TEXT = '# Title\n\nRead [it](/a/) here, here.\n';

/** The one run of a log that the schema accepts. */
function run(findings: readonly Finding[], text: string | undefined = TEXT, more: object = {}): Run {
  const printed = sarif.print({ version: 1, summary: summarize(findings, 1), findings: [...findings] }, { source: () => text, color: false, rules, ...more });
  const log = JSON.parse(printed) as { version: string; runs: Run[] };
  void valid(log);
  expect(valid.errors ?? []).toEqual([]);
  expect(log.version).toBe('2.1.0');
  expect(log.runs).toHaveLength(1);
  return log.runs[0] as Run;
}
const prints = (findings: readonly Finding[], text?: string): (string | undefined)[] => run(findings, text).results.map((one) => one.partialFingerprints['findingLines/v1']);

test('the schema refuses what is not SARIF, so its consent means something', () => {
  expect(valid({ version: '2.1.0', runs: [{ tool: { driver: { name: 'x' } }, results: [{ message: {} }] }] })).toBe(false);
  expect(valid({ version: '2.1.0', runs: [{ tool: { driver: {} } }] })).toBe(false);
});

describe('results', () => {
  test('place, level, rule, message', () => {
    const { results, columnKind } = run([finding]);
    expect(columnKind).toBe('utf16CodeUnits');
    expect(results).toEqual([{
      ruleId: 'links/generic-anchor',
      ruleIndex: rules.findIndex((rule) => rule.id === 'links/generic-anchor'),
      level: 'error',
      message: { text: 'says nothing\nName it.' },
      locations: [{ physicalLocation: { artifactLocation: { uri: 'output/x.md', uriBaseId: '%SRCROOT%' }, region: { startLine: 3, startColumn: 8, endLine: 3, endColumn: 12 } } }],
      partialFingerprints: { 'findingLines/v1': expect.stringMatching(/^[0-9a-f]{16}:1$/) },
    }]);
  });
  test('levels', () => {
    expect(run([finding, { ...finding, severity: 'warning' }, { ...finding, severity: 'info' }]).results.map((one) => one.level)).toEqual(['error', 'warning', 'note']);
  });
  test("the rule's own advice is not repeated in every message; a safe fix is told", () => {
    const help = rules.find((rule) => rule.id === finding.rule)?.fix ?? '';
    expect(run([{ ...finding, help, fix: 'safe' }]).results[0]).toMatchObject({ message: { text: 'says nothing' }, properties: { fix: 'safe' } });
  });
  test('nothing found is an empty list: all that was found before is fixed', () => {
    expect(run([]).results).toEqual([]);
  });
  test.each([
    ['output/статья о чае.md', 'output/%D1%81%D1%82%D0%B0%D1%82%D1%8C%D1%8F%20%D0%BE%20%D1%87%D0%B0%D0%B5.md', '%SRCROOT%'],
    ['a#b?c%d:e.md', 'a%23b%3Fc%25d%3Ae.md', '%SRCROOT%'],
    ['../blog/a.md', '../blog/a.md', '%SRCROOT%'],
    ['/srv/my blog/a.md', 'file:///srv/my%20blog/a.md', undefined],
    ['D:/blog/a.md', 'file:///D:/blog/a.md', undefined],
    ['bad\uD800.md', 'bad%EF%BF%BD.md', '%SRCROOT%'],
  ])('the address of %s', (file, uri, uriBaseId) => {
    const { results, originalUriBaseIds } = run([{ ...finding, file }]);
    expect(results[0]?.locations?.[0]?.physicalLocation.artifactLocation).toEqual({ uri, ...(uriBaseId === undefined ? {} : { uriBaseId }) });
    expect(Object.keys(originalUriBaseIds)).toEqual(['%SRCROOT%']);
  });
  test('a finding without a file has no location', () => {
    expect(run([{ ...finding, file: '' }]).results[0]).not.toHaveProperty('locations');
  });
  test('quoted Markdown is no link of the viewer, a number in braces no argument', () => {
    expect(run([{ ...finding, message: 'the anchor "[here](1)", {0}, {{name}} and [x]' }]).results[0]?.message.text).toBe('the anchor "\\[here](1)", {{0}}, {{name}} and [x]\nName it.');
  });
  test('half a surrogate pair does not break the JSON', () => {
    expect(run([{ ...finding, message: 'odd \uDC00' }]).results[0]?.message.text).toContain('odd \uFFFD');
  });
});

describe('fingerprints', () => {
  test('stay when lines move or are set with other spaces', () => {
    const moved = { ...finding, line: 7, endLine: 7, column: 10, endColumn: 14 };
    expect(prints([moved], `# Title\n\nNew.\n\nNew.\n\n  ${TEXT.split('\n')[2] ?? ''} \n`)).toEqual(prints([finding]));
  });
  test('differ by rule, file and words; repeated ones in a line are counted', () => {
    const others = [finding, { ...finding, rule: 'a/b' }, { ...finding, file: 'output/y.md' }, { ...finding, line: 1, endLine: 1 }];
    expect(new Set(prints(others)).size).toBe(4);
    const [first = '', second = ''] = prints([finding, { ...finding, column: 14, endColumn: 18 }]);
    expect([first.slice(16), second.slice(16), first.slice(0, 16) === second.slice(0, 16)]).toEqual([':1', ':2', true]);
  });
  test('do not depend on the message or the severity', () => {
    expect(prints([{ ...finding, message: 'other', severity: 'info' }])).toEqual(prints([finding]));
  });
  test('without the text they are still there', () => {
    const printed = sarif.print({ version: 1, summary: summarize([finding], 1), findings: [finding] }, { source: () => undefined, color: false, rules: [] });
    expect(printed).toMatch(/"findingLines\/v1":"[0-9a-f]{16}:1"/);
  });
});

describe('rules', () => {
  test('all there are, with what they say, at the place results name', () => {
    const { tool, results } = run([finding]);
    const rule = rules.find(({ id }) => id === finding.rule);
    const told = tool.driver.rules[results[0]?.ruleIndex ?? -1];
    expect(told).toEqual({
      id: finding.rule,
      shortDescription: { text: rule?.about },
      fullDescription: { text: `${rule?.about} ${rule?.why}` },
      help: { text: expect.stringContaining(rule?.fix ?? ''), markdown: expect.stringContaining(`**What to do.** ${rule?.fix}`) },
      defaultConfiguration: { level: rule?.severity },
      properties: { tags: ['links'], 'problem.severity': rule?.severity },
    });
    expect(tool.driver.name).toBe('Slugline');
    expect(tool.driver.rules.slice(0, rules.length).map(({ id }) => id)).toEqual(rules.map(({ id }) => id));
    expect(new Set(tool.driver.rules.map(({ id }) => id)).size).toBe(tool.driver.rules.length);
  });
  test("the checker's own findings, and one of a rule nobody knows, are rules too", () => {
    const own = ['slugline/could-not-read', 'slugline/could-not-check', 'slugline/ignore-without-reason', 'slugline/unused-ignore', 'mine/own'].map((rule): Finding => ({ ...finding, rule }));
    const { tool, results } = run(own);
    expect(results.map((one) => tool.driver.rules[one.ruleIndex]?.id)).toEqual(own.map(({ rule }) => rule));
    expect(tool.driver.rules.at(-1)).toMatchObject({ id: 'mine/own', help: { text: 'Name it.' } });
  });
  test('the version, when the caller tells it', () => {
    expect(run([]).tool.driver).not.toHaveProperty('semanticVersion');
    expect(run([], TEXT, { version: '1.2.3' }).tool.driver.semanticVersion).toBe('1.2.3');
  });
});

describe('what could not be checked', () => {
  test('is a notification besides the result, and the run was no success', () => {
    const { invocations, results, tool } = run([finding, { ...finding, rule: 'slugline/could-not-check', message: 'the rule a/b could not check this file: x' }, { ...finding, rule: 'slugline/could-not-read', file: '' }]);
    expect(results).toHaveLength(3);
    expect(invocations).toHaveLength(1);
    expect(invocations[0]?.executionSuccessful).toBe(false);
    const told = invocations[0]?.toolExecutionNotifications ?? [];
    expect(told.map(({ descriptor, level, message, locations }) => [tool.driver.notifications[descriptor.index]?.id === descriptor.id, descriptor.id, level, message.text, locations?.length])).toEqual([
      [true, 'slugline/could-not-check', 'error', 'the rule a/b could not check this file: x', 1],
      [true, 'slugline/could-not-read', 'error', 'says nothing', undefined],
    ]);
  });
  test('errors of articles are no failure of the check', () => {
    expect(run([finding, { ...finding, rule: 'slugline/ignore-without-reason' }]).invocations).toEqual([{ executionSuccessful: true }]);
  });
});
