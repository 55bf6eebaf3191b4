import type { DeskOptions } from '../desk/desk.ts';
import { withinProject, withoutDir } from '../desk/reading.ts';
import type { FactRow, FactsAnswer } from '../desk/shapes.ts';
import { formatProblem } from '../model/errors.ts';
import { loadProject, type Project } from '../project.ts';
import type { LedgerRow } from './_facts-report.ts';
import { machineOf } from './_machine.ts';
import { siteThreads } from './_preview-threads.ts';
import type { CommandContext } from './context.ts';

/** What the desk needs and commands share, loaded when the desk is open already. */

export function deskOptions(dir: string, context: CommandContext): DeskOptions {
  const { world } = context;
  const day = (): string => world.now().toISOString().slice(0, 10);
  return {
    world, dir, shownDir: dir === '.' ? context.cwd : dir,
    person: world.env('USER') ?? world.env('USERNAME') ?? '',
    machine: machineOf(context, {}, 'preview'),
    basis: async (project: Project) => (await import('./_forecast.ts')).forecastBasis(context, project, {}),
    async facts(): Promise<FactsAnswer> {
      const { rowsOf } = await import('./facts.ts');
      const { rows, problems } = rowsOf(loadProject(world, dir), day(), context);
      return { today: day(), facts: rows.map((row) => factRow(row, dir)), problems: problems.map((problem) => withoutDir(formatProblem(problem), dir)) };
    },
    site: siteThreads(dir, () => ({ today: day(), now: world.now().getTime() })),
  };
}

function factRow({ fact, brief, file, line, source, date, age, expired, uses }: LedgerRow, dir: string): FactRow {
  return {
    id: fact.id, text: fact.text, source: source ?? '', date: date?.slice(0, 10) ?? '', age: age ?? null, expires: fact.expires?.slice(0, 10) ?? '', expired,
    brief: brief ?? '', place: `${withinProject(file, dir)}${line === undefined ? '' : `:${line}`}`, uses: uses.map(({ slug, line: at, text, differs, by }) => ({ slug, line: at, text, differs, by })),
  };
}
