import { execFile } from 'node:child_process';
import { cpSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Manifest } from '../../src/model/manifest.ts';
import { sha256 } from '../../src/text/hash.ts';

/** Real Astro projects in directories of their own, with the package as it would be installed. Used by scripts as well, so nothing of the test runner here. */

export const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/** A bare environment, and no call home. */
export function environment(): NodeJS.ProcessEnv {
  const { PATH = '', HOME = '' } = process.env;
  return { PATH, HOME, NO_COLOR: '1', ASTRO_TELEMETRY_DISABLED: '1', CI: 'true' };
}

async function run(args: readonly string[], cwd: string): Promise<{ code: number; output: string }> {
  return new Promise((done) => {
    const child = execFile(process.execPath, [...args], { cwd, env: environment(), maxBuffer: 64 * 1024 * 1024 }, (_, stdout, stderr) => done({ code: child.exitCode ?? -1, output: stdout + stderr }));
  });
}

/** Puts Astro and Slugline into a directory's `node_modules`: compiled, with the files that are published and no others. */
export async function installIn(dir: string): Promise<void> {
  const home = join(dir, 'node_modules', 'slugline');
  mkdirSync(home, { recursive: true });
  for (const name of ['package.json', 'src/astro/JsonLd.astro', 'prompts', 'prices.yaml', 'schemas']) cpSync(join(ROOT, name), join(home, name), { recursive: true });
  const built = await run([join(ROOT, 'node_modules/typescript/bin/tsc'), '-p', 'tsconfig.build.json', '--outDir', join(home, 'dist')], ROOT);
  if (built.code !== 0) throw new Error(built.output);
  const link = (target: string, path: string): void => symlinkSync(target, path, 'junction');
  link(join(ROOT, 'node_modules'), join(home, 'node_modules'));
  for (const name of ['astro', '@astrojs', 'zod', '@types']) link(join(ROOT, 'node_modules', name), join(dir, 'node_modules', name));
}

export const ASTRO = join(ROOT, 'node_modules/astro/bin/astro.mjs');

export async function astro(root: string, ...args: string[]): Promise<{ code: number; output: string }> {
  return run([ASTRO, ...args], root);
}

/** The example blog with the articles of this repository, as it is in a checkout after `npm start`, built. @returns the directory of the pages */
export async function buildExample(dir: string, { published }: { published: boolean }): Promise<string> {
  await installIn(dir);
  for (const name of ['slugline.config.yaml', 'briefs', 'prompts']) cpSync(join(ROOT, name), join(dir, name), { recursive: true });
  const blog = join(dir, 'examples/blog');
  cpSync(join(ROOT, 'examples/blog'), blog, { recursive: true, filter: (path) => !['node_modules', 'dist', '.astro', 'output', '.slugline'].includes(basename(path)) });
  for (const [project, output] of [[dir, join(dir, 'output')], [join(blog, 'en'), join(blog, 'en/output')]] as const) {
    const made = await run([join(ROOT, 'src/bin.js'), 'generate', '--project', project, '--provider', 'offline', '--quiet'], dir);
    if (made.code !== 0) throw new Error(made.output);
    if (published) publish(output);
  }
  const built = await astro(blog, 'build');
  if (built.code !== 0) throw new Error(built.output);
  return join(blog, 'dist');
}

/** What a person does who has read the drafts: the mark goes, and the manifest says so. */
function publish(output: string): void {
  const file = join(output, 'manifest.json');
  const manifest = JSON.parse(readFileSync(file, 'utf8')) as Manifest;
  for (const article of manifest.articles) {
    const path = join(output, article.path);
    const text = readFileSync(path, 'utf8').replace('\ndraft: true\n', '\n');
    writeFileSync(path, text);
    Object.assign(article, { draft: false, sha256: sha256(text) });
  }
  writeFileSync(file, `${JSON.stringify(manifest, null, 2)}\n`);
}

/** The pages of a built blog as paths: `/`, `/blog/x/`, `/404.html`. */
export function pagesOf(dist: string): string[] {
  return readdirSync(dist, { recursive: true, encoding: 'utf8' }).map((name) => `/${name.replaceAll('\\', '/')}`).filter((name) => name.endsWith('.html')).map((name) => name.replace(/index\.html$/, '')).sort();
}

export function fileOfPage(dist: string, page: string): string {
  return join(dist, page.endsWith('/') ? `${page}index.html` : page);
}
