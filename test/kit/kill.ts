import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { fileURLToPath } from 'node:url';
import { startModelServer } from './model-server.ts';
import { projectFiles, slugOf } from './model.ts';
import { randomFrom } from './random.ts';

/**
 * Kill anywhere: `generate` as a real process, killed (SIGKILL) at random moments and started again, until it is done. Then the articles must
 * be those of an undisturbed run, and no answer that was on disk may have been asked for again.
 */
export interface KillOptions {
  rounds: number;
  /** The same seed kills after the same times; what the machine has done by then differs. */
  seed: number;
  /** Projects at work side by side. */
  jobs?: number;
  /** Related links an article. With some, a text rightly depends on which others had been placed before it was put together. Default: 0. */
  related?: number;
  /** Told after each round. */
  progress?(figures: KillFigures): void;
}

export interface KillFigures {
  rounds: number;
  kills: number;
  requests: number;
  /** Requests for what had been on disk when the process was killed. */
  repeatedStored: number;
  /** Requests for what had been sent whole and was not on disk yet when the process was killed. */
  repeatedInWindow: number;
  /** Milliseconds between the end of the reply and the kill, of those in the window. */
  windowMs: number[];
  /** Requests for what the server had not finished sending. */
  repeatedUnfinished: number;
  /** Temporary files that a killed process left; they match no `*.md`. */
  leftovers: number;
  failures: string[];
}

const BIN = fileURLToPath(new URL('../../src/bin.js', import.meta.url));
const TOPICS = ['Wheel truing', 'Hub service', 'Rim tape', 'Spoke length', 'Bell repair', 'Chain care', 'Tyre pressure', 'Brake pads', 'Saddle height', 'Pedal threads', 'Fork bearings', 'Cable friction'];
const CONCURRENCY = 6;
/** Of the time of a reply, log-normal. */
const LATENCY = { latencyMs: 30, sigma: 0.8 };
const MAX_KILLS = 20;
/** Sent whole so long before the kill and still not on disk: no longer the time a busy machine needs to read and write. */
const LONGEST_WINDOW_MS = 3000;
const KEY = 'sk-test-SECRET-0123456789';

export async function killRounds(options: KillOptions): Promise<KillFigures> {
  const figures: KillFigures = { rounds: 0, kills: 0, requests: 0, repeatedStored: 0, repeatedInWindow: 0, windowMs: [], repeatedUnfinished: 0, leftovers: 0, failures: [] };
  const related = options.related ?? 3;
  const wanted = await undisturbed(related);
  let next = 0;
  await Promise.all(Array.from({ length: options.jobs ?? 1 }, async () => {
    while (next < options.rounds) {
      const round = next++;
      try {
        await oneRound(`round ${round + 1}`, randomFrom(options.seed + round * 7919), wanted, related, figures);
      } catch (error) {
        figures.failures.push(`round ${round + 1}: ${(error as Error).stack ?? String(error)}`);
      }
      figures.rounds++;
      options.progress?.(figures);
    }
  }));
  return figures;
}

interface Reference {
  /** Text by file name. */
  articles: Record<string, string>;
  ms: number;
}

async function undisturbed(related: number): Promise<Reference> {
  const server = await startModelServer({ ...LATENCY, random: randomFrom(1) });
  const dir = projectAt(server.baseURL, related);
  try {
    const begun = performance.now();
    const { code, stderr } = await start(dir).ended;
    const ms = performance.now() - begun;
    if (code !== 0) throw new Error(`the undisturbed run ended with ${code}: ${stderr}`);
    const articles = articlesOf(dir);
    if (Object.keys(articles).length !== TOPICS.length) throw new Error(`the undisturbed run wrote ${Object.keys(articles).join(', ')}`);
    return { articles, ms };
  } finally {
    rmSync(dir, { recursive: true, force: true });
    await server.close();
  }
}

