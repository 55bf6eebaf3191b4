import type { GenerateOptions } from '../library.ts';
import type { Files } from '../model/world.ts';
import { joinPath } from '../text/paths.ts';
import type { MoneyAnswer } from './shapes.ts';

/** What the project has spent: by stage and model, and by run. */

export const NO_MONEY: MoneyAnswer = { stages: [], runs: [], total: 0 };
const RUNS = 200;

/** Opens the store of answers, so not to be asked while a run has it in hand. */
export async function moneyAnswer({ dir, files, openStore }: { dir: string; files: Files; openStore: GenerateOptions['openStore'] }): Promise<MoneyAnswer> {
  const path = joinPath(dir, '.slugline/store.db');
  if (files.stat(path) === undefined || openStore === undefined) return NO_MONEY;
  const store = await openStore(path);
  try {
    const stages = (await store.spending()).map(({ stage, model, calls, usage, cost }) => ({ stage, model, calls, input: usage.input, output: usage.output, cost }));
    const runs = (await store.runs(RUNS)).map(({ at, state, articles, written, calls, cost, model, command }) => ({ at, state, articles, written, calls, cost, model, command }));
    return { stages, runs, total: await store.spent() };
  } finally {
    await store.close();
  }
}
