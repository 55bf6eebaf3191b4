import { projectName, requireConfig } from '../project.ts';
import { runDatabase, type RunDatabase } from '../store/run-database.ts';
import { displayPath } from './_validate-flags.ts';
import type { CommandContext } from './context.ts';

/** The database of runs for the project of a command. Loaded only where a database is chosen. */
export function runDatabaseOf(url: string, { world, projectDir, cwd }: Pick<CommandContext, 'world' | 'projectDir' | 'cwd'>, who: { pid: number; what: string }): RunDatabase {
  return runDatabase(url, () => projectName(requireConfig(world.files, displayPath(projectDir, cwd))), who);
}