async function oneRound(name: string, random: () => number, wanted: Reference, related: number, figures: KillFigures): Promise<void> {
  const server = await startModelServer({ ...LATENCY, random });
  const dir = projectAt(server.baseURL, related);
  const fail = (what: string): void => void figures.failures.push(`${name}: ${what}`);
  /** By mark: where an answer was when the process that asked for it was killed. */
  const fate = new Map<string, { stored: boolean; sentMsBefore: number | undefined }>();
  try {
    for (let kills = 0; ; kills++) {
      const from = server.journal.length;
      const child = start(dir);
      const killedAt = kills < MAX_KILLS ? await killAfter(child, random() * wanted.ms) : undefined;
      const { code, signal, stderr } = await child.ended;
      const mine = server.journal.slice(from);
      for (const { mark } of mine) count(figures, fate.get(mark), mark, fail);
      if (killedAt === undefined || signal !== 'SIGKILL') {
        if (code !== 0) fail(`the run that was not killed ended with ${code}: ${stderr.slice(-500)}`);
        break;
      }
      figures.kills++;
      const onDisk = marksOnDisk(dir, fail);
      for (const { mark, sentAt } of mine) fate.set(mark, { stored: false, sentMsBefore: sentAt !== undefined && sentAt <= killedAt ? killedAt - sentAt : undefined });
      for (const mark of onDisk) fate.set(mark, { stored: true, sentMsBefore: undefined });
    }
    checkOutput(dir, wanted, fail);
    figures.leftovers += filesBelow(dir).filter((file) => file.endsWith('.tmp')).length;
    const before = stateOf(dir);
    const asked = server.journal.length;
    const again = await start(dir).ended;
    if (again.code !== 0) fail(`the last run ended with ${again.code}: ${again.stderr.slice(-500)}`);
    if (server.journal.length !== asked) fail(`the last run made ${server.journal.length - asked} calls`);
    const after = stateOf(dir);
    for (const file of new Set([...Object.keys(before), ...Object.keys(after)])) if (before[file] !== after[file]) fail(`the last run changed ${file}`);
  } finally {
    figures.requests += server.journal.length;
    rmSync(dir, { recursive: true, force: true });
    await server.close();
  }
}

/** Notes a request by what had become of the answer when it was asked for before. */
function count(figures: KillFigures, old: { stored: boolean; sentMsBefore: number | undefined } | undefined, mark: string, fail: (what: string) => void): void {
  if (old === undefined) return;
  if (old.stored) {
    figures.repeatedStored++;
    fail(`asked again for what was on disk: ${mark}`);
  } else if (old.sentMsBefore === undefined) figures.repeatedUnfinished++;
  else {
    figures.repeatedInWindow++;
    figures.windowMs.push(old.sentMsBefore);
    if (old.sentMsBefore > LONGEST_WINDOW_MS) fail(`an answer was not on disk ${Math.round(old.sentMsBefore)} ms after it was sent: ${mark}`);
  }
}

/** Every article once, whole and as it should be; the manifest true; nothing half-written. */
function checkOutput(dir: string, wanted: Reference, fail: (what: string) => void): void {
  const articles = articlesOf(dir);
  for (const name of new Set([...Object.keys(wanted.articles), ...Object.keys(articles)])) {
    const [is, should] = [articles[name], wanted.articles[name]];
    if (is === undefined || should === undefined) fail(`${name} is ${is === undefined ? 'missing' : 'too many'}`);
    else if (is !== should) fail(`${name} is not the text of the undisturbed run:${difference(is, should)}`);
  }
  const manifest = JSON.parse(readFileSync(join(dir, 'output/manifest.json'), 'utf8')) as { articles: { path: string; sha256: string }[] };
  const listed = manifest.articles.map(({ path }) => `output/${path}`).toSorted();
  if (JSON.stringify(listed) !== JSON.stringify(Object.keys(articles).toSorted())) fail(`the manifest lists ${listed.join(', ')}`);
  for (const { path, sha256 } of manifest.articles) if (sha256 !== hash(readFileSync(join(dir, 'output', path)))) fail(`the manifest is wrong about ${path}`);
  for (const topic of TOPICS) {
    const lock = JSON.parse(readFileSync(join(dir, `output/.slugline/${slugOf(topic)}.json`), 'utf8')) as { state: string };
    if (lock.state !== 'written') fail(`the lock of ${topic} is ${lock.state}`);
  }
  const { damage, running } = inStore(dir, (db) => ({ damage: integrityOf(db), running: db.prepare("SELECT count(*) AS n FROM ledger WHERE kind = 'answer'").get() as { n: number } }));
  if (damage !== 'ok') fail(`the store is damaged: ${damage}`);
  if (running.n < TOPICS.length) fail(`the ledger has ${running.n} answers`);
}

