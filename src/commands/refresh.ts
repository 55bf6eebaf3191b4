import type { Command } from 'commander';
import { articleFiles, documentOf, findExisting, slugOfFile } from '../articles.ts';
import { normalFile } from '../check-paths.ts';
import { formatProblem, problemsOf, SluglineError, type Problem } from '../model/errors.ts';
import { loadProject, readText, type Project } from '../project.ts';
import { refreshPlan, refreshReasons, refreshRules, type RefreshItem, type RefreshReason, type RefreshSettings } from '../refresh.ts';
import { rules } from '../registry.ts';
import { setUp, type Setup } from '../setup.ts';
import { joinPath } from '../text/paths.ts';
import { readSearchConsole, trafficByPath, type Traffic } from '../text/search-console.ts';
import { sitePaths } from '../text/site-paths.ts';
import { resultText } from './_progress.ts';
import { refreshJson, refreshText } from './_refresh-report.ts';
import { loadSettings } from './_settings.ts';
import { STORE_FLAG, textFlag, usage, type Flags } from './_usage.ts';
import { displayPath } from './_validate-flags.ts';
import type { CommandContext } from './context.ts';
import { exitCode, INTERRUPTED } from './generate.ts';

/** A year is how long prices and studies usually stand; two without a change are worth a look. */
const STALE_DAYS = '365';
const AGE_DAYS = '730';

export function configure(command: Command): void {
  command.description('which articles are out of date and why, the urgent ones first; --write has a model make the named parts anew')
    .option('--stale <days>', 'facts that were looked at longer ago count as old', STALE_DAYS)
    .option('--age <days>', 'articles that nobody has changed for longer are named', AGE_DAYS)
    .option('--search-console <file>', 'clicks of two periods, a CSV export: pages that lose readers are named')
    .option('--check', 'exit code 1 when something is urgent: an expired fact, or policy that has changed')
    .option('--write', 'have a model write the parts anew that are out of date; the rest of each article stays word for word')
    .option('--only <slug>', 'with --write: just this article')
    .option('--provider <name>', 'with --write: who writes')
    .option('--model <name>', 'with --write: the model, instead of the one in the config')
    .option('--budget <usd>', 'with --write: US dollars it may spend')
    .option('--yes', 'with --write: do not ask before spending more than model.confirmAbove')
    .option(STORE_FLAG[0], `with --write: ${STORE_FLAG[1]}`)
    .option('--wait <seconds>', 'with --write: wait this long when another run is at work on the project')
    .addHelpText('after', '\nExit code: 0 done, 1 something is urgent (with --check) or could not be read, 2 could not run.');
}

export async function run(args: readonly string[], flags: Flags, context: CommandContext): Promise<number> {
  if (args.length > 0) throw usage(`refresh looks at all articles, and "${args[0] ?? ''}" is named`, 'Leave it out.');
  const [staleDays, ageDays] = [days(flags, 'stale', STALE_DAYS), days(flags, 'age', AGE_DAYS)];
  const { world } = context;
  const dir = displayPath(context.projectDir, context.cwd);
  const write = flags['write'] === true;
  const missing = ['only', 'provider', 'model', 'budget', 'yes', 'store', 'wait'].find((name) => flags[name] !== undefined);
  if (!write && missing !== undefined) throw usage(`--${missing} goes with --write`, 'Without --write nothing is written or spent.');
  // Without the clock: links of briefs to expired facts are what is looked for, not a fault of the project.
  const project = loadProject({ files: world.files, ...(world.prepare === undefined ? {} : { prepare: world.prepare }) }, dir);
  loadSettings(world.files, dir);
  // The offline writer needs no key, and nobody is asked to write.
  const setup = setUp(world, project, { provider: 'offline' });
  const { workspace } = setup;
  const table = textFlag(flags, 'searchConsole');
  const traffic = table === undefined ? undefined : trafficOf(displayPath(table, context.cwd), project, context);
  const today = world.now().toISOString().slice(0, 10);
  const settings: RefreshSettings = {
    config: project.config, today, staleDays, ageDays, rules: refreshRules(rules, project.config),
    promptOf(id) {
      const stage = workspace.stages.find((one) => one.id === id);
      return stage === undefined ? undefined : { name: `prompts/${stage.prompt}.hbs`, hash: workspace.prompts.hash(stage.prompt) };
    },
  };
  const problems: Problem[] = [...project.problems, ...setup.problems];
  const { looked, files, paths } = lookAtAll(project, setup, settings, traffic, problems, context);
  const plan = refreshPlan(looked);
  if (write) return writeNamed(plan, problems, flags, context, dir);
  const report = { asOf: today, articles: files, plan, otherPages: traffic?.rows.filter((path) => path === undefined || !paths.has(path)).length };
  context.stdout(context.json ? refreshJson(report) : refreshText(report));
  // A post that cannot be read is met twice: as what the blog has, and as an article.
  for (const problem of new Set(problems.map(formatProblem))) context.stderr(`${problem}\n`);
  return problems.length > 0 || (flags['check'] === true && plan.some(({ urgency }) => urgency === 'urgent')) ? 1 : 0;
}

