import { evaluate, type Evaluated } from '../eval.ts';
import { loadSets, promptsHash, setOf, type EvalSet } from '../eval-set.ts';
import { SluglineError, type Problem } from '../model/errors.ts';
import type { Files } from '../model/world.ts';
import { joinPath } from '../text/paths.ts';
import { readProblems } from './_eval-problems.ts';
import { check, checkText, updateBaseline, type CheckOutcome } from './_eval-keep.ts';
import { articleLines, changesJson, evalJson, ruleTable, scoreTable, versionLines } from './_eval-text.ts';
import { loadSettings } from './_settings.ts';
import { textFlag, type Flags } from './_usage.ts';
import { displayPath } from './_validate-flags.ts';
import { writeOrThrow } from './_validate-report.ts';
import type { CommandContext } from './context.ts';

/** Scores: shown, compared, checked, kept as the baseline. */
export async function runEval(args: readonly string[], flags: Flags, context: CommandContext): Promise<number> {
  const { world } = context;
  const dir = displayPath(context.projectDir, context.cwd);
  // Faults of the config are told with its own name.
  loadSettings(world.files, dir);
  const { sets, problems } = loadSets(world.files, dir);
  if (sets.length === 0) throw new SluglineError(problems.length > 0 ? problems : { code: 'NOTHING_TO_DO', message: 'there are no recorded answers to evaluate', help: 'Put golden briefs into eval/briefs and record answers: `slugline eval --record LABEL` (docs/evaluation.md).' });
  const single = flags['check'] === true || flags['updateBaseline'] === true;
  const compared = await chosen(args, textFlag(flags, 'compare'), single, sets, world.files, dir);
  if (compared.note !== undefined && !context.quiet) context.stderr(`${compared.note}\n`);
  const { versions, problems: left } = await evaluate(world, dir, compared.sets, await tokenizers());
  const current = versions.at(-1) as Evaluated;
  const verdict = flags['check'] === true ? check(current, dir, context) : undefined;
  if (flags['updateBaseline'] === true) updateBaseline(current, dir, context);

  const html = textFlag(flags, 'html');
  if (html !== undefined) {
    const { evalPage } = await import('./_eval-html.ts');
    const file = html.startsWith('/') ? html : joinPath(displayPath('.', context.cwd), html);
    writeOrThrow(world.files, file, evalPage(versions, verdict));
    if (!context.quiet) context.stderr(`The articles side by side: ${html}\n`);
  }
  const judged = flags['judge'] === true ? await (await import('./_eval-judge.ts')).judge(versions, flags, context) : undefined;
  const comparing = versions.length === 2;
  if (context.json) context.stdout(evalJson(versions, { ...(comparing ? { changes: changesJson(versions) } : {}), ...(verdict === undefined ? {} : { check: verdictJson(verdict) }), ...(judged === undefined ? {} : { judged: judged.json }) }));
  else context.stdout(text(versions, comparing, current, verdict) + (judged?.text ?? ''));
  const broken = readProblems([...problems, ...left, ...current.run.problems, ...(verdict?.problems ?? [])], context);
  const failed = current.articles.some(({ article }) => article.problem !== undefined);
  return broken > 0 || failed || (verdict !== undefined && verdict.regressions.length > 0) ? 1 : 0;
}

function text(versions: readonly Evaluated[], comparing: boolean, current: Evaluated, verdict: CheckOutcome | undefined): string {
  return [
    versionLines(versions), '\n', scoreTable(versions, comparing), ruleTable(versions), '\n',
    `${current.set.label}, article by article:\n`, articleLines(current),
    ...(verdict === undefined ? [] : ['\n', checkText(verdict, current)]),
  ].join('');
}

function verdictJson({ baseline, regressions, problems }: CheckOutcome): unknown {
  return { passed: regressions.length === 0 && problems.length === 0, baseline: baseline?.label ?? null, regressions, problems };
}

interface Chosen {
  /** Oldest first; the last is the one it is about. */
  sets: readonly EvalSet[];
  note: string | undefined;
}

/** The sets that are asked for. @throws SluglineError USAGE */
async function chosen(labels: readonly string[], rev: string | undefined, single: boolean, sets: readonly EvalSet[], files: Files, dir: string): Promise<Chosen> {
  const newest = sets.at(-1) as EvalSet;
  if (single) return { sets: [newest], note: undefined };
  const named = labels.map((label) => setOf(sets, label));
  if (rev === undefined) return { sets: named.length > 0 ? sets.filter((set) => named.includes(set)) : sets, note: undefined };
  const current = named[0] ?? newest;
  const other = sets.find((set) => set.label === rev) ?? (await recordedAt(rev, sets, files, dir));
  if (other === current) return { sets: [current], note: `${rev} has the prompts of ${current.label} itself: there is nothing to compare.` };
  return { sets: [other, current], note: other.label === rev ? undefined : `The prompts of ${rev} are those of ${other.label}.` };
}

/** The newest set that was recorded with the prompts of a git revision. @throws SluglineError USAGE when there is none */
async function recordedAt(rev: string, sets: readonly EvalSet[], files: Files, dir: string): Promise<EvalSet> {
  const { templatesAt } = await import('./_eval-git.ts');
  const { commit, templates } = templatesAt(dir, rev);
  const hash = promptsHash(files, templates);
  const found = sets.findLast((set) => set.promptsHash === hash);
  if (found !== undefined) return found;
  const known = sets.map((set) => `${set.label} (${set.promptsHash?.slice(0, 12) ?? 'not noted'})`).join(', ');
  const problem: Problem = { code: 'USAGE', message: `nobody recorded answers to the prompts of ${rev} (commit ${commit.slice(0, 12)}, prompts ${hash.slice(0, 12)})`, help: `Recorded are ${known}. Check out that revision and run \`slugline eval --record LABEL\`, or name a label.` };
  throw new SluglineError(problem);
}

/** A tokenizer for each model, loaded once. */
async function tokenizers(): Promise<(model: string) => Promise<(text: string) => number>> {
  const { loadTokenizer } = await import('../io/tokenizer.ts');
  const known = new Map<string, (text: string) => number>();
  return async (model) => {
    const count = known.get(model) ?? (await loadTokenizer(model)).count;
    known.set(model, count);
    return count;
  };
}
