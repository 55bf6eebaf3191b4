import { resolve } from 'node:path';
import { recallCheck } from '../checked.ts';
import { joinPath } from '../text/paths.ts';
import { readText } from '../reading.ts';
import { databaseUrl } from './_machine.ts';
import { createRecordingPool } from './_recording-pool.ts';
import type { Flags } from './_usage.ts';
import { displayPath, exitCodeOf, readFlags, type MemoryFlags, type ValidateFlags } from './_validate-flags.ts';
import { giveReport } from './_validate-report.ts';
import type { CommandContext } from './context.ts';

/** Loaded for every check, so it imports nothing that costs time: one that would find what the last one found ends here, any other goes on in `_validate-run.ts`. */

export { configure } from './_validate-flags.ts';

export async function run(args: readonly string[], flags: Flags, context: CommandContext): Promise<number> {
  const wanted = readFlags(args, flags, context);
  const memory = memoryOf(wanted, flags, context);
  if (memory.asked !== undefined && !wanted.watch) {
    const dir = displayPath(context.projectDir, context.cwd);
    const known = await recallCheck(context.world, dir, memory.asked, memory.verify);
    if (known !== undefined) {
      if (!context.quiet) for (const notice of known.notices) context.stderr(`${notice}\n`);
      await giveReport(known.result, known.files, (file) => readText(context.world.files, '.', file), wanted, context);
      return exitCodeOf(known.result, wanted, context);
    }
  }
  // Threads load the rules while this one does.
  const likely = likelyFiles(wanted, memory, context);
  const pool = createRecordingPool(likely);
  try {
    const { runCheck } = await import('./_validate-run.ts');
    return await runCheck(wanted, memory, pool, context);
  } finally {
    await pool.end();
  }
}

/** How many files a check will be about, as far as a look at the usual places tells; that a cache knows most of them is not known yet. */
function likelyFiles({ given }: ValidateFlags, { cached, database }: MemoryFlags, { world, projectDir, cwd }: CommandContext): number {
  const dir = displayPath(projectDir, cwd);
  if (given.articles !== undefined || (cached && (database !== undefined || world.files.stat(joinPath(dir, '.slugline/check.db')) !== undefined))) return 0;
  const places = given.paths ?? [joinPath(dir, 'output')];
  return places.reduce((sum, place) => sum + (world.files.survey(place, 'names')?.names.length ?? 1), 0);
}

/** What may be remembered: checks of files, by names that can be looked at again. */
function memoryOf({ given, fix, baseline, asOf }: ValidateFlags, flags: Flags, context: CommandContext): MemoryFlags {
  const cached = flags['cache'] !== false;
  const { paths, articles } = given;
  const lookable = articles === undefined && fix === undefined && baseline === undefined && paths?.some((path) => /[*?[{]/.test(path)) !== true;
  return {
    cached, database: cached ? databaseUrl(context, flags) : undefined, verify: flags['verify'] === true,
    asked: cached && lookable ? { paths: paths?.map((path) => resolve(context.cwd, path)), asOf, cwd: context.cwd } : undefined,
  };
}
