import { baselineOf, baselineText, differentBriefs, parseBaseline, regressions, type Baseline, type Regression } from '../eval-compare.ts';
import type { Evaluated } from '../eval.ts';
import { EVAL_DIR, isLabel, loadSets, projectTemplates, promptsHash, setOf, templatesOf, withHash, type EvalSet } from '../eval-set.ts';
import type { Problem } from '../model/errors.ts';
import type { Files } from '../model/world.ts';
import { readText } from '../reading.ts';
import { counted } from '../text/graph-words.ts';
import { joinPath } from '../text/paths.ts';
import { readProblems } from './_eval-problems.ts';
import { metricOf, shown } from './_eval-text.ts';
import { usage } from './_usage.ts';
import { displayPath } from './_validate-flags.ts';
import { writeOrThrow } from './_validate-report.ts';
import type { CommandContext } from './context.ts';

/** What `eval` keeps in the project: which prompts a set belongs to, and the scores that CI holds new ones against. */

const BASELINE = `${EVAL_DIR}/baseline.json`;

/** `--adopt`: writes the hash of its prompts into a set. @throws SluglineError USAGE for an unknown label */
export function adopt(label: string, context: CommandContext): number {
  const { files } = context.world;
  const dir = displayPath(context.projectDir, context.cwd);
  if (!isLabel(label)) throw usage(`--adopt ${label}: expected a label`, 'For example: --adopt v2-rules');
  const { sets, problems } = loadSets(files, dir);
  const set = setOf(sets, label);
  const hash = promptsHash(files, templatesOf(files, dir, set));
  const whose = set.prompts === undefined ? 'the prompts of the project' : `the templates in ${set.prompts}/`;
  const text = readText(files, '.', set.file) ?? '';
  const next = withHash(text, hash);
  if (next !== text) writeOrThrow(files, set.file, next);
  context.stdout(context.json ? `${JSON.stringify({ version: 1, label, promptsHash: hash, changed: next !== text }, null, 2)}\n`
    : next === text ? `${label}: ${whose} are already the ones it is recorded with (${hash.slice(0, 12)}).\n` : `${label}: recorded with ${whose} from now on (${hash.slice(0, 12)}).\n`);
  return readProblems(problems, context);
}

/** Why the newest set says nothing about the prompts there are; undefined when it was recorded with them. */
export function foreignPrompts(files: Files, dir: string, set: EvalSet): Problem | undefined {
  if (set.promptsHash === promptsHash(files, projectTemplates(files, dir))) return undefined;
  const why = set.promptsHash === undefined ? 'it is not noted which prompts the answers belong to' : 'the prompts of the project are not the ones these answers were recorded with, so their scores say nothing of them';
  return { code: 'PROMPT_INVALID', file: set.file, message: `${set.label}: ${why}`, help: `Record answers to them with \`slugline eval --record LABEL\`; or, when the change cannot change an answer, keep these: \`slugline eval --adopt ${set.label}\`.` };
}

/** `--update-baseline`. */
export function updateBaseline(current: Evaluated, dir: string, context: CommandContext): void {
  const { set, articles } = current;
  if (set.promptsHash === undefined) throw usage(`${set.label} is not tied to any prompts yet, so a baseline of it would say nothing`, `First: slugline eval --adopt ${set.label}`);
  const file = joinPath(dir, BASELINE);
  writeOrThrow(context.world.files, file, baselineText(baselineOf(set.label, set.promptsHash, articles)));
  if (!context.quiet) context.stderr(`${file}: the scores of ${set.label} over ${counted(articles.length, 'brief')} are the baseline now.\n`);
}

export interface CheckOutcome {
  baseline: Baseline | undefined;
  regressions: readonly Regression[];
  problems: readonly Problem[];
}

/** `--check`: fails closed, for whatever cannot be compared. @throws SluglineError BASELINE_INVALID */
export function check(current: Evaluated, dir: string, context: CommandContext): CheckOutcome {
  const { files } = context.world;
  const file = joinPath(dir, BASELINE);
  const foreign = foreignPrompts(files, dir, current.set);
  const problems = foreign === undefined ? [] : [foreign];
  const text = readText(files, '.', file);
  if (text === undefined) throw usage(`there is no baseline to compare with (${file})`, 'Write one with `slugline eval --update-baseline`, and commit it.');
  const baseline = parseBaseline(file, text);
  const { added, gone } = differentBriefs(baseline, current.articles);
  if (added.length + gone.length > 0) {
    const told = [...added.map((slug) => `${slug} is new`), ...gone.map((slug) => `${slug} is gone`)].join(', ');
    problems.push({ code: 'BASELINE_INVALID', file, message: `the baseline is of other golden briefs (${told}), so nothing can be compared`, help: 'Look at the scores with `slugline eval`, then write them with `slugline eval --update-baseline`.' });
    return { baseline, regressions: [], problems };
  }
  return { baseline, regressions: regressions(baseline, current.articles), problems };
}

/** The verdict of `--check` for people. */
export function checkText({ baseline, regressions: worse, problems }: CheckOutcome, current: Evaluated): string {
  const against = `${current.set.label} against the baseline${baseline === undefined || baseline.label === current.set.label ? '' : ` (${baseline.label})`}`;
  if (worse.length === 0) return problems.length === 0 ? `${against}: ${counted(current.articles.length, 'brief')}, nothing is worse.\n` : `${against}: not passed.\n`;
  const lines = worse.map(({ metric, which, before, now, change, slugs }) => {
    const info = metricOf(metric);
    const where = slugs.length === 0 ? '' : `: ${slugs.join(', ')}`;
    if (change !== 'worse') return `  ${info.name} (${which}): ${change === 'new' ? 'not in the baseline' : 'in the baseline, and not there any more'}`;
    const margin = 'relative' in info.tolerance ? `${Math.round(info.tolerance[which] * 100)} %` : shown(info, info.tolerance[which]);
    return `  ${info.name} (${which}): ${shown(info, before)} → ${shown(info, now)}, more than ${margin} worse${where}`;
  });
  return `${against}: ${counted(worse.length, 'score')} worse than allowed.\n${lines.join('\n')}\n`;
}
