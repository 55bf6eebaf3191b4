import { summarizeScores, type Summary } from './eval-compare.ts';
import { runSet, type EvalRun } from './eval-run.ts';
import { scoreRun, type ScoredArticle } from './eval-scores.ts';
import { promptsHash, templatesOf, type EvalSet } from './eval-set.ts';
import { problemsOf, SluglineError, type Problem } from './model/errors.ts';
import type { World } from './model/world.ts';

/** Golden briefs, recorded answers, scores: how good the prompts are, version by version (docs/evaluation.md). */

/** One version of the prompts with everything known of it. */
export interface Evaluated {
  set: EvalSet;
  run: EvalRun;
  articles: readonly ScoredArticle[];
  summary: Summary;
  /** The answers were recorded with other templates than the ones there are now, so the tokens of its prompts are those of today's. */
  drifted: boolean;
}

/**
 * Evaluates sets one after the other, as a real run would write their articles. An older one whose templates no longer fit the code is a problem beside the others.
 * @param sets the last is the one it is about
 * @param tokens a tokenizer for a model's name
 * @throws SluglineError when the last set cannot be evaluated
 */
export async function evaluate(world: World, dir: string, sets: readonly EvalSet[], tokens: (model: string) => Promise<(text: string) => number>): Promise<{ versions: Evaluated[]; problems: Problem[] }> {
  const versions: Evaluated[] = [];
  const problems: Problem[] = [];
  for (const set of sets) {
    try {
      const run = await runSet(world, dir, set, await tokens(set.model));
      const articles = scoreRun(run);
      const drifted = set.promptsHash !== promptsHash(world.files, templatesOf(world.files, dir, set));
      versions.push({ set, run, articles, summary: summarizeScores(articles), drifted });
    } catch (error) {
      if (!(error instanceof SluglineError) || set === sets.at(-1)) throw error;
      problems.push(...problemsOf(error).map((problem) => ({ ...problem, message: `${set.label} is left out: ${problem.message}` })));
    }
  }
  return { versions, problems };
}
