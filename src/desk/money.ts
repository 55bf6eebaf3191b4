import { joinPath } from '../text/paths.ts';
import type { Desk } from './desk.ts';
import type { MoneyAnswer } from './shapes.ts';

/** What the project has spent: by stage and model, and by run. */

const NOTHING: MoneyAnswer = { stages: [], runs: [], total: 0 };
const RUNS = 50;

/** During a run the store is its own: then the figures are those from before it. */
export async function moneyAnswer(desk: Desk): Promise<MoneyAnswer> {
  const path = joinPath(desk.dir, '.slugline/store.db');
  if (desk.run.isRunning()) return desk.remembered.money ?? NOTHING;
  const store = await desk.machine.openKnownStore(path);
  if (store === undefined) return NOTHING;
  try {
    const stages = (await store.spending()).map(({ stage, model, calls, usage, cost }) => ({ stage, model, calls, input: usage.input, output: usage.output, cost }));
    const runs = (await store.runs(RUNS)).map(({ at, state, articles, written, calls, cost, model }) => ({ at, state, articles, written, calls, cost, model }));
    const answer = { stages, runs, total: await store.spent() };
    desk.remembered.money = answer;
    return answer;
  } finally {
    await store.close();
  }
}