/** Makes the named parts anew and tells what came of it; what no model can do is named. Exit code 1 when something is left undone. */
async function writeNamed(plan: readonly RefreshItem[], problems: readonly Problem[], flags: Flags, context: CommandContext, dir: string): Promise<number> {
  const { chooseParts, writeParts } = await import('./_refresh-write.ts');
  // With the clock: expired facts are not offered any more.
  const project = loadProject(context.world, dir);
  const only = textFlag(flags, 'only');
  if (only !== undefined && !plan.some(({ slug }) => slug === only)) throw usage(`--only ${only}: nothing is out of date there`, 'slugline refresh names the articles.');
  const { parts, whole } = chooseParts(plan.filter(({ slug }) => only === undefined || slug === only), new Set(project.briefs.heads.map(({ slug }) => slug)));
  for (const problem of new Set(problems.map(formatProblem))) context.stderr(`${problem}\n`);
  const result = parts.size === 0 ? undefined : await writeParts(project, parts, flags, context);
  if (parts.size > 0 && result === undefined) return INTERRUPTED;
  if (context.json) context.stdout(`${JSON.stringify({ version: 1, result: result ?? null, whole }, null, 2)}\n`);
  else context.stdout(`${result === undefined ? '' : resultText(result, joinPath(dir, project.config.output.dir))}${whole.map(({ slug, why }) => `  ${slug}: ${why}\n`).join('')}${parts.size === 0 && whole.length === 0 ? 'Nothing is out of date.\n' : ''}`);
  const wanted = [...parts.values()].reduce((sum, list) => sum + new Set(list.map(({ part, heading }) => `${part} ${heading}`)).size, 0);
  if (result !== undefined && exitCode(result) !== 0) return exitCode(result);
  return problems.length > 0 || (result?.repairs.mended ?? 0) < wanted ? 1 : 0;
}

interface Looked {
  looked: { slug: string; file: string; reasons: RefreshReason[] }[];
  files: number;
  /** Paths of the pages of all articles. */
  paths: Set<string>;
}

/** Articles of the output directory, then the blog's own posts: one after the other, none is kept. What cannot be read goes to `problems`. */
function lookAtAll(project: Project, { paths: places, workspace }: Setup, settings: RefreshSettings, traffic: TableOfClicks | undefined, problems: Problem[], { world }: CommandContext): Looked {
  const { config } = project;
  const made = articleFiles(world.files, places.dir);
  const known = new Set(made.map(normalFile));
  const slugs = new Set(made.map(slugOfFile));
  const posts = findExisting(world.files, project.dir, config, workspace.languages).files.filter((file) => !known.has(normalFile(file)) && !slugs.has(slugOfFile(file)));
  const { articlePath } = sitePaths(config);
  const paths = new Set<string>();
  const looked: Looked['looked'] = [];
  for (const file of new Set([...made, ...posts])) {
    const slug = slugOfFile(file);
    const own = slugs.has(slug);
    const path = articlePath(slug);
    paths.add(path);
    try {
      const doc = documentOf(file, readText(world.files, '.', file) ?? '', workspace.languages, config, slug);
      if (doc.frontMatterProblem !== undefined) problems.push({ ...doc.frontMatterProblem, file });
      const brief = own ? project.briefs.get(slug) : undefined;
      const clicks = traffic?.byPath.get(path);
      const tags = Array.isArray(doc.data['tags']) ? doc.data['tags'].filter((tag) => typeof tag === 'string') : [];
      const reasons = refreshReasons({
        doc, target: { slug, type: brief?.type, locale: brief?.locale ?? doc.language.tag, tags }, lock: own ? workspace.locks.get(slug) : undefined,
        brief: brief === undefined ? undefined : { hash: brief.hash, file: joinPath(project.dir, brief.file) }, facts: [...(brief?.facts ?? []), ...project.facts],
        traffic: clicks === undefined || traffic === undefined ? undefined : { ...clicks, file: traffic.file },
      }, settings);
      looked.push({ slug, file, reasons });
    } catch (error) {
      problems.push(...problemsOf(error));
    }
  }
  return { looked, files: looked.length, paths };
}

interface TableOfClicks {
  file: string;
  byPath: Map<string, Traffic>;
  /** Path of each row; undefined for other sites. */
  rows: (string | undefined)[];
}

/** @throws SluglineError FILE_UNREADABLE, with lines */
function trafficOf(file: string, { config }: Project, { world }: CommandContext): TableOfClicks {
  const text = readText(world.files, '.', file);
  if (text === undefined) throw new SluglineError({ code: 'FILE_UNREADABLE', file, message: 'there is no such file', help: 'Check the path; it is relative to the directory you run the command in.' });
  const rows = readSearchConsole(text, file);
  const { pathOf } = sitePaths(config);
  return { file, byPath: trafficByPath(rows, config), rows: rows.map(({ url }) => pathOf(url)) };
}

function days(flags: Flags, name: string, given: string): number {
  const value = textFlag(flags, name) ?? given;
  if (!/^\d{1,5}$/.test(value)) throw usage(`--${name} ${value}: expected a number of days`, `For example: --${name} ${given}`);
  return Number(value);
}
