import { slugOfFile } from './articles.ts';
import type { Desk } from './batch-desk.ts';
import { addUsage, NO_USAGE } from './books.ts';
import type { ArticleResult, ArticleState, RunResult } from './model/events.ts';
import { compareFindings, summarize } from './model/finding.ts';

/** The results of several runs as one. */

/** States of an article that was put together in a run. */
const RENDERED: readonly ArticleState[] = ['written', 'rejected', 'conflict'];
/** States that a later run may leave behind without a word. */
const OPEN: readonly ArticleState[] = ['waiting', 'stopped', 'held', 'unchanged'];

/** What an earlier run did with an article holds, unless the later one did something else. */
export function mergeResults(before: RunResult | undefined, after: RunResult): RunResult {
  if (before === undefined) return after;
  const was = new Map(before.articles.map((article) => [article.slug, article]));
  const articles = after.articles.map((article): ArticleResult => {
    const old = was.get(article.slug);
    return article.state === 'unchanged' && old !== undefined && !OPEN.includes(old.state) ? old : article;
  });
  const again = new Set(after.articles.filter((article) => RENDERED.includes(article.state)).map((article) => article.slug));
  const findings = [...before.check.findings.filter((finding) => !again.has(slugOfFile(finding.file))), ...after.check.findings].toSorted(compareFindings);
  const rendered = articles.filter((article) => RENDERED.includes(article.state)).length;
  return { ...after, articles, check: { version: 1, summary: summarize(findings, rendered), findings }, repairs: { mended: before.repairs.mended + after.repairs.mended, dropped: before.repairs.dropped + after.repairs.dropped, unusable: before.repairs.unusable + after.repairs.unusable }, changed: before.changed + after.changed };
}

/** The result with what this process took from batches as its calls. */
export function withBooks(result: RunResult, { books }: Desk): RunResult {
  const rows = [...books.rows.values()].toSorted((a, b) => (`${a.stage}\n${a.model}` < `${b.stage}\n${b.model}` ? -1 : 1));
  return {
    ...result, spending: rows,
    calls: rows.reduce((sum, row) => sum + row.calls, 0),
    usage: rows.reduce((sum, row) => addUsage(sum, row.usage), NO_USAGE),
    cost: rows.some((row) => row.cost === null) ? null : rows.reduce((sum, row) => sum + (row.cost ?? 0), 0),
  };
}
