import { startDesk, type RunningDesk } from '../desk/server.ts';
import { withinProject, withoutDir } from '../desk/reading.ts';
import type { FactRow, FactsAnswer } from '../desk/shapes.ts';
import { createLanguages } from '../languages.ts';
import { codeKey } from '../look.ts';
import { formatProblem } from '../model/errors.ts';
import { loadProject, type Project } from '../project.ts';
import { locales, rules } from '../registry.ts';
import { joinPath } from '../text/paths.ts';
import { validateArticles } from '../validate.ts';
import type { LedgerRow } from './_facts-report.ts';
import { machineOf } from './_machine.ts';
import { createRecordingPool } from './_recording-pool.ts';
import { displayPath } from './_validate-flags.ts';
import type { CommandContext } from './context.ts';

/** The work of `slugline preview`: the desk with what commands share. @throws SluglineError when the project cannot be read, or the port is taken */
export async function openDesk(port: number, context: CommandContext): Promise<RunningDesk> {
  const { world } = context;
  const dir = displayPath(context.projectDir, context.cwd);
  const day = (): string => world.now().toISOString().slice(0, 10);
  return startDesk({
    world, dir, shownDir: dir === '.' ? context.cwd : dir,
    person: world.env('USER') ?? world.env('USERNAME') ?? '',
    machine: machineOf(context, {}, 'preview'),
    basis: async (project: Project) => (await import('./_forecast.ts')).forecastBasis(context, project, {}),
    async facts(): Promise<FactsAnswer> {
      const { rowsOf } = await import('./facts.ts');
      const project = loadProject(world, dir);
      const { rows, problems } = rowsOf(project, day(), context);
      return { today: day(), facts: rows.map((row) => factRow(row, dir)), problems: problems.map((problem) => withoutDir(formatProblem(problem), dir)) };
    },
    async checkAll() {
      const project = loadProject(world, dir);
      const store = await world.openCheckCache?.(joinPath(dir, '.slugline/check.db'));
      const pool = createRecordingPool(0);
      try {
        const { result } = await validateArticles({
          files: world.files, languages: createLanguages(locales), rules, asOf: day(), project, recording: (setup, tasks) => pool.recording(setup, tasks),
          ...(store === undefined ? {} : { cache: { store, code: codeKey(world.files), now: world.now().getTime() } }),
        });
        return result;
      } finally {
        store?.close();
        await pool.end();
      }
    },
  }, port);
}

function factRow({ fact, brief, file, line, source, date, age, expired, uses }: LedgerRow, dir: string): FactRow {
  return {
    id: fact.id, text: fact.text, source: source ?? '', date: date?.slice(0, 10) ?? '', age: age ?? null, expires: fact.expires?.slice(0, 10) ?? '', expired,
    brief: brief ?? '', place: `${withinProject(file, dir)}${line === undefined ? '' : `:${line}`}`, uses: uses.map(({ slug, line: at, text, differs, by }) => ({ slug, line: at, text, differs, by })),
  };
}
