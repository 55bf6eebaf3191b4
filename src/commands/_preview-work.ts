import { setTimeout as sleep } from 'node:timers/promises';
import { followRun, planAnswer, publishAll, type Machine, type RunChoice } from '../desk/run-work.ts';
import { withinProject, withoutDir } from '../desk/reading.ts';
import type { FactRow, FactsAnswer, RunView } from '../desk/shapes.ts';
import { createDownload } from '../io/fetched.ts';
import { nodeFiles } from '../io/files.ts';
import { prepareHeap } from '../io/heap.ts';
import { formatProblem } from '../model/errors.ts';
import { loadProject } from '../project.ts';
import type { LedgerRow } from './_facts-report.ts';
import { forecastBasis } from './_forecast.ts';
import { machineOf } from './_machine.ts';
import { serveThread } from './_preview-thread.ts';
import { rowsOf } from './facts.ts';

/** The thread of the desk that plans, runs, makes the outputs and looks through the ledger. */

export interface WorkQuestion {
  what: 'plan' | 'run' | 'publish' | 'facts';
  /** The project's directory. */
  dir: string;
  /** Milliseconds since 1970. */
  now: number;
  /** Variables that a run may ask for. */
  env: Readonly<Record<string, string | undefined>>;
  /** Something may be fetched. */
  online: boolean;
  choice: RunChoice;
  /** Address of the database that keeps answers; undefined: they are kept in the project. */
  store: string | undefined;
  cwd: string;
  /** What a run goes on from. */
  before?: RunView;
}

serveThread(async ({ what, dir, now, env, online, choice, store, cwd, before }: WorkQuestion, tell, signal) => {
  const begun = performance.now();
  const notices: string[] = [];
  const world: Machine['world'] = {
    files: nodeFiles(), ...(online ? { download: createDownload() } : {}),
    now: () => new Date(now + performance.now() - begun), clock: () => performance.now(), random: Math.random,
    sleep: async (ms, aborted) => sleep(ms, undefined, aborted === undefined ? {} : { signal: aborted }),
    prepare: prepareHeap, env: (name) => env[name],
  };
  const context = { world, projectDir: dir, cwd, quiet: true, signal, stderr: (text: string) => { notices.push(text.trim()); } };
  const machine: Machine = { world, dir, ...machineOf(context, { store }, 'preview'), basis: async (project) => ({ ...(await forecastBasis(context, project, {}, { store })), notices }) };
  if (what === 'facts') return facts(machine);
  if (what === 'plan') return planAnswer(machine, choice);
  if (what === 'publish') return publishAll(machine);
  if (before === undefined) throw new Error('a run goes on from a view');
  return followRun(machine, choice, before, tell, signal);
});

/** The ledger with all uses: every article is read. */
function facts({ world, dir }: Machine): FactsAnswer {
  const today = world.now().toISOString().slice(0, 10);
  const { rows, problems } = rowsOf(loadProject(world, dir), today, { world });
  return { today, facts: rows.map((row) => factRow(row, dir)), problems: problems.map((problem) => withoutDir(formatProblem(problem), dir)) };
}

function factRow({ fact, brief, file, line, source, date, age, expired, uses }: LedgerRow, dir: string): FactRow {
  return {
    id: fact.id, text: fact.text, source: source ?? '', date: date?.slice(0, 10) ?? '', age: age ?? null, expires: fact.expires?.slice(0, 10) ?? '', expired,
    brief: brief ?? '', place: `${withinProject(file, dir)}${line === undefined ? '' : `:${line}`}`, uses: uses.map(({ slug, line: at, text, differs, by }) => ({ slug, line: at, text, differs, by })),
  };
}
