import { describe, expect, test } from 'vitest';
import { ENGINE_FINDINGS } from '../../src/check.ts';
import * as rulesCommand from '../../src/commands/rules.ts';
import { rules } from '../../src/registry.ts';
import { projectFiles, sandbox } from '../kit/command.ts';

const CONFIG = `${projectFiles()['slugline.config.yaml'] ?? ''}rules:
  links/anchor-too-long: [error, { words: 4 }]
  links/generic-anchor: off
`;

describe('the list', () => {
  test('has every rule once, by area', async () => {
    const { code, stdout } = await sandbox().run(rulesCommand, []);
    expect(code).toBe(0);
    const listed = [...stdout.matchAll(/^ {2}([a-z]+\/[a-z0-9-]+) /gm)].map((match) => match[1]);
    expect(listed.toSorted()).toEqual(rules.map((rule) => rule.id).toSorted());
    expect(stdout).toMatch(/^links$/m);
    expect(stdout.endsWith(`${rules.length} rules. \`slugline rules ID\` explains one.\n`)).toBe(true);
  });
  test('shows what the config changes', async () => {
    const { stdout } = await sandbox({ 'slugline.config.yaml': CONFIG }).run(rulesCommand, []);
    expect(stdout).toMatch(/links\/anchor-too-long +error \(by default warning\)/);
    expect(stdout).toMatch(/links\/generic-anchor +off \(by default warning\)/);
  });
  test('an area', async () => {
    const { stdout } = await sandbox().run(rulesCommand, ['faq']);
    expect(stdout).toContain('faq/');
    expect(stdout).not.toContain('links/');
  });
  test('as JSON', async () => {
    const { stdout } = await sandbox({ 'slugline.config.yaml': CONFIG }).run(rulesCommand, ['--json']);
    const printed = JSON.parse(stdout) as { version: number; rules: { id: string; configured: unknown }[] };
    expect(printed.rules).toHaveLength(rules.length);
    expect(printed.rules.find((rule) => rule.id === 'links/anchor-too-long')?.configured).toMatchObject({ severity: 'error', options: { words: 4 } });
    expect(printed.rules.find((rule) => rule.id === 'links/generic-anchor')?.configured).toEqual({ severity: 'off', options: {} });
  });
});

describe('one rule', () => {
  test('is explained: why, what to do, source, options with what the config sets, examples, how to change and ignore', async () => {
    const { code, stdout } = await sandbox({ 'slugline.config.yaml': CONFIG }).run(rulesCommand, ['links/anchor-too-long']);
    expect(code).toBe(0);
    const rule = rules.find((candidate) => candidate.id === 'links/anchor-too-long');
    for (const part of [rule?.about, rule?.why, rule?.fix, rule?.source, 'words: 10  (here: 4)', '\nReported\n', '\nNot reported\n', 'slugline-disable-next-line links/anchor-too-long: the reason']) expect(stdout).toContain(part);
  });
  test.each(rules.map((rule) => rule.id))('%s prints', async (id) => {
    const { stdout } = await sandbox().run(rulesCommand, [id]);
    expect(stdout.startsWith(`${id}  `)).toBe(true);
    expect(stdout).not.toMatch(/undefined|\[object|[ \t]\n\n/);
  });
  test('by its name alone', async () => {
    expect((await sandbox().run(rulesCommand, ['anchor-too-long'])).stdout).toContain('links/anchor-too-long  warning');
  });
  test('as JSON', async () => {
    const { stdout } = await sandbox().run(rulesCommand, ['links/anchor-too-long', '--json']);
    expect(Object.keys(JSON.parse(stdout) as object)).toEqual(['id', 'severity', 'about', 'why', 'fix', 'source', 'needs', 'options', 'configured', 'examples']);
  });
  test.each(ENGINE_FINDINGS)('%s, which is no rule, is explained too', async (id) => {
    expect((await sandbox().run(rulesCommand, [id])).stdout).toMatch(/cannot be switched off/);
    expect(JSON.parse((await sandbox().run(rulesCommand, [id, '--json'])).stdout)).toMatchObject({ id });
  });
  test('unknown: the nearest id, exit 2', async () => {
    const { code, problems } = await sandbox().run(rulesCommand, ['links/anchor-to-long']);
    expect([code, problems[0]?.help]).toEqual([2, 'Did you mean "links/anchor-too-long"?']);
    expect((await sandbox().run(rulesCommand, ['zzzzzzzzzzzz'])).problems[0]?.help).toContain('slugline rules');
    expect((await sandbox().run(rulesCommand, ['a', 'b'])).code).toBe(2);
  });
});

test('wrong settings are told, and the list still printed: people come here to correct them', async () => {
  const { code, stdout, stderr } = await sandbox({ 'slugline.config.yaml': CONFIG.replace('generic-anchor', 'genric-anchor') }).run(rulesCommand, []);
  expect(code).toBe(0);
  expect(stderr).toMatch(/slugline\.config\.yaml:5:3 .*genric-anchor/);
  expect(stdout).toContain('links/generic-anchor');
});

test('spawned', () => {
  const box = sandbox();
  expect(box.spawn(['rules', 'links/anchor-too-long']).stdout).toContain('What to do');
  expect(box.spawn(['rules', 'nonsense/nothing']).code).toBe(2);
});
