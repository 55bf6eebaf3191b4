import { realpathSync } from 'node:fs';
import { join, relative, resolve, sep } from 'node:path';
import { formatProblem, SluglineError, type Problem } from '../model/errors.ts';
import type { SiteConfig } from '../model/site.ts';
import { outputPaths, readString } from '../place.ts';
import { CONFIG_FILE } from '../project.ts';
import { planSync, plainTarget, type FileChange, type SyncItem } from '../sync.ts';
import { openBlog, SYNC_DIR, type BlogDirectory } from '../sync-blog.ts';
import { redirectsFor, withRedirects, type Redirect } from '../sync-redirects.ts';
import { sourceArticles } from '../sync-source.ts';
import { joinPath } from '../text/paths.ts';
import { unifiedDiff } from '../text/unified-diff.ts';
import { diffOf } from './_diff.ts';
import { fileMachine } from './_machine.ts';
import { loadSettings } from './_settings.ts';
import { gitRoot } from './_git.ts';
import { commitPaths, stagedPaths } from './_sync-git.ts';
import { conflictText, syncJson, syncText } from './_sync-report.ts';
import { createGuard } from './_sync-safety.ts';
import { usage } from './_usage.ts';
import { displayPath } from './_validate-flags.ts';
import { reasonOf, writeOrThrow } from './_validate-report.ts';
import type { CommandContext } from './context.ts';
import type { SyncFlags } from './sync.ts';

/** The work of `slugline sync`. @returns exit code: 1 when an article is in conflict, or something cannot be read or written */
export async function sync(flags: SyncFlags, context: CommandContext): Promise<number> {
  const dir = displayPath(context.projectDir, context.cwd);
  const config = loadSettings(context.world.files, dir);
  if (config === undefined) throw new SluglineError({ code: 'CONFIG_MISSING', file: joinPath(dir, CONFIG_FILE), message: 'there is no slugline.config.yaml here, so this is no Slugline project', help: 'Run `slugline init` to make one, or name the project with --project DIR.' });
  // `generate` writes the same articles, and a second sync the same blog.
  const lock = flags.writes ? await fileMachine(context, {}, 'sync').lockRun(resolve(context.cwd, joinPath(dir, '.slugline/run.lock'))) : undefined;
  try {
    return syncProject(dir, config, flags, context);
  } finally {
    await lock?.release();
  }
}

function syncProject(dir: string, config: SiteConfig, flags: SyncFlags, context: CommandContext): number {
  const { files } = context.world;
  const paths = outputPaths(joinPath(dir, config.output.dir.replace(/\/+$/, '')));
  const target = resolve(context.cwd, flags.to);
  const shown = displayPath(flags.to, context.cwd).replace(/\/+$/, '');
  checkTarget(target, resolve(context.cwd, paths.dir), flags, context);
  const root = flags.commit === undefined && flags.patch === undefined ? undefined : gitRoot(target);
  if (flags.commit !== undefined) checkCheckout(root, shown);
  const { articles, problems } = sourceArticles(files, paths);
  const guard = createGuard(target);
  const blog = openBlog(files, shown, guard);
  for (const slug of [...flags.keep, ...flags.restore]) if (!articles.some((article) => article.slug === slug)) throw usage(`there is no article "${slug}" in ${paths.dir}`, 'Articles go by their slugs, as in `slugline sync --json`.');
  const items = planSync({ articles, blog, dir: shown, toTarget: plainTarget(flags.layout, flags.ext), drafts: flags.drafts, remove: flags.remove, keep: new Set(flags.keep), restore: new Set(flags.restore) });
  const wanted = redirectsFor(items, config);
  const redirects = flags.redirects === undefined ? undefined : plannedRedirects(flags.redirects, wanted, context);
  problems.push(...(redirects?.problems ?? []));
  const touched: string[] = [];
  let result = items;
  if (flags.writes) {
    result = items.map((item) => written(item, target, shown, guard, blog, problems, context, touched));
    if (redirects !== undefined && redirects.after !== redirects.before) {
      writeOrThrow(files, redirects.file, redirects.after);
      touched.push(redirects.file);
    }
  }
  let commit: string | undefined;
  if (flags.commit !== undefined && root !== undefined && touched.length > 0) commit = committed(root, touched, flags.commit, problems, context);
  const report = { dir: shown, items: result, redirects: redirects?.added ?? wanted, redirectsFile: redirects?.file, dryRun: !flags.writes, commit, problems };
  if (flags.patch !== undefined) writeOrThrow(files, flags.patch, patchOf(items, redirects, target, root ?? realpathSync(target), context));
  const diff = flags.dryRun && !context.json;
  if (diff) context.stdout(diffOf(items.flatMap(({ changes }) => changes.filter(({ path }) => !path.startsWith(`${SYNC_DIR}/`)).map((change) => ({ ...change, file: `${shown}/${change.path}` }))), context));
  for (const problem of problems) context.stderr(`${formatProblem(problem)}\n`);
  const conflicts = result.filter(({ state }) => state === 'conflict');
  if (!context.json) for (const item of conflicts) context.stderr(conflictText(item, shown));
  if (context.json) context.stdout(syncJson(report));
  else if (diff) context.stderr(context.quiet ? '' : syncText(report));
  else context.stdout(syncText(report));
  return conflicts.length + problems.length > 0 ? 1 : 0;
}

