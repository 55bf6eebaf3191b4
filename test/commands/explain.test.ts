import { describe, expect, test } from 'vitest';
import * as explain from '../../src/commands/explain.ts';
import { projectFiles, sandbox, type Outcome, type Sandbox } from '../kit/command.ts';

/** `slugline explain`: every claim of an article with what proves it. */

interface Told {
  version: number;
  articles: { slug: string; file: string; claims: { line: number; column: number; where: string; kind: string; text: string; sentence: string; verdict: string; by: string[]; why: string }[] }[];
}

const LEDGER = 'facts:\n  - { id: gravel, text: "A tyre lasts 2,000 km on gravel", source: "https://parts.example.net/tyre", asOf: 2026-01-01 }\n';
const BRIEF = `topic: Tyre care
slug: tyre-care
outline: [{ heading: How to care for a tyre, points: [A new tyre costs £45 in the shop.] }]
facts: [{ id: weight, text: A wide tyre weighs 700 grams, source: "https://parts.example.net/weight" }]
`;
const TYRE = `---
title: Tyre care
lang: en
---
# Tyre care

A tyre lasts 2,000 km on gravel.

A new tyre costs £45 in the shop.

A wide tyre weighs 700 grams.

A tyre wears in 14 months.
`;
const PROVEN = TYRE.replace('\nA tyre wears in 14 months.\n', '');
const CHAIN = '---\ntitle: Chain care\nlang: en\n---\n# Chain care\n\nWipe the chain and oil it.\n';

/** A project with these articles; `undefined` leaves a file out. All sandboxes are made while the file is read, so that they are removed after it. */
function site(more: Readonly<Record<string, string | undefined>> = {}): Sandbox {
  const files = projectFiles({ 'briefs/_facts.yaml': LEDGER, 'briefs/tyre.yaml': BRIEF });
  const all = { ...files, 'output/tyre-care.md': TYRE, 'output/chain-care.md': CHAIN, ...more };
  return sandbox(Object.fromEntries(Object.entries(all).filter((entry): entry is [string, string] => entry[1] !== undefined)));
}

const box = site();
const proven = site({ 'output/tyre-care.md': PROVEN });
const empty = site({ 'output/tyre-care.md': undefined, 'output/chain-care.md': undefined });
const titled = site({ 'output/brake-care.md': '---\ntitle: Brakes that last 14 months\nlang: en\n---\n# Brakes\n\nText.\n' });
const broken = site({ 'slugline.config.yaml': 'site: { url: 5 }\n' });
const bare = sandbox({ 'tyre.md': TYRE, 'output/tyre-care.md': TYRE });
const run = async (argv: readonly string[], where: Sandbox = box): Promise<Outcome> => where.run(explain, argv);
const json = async (argv: readonly string[], where?: Sandbox): Promise<Told> => JSON.parse((await run(['--json', ...argv], where)).stdout) as Told;

describe('an article by its slug', () => {
  test('every claim with its line, verdict, kind, words and proof; code 1 while one is unproven', async () => {
    const { code, stdout, stderr } = await run(['tyre-care']);
    expect([code, stderr]).toEqual([1, '']);
    expect(stdout).toMatch(/^output\/tyre-care\.md: 4 claims: 2 fact, 1 brief, 1 UNBOUND\n/);
    expect(stdout).toMatch(/\n +7 +fact +measure +“2,000 km”\n +gravel: A tyre lasts 2,000 km on gravel \(2026-01-01\)\n/);
    expect(stdout).toMatch(/\n +9 +brief +money +“£45”\n +\S/);
    expect(stdout).toMatch(/\n +11 +fact +measure +“700 grams”\n +weight: A wide tyre weighs 700 grams\n/);
    expect(stdout).toMatch(/\n +13 +UNBOUND +duration +“14 months”\n +\S/);
  });

  test('all proven: code 0', async () => {
    const { code, stdout } = await run(['tyre-care'], proven);
    expect(code).toBe(0);
    expect(stdout).toContain('output/tyre-care.md: 3 claims: 2 fact, 1 brief\n');
    expect(stdout).not.toContain('UNBOUND');
  });

  test('no claims, no brief: it says both', async () => {
    expect(await run(['chain-care'])).toMatchObject({ code: 0, stdout: 'output/chain-care.md: 0 claims (no brief: only the ledger can prove anything)\n' });
  });

  test('a claim of the front matter is named with its key', async () => {
    const { stdout } = await run(['brake-care'], titled);
    expect(stdout).toMatch(/\n +2 +UNBOUND +duration +“14 months” \(title\)\n/);
  });
});

