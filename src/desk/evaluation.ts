import { parseBaseline } from '../eval-compare.ts';
import { METRICS } from '../eval-scores.ts';
import { EVAL_DIR, loadSets } from '../eval-set.ts';
import { evaluate } from '../eval.ts';
import { formatProblem, type Problem } from '../model/errors.ts';
import type { World } from '../model/world.ts';
import { readText } from '../project.ts';
import { joinPath } from '../text/paths.ts';
import { withoutDir } from './reading.ts';
import type { EvaluationAnswer } from './shapes.ts';
import { toldProblems } from './site.ts';

/** The versions of the prompts side by side, as `slugline eval` scores them: golden briefs written from recorded answers, nobody is asked. */

const METRIC_VIEWS = METRICS.map(({ id, name, better, unit }) => ({ id, name, better, unit }));

/** @param tokens a tokenizer for a model's name */
export async function evaluationAnswer(world: World, dir: string, tokens: (model: string) => Promise<(text: string) => number>): Promise<EvaluationAnswer> {
  const nothing: EvaluationAnswer = { metrics: METRIC_VIEWS, versions: [], baseline: null, problems: [] };
  try {
    const { sets, problems } = loadSets(world.files, dir);
    if (sets.length === 0) return { ...nothing, problems: told(problems, dir) };
    const { versions, problems: left } = await evaluate(world, dir, sets, tokens);
    return {
      ...nothing, baseline: baselineOf(world, dir), problems: told([...problems, ...left], dir),
      versions: versions.map(({ set, articles, summary, drifted }) => ({
        label: set.label, about: set.about, recorded: set.recorded, model: set.model, origin: set.origin, articles: articles.length, drifted, total: summary.total,
        scores: Object.fromEntries(METRICS.map(({ id }) => [id, summary.metrics[id]])),
      })),
    };
  } catch (error) {
    return { ...nothing, problems: toldProblems(error, dir) };
  }
}

/** @throws SluglineError BASELINE_INVALID */
function baselineOf({ files }: World, dir: string): EvaluationAnswer['baseline'] {
  const file = joinPath(dir, `${EVAL_DIR}/baseline.json`);
  const text = readText(files, '.', file);
  if (text === undefined) return null;
  const { label, mean, worst } = parseBaseline(file, text);
  return { label, mean, worst };
}

function told(problems: readonly Problem[], dir: string): string[] {
  return problems.map((problem) => withoutDir(formatProblem(problem), dir));
}
