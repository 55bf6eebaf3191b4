import { spawn, type ChildProcess } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { PRICE } from './model-server.ts';
import { projectFiles } from './model.ts';

/** A coordinator and workers as processes, a project of many briefs. Free of the test runner, so that benches can use it. */

const BIN = fileURLToPath(new URL('../../src/bin.js', import.meta.url));
const FIRST = ['Wheel', 'Hub', 'Rim', 'Spoke', 'Bell', 'Chain', 'Tyre', 'Brake', 'Saddle', 'Pedal', 'Fork', 'Cable', 'Crank', 'Light', 'Rack', 'Helmet', 'Pump', 'Basket', 'Mirror', 'Lock', 'Axle', 'Lever', 'Grip', 'Frame', 'Valve'];
const SECOND = ['truing', 'service', 'tape', 'length', 'repair', 'care', 'pressure', 'wear', 'height', 'threads', 'bearings', 'friction', 'storage', 'cleaning', 'choice', 'history', 'noise', 'safety', 'weight', 'colour'];

/** Topics of which no two are the same. */
function topicsOf(count: number): string[] {
  return Array.from({ length: count }, (_, index) => {
    const [first, second, round] = [FIRST[index % FIRST.length] ?? '', SECOND[Math.floor(index / FIRST.length) % SECOND.length] ?? '', Math.floor(index / (FIRST.length * SECOND.length))];
    return round === 0 ? `${first} ${second}` : `${first} ${second} part ${round + 1}`;
  });
}

/** A project on disk. @param url of its site: another one is another project of the queue @param from leaves out so many topics @param model more keys of the config's `model` block */
export function projectOnDisk(baseURL: string, briefs: number, { model = '', url = 'https://example.org', from = 0 } = {}): string {
  const dir = mkdtempSync(join(tmpdir(), 'slugline-fleet-'));
  const files = projectFiles(baseURL, topicsOf(from + briefs).slice(from), `, prices: { test-model: ${JSON.stringify(PRICE)} }${model}`, 'links: { related: 3 }\n');
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(dir, path)), { recursive: true });
    // Articles of one pattern compete for nothing here.
    writeFileSync(join(dir, path), path.startsWith('briefs/') ? `${text}overlap: allow\noverlapReason: articles of a test are alike\n` : text.replace('https://example.org,', `${url},`));
  }
  return dir;
}

export interface Process {
  child: ChildProcess;
  key: string;
  /** Why it is over, and what it said. */
  ended: Promise<{ code: number | null; signal: NodeJS.Signals | null; stdout: string; stderr: string }>;
}

/** Starts `slugline`. Its key is its own, so that the server's journal tells who asked. */
export function start(argv: readonly string[], { cwd, key, database }: { cwd?: string; key?: string; database?: string } = {}): Process {
  const child = spawn(process.execPath, [BIN, ...argv], {
    cwd, stdio: ['ignore', 'pipe', 'pipe'],
    env: { PATH: process.env['PATH'] ?? '', ...(key === undefined ? {} : { OPENAI_API_KEY: key }), ...(database === undefined ? {} : { SLUGLINE_DATABASE_URL: database }) },
  });
  const said = { stdout: '', stderr: '' };
  child.stdout.setEncoding('utf8').on('data', (text: string) => void (said.stdout += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => void (said.stderr += text));
  return {
    child, key: key ?? '',
    ended: new Promise((resolve, reject) => {
      child.once('error', reject);
      child.once('close', (code, signal) => resolve({ code, signal, ...said }));
    }),
  };
}

/** A worker process with a key of its own. */
export function startWorkerProcess(database: string, concurrency: number, more: readonly string[] = []): Process {
  return start(['worker', '--concurrency', String(concurrency), '--json', ...more], { key: `sk-test-worker-${randomUUID()}`, database });
}

/** All files below output, by name. */
export function outputOf(dir: string): Record<string, string> {
  const root = join(dir, 'output');
  return Object.fromEntries(readdirSync(root, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name)).toSorted().map((path) => [path.slice(root.length + 1), readFileSync(path, 'utf8')]));
}

export function removeProject(dir: string): void {
  rmSync(dir, { recursive: true, force: true });
}
