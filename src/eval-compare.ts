import { z } from 'zod';
import { METRICS, type MetricId, type ScoredArticle, type Scores } from './eval-scores.ts';
import { SluglineError } from './model/errors.ts';

/** Scores of a set as a whole, beside those of another one, or beside the baseline that CI holds them against. */

type Metric = (typeof METRICS)[number];

/** A measure over all articles it applies to; null where it applies to none. */
export interface Aggregate {
  mean: number;
  /** The worst article's. */
  worst: number;
  /** Which one that is. */
  slug: string;
}

export interface Summary {
  metrics: Readonly<Record<MetricId, Aggregate | null>>;
  /** Mean of the articles' totals, failed ones counted as 0. */
  total: number;
}

/** Mean and worst of every measure. */
export function summarizeScores(articles: readonly ScoredArticle[]): Summary {
  const aggregate = ({ id, better }: Metric): Aggregate | null => {
    const found = articles.flatMap(({ article, scores }) => (scores[id] === null ? [] : [{ slug: article.slug, value: scores[id] }]));
    const [first] = found;
    if (first === undefined) return null;
    const worst = found.reduce((bad, one) => ((better === 'higher' ? one.value < bad.value : one.value > bad.value) ? one : bad), first);
    return { mean: found.reduce((sum, { value }) => sum + value, 0) / found.length, worst: worst.value, slug: worst.slug };
  };
  return {
    metrics: Object.fromEntries(METRICS.map((metric) => [metric.id, aggregate(metric)])) as Summary['metrics'],
    total: articles.length === 0 ? 0 : articles.reduce((sum, { total }) => sum + total, 0) / articles.length,
  };
}

/** What became of a number: within the tolerance it is `same`. `new`: there was none before; `gone`: there is none now. */
export type Change = 'better' | 'worse' | 'same' | 'new' | 'gone';

/** Half of the last decimal of the baseline, and a little: rounding must not decide. */
const NOISE = 0.6e-6;

/** @param which of the two tolerances of the measure */
export function changeOf({ better, tolerance }: Metric, before: number | null, now: number | null, which: 'mean' | 'worst'): Change {
  if (before === null) return now === null ? 'same' : 'new';
  if (now === null) return 'gone';
  const margin = 'relative' in tolerance ? Math.abs(before) * tolerance[which] : tolerance[which];
  const gain = better === 'higher' ? now - before : before - now;
  if (gain < -margin - NOISE) return 'worse';
  return gain > margin + NOISE ? 'better' : 'same';
}

// ---- the baseline ---------------------------------------------------------------------------------------------------------------------------

const scoresSchema = z.record(z.string(), z.number().nullable());
const baselineSchema = z.strictObject({
  version: z.literal(1),
  /** The set the scores are of. */
  label: z.string(),
  promptsHash: z.string(),
  mean: scoresSchema,
  worst: scoresSchema,
  /** By slug: what each golden brief scored, to tell which article a change comes from. */
  articles: z.record(z.string(), scoresSchema),
});
export type Baseline = z.infer<typeof baselineSchema>;

/** The scores of a set as a baseline. */
export function baselineOf(label: string, promptsHash: string, articles: readonly ScoredArticle[]): Baseline {
  const { metrics } = summarizeScores(articles);
  const each = (pick: (aggregate: Aggregate) => number): Record<string, number | null> => Object.fromEntries(METRICS.map(({ id }) => {
    const aggregate = metrics[id];
    return [id, aggregate === null ? null : rounded(pick(aggregate))];
  }));
  return {
    version: 1, label, promptsHash, mean: each(({ mean }) => mean), worst: each(({ worst }) => worst),
    articles: Object.fromEntries(articles.map(({ article, scores }) => [article.slug, Object.fromEntries(METRICS.map(({ id }) => [id, scores[id] === null ? null : rounded(scores[id])]))])),
  };
}

/** Six decimals: enough to compare, and the file does not change with the order of a sum. */
function rounded(value: number): number {
  return Math.round(value * 1e6) / 1e6;
}

export function baselineText(baseline: Baseline): string {
  return `${JSON.stringify(baseline, null, 2)}\n`;
}

/** @throws SluglineError BASELINE_INVALID: what cannot be read must not pass as "nothing worse" */
export function parseBaseline(file: string, text: string): Baseline {
  const refuse = (why: string, cause?: unknown): never => {
    throw new SluglineError({ code: 'BASELINE_INVALID', file, message: `this is no baseline of an evaluation: ${why}`, help: 'Restore it from version control, or write it anew with `slugline eval --update-baseline`.' }, { cause });
  };
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    return refuse(error instanceof Error ? error.message : String(error), error);
  }
  const parsed = baselineSchema.safeParse(value);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  return refuse(`${issue?.path.join('.') || 'file'}: ${issue?.message ?? ''}`);
}

/** One score that fell behind, or that cannot be compared. */
export interface Regression {
  metric: MetricId;
  which: 'mean' | 'worst';
  before: number | null;
  now: number | null;
  change: 'worse' | 'new' | 'gone';
  /** The articles that fell behind most, at most three. */
  slugs: readonly string[];
}

/** What is worse than the baseline beyond its tolerance; a measure that only one of the two has cannot be compared, and counts. */
export function regressions(baseline: Baseline, articles: readonly ScoredArticle[]): Regression[] {
  const { metrics } = summarizeScores(articles);
  return METRICS.flatMap((metric) => (['mean', 'worst'] as const).flatMap((which): Regression[] => {
    const [before, now] = [baseline[which][metric.id], metrics[metric.id]?.[which] ?? null];
    const change = before === undefined ? 'new' : changeOf(metric, before, now, which);
    // A price that is not known any more, or was not, is no fault of the prompts.
    if (change === 'better' || change === 'same' || (metric.id === 'cost' && change !== 'worse')) return [];
    return [{ metric: metric.id, which, before: before ?? null, now, change, slugs: worstFallen(metric, baseline, articles) }];
  }));
}

/** Golden briefs that only one of the two knows: then nothing can be compared. */
export function differentBriefs(baseline: Baseline, articles: readonly ScoredArticle[]): { added: string[]; gone: string[] } {
  const now = new Set(articles.map(({ article }) => article.slug));
  return { added: [...now].filter((slug) => !Object.hasOwn(baseline.articles, slug)), gone: Object.keys(baseline.articles).filter((slug) => !now.has(slug)) };
}

const SHOWN = 3;

function worstFallen({ id, better }: Metric, baseline: Baseline, articles: readonly ScoredArticle[]): string[] {
  const loss = ({ slug }: { slug: string }, scores: Scores): number => {
    const [before, now] = [baseline.articles[slug]?.[id] ?? null, scores[id]];
    if (before === null || now === null) return 0;
    return better === 'higher' ? before - now : now - before;
  };
  return articles.map(({ article, scores }) => ({ slug: article.slug, loss: loss(article, scores) })).filter((one) => one.loss > NOISE).sort((a, b) => b.loss - a.loss).slice(0, SHOWN).map(({ slug }) => slug);
}
