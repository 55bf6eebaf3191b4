import { formatProblem, problemsOf } from '../model/errors.ts';
import type { CallHistory, ResponseStore } from '../model/store.ts';
import { type Project } from '../project.ts';
import { joinPath } from '../text/paths.ts';
import { chooseWriter, type WriterChoice } from '../setup.ts';
import { machineOf, type Machine, type MachineContext } from './_machine.ts';
import type { Flags } from './_usage.ts';

/** What a good forecast needs besides the project: a tokenizer and the calls made so far. Loaded only where a model would be asked. */

export interface ForecastBasis {
  /** Counts the tokens of a text. */
  tokens?: (text: string) => number;
  history?: CallHistory[];
  /** The tokenizer is that of the model, or no count is needed. */
  exact: boolean;
}

/** Nothing for a writer that asks no model. A store that cannot be opened is told on standard error, and done without. @throws SluglineError as `planProject`: no key, no such provider; USAGE for an address of a database that is none */
export async function forecastBasis(context: MachineContext, project: Project, choice: WriterChoice, flags: Flags): Promise<ForecastBasis> {
  const machine = machineOf(context, flags, 'plan');
  const { provider, model } = chooseWriter(context.world, project, choice);
  if (provider.complete === false) return { exact: true };
  const [{ loadTokenizer }, history] = await Promise.all([import('../io/tokenizer.ts'), earlierCalls(context, machine, joinPath(project.dir, '.slugline/store.db'))]);
  const { count, exact } = await loadTokenizer(model);
  return { tokens: count, exact, ...(history === undefined ? {} : { history }) };
}

async function earlierCalls(context: MachineContext, machine: Machine, path: string): Promise<CallHistory[] | undefined> {
  let store: ResponseStore | undefined;
  try {
    // Opening a store makes one where there is none, and a plan writes nothing.
    store = await machine.openKnownStore(path);
    if (store?.notice !== undefined) context.stderr(`${formatProblem({ code: 'FILE_UNREADABLE', message: store.notice })}\n`);
    return await store?.history();
  } catch (error) {
    for (const problem of problemsOf(error, [])) context.stderr(`${formatProblem(problem)}\n`);
    context.stderr('The forecast does without the earlier calls.\n');
    return undefined;
  } finally {
    await store?.close();
  }
}
