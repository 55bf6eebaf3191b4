import { formatProblem } from '../model/errors.ts';
import { isDue, type Plan, type PlanItem } from '../model/plan.ts';
import { formatMoney } from '../money.ts';
import { escapeMarkdown } from '../text/markdown.ts';
import { ACTION_WORDS, forecastText, overlapText, tokensOf, work, writerOf } from './_plan-text.ts';
import { plural } from './_progress.ts';

/** A comment on GitHub holds 65,536 characters; the sums below the table are part of it. */
const TABLE_LENGTH = 50_000;
const MAX_PROBLEMS = 20;

/**
 * The plan as Markdown (GFM), to be shown as a comment or as the summary of a job. Titles and file names are text of whoever made the pull request:
 * they become no markup, and ping nobody.
 * @param host where requests would go, '' when nowhere
 * @param exact the tokens of the prompts are counted as the model itself counts them
 */
export function planMarkdown(plan: Plan, host: string, exact = true): string {
  const due = plan.items.filter(isDue);
  const shown = plan.items.filter((item) => item.action !== 'none');
  const idle = plan.items.length - shown.length;
  const rows: string[] = [];
  let length = 0;
  for (const item of shown) {
    const row = rowOf(item);
    length += row.length;
    if (length > TABLE_LENGTH) break;
    rows.push(row);
  }
  const left = shown.length - rows.length;
  const table = rows.length === 0 ? [] : ['| | article | why | calls | tokens | cost |', '|---|---|---|--:|--:|--:|', ...rows, ''];
  const others = [...(left === 0 ? [] : [`${left} more`]), ...(idle === 0 ? [] : [`${idle} up to date`])];
  return [
    `### Slugline: ${plural(plan.items.length, 'article')}, ${due.length === 0 ? 'nothing to do' : `${due.length} to make`}`,
    '',
    ...table,
    ...(others.length === 0 ? [] : [`And ${others.join(', ')}.`, '']),
    ...(due.length === 0 ? [] : [`**${inline(work(plan))}.**${plan.totals.calls === 0 ? '' : ` ${inline(forecastText(plan, exact))}`}`, '']),
    ...problemLines(plan),
    `Writer: ${inline(writerOf(plan.writer, host))}`,
    '',
  ].join('\n');
}

function rowOf(item: PlanItem): string {
  const asks = item.calls > 0;
  const why = [item.reason, ...overlapText(item.overlap)].map(inline).join('<br>');
  const cells = [ACTION_WORDS[item.action], `${inline(item.title)}<br><sub>${inline(item.slug)}</sub>`, why, asks ? String(item.calls) : '', asks ? tokensOf(item) : '', asks && item.cost !== null ? formatMoney(item.cost) : ''];
  return `| ${cells.join(' | ')} |`;
}

function problemLines({ problems }: Plan): string[] {
  if (problems.length === 0) return [];
  const more = problems.length - MAX_PROBLEMS;
  return [`**${plural(problems.length, 'problem')}:**`, '', ...problems.slice(0, MAX_PROBLEMS).map((problem) => `- ${inline(formatProblem(problem)).slice(0, 1000)}`), ...(more > 0 ? [`- and ${more} more`] : []), ''];
}

/** Text for a line or a cell: no structure, and "@name" and "#1" without meaning (a zero-width space keeps GitHub from reading them). */
function inline(text: string): string {
  return escapeMarkdown(text).replace(/[@#](?=[\p{L}\p{N}])/gu, '$&&#8203;');
}
