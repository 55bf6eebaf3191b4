import { spawnSync } from 'node:child_process';
import { appendFileSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { fileURLToPath } from 'node:url';
import { makeArticles } from './articles.ts';

/**
 * `validate`, whole processes, beside peers in the same rounds: cold against rumdl and markdownlint-cli2, with nothing changed against a bare Node that
 * stats or hashes the files, one file through standard input, and memory.
 *
 *     node bench/check.ts [articles, several with commas] [directory to keep files and peers in]
 *
 * The peers come from npm into that directory; without a network they are left out, and that is said.
 */
const sizes = (process.argv[2] ?? '1000,10000').split(',').map(Number);
const kept = process.argv[3];
const ROUNDS = 5;
const bin = fileURLToPath(new URL('../src/bin.js', import.meta.url));
const root = fileURLToPath(new URL('..', import.meta.url));
const home = kept ?? mkdtempSync(join(tmpdir(), 'slugline-check-'));
const CONFIG = 'site: { url: https://example.org, name: Журнал, articlePath: "/blog/{slug}/", locale: ru }\nbrand: { name: Dvorik }\nauthors: [{ id: anna, name: Анна Седова, url: https://example.org/authors/anna/ }]\nimages: { hosts: [example.org] }\n';

const STAT_PEER = `
const { DatabaseSync } = require('node:sqlite'), fs = require('node:fs');
const rows = new DatabaseSync('peer.db', { readOnly: true }).prepare('SELECT path, size, mtime, sha FROM files');
rows.setReturnArrays(true);
let size = rows.all().length;
for (const name of fs.readdirSync('output')) size += fs.statSync('output/' + name).size;
if (size === 0) process.exit(1);`;
const HASH_PEER = `
const { createHash } = require('node:crypto'), fs = require('node:fs');
let buffer = Buffer.allocUnsafe(1 << 20);
for (const name of fs.readdirSync('output')) {
  const file = fs.openSync('output/' + name), hash = createHash('sha256');
  for (let read; (read = fs.readSync(file, buffer)) > 0;) hash.update(buffer.subarray(0, read));
  fs.closeSync(file);
  hash.digest('hex');
}`;

interface Job {
  name: string;
  command: string;
  args: readonly string[];
  /** Exit codes that mean it did its work. */
  ends: readonly number[];
  input?: string;
  before?: () => void;
}

try {
  const peers = installPeers();
  for (const size of sizes) measure(size, peers);
} finally {
  if (kept === undefined) rmSync(home, { recursive: true, force: true });
}

function measure(size: number, peers: string | undefined): void {
  const dir = join(home, `articles-${size}`);
  const megabytes = makeSite(dir, size);
  console.log(`\n${size} articles of ${(megabytes * 1000 / size).toFixed(1)} KB, Node ${process.versions.node}; medians of the rounds, lowest in brackets`);
  const ours = (name: string, ...args: string[]): Job => ({ name, command: process.execPath, args: [bin, 'validate', '--format', 'json', '-o', 'report.json', ...args], ends: [0, 1] });
  const node = (name: string, code: string): Job => ({ name, command: process.execPath, args: ['-e', code], ends: [0] });
  const peer = (name: string, file: string, args: readonly string[]): Job[] => (peers === undefined ? [] : [{ name, command: join(peers, 'node_modules/.bin', file), args, ends: [0, 1] }]);
  const rounds = size > 20_000 ? 1 : size > 5000 ? 3 : ROUNDS;
  compare(dir, rounds, ours('validate --no-cache', '--no-cache'), [...peer('rumdl check --no-cache', 'rumdl', ['check', '--no-cache', 'output']), ...(size > 2000 ? [] : peer('markdownlint-cli2', 'markdownlint-cli2', ['output/**/*.md']))]);
  run(dir, ours('first, to fill the cache'));
  run(dir, ours('second, to remember that nothing changed', '--verify'));
  compare(dir, rounds, ours('validate, nothing changed'), [node('bare Node: stat of all + rows from SQLite', STAT_PEER)]);
  run(dir, ours('to remember by content', '--verify'));
  compare(dir, rounds, ours('validate --verify, nothing changed', '--verify'), [node('bare Node: sha256 of all', HASH_PEER)]);
  const names = readdirSync(join(dir, 'output'));
  let turn = 0;
  compare(dir, rounds, { ...ours('validate, one article changed'), before: () => appendFileSync(join(dir, 'output', names[turn++ * 7 % names.length] ?? ''), '\nИ ещё одна строка.\n') }, [ours('validate, nothing changed')]);
  const one = makeArticles(root, 1, 99)[0];
  compare(dir, rounds, { ...ours('validate --stdin', '--stdin', '--stdin-filename', 'output/one-more.md'), input: one?.text ?? '' }, [node('a Node that does nothing', '0')]);
}

/** @returns megabytes */
function makeSite(dir: string, size: number): number {
  const articles = makeArticles(root, size);
  mkdirSync(join(dir, 'output'), { recursive: true });
  writeFileSync(join(dir, 'slugline.config.yaml'), CONFIG);
  for (const name of readdirSync(join(dir, 'output'))) rmSync(join(dir, 'output', name));
  let bytes = 0;
  for (const { slug, text } of articles) {
    writeFileSync(join(dir, 'output', `${slug}.md`), text);
    bytes += Buffer.byteLength(text);
  }
  rmSync(join(dir, 'peer.db'), { force: true });
  const db = new DatabaseSync(join(dir, 'peer.db'));
  db.exec('CREATE TABLE files (path TEXT PRIMARY KEY, size INTEGER, mtime REAL, sha TEXT); BEGIN');
  const insert = db.prepare('INSERT INTO files VALUES (?, ?, ?, ?)');
  articles.forEach(({ slug }, index) => insert.run(`output/${slug}.md`, 60, 1.7e12 + index / 3, 'a'.repeat(64)));
  db.exec('COMMIT');
  db.close();
  return bytes / 1e6;
}

function installPeers(): string | undefined {
  const dir = join(home, 'peers');
  if (!existsSync(join(dir, 'node_modules/.bin/rumdl'))) {
    mkdirSync(dir, { recursive: true });
    writeFileSync(join(dir, 'package.json'), '{"private":true}');
    const { status } = spawnSync('npm', ['install', '--no-audit', '--no-fund', 'rumdl', 'markdownlint-cli2'], { cwd: dir, stdio: 'ignore' });
    if (status !== 0) {
      console.log('npm cannot install rumdl and markdownlint-cli2 here: no peers are measured');
      return undefined;
    }
  }
  return dir;
}

interface Run {
  ms: number;
  /** Peak memory in MB; NaN where the system does not tell. */
  memory: number;
}

function run(dir: string, { name, command, args, ends, input, before }: Job): Run {
  before?.();
  const begun = performance.now();
  const { status, stderr } = spawnSync('/usr/bin/time', ['-f', 'peak %M', command, ...args], { cwd: dir, input: input ?? '', encoding: 'utf8', maxBuffer: 1 << 30 });
  const ms = performance.now() - begun;
  if (status === null || !ends.includes(status)) throw new Error(`${name}: exit ${status ?? 'none'}\n${stderr.slice(-2000)}`);
  return { ms, memory: Number(/peak (\d+)/.exec(stderr)?.[1] ?? Number.NaN) / 1024 };
}

/** In turns, so that a noisy machine disturbs all alike. */
function compare(dir: string, rounds: number, ours: Job, peers: readonly Job[]): void {
  const all = [ours, ...peers];
  const runs = all.map((): Run[] => []);
  for (let round = 0; round < rounds; round++) all.forEach((job, index) => runs[index]?.push(run(dir, job)));
  const [mine, ...others] = runs.map((list) => ({ median: median(list.map(({ ms }) => ms)), low: Math.min(...list.map(({ ms }) => ms)), memory: Math.max(...list.map(({ memory }) => memory)) }));
  if (mine === undefined) return;
  console.log(`${ours.name}: ${mine.median.toFixed(0)} ms [${mine.low.toFixed(0)}], peak ${mine.memory.toFixed(0)} MB`);
  others.forEach((other, index) => console.log(`  = ${(mine.median / other.median).toFixed(2)} x [${(mine.low / other.low).toFixed(2)}] ${peers[index]?.name ?? ''} (${other.median.toFixed(0)} ms [${other.low.toFixed(0)}])`));
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}
