import { refreshFetched } from '../fetched.ts';
import { createLanguages } from '../languages.ts';
import { proposeLinks, type Proposal } from '../link-plan.ts';
import { openLinkSite, type FileChange, type LinkSite } from '../link-site.ts';
import type { ReasonedLink } from '../links.ts';
import { codeKey } from '../look.ts';
import { formatProblem, type Problem } from '../model/errors.ts';
import { loadProject, type Project } from '../project.ts';
import { publish } from '../publish.ts';
import { locales, outputs } from '../registry.ts';
import { setUp } from '../setup.ts';
import { graphDot } from '../text/graph-dot.ts';
import { graphSvg } from '../text/graph-svg.ts';
import { nearest } from '../text/nearest.ts';
import { joinPath } from '../text/paths.ts';
import { unifiedDiff } from '../text/unified-diff.ts';
import { explanation } from './_link-explain.ts';
import { linkReading } from './_link-pool.ts';
import { linkReport } from './_link-report.ts';
import { textFlag, usage, type Flags } from './_usage.ts';
import { writeOrThrow } from './_validate-report.ts';
import { displayPath } from './_validate-flags.ts';
import type { CommandContext } from './context.ts';

/** Size of the picture; it scales. */
const PICTURE = { width: 1600, height: 1000 };

/** The work of `slugline link`. @returns exit code: 1 when links lead nowhere or articles cannot be read */
export async function link(flags: Flags, context: CommandContext): Promise<number> {
  const notices = await refreshFetched(context.world, context.projectDir, context.signal);
  const dir = displayPath(context.projectDir, context.cwd);
  const project = loadProject(context.world, dir);
  const store = flags['cache'] === false ? undefined : await context.world.openLinkStore?.(joinPath(dir, '.slugline/links.db'));
  const site = await openLinkSite({
    files: context.world.files, project, languages: createLanguages(locales), today: context.world.now().toISOString().slice(0, 10),
    reading: linkReading,
    drafts: flags['drafts'] === true ? true : undefined,
    store: store === undefined ? undefined : { store, code: codeKey(context.world.files), now: context.world.now().getTime() },
  });
  store?.close();
  for (const problem of [...notices, ...project.problems, ...site.problems, ...site.notices]) context.stderr(`${formatProblem(problem)}\n`);

  const format = context.json ? 'json' : (textFlag(flags, 'format') ?? 'human');
  const give = (text: string): void => {
    const file = textFlag(flags, 'output');
    if (file === undefined) context.stdout(text);
    else writeOrThrow(context.world.files, file, text);
  };
  const failed = (): number => (site.problems.length + site.plan.graph().brokenTargets.length + site.plan.graph().brokenAnchors.length > 0 ? 1 : 0);
  if (format === 'dot' || format === 'svg') {
    give(format === 'dot' ? graphDot(site.plan.graph()) : graphSvg(site.plan.graph(), PICTURE));
    return failed();
  }
  const explained = textFlag(flags, 'explain');
  if (explained !== undefined) {
    give(explanation(site, known(explained, site), format === 'json'));
    return 0;
  }
  const targets = Array.isArray(flags['to']) ? new Set((flags['to'] as string[]).map((slug) => known(slug, site))) : undefined;
  const proposals = await proposeLinks(site.plan, site.editable, site.load, targets);
  if (flags['diff'] === true) {
    give(site.changes(proposals).map(({ file, before, after }) => unifiedDiff(displayPath(file, context.cwd), before, after)).join(''));
    return failed();
  }
  const written = flags['write'] === true ? await writeLinks(site, proposals, project, context) : undefined;
  give(format === 'json' ? linksJson(site, proposals, written) : linkReport(site.plan.graph(), relatedOf(site), proposals, written));
  return failed();
}

/** @throws SluglineError USAGE for a slug that is no article */
function known(slug: string, { plan }: LinkSite): string {
  if (plan.corpus.bySlug(slug) !== undefined) return slug;
  const near = nearest(slug, plan.articles.map(({ entry }) => entry.slug));
  throw usage(`there is no article "${slug}"`, near === undefined ? 'Articles go by their slugs, as in `slugline link --json`.' : `Did you mean "${near}"?`);
}

/** Makes the links, and tells the manifest of the new texts. */
async function writeLinks(site: LinkSite, proposals: readonly Proposal[], project: Project, context: CommandContext): Promise<FileChange[]> {
  const changes = site.changes(proposals);
  site.write(changes);
  const { workspace, paths } = setUp(context.world, project, { provider: 'offline' });
  if (changes.some(({ file }) => file.startsWith(`${paths.dir}/`))) {
    const problems: Problem[] = await publish({ workspace, world: context.world, outputs, paths, finished: [], totals: { changed: 0 } });
    for (const problem of problems) context.stderr(`${formatProblem(problem)}\n`);
  }
  return changes;
}

/** Everything for programs. */
function linksJson(site: LinkSite, proposals: readonly Proposal[], written: readonly FileChange[] | undefined): string {
  const related = Object.fromEntries(relatedOf(site).map(([slug, links]) => [slug, links.map((one) => ({ ...one, relevance: rounded(one.relevance) }))]));
  const told = proposals.map(({ from, file, line, slug, path, anchor, strength, nearness, orphan }) => ({ from, file, line, to: slug, path, anchor, strength: rounded(strength), relevance: rounded(nearness), orphan }));
  return `${JSON.stringify({ version: 1, graph: site.plan.graph(), related, proposals: told, written: written === undefined ? null : written.map(({ file, links }) => ({ file, links: links.length })) }, null, 2)}\n`;
}

/** The related list of every published article. */
function relatedOf({ plan }: LinkSite): [slug: string, links: ReasonedLink[]][] {
  return plan.articles.filter(({ entry }) => !entry.draft && entry.title !== '').map(({ entry }) => [entry.slug, plan.related(entry.slug)]);
}

function rounded(value: number): number {
  return Math.round(value * 1000) / 1000;
}
