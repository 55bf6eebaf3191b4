import type { WorkerLog } from '../io/worker-log.ts';
import { formatProblem, problemsOf } from '../model/errors.ts';
import type { Queue, RunOrder } from '../model/queue.ts';
import { projectName, requireConfig } from '../project.ts';
import type { CommandContext } from './context.ts';

/** How often it is asked whether a scheduled run is due. */
const LOOK_MS = 5000;
const BEATS = 3;

/**
 * Plans and finishes scheduled runs of projects that lie here: what `slugline generate --queue --yes` would do. One after the other.
 * @param dirs directories of the projects @throws SluglineError CONFIG_MISSING, CONFIG_INVALID before the first look
 */
export async function coordinate(dirs: readonly string[], { url, branch }: { url: string; branch: string | undefined }, queue: Queue, context: CommandContext, log: WorkerLog): Promise<void> {
  const { world, signal } = context;
  const byName = new Map(dirs.map((dir) => [projectName(requireConfig(world.files, dir)), dir]));
  while (!signal.aborted) {
    try {
      const order = await queue.takeRun([...byName.keys()]);
      if (order !== undefined) await runOne(order, byName.get(order.project) as string);
    } catch (error) {
      log.note('error', problemsOf(error).map(formatProblem).join('\n'));
    }
    await world.sleep(LOOK_MS, signal).catch(() => undefined);
  }

  async function runOne(order: RunOrder, dir: string): Promise<void> {
    log.note('info', `scheduled run of ${order.project} begins`);
    const lost = new AbortController();
    const beat = async (): Promise<void> => {
      // A beat that fails is followed by another one.
      if (!(await queue.beatRun(order).catch(() => true))) lost.abort();
    };
    const beating = setInterval(() => void beat(), queue.heartbeatMs / BEATS);
    let done = false;
    try {
      const { run } = await import('./generate.ts');
      const code = await run([], { queue: url, yes: true, ...(branch === undefined ? {} : { branch }) }, { ...context, projectDir: dir, json: false, quiet: true, signal: AbortSignal.any([signal, lost.signal]), stdout: (text) => log.note('info', text.trim()), stderr: (text) => log.note('warn', text.trim()) });
      // Articles that were refused are a person's business: another run would refuse them again.
      done = code === 0 || code === 1;
      log.note(code === 0 ? 'info' : 'warn', `scheduled run of ${order.project} ended with ${code}`);
    } catch (error) {
      log.note('error', problemsOf(error).map(formatProblem).join('\n'));
    } finally {
      clearInterval(beating);
      await queue.finishRun(order, done);
    }
  }
}