/** @throws SluglineError USAGE */
function checkTarget(target: string, output: string, { to }: SyncFlags, { world }: CommandContext): void {
  const stat = world.files.stat(target);
  if (stat === undefined || !stat.isDirectory) throw usage(`--to ${to}: ${stat === undefined ? 'there is no such directory' : 'this is a file'}`, 'Name the directory of the blog in which its articles lie; make it first when it is new.');
  const [place, own] = [realpathSync(target), world.files.stat(output) === undefined ? output : realpathSync(output)];
  if (place === own || `${place}${sep}`.startsWith(`${own}${sep}`)) throw usage(`--to ${to}: this is the output directory itself`, 'Name a directory of the blog.');
}

/** @throws SluglineError USAGE where a commit would take more along than sync wrote */
function checkCheckout(root: string | undefined, shown: string): void {
  if (root === undefined) throw usage(`--commit: ${shown} is no git checkout`, 'Leave out --commit, or name a directory in a checkout.');
  const staged = stagedPaths(root);
  if (staged.length > 0) throw usage(`--commit: there are staged changes in ${root} (${staged.slice(0, 3).join(', ')}${staged.length > 3 ? ', …' : ''}), and they would get into the commit`, 'Commit or unstage them first.');
}

interface PlannedRedirects {
  file: string;
  before: string | undefined;
  after: string;
  added: Redirect[];
  problems: Problem[];
}

function plannedRedirects(given: string, wanted: readonly Redirect[], { world }: CommandContext): PlannedRedirects {
  const before = readString(world.files, given);
  const { text, ...more } = withRedirects(given, before, wanted);
  return { file: given, before, after: text, ...more };
}

/** Writes the files of one article, as long as they are what was read. */
function written(item: SyncItem, target: string, shown: string, guard: (path: string) => string | undefined, blog: BlogDirectory, problems: Problem[], { world }: CommandContext, touched: string[]): SyncItem {
  for (const { path, before, after } of item.changes) {
    const place = `${target}/${path}`;
    const fail = (message: string, help: string): SyncItem => ({ ...item, state: 'conflict', problem: { code: 'FILE_UNWRITABLE', file: `${shown}/${path}`, message, help } });
    const why = guard(path);
    if (why !== undefined) return fail(why, 'Put a real file there.');
    try {
      if (!path.startsWith(`${SYNC_DIR}/`) && blog.read(path) !== before) return fail('the file changed while sync was at work, so it was left alone', 'Run again.');
      if (after === undefined) world.files.remove(place);
      else world.files.write(place, after);
      touched.push(place);
    } catch (error) {
      problems.push(...(error instanceof SluglineError ? error.problems : [{ code: 'FILE_UNWRITABLE' as const, file: `${shown}/${path}`, message: `the file cannot be written: ${reasonOf(error)}`, help: 'Check the permissions and the free space, then run again.' }]));
      return item;
    }
  }
  return item;
}

function committed(root: string, touched: readonly string[], message: string, problems: Problem[], { cwd }: CommandContext): string | undefined {
  try {
    return commitPaths(root, touched.map((path) => inside(root, resolve(cwd, path))).filter((path) => path !== undefined), message);
  } catch (error) {
    if (!(error instanceof SluglineError)) throw error;
    problems.push(...error.problems);
    return undefined;
  }
}

/** A patch of everything, for `git apply` in the checkout, or in the directory where there is none. */
function patchOf(items: readonly SyncItem[], redirects: PlannedRedirects | undefined, target: string, root: string, { cwd }: CommandContext): string {
  const changes: FileChange[] = items.flatMap((item) => item.changes.map((change) => ({ ...change, path: inside(root, join(target, change.path)) ?? change.path })));
  if (redirects !== undefined && redirects.after !== (redirects.before ?? '')) {
    const path = inside(root, resolve(cwd, redirects.file));
    if (path === undefined) throw usage(`--redirects ${redirects.file} lies outside of what the patch is for`, `Name a file in ${root}, or leave out --patch.`);
    changes.push({ path, before: redirects.before, after: redirects.after });
  }
  return changes.map(({ path, before, after }) => unifiedDiff(path, before, after)).join('');
}

/** A path relative to a checkout; undefined when it lies elsewhere. Files may be gone, so their folders are what is resolved. */
function inside(root: string, path: string): string | undefined {
  const way = relative(root, real(path));
  return way.startsWith('..') ? undefined : way.replaceAll(sep, '/');
}

function real(path: string): string {
  try {
    return realpathSync(path);
  } catch {
    const parent = resolve(path, '..');
    return parent === path ? path : join(real(parent), path.slice(parent.length));
  }
}
