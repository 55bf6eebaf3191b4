import { changeOf, type Change } from '../eval-compare.ts';
import type { Evaluated } from '../eval.ts';
import { METRICS, type MetricId, type ScoredArticle } from '../eval-scores.ts';
import { formatMoney } from '../money.ts';
import { printable } from '../text/excerpt.ts';
import { counted } from '../text/graph-words.ts';

/** Scores for people and for programs. */

type Metric = (typeof METRICS)[number];

export function metricOf(id: MetricId): Metric {
  return METRICS.find((metric) => metric.id === id) as Metric;
}

/** A score in its unit: `84 %`, `3`, `0.5`, `71.2`, `$0.0050`; `–` where there is none. */
export function shown({ unit }: Pick<Metric, 'unit'>, value: number | null): string {
  if (value === null) return '–';
  if (unit === 'usd') return formatMoney(value);
  if (unit === 'share') return `${String(Math.round(value * 1000) / 10)} %`;
  return unit === 'count' && value >= 100 ? String(Math.round(value)) : String(Math.round(value * 10) / 10);
}

const MARKS: Record<Change, string> = { better: 'better', worse: 'worse', same: '', new: 'new', gone: 'gone' };

/** A line a measure: mean and worst of each version, and for two what became of them. */
export function scoreTable(versions: readonly Evaluated[], comparing: boolean): string {
  const pairs = METRICS.map((metric) => {
    const cells = versions.map(({ summary }) => {
      const found = summary.metrics[metric.id];
      return found === null ? '–' : `${shown(metric, found.mean)} / ${shown(metric, found.worst)}`;
    });
    return [`${metric.name} ${metric.better === 'higher' ? '↑' : '↓'}`, ...cells, ...(comparing ? [MARKS[changeBetween(metric, versions)]] : [])];
  });
  const rows = [['mean / worst', ...versions.map(({ set }) => set.label), ...(comparing ? [''] : [])], ...pairs, ['total, for a first look', ...versions.map(({ summary }) => String(Math.round(summary.total))), ...(comparing ? [''] : [])]];
  const widths = rows[0]?.map((_cell, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0))) ?? [];
  return `${rows.map((row) => `  ${row.map((cell, column) => (column === 0 || (comparing && column === row.length - 1) ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0))).join('  ')}`.trimEnd()).join('\n')}\n`;
}

/** What became of a measure from the first version to the last: of its mean, or, when that is the same, of the worst article. */
export function changeBetween(metric: Metric, versions: readonly Evaluated[]): Change {
  const [before, now] = [versions[0]?.summary.metrics[metric.id], versions.at(-1)?.summary.metrics[metric.id]];
  const mean = changeOf(metric, before?.mean ?? null, now?.mean ?? null, 'mean');
  return mean === 'same' ? changeOf(metric, before?.worst ?? null, now?.worst ?? null, 'worst') : mean;
}

/** Findings by rule, notes included: how many each version has in all its articles; the rules with most of them first. */
export function ruleCounts(versions: readonly Evaluated[]): { rule: string; counts: number[] }[] {
  const ids = new Set(versions.flatMap(({ articles }) => articles.flatMap(({ rules }) => Object.keys(rules))));
  return [...ids].map((rule) => ({ rule, counts: versions.map(({ articles }) => articles.reduce((sum, { rules }) => sum + (rules[rule] ?? 0), 0)) }))
    .sort((a, b) => Math.max(...b.counts) - Math.max(...a.counts) || (a.rule < b.rule ? -1 : 1));
}

/** Rules that are shown; `--json` and the page have all. */
const SHOWN_RULES = 15;

/** A line a rule, under the columns of the versions. */
export function ruleTable(versions: readonly Evaluated[]): string {
  const found = ruleCounts(versions);
  const rows = [['findings in all articles', ...versions.map(({ set }) => set.label)], ...found.slice(0, SHOWN_RULES).map(({ rule, counts }) => [rule, ...counts.map((count) => (count === 0 ? '–' : String(count)))])];
  const widths = rows[0]?.map((_cell, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0))) ?? [];
  const more = found.length > SHOWN_RULES ? `  … and ${counted(found.length - SHOWN_RULES, 'rule')} more (--json, --html)\n` : '';
  return found.length === 0 ? '' : `\n${rows.map((row) => `  ${row.map((cell, column) => (column === 0 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0))).join('  ')}`).join('\n')}\n${more}`;
}

