import { defineReport } from '../kinds.ts';
import type { CheckResult, Finding } from '../model/finding.ts';
import { xmlAttribute, xmlText } from '../text/xml-text.ts';
import { COULD_NOT } from './_rules.ts';

/** Longest name of a test case; the whole message stands inside. */
const MAX_NAME = 160;
const WORDS = { error: 'error', warning: 'warning', info: 'note' } as const;

/**
 * JUnit XML, for the test tabs of CI servers. As linters do it: a file is a suite, a finding a failed test, whatever its severity (`type` has it); notes pass,
 * a file without findings is one test that passes, and what could not be checked is an error, not a failure.
 */
export default defineReport({
  id: 'junit',
  about: 'JUnit XML, for the test tabs of GitLab, Jenkins and others: errors and warnings as failed tests.',
  print(result, context) {
    const suites = [...foundSuites(result), ...cleanSuites(result, context.files)];
    if (context.files !== undefined) suites.sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0));
    const sum = (count: (suite: Suite) => number): number => suites.reduce((total, suite) => total + count(suite), 0);
    const counts = `tests="${sum((suite) => suite.tests)}" failures="${sum((suite) => suite.failures)}" errors="${sum((suite) => suite.errors)}"`;
    return `<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="slugline" ${counts} time="0">\n${suites.map(printSuite).join('')}</testsuites>\n`;
  },
});

interface Suite {
  name: string;
  tests: number;
  failures: number;
  errors: number;
  cases: readonly string[];
}

function foundSuites({ findings }: CheckResult): Suite[] {
  return [...Map.groupBy(findings, (finding) => finding.file)].map(([file, found]) => {
    const errors = found.filter(couldNot).length;
    const names = new Map<string, number>();
    return {
      name: file === '' ? 'slugline' : file,
      tests: found.length,
      errors,
      failures: found.filter((finding) => finding.severity !== 'info').length - errors,
      cases: found.map((finding) => testCase(finding, names)),
    };
  });
}

/** Files without findings. Their names are known when the caller tells them; otherwise only how many there are. */
function cleanSuites({ findings, summary }: CheckResult, files: readonly string[] | undefined): Suite[] {
  const found = new Set(findings.map((finding) => finding.file));
  if (files !== undefined) return [...new Set(files)].filter((file) => !found.has(file)).map((file) => passed(file, 'nothing found', className(file)));
  const clean = summary.files - found.size;
  return clean > 0 ? [passed('other files', `${clean} ${clean === 1 ? 'file' : 'files'}: nothing found`, 'slugline')] : [];
}

function passed(name: string, test: string, ofClass: string): Suite {
  return { name, tests: 1, failures: 0, errors: 0, cases: [`    <testcase name="${xmlAttribute(test)}" classname="${xmlAttribute(ofClass)}" time="0"/>\n`] };
}

function printSuite({ name, tests, failures, errors, cases }: Suite): string {
  return `  <testsuite name="${xmlAttribute(name)}" tests="${tests}" failures="${failures}" errors="${errors}" skipped="0" time="0">\n${cases.join('')}  </testsuite>\n`;
}

function testCase(finding: Finding, names: Map<string, number>): string {
  const { file, line, column, severity, rule, message, help } = finding;
  const open = `    <testcase name="${xmlAttribute(uniqueName(finding, names))}" classname="${xmlAttribute(className(file))}" time="0">`;
  const body = xmlText(`${file}:${line}:${column}  ${WORDS[severity]}  ${rule}\n${message}\n→ ${help}`);
  if (couldNot(finding)) return `${open}<error type="${xmlAttribute(rule)}" message="${xmlAttribute(message)}">${body}</error></testcase>\n`;
  if (severity === 'info') return `${open}<system-out>${body}</system-out></testcase>\n`;
  return `${open}<failure type="${severity}" message="${xmlAttribute(message)}">${body}</failure></testcase>\n`;
}

/**
 * GitLab compares runs by name and shows one of those that share it, so a name has no line number and a repeated one gets its count.
 */
function uniqueName({ rule, message }: Finding, names: Map<string, number>): string {
  const full = `${rule}: ${message}`;
  const name = full.length <= MAX_NAME ? full : `${full.slice(0, MAX_NAME).replace(/[\uD800-\uDBFF]$/, '')}…`;
  const count = (names.get(name) ?? 0) + 1;
  names.set(name, count);
  return count === 1 ? name : `${name} (${count})`;
}

/** The path without its extension: Jenkins takes what follows the last dot for the class. */
function className(file: string): string {
  return file === '' ? 'slugline' : file.replace(/\.[^./]*$/, '');
}

function couldNot({ rule }: Finding): boolean {
  return COULD_NOT.includes(rule);
}
