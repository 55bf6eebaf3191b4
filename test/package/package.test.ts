import { checkPackage, createPackageFromTarballData } from '@arethetypeswrong/core';
import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { publint } from 'publint';
import { formatMessage } from 'publint/utils';
import { afterAll, expect, test } from 'vitest';
import { ROOT } from '../kit/blog.ts';

/** What would be published: compiled afresh, packed by npm, looked at by publint and Are The Types Wrong. */

const home = mkdtempSync(join(tmpdir(), 'slugline-package-'));
afterAll(() => rmSync(home, { recursive: true, force: true }));

const { files, version } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as { files: string[]; version: string };
for (const name of ['package.json', ...files.filter((file) => file !== 'dist')]) cpSync(join(ROOT, name), join(home, name), { recursive: true });
execFileSync(process.execPath, [join(ROOT, 'node_modules/typescript/bin/tsc'), '-p', 'tsconfig.build.json', '--outDir', join(home, 'dist')], { cwd: ROOT });
const packed = JSON.parse(execFileSync('npm', ['pack', '--json', '--ignore-scripts', '--loglevel=error'], { cwd: home, encoding: 'utf8', shell: process.platform === 'win32' })) as unknown;
const [{ files: inside, unpackedSize }] = (Array.isArray(packed) ? packed : Object.values(packed as object)) as [{ files: { path: string }[]; unpackedSize: number }];
const tarball = join(home, `slugline-${version}.tgz`);
const paths = inside.map(({ path }) => path);

test('it holds what is needed and nothing else', () => {
  for (const path of ['dist/index.js', 'dist/index.d.ts', 'dist/bin.js', 'dist/astro/index.js', 'dist/astro/index.d.ts', 'src/astro/JsonLd.astro', 'prices.yaml', 'README.md', 'LICENSE']) expect(paths).toContain(path);
  expect(paths.filter((path) => /^(?:test|bench|briefs|output|examples|docs|node_modules)\//.test(path) || /\.(?:map|tgz)$/.test(path) || path.startsWith('dist/dev/'))).toEqual([]);
  expect(unpackedSize).toBeLessThan(8 * 1024 * 1024);
});

test('every address in package.json leads to a file', () => {
  const { exports, bin } = JSON.parse(readFileSync(join(home, 'package.json'), 'utf8')) as { exports: Record<string, string | Record<string, string>>; bin: Record<string, string> };
  const targets = [...Object.values(exports).flatMap((target) => (typeof target === 'string' ? [target] : Object.values(target))), ...Object.values(bin)];
  expect(targets.filter((target) => !existsSync(join(home, target)))).toEqual([]);
  expect(targets.map((target) => target.replace('./', '')).filter((target) => !paths.includes(target))).toEqual([]);
});

test('publint finds nothing', async () => {
  const { buffer, byteOffset, byteLength } = readFileSync(tarball);
  const { messages, pkg } = await publint({ strict: true, pack: { tarball: buffer.slice(byteOffset, byteOffset + byteLength) } });
  expect(messages.map((message) => formatMessage(message, pkg, { color: false }))).toEqual([]);
});

test('types fit for whoever imports; an ES module is one for all', async () => {
  const analysis = await checkPackage(createPackageFromTarballData(readFileSync(tarball)));
  if (!analysis.types) throw new Error('the package has no types');
  // Of resolution before `exports` existed, and of `require`, which Node itself answers with the module; the component is read by Astro.
  const known = analysis.problems.filter((problem) => !('resolutionKind' in problem && ['node10', 'node16-cjs'].includes(problem.resolutionKind)) && !('entrypoint' in problem && problem.entrypoint.endsWith('.astro')));
  expect(known.map((problem) => JSON.stringify(problem))).toEqual([]);
  expect(Object.keys(analysis.entrypoints)).toEqual(expect.arrayContaining(['.', './astro']));
}, 60_000);
