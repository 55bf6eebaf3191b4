import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { fileURLToPath } from 'node:url';
import { nodeWorld } from '../src/index.ts';
import { generateProject } from '../src/library.ts';
import type { World } from '../src/model/world.ts';

/**
 * A run with nothing to do, whole processes: `generate` beside a bare Node that stats the briefs and reads as many rows from SQLite, and
 * `generate --verify` beside one that hashes the same files. `node bench/noop.ts [briefs] [directory to keep the project in]`
 */
const ROUNDS = 7;
/** Articles written in one go while the project is made. */
const CHUNK = 250;
/** Above what a rule takes for a year. */
const FIRST = 100_000;
const briefs = Number(process.argv[2] ?? 10_000);
const kept = process.argv[3];
const bin = fileURLToPath(new URL('../src/bin.js', import.meta.url));
const dir = kept ?? mkdtempSync(join(tmpdir(), 'slugline-noop-'));

const STAT_PEER = `
const { DatabaseSync } = require('node:sqlite'), fs = require('node:fs');
const rows = new DatabaseSync('peer.db', { readOnly: true }).prepare('SELECT path, size, mtime, sha FROM files');
rows.setReturnArrays(true);
const known = rows.all();
let size = 0;
for (const name of fs.readdirSync('briefs')) size += fs.statSync('briefs/' + name).size;
if (known.length !== fs.readdirSync('briefs').length || size === 0) process.exit(1);`;
const HASH_PEER = `
const { createHash } = require('node:crypto'), fs = require('node:fs');
let buffer = Buffer.allocUnsafe(1 << 20);
for (const dir of ['briefs', 'output', 'output/.slugline']) for (const entry of fs.readdirSync(dir, { withFileTypes: true })) {
  if (!entry.isFile()) continue;
  const file = fs.openSync(dir + '/' + entry.name), hash = createHash('sha256');
  for (let read; (read = fs.readSync(file, buffer)) > 0;) hash.update(buffer.subarray(0, read));
  fs.closeSync(file);
  hash.digest('hex');
}`;

try {
  await makeProject();
  const ours = [bin, 'generate', '--quiet'];
  const first = timed(ours);
  for (const flag of ['', '--verify']) spawn([...ours, ...(flag === '' ? [] : [flag])]);
  console.log(`${briefs} briefs, Node ${process.versions.node}; medians of ${ROUNDS} rounds, lowest in brackets; the run that looks at everything: ${first.toFixed(0)} ms\n`);
  compare('generate', ours, 'bare Node: stat of the briefs, rows from SQLite', ['-e', STAT_PEER]);
  compare('generate --verify', [...ours, '--verify'], 'bare Node: sha256 of briefs, articles, locks', ['-e', HASH_PEER]);
  compare('generate', ours, 'a Node that does nothing', ['-e', '0']);
} finally {
  if (kept === undefined) rmSync(dir, { recursive: true, force: true });
}

/** In chunks, each a project of its own, as many articles at once are slow to link; their files together are what one run would have written. */
async function makeProject(): Promise<void> {
  const has = (name: string): boolean => readdirSync(dir).includes(name);
  mkdirSync(dir, { recursive: true });
  if (!has('briefs')) {
    const config = 'site: { url: https://example.org, name: Bench, locale: en }\nbrand: { name: Bench }\nlinks: { related: 0 }\n';
    for (const folder of ['briefs', 'output/.slugline']) mkdirSync(join(dir, folder), { recursive: true });
    writeFileSync(join(dir, 'slugline.config.yaml'), config);
    for (let from = 0; from < briefs; from += CHUNK) {
      const chunk = join(dir, 'chunk');
      mkdirSync(join(chunk, 'briefs'), { recursive: true });
      writeFileSync(join(chunk, 'slugline.config.yaml'), config);
      for (let index = from; index < Math.min(briefs, from + CHUNK); index++) writeFileSync(join(chunk, `briefs/b${index}.yaml`), `topic: How to keep thing number ${FIRST + index} in good order\nslug: thing-${FIRST + index}\n`);
      for await (const event of generateProject(unsynced(), chunk, { provider: 'offline' })) if (event.type === 'article' && event.state !== 'written') throw new Error(`${event.slug}: ${event.state}`);
      for (const folder of ['briefs', 'output', 'output/.slugline']) for (const entry of readdirSync(join(chunk, folder), { withFileTypes: true })) if (entry.isFile() && entry.name !== 'manifest.json') renameSync(join(chunk, folder, entry.name), join(dir, folder, entry.name));
      rmSync(chunk, { recursive: true });
    }
  }
  rmSync(join(dir, 'peer.db'), { force: true });
  const db = new DatabaseSync(join(dir, 'peer.db'));
  db.exec('CREATE TABLE files (path TEXT PRIMARY KEY, size INTEGER, mtime REAL, sha TEXT); BEGIN');
  const insert = db.prepare('INSERT INTO files VALUES (?, ?, ?, ?)');
  for (let index = 0; index < briefs; index++) insert.run(`briefs/b${index}.yaml`, 60, 1.7e12 + index / 3, 'a'.repeat(64));
  db.exec('COMMIT');
  db.close();
  // The first run makes the manifest.
  spawn([bin, 'generate', '--quiet']);
}

/** Without flushing every file to the disk. */
function unsynced(): World {
  const world = nodeWorld();
  const write = (path: string, text: string): void => {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
  };
  return { ...world, files: { ...world.files, write } };
}

function spawn(args: readonly string[]): string {
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { cwd: dir, encoding: 'utf8' });
  if (status !== 0) throw new Error(`exit ${status}: ${stderr}`);
  return stdout;
}

function timed(args: readonly string[]): number {
  const begun = performance.now();
  const said = spawn(args);
  const took = performance.now() - begun;
  if (args[0] === bin && !said.startsWith(`${briefs} articles: ${briefs} unchanged.`)) throw new Error(said);
  return took;
}

/** In turns, so that a noisy machine disturbs both. */
function compare(what: string, ours: readonly string[], peer: string, theirs: readonly string[]): void {
  const times: [number[], number[]] = [[], []];
  for (let round = 0; round < ROUNDS; round++) {
    times[0].push(timed(ours));
    times[1].push(timed(theirs));
  }
  const [[low = 0, median = 0], [peerLow = 0, peerMedian = 0]] = times.map((list) => [Math.min(...list), list.toSorted((a, b) => a - b)[Math.floor(ROUNDS / 2)] ?? 0]) as [number[], number[]];
  console.log(`${what}: ${median.toFixed(0)} ms [${low.toFixed(0)}] = ${(median / peerMedian).toFixed(2)} x [${(low / peerLow).toFixed(2)}] ${peer} (${peerMedian.toFixed(0)} ms [${peerLow.toFixed(0)}])`);
}
