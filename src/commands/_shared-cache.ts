import type { CheckCache } from '../model/check-cache.ts';
import { formatProblem, SluglineError } from '../model/errors.ts';
import { projectName, type Project } from '../project.ts';
import { openDatabase } from '../store/database.ts';
import { openSharedCheckCache } from '../store/shared-check-cache.ts';
import { resolve } from 'node:path';
import type { CommandContext } from './context.ts';

/** At the begin of a check somebody waits; what cannot be had in this time is worked out here. */
const PATIENCE_MS = 5000;

/**
 * The check cache that machines share. It only saves time, so a database that fails is told on standard error, and done without.
 * @returns undefined when the check has to do with what is on this machine
 */
export async function openSharedCache(url: string, file: string, { config }: Project, context: CommandContext): Promise<CheckCache | undefined> {
  const tell = (error: unknown): void => {
    if (!(error instanceof SluglineError)) throw error;
    for (const problem of error.problems) context.stderr(`${formatProblem(problem)}\n`);
    context.stderr('The check does without what other machines have found.\n');
  };
  try {
    const database = await openDatabase(url, { connections: 1, patienceMs: PATIENCE_MS, application: 'slugline validate' });
    const cache = await openSharedCheckCache(resolve(context.cwd, file), database, projectName(config)).catch(async (error: unknown) => {
      await database.close();
      throw error;
    });
    if (cache === undefined) await database.close();
    return cache === undefined ? undefined : {
      ...cache,
      async save(change) {
        try {
          await cache.save(change);
        } catch (error) {
          tell(error);
        }
      },
      async close() {
        await cache.close();
        await database.close();
      },
    };
  } catch (error) {
    tell(error);
    return undefined;
  }
}
