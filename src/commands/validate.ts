import { createLanguages } from '../languages.ts';
import { formatProblem } from '../model/errors.ts';
import { CONFIG_FILE, loadProject, type Project } from '../project.ts';
import { locales, rules } from '../registry.ts';
import { validateArticles, type ValidateInput, type Validation } from '../validate.ts';
import { recordingPool } from './_recording-pool.ts';
import { loadSettings } from './_settings.ts';
import type { Flags } from './_usage.ts';
import { displayPath, readFlags, type GivenArticles } from './_validate-flags.ts';
import { giveReport, readableSource } from './_validate-report.ts';
import type { CommandContext } from './context.ts';

export { configure } from './_validate-flags.ts';

const INTERRUPTED = 130;

export async function run(args: readonly string[], flags: Flags, context: CommandContext): Promise<number> {
  const wanted = readFlags(args, flags, context);
  const { fix, given, asOf, maxWarnings } = wanted;
  // What only some calls need is loaded for those.
  const baseline = wanted.baseline === undefined ? undefined : (await import('./_validate-baseline.ts')).openBaseline(wanted.baseline, context);
  const project = projectOf(context);
  const input: ValidateInput = {
    files: context.world.files, languages: createLanguages(locales), rules, asOf, recording: recordingPool,
    ...given, ...(project === undefined ? {} : { project }),
  };
  let validation = await validateArticles(input);
  const notice = (text: string): void => {
    if (!context.quiet) context.stderr(`${text}\n`);
  };
  if (project === undefined) notice(`There is no ${CONFIG_FILE} in "${context.projectDir}": checking without the settings of a site.`);
  for (const problem of [...(project?.problems ?? []), ...validation.notices]) notice(formatProblem(problem));

  let complete = true;
  if (fix !== undefined) {
    const { fixArticles } = await import('./_validate-fix.ts');
    const fixed = await fixArticles(validation, fix, context);
    if (context.signal.aborted) return INTERRUPTED;
    ({ complete } = fixed);
    if (fixed.written) validation = await validateArticles(input);
    else if (fixed.texts.length > 0) validation = await validateArticles({ ...input, ...insteadOf(validation, fixed.texts, given) });
  }

  const source = readableSource(validation);
  let { result } = validation;
  if (baseline !== undefined) {
    const known = baseline(result, validation.files, source);
    ({ result } = known);
    for (const text of known.notices) notice(text);
  }
  giveReport(result, validation.files, source, wanted, context);
  const { errors, warnings } = result.summary;
  const tooMany = maxWarnings !== undefined && warnings > maxWarnings;
  if (tooMany) context.stderr(`${warnings} warnings: more than the ${maxWarnings} that --max-warnings allows\n`);
  return errors > 0 || tooMany || !complete ? 1 : 0;
}

/** The same articles, some with another text than the one on disk. */
function insteadOf({ files }: Validation, texts: readonly { file: string; text: string }[], { articles = [] }: GivenArticles): Required<GivenArticles> {
  const changed = new Set(texts.map(({ file }) => file));
  return {
    paths: articles.length > 0 ? [] : files.filter((file) => !changed.has(file)),
    articles: [...texts],
  };
}

/** The project, its rule settings checked; undefined when there is no config. */
function projectOf(context: CommandContext): Project | undefined {
  const dir = displayPath(context.projectDir, context.cwd);
  return loadSettings(context.world.files, dir) === undefined ? undefined : loadProject(context.world, dir);
}
