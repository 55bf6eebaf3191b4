import { resolve } from 'node:path';

import { refreshFetched } from '../fetched.ts';
import { createLanguages } from '../languages.ts';
import { proposeLinks, type Proposal } from '../link-plan.ts';
import { openLinkSite, type FileChange, type LinkSite } from '../link-site.ts';
import type { ReasonedLink } from '../links.ts';
import { codeKey } from '../look.ts';
import { formatProblem, type Problem } from '../model/errors.ts';
import { outputPaths } from '../place.ts';
import { loadProject, type Project } from '../project.ts';
import { publish } from '../publish.ts';
import { locales, outputs } from '../registry.ts';
import { setUp } from '../setup.ts';
import { graphDot } from '../text/graph-dot.ts';
import { graphSvg } from '../text/graph-svg.ts';
import { nearest } from '../text/nearest.ts';
import { joinPath } from '../text/paths.ts';
import { diffOf } from './_diff.ts';
import { explanation } from './_link-explain.ts';
import { linkReading } from './_link-pool.ts';
import { linkReport, proposalJson, rounded, writtenReport } from './_link-report.ts';
import { fileMachine } from './_machine.ts';
import { usage } from './_usage.ts';
import { displayPath } from './_validate-flags.ts';
import { writeOrThrow } from './_validate-report.ts';
import type { CommandContext } from './context.ts';
import type { LinkFlags } from './link.ts';

/** Size of the picture; it scales. */
const PICTURE = { width: 1600, height: 1000 };

/** The work of `slugline link`. @returns exit code: 1 when links lead nowhere, or files cannot be read or written */
export async function link(flags: LinkFlags, context: CommandContext): Promise<number> {
  const dir = displayPath(context.projectDir, context.cwd);
  if (flags.proposals !== 'write') return linkProject(dir, flags, context);
  // Before anything is done: loading fails without a project, and no lock is left where there is none.
  loadProject(context.world, dir);
  // A run of `generate` at the same time would write the same articles and locks.
  const lock = await fileMachine(context, {}, 'link --write').lockRun(resolve(context.cwd, joinPath(dir, '.slugline/run.lock')));
  try {
    return await linkProject(dir, flags, context);
  } finally {
    await lock.release();
  }
}

async function linkProject(dir: string, flags: LinkFlags, context: CommandContext): Promise<number> {
  const notices = await refreshFetched(context.world, context.projectDir, context.signal);
  const project = loadProject(context.world, dir);
  const site = await readSite(dir, project, flags, context);
  for (const problem of [...notices, ...project.problems, ...site.problems, ...site.notices]) context.stderr(`${formatProblem(problem)}\n`);
  const give = (text: string): void => {
    if (flags.output === undefined) return context.stdout(text);
    writeOrThrow(context.world.files, flags.output, text);
    if (!context.quiet) context.stderr(`The ${flags.proposals === 'diff' ? 'diff' : 'report'} is in ${flags.output}.\n`);
  };
  const { format, explain } = flags;
  const lost = (): number => site.plan.graph().brokenTargets.length + site.plan.graph().brokenAnchors.length;
  const code = (): number => (site.problems.length + lost() > 0 ? 1 : 0);
  if (explain !== undefined) {
    give(explanation(site, known(explain, site), format === 'json'));
    return site.problems.length > 0 ? 1 : 0;
  }
  if (format === 'dot' || format === 'svg') {
    give(format === 'dot' ? graphDot(site.plan.graph()) : graphSvg(site.plan.graph(), PICTURE));
    return code();
  }
  const targets = flags.to === undefined ? undefined : new Set(flags.to.map((slug) => known(slug, site)));
  const proposals = await proposeLinks(site.plan, site.editable, site.load, targets);
  if (flags.proposals === 'diff') {
    give(diffOf(site.changes(proposals), context));
    return code();
  }
  const made = flags.proposals === 'write' ? await writeLinks(site, proposals, project, context) : undefined;
  if (format === 'json') give(linksJson(site, proposals, made?.written));
  else give(made === undefined ? linkReport(site.plan.graph(), relatedOf(site), proposals) : writtenReport(made.written, lost()));
  return made !== undefined && made.problems.length > 0 ? 1 : code();
}

async function readSite(dir: string, project: Project, { cached, drafts }: LinkFlags, { world }: CommandContext): Promise<LinkSite> {
  const store = cached ? await world.openLinkStore?.(joinPath(dir, '.slugline/links.db')) : undefined;
  try {
    return await openLinkSite({
      files: world.files, project, languages: createLanguages(locales), today: world.now().toISOString().slice(0, 10), reading: linkReading, drafts: drafts || undefined,
      store: store === undefined ? undefined : { store, code: codeKey(world.files), now: world.now().getTime() },
    });
  } finally {
    store?.close();
  }
}

/** @throws SluglineError USAGE for a slug that is no article */
function known(slug: string, { plan }: LinkSite): string {
  if (plan.corpus.bySlug(slug) !== undefined) return slug;
  const near = nearest(slug, plan.articles.map(({ entry }) => entry.slug));
  throw usage(`there is no article "${slug}"`, near === undefined ? 'Articles go by their slugs, as in `slugline link --json`.' : `Did you mean "${near}"?`);
}

/** Makes the links, and tells the manifest of the new texts. */
async function writeLinks(site: LinkSite, proposals: readonly Proposal[], project: Project, context: CommandContext): Promise<{ written: FileChange[]; problems: Problem[] }> {
  const changes = site.changes(proposals);
  const own = `${outputPaths(joinPath(project.dir, project.config.output.dir.replace(/\/+$/, ''))).dir}/`;
  // A project that cannot be set up for its manifest is told so before anything is written.
  const setup = changes.some(({ file }) => file.startsWith(own)) ? setUp(context.world, project, { provider: 'offline' }) : undefined;
  const { written, problems } = site.write(changes);
  if (setup !== undefined && written.length > 0) problems.push(...await publish({ workspace: setup.workspace, world: context.world, outputs, paths: setup.paths, finished: [], totals: { changed: 0 } }));
  for (const problem of problems) context.stderr(`${formatProblem(problem)}\n`);
  return { written, problems };
}

/** Everything for programs. With --write, `graph` and `related` are of before. */
function linksJson(site: LinkSite, proposals: readonly Proposal[], written: readonly FileChange[] | undefined): string {
  const related = Object.fromEntries(relatedOf(site).map(([slug, links]) => [slug, links.map((one) => ({ ...one, relevance: rounded(one.relevance) }))]));
  return `${JSON.stringify({ version: 1, graph: site.plan.graph(), related, proposals: proposals.map(proposalJson), written: written === undefined ? null : written.map(({ file, links }) => ({ file, links: links.length })) }, null, 2)}\n`;
}

/** The related list of every published article. */
function relatedOf({ plan }: LinkSite): [slug: string, links: ReasonedLink[]][] {
  return plan.articles.filter(({ entry, listed }) => !entry.draft && listed !== true).map(({ entry }) => [entry.slug, plan.related(entry.slug)]);
}