describe('files', () => {
  test('a file is read wherever it lies; its name tells the brief', async () => {
    box.write('drafts/tyre-care.md', PROVEN);
    expect(await run(['drafts/tyre-care.md'])).toMatchObject({ code: 0, stdout: expect.stringMatching(/^drafts\/tyre-care\.md: 3 claims: 2 fact, 1 brief\n/) as string });
  });

  test('another name, another brief: the ledger alone proves', async () => {
    box.write('drafts/other.md', PROVEN);
    const { code, stdout } = await run(['drafts/other.md']);
    expect(code).toBe(1);
    expect(stdout).toMatch(/^drafts\/other\.md: 3 claims: 1 fact, 2 UNBOUND \(no brief/);
  });

  test('several, in the order they are named', async () => {
    const { stdout } = await run(['tyre-care', 'output/chain-care.md']);
    expect(stdout.match(/^output\/\S+(?=:)/gm)).toEqual(['output/tyre-care.md', 'output/chain-care.md']);
  });

  test('without names: every article of the output directory, and no other file', async () => {
    const { code, stdout } = await run([]);
    expect(code).toBe(1);
    expect(stdout.match(/^\S+\.md(?=:)/gm)).toEqual(['output/chain-care.md', 'output/tyre-care.md']);
  });
});

describe('--unbound', () => {
  test('only what nothing proves; the sum tells of all', async () => {
    const { code, stdout } = await run(['--unbound']);
    expect(code).toBe(1);
    expect(stdout).toMatch(/^output\/tyre-care\.md: 4 claims: 2 fact, 1 brief, 1 UNBOUND\n +13 +UNBOUND /);
    expect(stdout).not.toContain('2,000 km”');
    expect(stdout).not.toContain('chain-care');
  });

  test('nothing: it says so, with code 0', async () => {
    expect(await run(['--unbound'], proven)).toMatchObject({ code: 0, stdout: '2 articles: every claim is proven.\n' });
    expect(await run(['--unbound', 'chain-care'])).toMatchObject({ code: 0, stdout: '1 article: every claim is proven.\n' });
  });
});

describe('--json', () => {
  test('one article: every key of every claim', async () => {
    const told = await json(['tyre-care']);
    expect(told).toMatchObject({ version: 1, articles: [{ slug: 'tyre-care', file: 'output/tyre-care.md' }] });
    const claims = told.articles[0]?.claims ?? [];
    expect(claims.map(({ verdict }) => verdict)).toEqual(['fact', 'brief', 'fact', 'unbound']);
    expect(claims[0]).toEqual({ line: 7, column: 14, where: 'body', kind: 'measure', text: '2,000 km', sentence: 'A tyre lasts 2,000 km on gravel.', verdict: 'fact', by: ['gravel'], why: 'A tyre lasts 2,000 km on gravel (2026-01-01)' });
    expect(claims[3]).toMatchObject({ line: 13, text: '14 months', by: [] });
    expect((await run(['--json', 'tyre-care'])).code).toBe(1);
  });

  test('with --unbound: all articles, those without such claims with an empty list', async () => {
    const told = await json(['--unbound']);
    expect(told.articles.map(({ slug, claims }) => [slug, claims.map(({ text }) => text)])).toEqual([['chain-care', []], ['tyre-care', ['14 months']]]);
    const none = await run(['--json', '--unbound'], proven);
    expect([none.code, (JSON.parse(none.stdout) as Told).articles.flatMap(({ claims }) => claims)]).toEqual([0, []]);
  });

  test('of all articles with all claims: refused, with a way out', async () => {
    const { code, stdout, problems } = await run(['--json']);
    expect([code, stdout]).toEqual([2, '']);
    expect(problems).toMatchObject([{ code: 'USAGE', help: expect.stringContaining('--unbound') as string }]);
  });
});

describe('refused', () => {
  test('an unknown slug, with the nearest one', async () => {
    const { code, stdout, problems } = await run(['tyre-cares']);
    expect([code, stdout]).toEqual([2, '']);
    expect(problems).toMatchObject([{ code: 'USAGE', message: 'there is no article "tyre-cares"', help: 'Did you mean "tyre-care"?' }]);
  });

  test('an unknown slug like no other', async () => {
    const { problems } = await run(['zzzzzzzzzzzz']);
    expect(problems).toMatchObject([{ code: 'USAGE', message: 'there is no article "zzzzzzzzzzzz"', help: expect.stringContaining('slug') as string }]);
  });

  test('one unknown name among known ones: nothing is printed', async () => {
    expect(await run(['tyre-care', 'zzzzzzzzzzzz'])).toMatchObject({ code: 2, stdout: '' });
  });

  test('a directory is no article', async () => {
    expect((await run(['output'])).problems).toMatchObject([{ code: 'USAGE' }]);
  });

  test('a project without articles', async () => {
    expect((await run([], empty)).problems).toMatchObject([{ code: 'USAGE', message: expect.stringContaining('no articles') as string, help: expect.stringContaining('generate') as string }]);
  });

  test('a broken config', async () => {
    expect((await run(['tyre-care'], broken)).problems[0]).toMatchObject({ file: expect.stringContaining('slugline.config.yaml') as string });
  });

  test('an unknown flag', async () => expect((await run(['--nothing'])).code).toBe(2));
});

describe('without a project', () => {
  test('a file is explained all the same: nothing stands behind it', async () => {
    const { code, stdout } = await run(['tyre.md'], bare);
    expect(code).toBe(1);
    expect(stdout).toMatch(/^tyre\.md: 4 claims: 4 UNBOUND \(no brief/);
  });

  test('slugs and all articles are unknown', async () => {
    expect((await run(['tyre-care'], bare)).problems).toMatchObject([{ code: 'USAGE', message: 'there is no article "tyre-care"' }]);
    expect((await run([], bare)).problems).toMatchObject([{ code: 'USAGE', message: expect.stringContaining('no articles') as string }]);
  });
});

test('nothing is written', async () => {
  const before = box.tree();
  await run([]);
  await run(['tyre-care', '--json']);
  expect(box.tree()).toEqual(before);
});

test('by the executable, with --project: code, output, and the message of a fault', () => {
  expect(box.spawn(['explain', 'tyre-care', '--project', '.'])).toMatchObject({ code: 1, stderr: '', stdout: expect.stringContaining('UNBOUND') as string });
  expect(box.spawn(['explain', 'tyre-cares'])).toMatchObject({ code: 2, stdout: '', stderr: expect.stringContaining('Did you mean "tyre-care"?') as string });
});
