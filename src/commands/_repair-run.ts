import { resolve } from 'node:path';
import { normalFile } from '../check-paths.ts';
import { refreshFetched } from '../fetched.ts';
import { createLanguages } from '../languages.ts';
import { formatProblem, type Problem } from '../model/errors.ts';
import { repairArticles, type Repair, type RepairedFile } from '../mend-site.ts';
import { outputPaths, readString } from '../place.ts';
import { CONFIG_FILE, loadProject, type Project } from '../project.ts';
import { publish } from '../publish.ts';
import { locales, outputs, rules } from '../registry.ts';
import { setUp } from '../setup.ts';
import { joinPath } from '../text/paths.ts';
import { diffOf } from './_diff.ts';
import { fileMachine } from './_machine.ts';
import { repairJson, repairText } from './_repair-report.ts';
import { loadSettings } from './_settings.ts';
import { displayPath } from './_validate-flags.ts';
import { reasonOf } from './_validate-report.ts';
import type { CommandContext } from './context.ts';
import type { RepairFlags } from './repair.ts';

const INTERRUPTED = 130;

/** The work of `slugline repair`. @returns exit code: 1 when errors are left, or files could not be written */
export async function repair(flags: RepairFlags, context: CommandContext): Promise<number> {
  const dir = displayPath(context.projectDir, context.cwd);
  const config = loadSettings(context.world.files, dir);
  if (!flags.write || config === undefined) return repairAll(dir, config !== undefined, flags, context);
  // A run of `generate` at the same time would write the same articles.
  const lock = await fileMachine(context, {}, 'repair --write').lockRun(resolve(context.cwd, joinPath(dir, '.slugline/run.lock')));
  try {
    return await repairAll(dir, true, flags, context);
  } finally {
    await lock.release();
  }
}

async function repairAll(dir: string, inProject: boolean, { paths, write, only, related, asOf }: RepairFlags, context: CommandContext): Promise<number> {
  const { world } = context;
  const used = inProject ? await refreshFetched(world, dir, context.signal) : [];
  const project = inProject ? loadProject(world, dir) : undefined;
  if (project === undefined && !context.quiet) context.stderr(`There is no ${CONFIG_FILE} in "${context.projectDir}": repairing without the settings of a site, so nothing is added.\n`);
  const done = await repairArticles({ files: world.files, languages: createLanguages(locales), rules, project, paths, asOf, only, related, signal: context.signal });
  for (const problem of [...used, ...(project?.problems ?? []), ...done.notices]) context.stderr(`${formatProblem(problem)}\n`);
  if (context.signal.aborted) return INTERRUPTED;

  const changed = done.files.filter(({ before, after }) => before !== after);
  const { written, problems } = write ? await writeAll(changed, project, context) : { written: [], problems: [] };
  for (const problem of problems) context.stderr(`${formatProblem(problem)}\n`);
  give(done, changed, write ? written : undefined, only !== undefined, context);
  return done.result.summary.errors > 0 || problems.length > 0 ? 1 : 0;
}

/** The diff is the result of a dry run and the list stands beside it; of a run that writes, the list is the result. */
function give(done: Repair, changed: readonly RepairedFile[], written: readonly RepairedFile[] | undefined, partly: boolean, context: CommandContext): void {
  const diff = (): string => diffOf(changed.map(({ file, before, after }) => ({ file, before, after })), context);
  if (context.json) context.stdout(repairJson(done, written, written === undefined ? diff() : undefined));
  else if (written === undefined) {
    context.stdout(diff());
    if (!context.quiet) context.stderr(repairText(done, written, partly));
  } else context.stdout(repairText(done, written, partly));
}

/** Writes what is still as it was read; then the manifest, where there is one, gets the new texts. */
async function writeAll(changed: readonly RepairedFile[], project: Project | undefined, context: CommandContext): Promise<{ written: RepairedFile[]; problems: Problem[] }> {
  const { files } = context.world;
  const problems: Problem[] = [];
  const paths = project === undefined ? undefined : outputPaths(joinPath(project.dir, project.config.output.dir.replace(/\/+$/, '')));
  const own = paths !== undefined && changed.some(({ file }) => normalFile(file).startsWith(`${normalFile(paths.dir)}/`)) && files.stat(paths.manifest) !== undefined;
  // A project that cannot be set up for its manifest is told so before anything is written.
  const setup = own && project !== undefined ? setUp(context.world, project, { provider: 'offline' }) : undefined;
  const written = changed.filter(({ file, before, after }) => {
    try {
      if (readString(files, file) !== before) problems.push({ code: 'FILE_UNWRITABLE', file, message: 'the file has changed while it was being repaired, so it was left as it is', help: 'Run again.' });
      else {
        files.write(file, after);
        return true;
      }
    } catch (error) {
      problems.push({ code: 'FILE_UNWRITABLE', file, message: `the repairs cannot be written: ${reasonOf(error)}`, help: 'Check that you may write here, then run again.' });
    }
    return false;
  });
  if (setup !== undefined && written.length > 0) problems.push(...await publish({ workspace: setup.workspace, world: context.world, outputs, paths: setup.paths, finished: [], totals: { changed: 0 } }));
  return { written, problems };
}