/** What each version is, in a line, and what to know of its numbers. */
export function versionLines(versions: readonly Evaluated[]): string {
  return versions.map(({ set, drifted }) => [
    `${set.label}  ${set.recorded}, ${set.origin === 'model' ? `answers of ${printable(set.model)}` : `answers written by hand, counted as ${printable(set.model)}`}: ${short(set.about)}\n`,
    ...(drifted ? [`  its templates have changed since (or were never noted: --adopt ${set.label}): tokens of the prompts are those of the templates there are now\n`] : []),
  ].join('')).join('');
}

/** Each brief of the newest version: what is wrong with it and what it left out. */
export function articleLines({ articles }: Evaluated): string {
  const width = Math.max(0, ...articles.map(({ article }) => article.slug.length));
  return articles.map((one) => {
    const { article: { slug, problem }, scores, facts, missed, unbound, placement, rules } = one;
    if (problem !== undefined) return `  ${slug.padEnd(width)}  FAILED: ${printable(problem.message)}\n`;
    const absent = placement === undefined ? [] : Object.entries(placement).filter(([, there]) => !there).map(([place]) => place);
    const details = [
      Object.keys(rules).length === 0 ? '' : `rules: ${Object.entries(rules).map(([rule, count]) => `${rule}${count > 1 ? ` × ${count}` : ''}`).join(', ')}`,
      facts.missed.length === 0 ? '' : `facts not used: ${facts.missed.join(', ')}`,
      ...missed.map(({ point }) => `point left out: ${short(point)}`),
      unbound.length === 0 ? '' : `unbound: ${unbound.map((text) => `“${short(text)}”`).join(', ')}`,
      absent.length === 0 ? '' : `no keyphrase in: ${absent.join(', ')}`,
    ].filter((line) => line !== '');
    return `  ${slug.padEnd(width)}  ${counted(scores.errors ?? 0, 'error')}, ${counted(scores.warnings ?? 0, 'warning')}, ${facts.used.length} of ${facts.used.length + facts.missed.length} facts, ${one.words} words\n${details.map((line) => `      ${line}\n`).join('')}`;
  }).join('');
}

function short(text: string): string {
  const line = printable(text);
  return line.length > 110 ? `${line.slice(0, 109)}…` : line;
}

/** Everything for programs. */
export function evalJson(versions: readonly Evaluated[], more: Readonly<Record<string, unknown>>): string {
  return `${JSON.stringify({
    version: 1,
    sets: versions.map(({ set, summary, articles, drifted, run }) => ({
      label: set.label, about: set.about, model: set.model, recorded: set.recorded, origin: set.origin, promptsHash: set.promptsHash ?? null, drifted, total: summary.total, scores: summary.metrics, problems: run.problems,
      articles: articles.map(articleJson),
    })),
    ...more,
  }, null, 2)}\n`;
}

function articleJson({ article, scores, total, rules, facts, missed, unbound, placement, words }: ScoredArticle): unknown {
  return { slug: article.slug, failed: article.problem ?? null, words, total, scores, rules, facts, missedPoints: missed, unbound, keyphrase: placement ?? null, findings: article.findings };
}

/** Which of the two versions did how, measure by measure, for programs. */
export function changesJson(versions: readonly Evaluated[]): unknown {
  return Object.fromEntries(METRICS.map((metric) => [metric.id, {
    mean: changeOf(metric, versions[0]?.summary.metrics[metric.id]?.mean ?? null, versions.at(-1)?.summary.metrics[metric.id]?.mean ?? null, 'mean'),
    worst: changeOf(metric, versions[0]?.summary.metrics[metric.id]?.worst ?? null, versions.at(-1)?.summary.metrics[metric.id]?.worst ?? null, 'worst'),
  }]));
}