function difference(is: string, should: string): string {
  const [a, b] = [is.split('\n'), should.split('\n')];
  const at = a.findIndex((line, index) => line !== b[index]);
  return `\n  is     ${a[at] ?? '(its end)'}\n  should ${b[at] ?? '(its end)'}`;
}

// ---- the process -------------------------------------------------------------------------------------------------------------------

interface Ended {
  code: number | null;
  signal: NodeJS.Signals | null;
  stderr: string;
}

function start(dir: string): { kill(): void; ended: Promise<Ended> } {
  const child = spawn(process.execPath, [BIN, 'generate', '--provider', 'openai', '--concurrency', String(CONCURRENCY), '--quiet'], { cwd: dir, stdio: ['ignore', 'ignore', 'pipe'], env: { PATH: process.env['PATH'] ?? '', OPENAI_API_KEY: KEY } });
  let stderr = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => void (stderr += text));
  return {
    kill: () => void child.kill('SIGKILL'),
    ended: new Promise((resolve, reject) => {
      child.once('error', reject);
      child.once('close', (code, signal) => resolve({ code, signal, stderr }));
    }),
  };
}

/** @returns when it was killed; undefined when it had ended before */
async function killAfter(child: ReturnType<typeof start>, ms: number): Promise<number | undefined> {
  const pause = Promise.withResolvers<'now'>();
  const timer = setTimeout(() => pause.resolve('now'), ms);
  const first = await Promise.race([pause.promise, child.ended]);
  clearTimeout(timer);
  if (first !== 'now') return undefined;
  child.kill();
  return performance.now();
}

// ---- files -------------------------------------------------------------------------------------------------------------------------

function projectAt(baseURL: string, related: number): string {
  const dir = mkdtempSync(join(tmpdir(), 'slugline-kill-'));
  for (const [path, text] of Object.entries(projectFiles(baseURL, TOPICS, '', `links: { related: ${related} }\n`))) {
    mkdirSync(dirname(join(dir, path)), { recursive: true });
    writeFileSync(join(dir, path), text);
  }
  return dir;
}

function filesBelow(dir: string): string[] {
  return readdirSync(dir, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name).slice(dir.length + 1)).toSorted();
}

/** All Markdown of the project, wherever it is: nothing else may look like an article. */
function articlesOf(dir: string): Record<string, string> {
  return Object.fromEntries(filesBelow(dir).filter((file) => file.endsWith('.md')).map((file) => [file, readFileSync(join(dir, file), 'utf8')]));
}

/** What a run that has nothing to do must leave alone; the store's own files are its business. */
function stateOf(dir: string): Record<string, string> {
  return Object.fromEntries(filesBelow(dir).filter((file) => !file.startsWith('.slugline/')).map((file) => [file, `${hash(readFileSync(join(dir, file)))} ${statSync(join(dir, file)).mtimeMs}`]));
}

/** Looks into a copy: to open the store itself would mend it before the next run does. */
function inStore<T>(dir: string, look: (db: DatabaseSync) => T): T {
  const copy = mkdtempSync(join(tmpdir(), 'slugline-kill-store-'));
  try {
    for (const suffix of ['', '-wal']) if (existsSync(join(dir, `.slugline/store.db${suffix}`))) copyFileSync(join(dir, `.slugline/store.db${suffix}`), join(copy, `store.db${suffix}`));
    const db = new DatabaseSync(join(copy, 'store.db'));
    try {
      return look(db);
    } finally {
      db.close();
    }
  } finally {
    rmSync(copy, { recursive: true, force: true });
  }
}

function integrityOf(db: DatabaseSync): string {
  return Object.values(db.prepare('PRAGMA integrity_check').get() ?? {}).join(', ');
}

/** Marks of all answers in the store of a process that was killed. */
function marksOnDisk(dir: string, fail: (what: string) => void): Set<string> {
  if (!existsSync(join(dir, '.slugline/store.db'))) return new Set();
  return inStore(dir, (db) => {
    const damage = integrityOf(db);
    if (damage !== 'ok') fail(`the store of a killed run is damaged: ${damage}`);
    if (db.prepare("SELECT count(*) AS n FROM sqlite_schema WHERE name = 'responses'").get()?.['n'] === 0) return new Set();
    return new Set(db.prepare('SELECT text FROM responses').all().flatMap((row) => /zz[a-p]{12}/.exec(String(row['text']))?.[0] ?? []));
  });
}

function hash(data: string | Uint8Array): string {
  return createHash('sha256').update(data).digest('hex');
}
