import type { Command } from 'commander';
import { articleFiles, documentOf, slugOfFile } from '../articles.ts';
import { factDate, factSource, factUses, isExpired, type FactUse } from '../fact-ledger.ts';
import { createLanguages } from '../languages.ts';
import { openShelf } from '../locks.ts';
import type { Fact } from '../model/brief.ts';
import { formatProblem, problemsOf, SluglineError, type Problem } from '../model/errors.ts';
import { outputPaths } from '../place.ts';
import { loadProject, readText, type Project } from '../project.ts';
import { locales } from '../registry.ts';
import { daysBetween } from '../text/dates.ts';
import type { Document } from '../text/document.ts';
import { nearest } from '../text/nearest.ts';
import { joinPath } from '../text/paths.ts';
import { factJson, factReport, factsReport, type LedgerRow } from './_facts-report.ts';
import { textFlag, usage, type Flags } from './_usage.ts';
import { displayPath } from './_validate-flags.ts';
import type { CommandContext } from './context.ts';


export function configure(command: Command): void {
  command.description('list the facts, how old they are, and the articles that state them; or tell all of one')
    .argument('[id]', 'the fact to tell of, with every article and line that states it')
    .option('--expired', 'only facts that may no longer be stated')
    .option('--unused', 'only facts that no article states')
    .option('--stale <days>', 'only facts that were looked at longer ago')
    .addHelpText('after', '\nAn article states a fact where it links to it, or where a number of the fact stands in a sentence about the same.\nExit code: 0 done, 1 a placed article states a fact that is expired or has no source, or something could not be read, 2 could not run.');
}

export async function run(args: readonly string[], flags: Flags, context: CommandContext): Promise<number> {
  const [id] = args;
  const stale = textFlag(flags, 'stale');
  if (stale !== undefined && !/^\d{1,5}$/.test(stale)) throw usage(`--stale ${stale}: expected a number of days`, 'For example: --stale 180');
  if (id !== undefined && (stale !== undefined || flags['expired'] === true || flags['unused'] === true)) throw usage(`"${id}" is one fact, and --expired, --unused and --stale choose from all`, 'Leave out one of them.');
  const project = loadProject(context.world, displayPath(context.projectDir, context.cwd));
  const today = context.world.now().toISOString().slice(0, 10);
  const { rows, problems } = rowsOf(project, today, context);
  const shown = rows.filter((row) => (id === undefined || row.fact.id === id)
    && (flags['expired'] !== true || row.expired) && (flags['unused'] !== true || row.uses.length === 0) && (stale === undefined || (row.age ?? -1) > Number(stale)));
  if (id !== undefined && shown.length === 0) throw noFact(id, rows);
  if (context.json) context.stdout(`${JSON.stringify({ version: 1, asOf: today, facts: shown.map(factJson) }, null, 2)}\n`);
  else context.stdout(id === undefined ? factsReport(shown, rows.length) : shown.map(factReport).join('\n'));
  for (const problem of problems) context.stderr(`${formatProblem(problem)}\n`);
  return problems.length > 0 || shown.some((row) => (row.expired || row.source === undefined) && row.uses.some((use) => use.placed && use.line !== null)) ? 1 : 0;
}

function noFact(id: string, rows: readonly LedgerRow[]): SluglineError {
  const near = nearest(id, rows.map((row) => row.fact.id));
  return usage(`there is no fact "${id}"`, near === undefined ? '`slugline facts` lists all.' : `Did you mean "${near}"?`);
}

/** All facts with their uses: the ledger's, then those of each brief. */
export function rowsOf(project: Project, today: string, { world }: Pick<CommandContext, 'world'>): { rows: LedgerRow[]; problems: Problem[] } {
  const rowOf = (fact: Fact, place: { file: string; line?: number }, brief?: string): LedgerRow => {
    const date = factDate(fact);
    const age = date === undefined ? undefined : Math.max(0, daysBetween(date, today));
    return { fact, brief, file: place.file, line: place.line, source: factSource(fact), date, age, expired: isExpired(fact, today), uses: [] };
  };
  const shared = project.facts.map((fact) => rowOf(fact, project.factPlaces.get(fact.id) ?? { file: '' }));
  const own = new Map(project.briefs.heads.map(({ slug }): [string, LedgerRow[]] => {
    const brief = project.briefs.get(slug);
    return [slug, (brief?.facts ?? []).map((fact) => rowOf(fact, { file: joinPath(project.dir, brief?.file ?? '') }, slug))];
  }));
  const problems = [...project.problems];
  const paths = outputPaths(joinPath(project.dir, project.config.output.dir.replace(/\/+$/, '')));
  const { locks, problems: lockProblems } = openShelf(world.files, paths);
  problems.push(...lockProblems);
  const languages = createLanguages(locales);
  const files = new Map(articleFiles(world.files, paths.dir).map((file) => [slugOfFile(file), file]));
  // One article after the other: none is kept.
  for (const slug of [...new Set([...files.keys(), ...own.keys()])].sort()) {
    const file = files.get(slug);
    let doc: Document | undefined;
    try {
      if (file !== undefined) doc = documentOf(file, readText(world.files, '.', file) ?? '', languages, project.config, slug);
    } catch (error) {
      problems.push(...problemsOf(error));
    }
    const rows = [...(own.get(slug) ?? []), ...shared];
    const brief = project.briefs.get(slug);
    const tags = Array.isArray(doc?.data['tags']) ? doc.data['tags'].filter((tag) => typeof tag === 'string') : [];
    const values = Object.values(locks.get(slug)?.stages ?? {}).map((stage) => stage.value);
    const found = factUses({ slug, type: brief?.type, locale: brief?.locale ?? doc?.language.tag ?? project.config.site.locale, tags, doc, values }, rows.map((row) => row.fact));
    const told = { slug, file: file ?? paths.lock(slug), placed: file !== undefined };
    for (const row of rows) row.uses.push(...(found.get(row.fact) ?? []).map((use: FactUse) => ({ ...told, ...use })));
  }
  return { rows: [...shared, ...[...own.values()].flat()], problems };
}
