import type { Command } from 'commander';
import { articleFiles, documentOf, findExisting, slugOfFile } from '../articles.ts';
import { normalFile } from '../check-paths.ts';
import { formatProblem, problemsOf, SluglineError, type Problem } from '../model/errors.ts';
import { loadProject, readText, type Project } from '../project.ts';
import { refreshPlan, refreshReasons, refreshRules, type RefreshReason, type RefreshSettings } from '../refresh.ts';
import { rules } from '../registry.ts';
import { setUp, type Setup } from '../setup.ts';
import { joinPath } from '../text/paths.ts';
import { readSearchConsole, trafficByPath, type Traffic } from '../text/search-console.ts';
import { sitePaths } from '../text/site-paths.ts';
import { refreshJson, refreshText } from './_refresh-report.ts';
import { loadSettings } from './_settings.ts';
import { textFlag, usage, type Flags } from './_usage.ts';
import { displayPath } from './_validate-flags.ts';
import type { CommandContext } from './context.ts';

/** A year is how long prices and studies usually stand; two without a change are worth a look. */
const STALE_DAYS = '365';
const AGE_DAYS = '730';

export function configure(command: Command): void {
  command.description('which articles are out of date and why, the urgent ones first; writes nothing, calls no model')
    .option('--stale <days>', 'facts that were looked at longer ago count as old', STALE_DAYS)
    .option('--age <days>', 'articles that nobody has changed for longer are named', AGE_DAYS)
    .option('--search-console <file>', 'clicks of two periods, a CSV export: pages that lose readers are named')
    .option('--check', 'exit code 1 when something is urgent: an expired fact, or policy that has changed')
    .addHelpText('after', '\nExit code: 0 done, 1 something is urgent (with --check) or could not be read, 2 could not run.');
}

export async function run(args: readonly string[], flags: Flags, context: CommandContext): Promise<number> {
  if (args.length > 0) throw usage(`refresh looks at all articles, and "${args[0] ?? ''}" is named`, 'Leave it out.');
  const [staleDays, ageDays] = [days(flags, 'stale', STALE_DAYS), days(flags, 'age', AGE_DAYS)];
  const { world } = context;
  const dir = displayPath(context.projectDir, context.cwd);
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
  const report = { asOf: today, articles: files, plan, otherPages: traffic?.rows.filter((path) => path === undefined || !paths.has(path)).length };
  context.stdout(context.json ? refreshJson(report) : refreshText(report));
  // A post that cannot be read is met twice: as what the blog has, and as an article.
  for (const problem of new Set(problems.map(formatProblem))) context.stderr(`${problem}\n`);
  return problems.length > 0 || (flags['check'] === true && plan.some(({ urgency }) => urgency === 'urgent')) ? 1 : 0;
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
