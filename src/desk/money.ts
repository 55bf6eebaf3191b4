import type { ResponseStore } from '../model/store.ts';
import { joinPath } from '../text/paths.ts';
import type { MoneyAnswer } from './shapes.ts';

/** What the project has spent: by stage and model, and by run. */

export const NO_MONEY: MoneyAnswer = { stages: [], runs: [], total: 0 };
const RUNS = 200;

/** Opens the store of answers, so not to be asked while a run has it in hand. @param openKnownStore gives it when there is one */
export async function moneyAnswer({ dir, openKnownStore }: { dir: string; openKnownStore(path: string): Promise<ResponseStore | undefined> }): Promise<MoneyAnswer> {
  const store = await openKnownStore(joinPath(dir, '.slugline/store.db'));
  if (store === undefined) return NO_MONEY;
  try {
    const stages = (await store.spending()).map(({ stage, model, calls, usage, cost }) => ({ stage, model, calls, input: usage.input, output: usage.output, cost }));
    const runs = (await store.runs(RUNS)).map(({ at, state, articles, written, calls, cost, model, command }) => ({ at, state, articles, written, calls, cost, model, command }));
    return { stages, runs, total: await store.spent() };
  } finally {
    await store.close();
  }
}
