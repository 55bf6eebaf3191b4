import { noteCheck } from '../check-history.ts';
import { rememberCheck } from '../checked.ts';
import { refreshFetched } from '../fetched.ts';
import { prepareHeap } from '../io/heap.ts';
import { createLanguages } from '../languages.ts';
import { codeHash, codeKey, coveredBy, look } from '../look.ts';
import { formatProblem, SluglineError } from '../model/errors.ts';
import { CONFIG_FILE, loadProject } from '../project.ts';
import { locales, rules } from '../registry.ts';
import { joinPath } from '../text/paths.ts';
import { readableSource, validateArticles, type ValidateInput, type Validation } from '../validate.ts';
import type { RecordingPool } from './_recording-pool.ts';
import { loadSettings } from './_settings.ts';
import { displayPath, exitCodeOf, type GivenArticles, type MemoryFlags, type ValidateFlags } from './_validate-flags.ts';
import { giveReport } from './_validate-report.ts';
import type { CommandContext } from './context.ts';

const INTERRUPTED = 130;
/** A check of 10,000 articles keeps some 150 MB: with this it takes half the memory, and a tenth more time. */
const GARBAGE_PERCENT = 50;

/** The check itself, for whatever `validate.ts` could not answer at once. */
export async function runCheck(wanted: ValidateFlags, memory: MemoryFlags, pool: RecordingPool, context: CommandContext): Promise<number> {
  if (!wanted.watch) return checkOnce(wanted, memory, pool, context);
  const { checkOnChange } = await import('./_validate-watch.ts');
  const dir = displayPath(context.projectDir, context.cwd);
  const config = loadSettings(context.world.files, dir);
  const places = [...(wanted.given.paths ?? []), ...(config === undefined ? [] : [config.output.dir, 'briefs', CONFIG_FILE, ...config.content.existing].map((place) => joinPath(dir, place)))];
  await checkOnChange(places, context.signal, async () => {
    try {
      await checkOnce(wanted, memory, pool, context);
    } catch (error) {
      // A config that is being typed: told, and looked at again when it changes.
      if (!(error instanceof SluglineError)) throw error;
      for (const problem of error.problems) context.stderr(`${formatProblem(problem)}\n`);
    }
    context.stderr(`Checked at ${context.world.now().toISOString().slice(11, 19)} UTC. Waiting for changes, Ctrl-C ends.\n`);
  });
  return INTERRUPTED;
}

async function checkOnce(wanted: ValidateFlags, memory: MemoryFlags, pool: RecordingPool, context: CommandContext): Promise<number> {
  const { fix, given, asOf } = wanted;
  // What only some calls need is loaded for those.
  const baseline = wanted.baseline === undefined ? undefined : (await import('./_validate-baseline.ts')).openBaseline(wanted.baseline, context);
  const dir = displayPath(context.projectDir, context.cwd);
  const config = loadSettings(context.world.files, dir);
  const used = await refreshFetched(context.world, dir, context.signal);
  const covered = config === undefined || memory.asked === undefined ? undefined : coveredBy(config, memory.asked.paths);
  const before = covered === undefined ? undefined : look(context.world, dir, covered);
  const project = config === undefined ? undefined : loadProject(context.world, dir);
  const cacheFile = joinPath(dir, '.slugline/check.db');
  const shared = memory.database !== undefined && project !== undefined ? await (await import('./_shared-cache.ts')).openSharedCache(memory.database, cacheFile, project, context) : undefined;
  const store = shared ?? (memory.cached && project !== undefined ? await context.world.openCheckCache?.(cacheFile) : undefined);
  const recording: ValidateInput['recording'] = (setup, tasks) => {
    prepareHeap(tasks, GARBAGE_PERCENT);
    return pool.recording(setup, tasks);
  };
  const input: ValidateInput = {
    files: context.world.files, languages: createLanguages(locales), rules, asOf, recording,
    ...given, ...(project === undefined ? {} : { project }), ...(store === undefined ? {} : { cache: { store, code: shared === undefined ? codeKey(context.world.files) : await codeHash(context.world.files), now: context.world.now().getTime() } }),
  };
  let validation = await validateArticles(input);
  const notices: string[] = [];
  const notice = (text: string): void => {
    notices.push(text);
    if (!context.quiet) context.stderr(`${text}\n`);
  };
  if (project === undefined) notice(`There is no ${CONFIG_FILE} in "${context.projectDir}": checking without the settings of a site.`);
  for (const problem of [...used, ...(project?.problems ?? []), ...validation.notices]) notice(formatProblem(problem));

  let complete = true;
  if (fix !== undefined) {
    const { fixArticles } = await import('./_validate-fix.ts');
    const fixed = await fixArticles(validation, fix, context);
    if (context.signal.aborted) return INTERRUPTED;
    ({ complete } = fixed);
    if (fixed.written) validation = await validateArticles(input);
    else if (fixed.texts.length > 0) validation = await validateArticles({ ...input, ...insteadOf(validation, fixed.texts, given) });
  }

  // A check of all there is, as of today, that may leave something behind; one for which nothing has changed does not come here.
  const at = context.world.now().toISOString();
  if (project !== undefined && fix === undefined && memory.cached && given.paths === undefined && given.articles === undefined && at.startsWith(asOf)) noteCheck(context.world.files, dir, validation.result, at);

  const source = readableSource(validation);
  let { result } = validation;
  if (baseline !== undefined) {
    const known = baseline(result, validation.files, source);
    ({ result } = known);
    for (const text of known.notices) notice(text);
  }
  await giveReport(result, validation.files, source, wanted, context);
  await store?.close();
  if (covered !== undefined && memory.asked !== undefined) {
    await rememberCheck(context.world, dir, { asked: memory.asked, covered, before, verify: memory.verify, result, files: validation.files, notices });
  }
  return complete ? exitCodeOf(result, wanted, context) : 1;
}

/** The same articles, some with another text than the one on disk. */
function insteadOf({ files }: Validation, texts: readonly { file: string; text: string }[], { articles = [] }: GivenArticles): Required<GivenArticles> {
  const changed = new Set(texts.map(({ file }) => file));
  return {
    paths: articles.length > 0 ? [] : files.filter((file) => !changed.has(file)),
    articles: [...texts],
  };
}
