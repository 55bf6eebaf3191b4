import pg from 'pg';
import { expect, test } from 'vitest';
import { outputOf, projectOnDisk, removeProject, start, startWorkerProcess, type Process } from '../kit/fleet.ts';
import { startModelServer, type JournalEntry } from '../kit/model-server.ts';
import { startCluster } from '../kit/postgres.ts';
import { randomFrom } from '../kit/random.ts';

/** Workers as processes: killed again and again, the database started again under them. Every article once, the same bytes as from one machine, nothing bought twice. */

const BRIEFS = 500;
const WORKERS = 3;
const CONCURRENCY = 8;
const RESTARTS = 2;
/** A worker is killed after so long, milliseconds, give or take half of it; the killing ends when this many are dead. */
const LIFE_MS = 3000;
const KILLS = 8;

const cluster = await startCluster();

test(`${BRIEFS} briefs, ${WORKERS} workers, ${KILLS} of them killed, the database started again ${RESTARTS} times`, { timeout: 600_000 }, async () => {
  const model = await startModelServer({ latencyMs: 60 });
  const [alone, shared] = [projectOnDisk(model.baseURL, BRIEFS), projectOnDisk(model.baseURL, BRIEFS)];
  const database = await cluster.database();
  const random = randomFrom(7);
  const workers: Process[] = [];
  const killed = new Map<string, number>();
  try {
    const single = await start(['generate', '--provider', 'openai', '--concurrency', '24', '--quiet'], { cwd: alone, key: 'sk-test-the-single-machine' }).ended;
    expect([single.code, single.stderr]).toEqual([0, expect.any(String)]);
    const wanted = model.journal.length;

    const workerFor = (): Process => {
      const worker = startWorkerProcess(database, CONCURRENCY, ['--heartbeat', '10']);
      workers.push(worker);
      return worker;
    };
    const coordinator = start(['generate', '--provider', 'openai', '--queue', '--quiet'], { cwd: shared, database });
    const over = new AbortController();
    const ended = coordinator.ended.finally(() => over.abort());
    const slots = Array.from({ length: WORKERS }, workerFor);
    // Nobody is killed before there is work to lose.
    while (!over.signal.aborted && model.journal.length < wanted + 40) await pause(50);
    const killing = (async () => {
      for (let kills = 0; kills < KILLS && !over.signal.aborted; kills++) {
        await pause(LIFE_MS * (0.5 + random()) / WORKERS);
        if (over.signal.aborted) return;
        const at = Math.floor(random() * WORKERS);
        const victim = slots[at] as Process;
        killed.set(victim.key, performance.now());
        victim.child.kill('SIGKILL');
        await victim.ended;
        slots[at] = workerFor();
        if (kills % Math.floor(KILLS / RESTARTS) === Math.floor(KILLS / RESTARTS) - 1) {
          await cluster.stop();
          await pause(300);
          await cluster.start();
        }
      }
    })();
    const { code, stderr, stdout } = await ended;
    await killing;
    if (code !== 0) throw new Error(`the coordinator ended with ${code}: ${stderr}\n${stdout}`);
    for (const slot of slots) slot.child.kill('SIGTERM');
    const left = await Promise.all(slots.map((slot) => slot.ended));
    expect(left.map((one) => [one.code, one.stderr])).toEqual(slots.map(() => [0, '']));
    expect(killed.size).toBe(KILLS);

    // Every article once, and locks and manifest, as one machine writes them.
    expect(timeless(shared)).toEqual(timeless(alone));

    // Asked again only what was under way when its worker was killed.
    const journal = model.journal.slice(wanted);
    const byMark = Map.groupBy(journal, ({ mark }) => mark);
    const again = [...byMark.values()].flatMap((asked) => asked.slice(0, -1));
    expect(again.filter((entry) => !wasUnderWay(entry, killed))).toEqual([]);
    expect(byMark.size).toBe(wanted);

    // The ledger has every answer that was kept, to the cent; the others are what died with their workers.
    const client = new pg.Client({ connectionString: database });
    await client.connect();
    const { rows: [ledger] } = await client.query<{ calls: string; cost: string }>("SELECT count(*) AS calls, sum(cost) AS cost FROM slugline.ledger WHERE kind = 'answer'");
    const { rows: kept } = await client.query<{ text: string }>('SELECT text FROM slugline.responses');
    await client.end();
    const lost = journal.filter((entry) => killed.has(entry.key) && wasUnderWay(entry, killed));
    const cents = (dollars: number): number => Math.round(dollars * 100);
    const sum = (entries: readonly JournalEntry[]): number => entries.reduce((total, { cost }) => total + cost, 0);
    expect(kept).toHaveLength(wanted);
    expect(Number(ledger?.calls)).toBe(wanted);
    expect(cents(Number(ledger?.cost))).toBe(cents(sum(journal) - sum(again)));
    process.stderr.write(`${journal.length} calls for ${wanted} answers, ${again.length} asked again, ${lost.length} under way at ${killed.size} kills; ${Number(ledger?.cost).toFixed(2)} USD in the ledger\n`);

    // And nothing is left to do.
    const asked = model.journal.length;
    const second = await start(['generate', '--provider', 'openai', '--queue', '--quiet'], { cwd: shared, database }).ended;
    expect([second.code, model.journal.length]).toEqual([0, asked]);
  } finally {
    for (const worker of workers) worker.child.kill('SIGKILL');
    await model.close();
    removeProject(alone);
    removeProject(shared);
  }
});

/** What was written, without the one time in it that is of the run, not of an article. */
function timeless(dir: string): Record<string, string> {
  const { 'manifest.json': manifest = '', ...files } = outputOf(dir);
  return { ...files, 'manifest.json': manifest.replace(/"generatedAt": "[^"]*"/, '') };
}

/** How long an answer may have been with its worker and not in the database yet: parsing, waiting for a connection, while the machine is busy or the database away. */
const WINDOW_MS = 5000;

/** The worker that asked died before the answer could be kept. */
function wasUnderWay({ key, sentAt }: JournalEntry, killed: ReadonlyMap<string, number>): boolean {
  const died = killed.get(key);
  return died !== undefined && (sentAt === undefined || sentAt > died - WINDOW_MS);
}

async function pause(ms: number): Promise<void> {
  await new Promise((resolve) => { setTimeout(resolve, ms); });
}
