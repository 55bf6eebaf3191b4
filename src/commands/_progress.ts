import { styleText } from 'node:util';
import { formatProblem } from '../model/errors.ts';
import type { ArticleResult, ArticleState, RunEvent, RunResult, SpendingRow } from '../model/events.ts';
import { isDue } from '../model/plan.ts';
import { formatMoney } from '../money.ts';
import type { Note } from '../model/parts.ts';
import type { CommandContext } from './context.ts';

/** What a run says while it works: one plain line an article, and on a terminal a line below that moves. */

const STATE_WORDS: Record<ArticleState, string> = {
  written: 'written', unchanged: 'unchanged', rejected: 'HELD BACK', conflict: 'NOT OVERWRITTEN', failed: 'FAILED', held: 'waiting', stopped: 'not begun', waiting: 'waiting for answers',
};
const NOTE_WORDS: Record<string, string> = {
  'front-matter': 'front matter', fence: 'a code fence around the answer', html: 'raw HTML', script: 'script or embedded content', image: 'an image', 'raw-url': 'a web address that is not on the menu',
  'assistant-talk': 'a greeting or farewell', 'heading-marker': 'doubled heading marks', heading: 'an unusable heading', rule: 'a horizontal line', footnote: 'a footnote', invisible: 'invisible characters',
  'heading-level': 'the mark of a heading that stands too high', definition: 'a link definition', markup: 'markup that is none', 'unknown-target': 'a link to an unknown target', unanswered: 'a question without an answer',
};

const REPAIR_WORDS = { mended: 'mended', dropped: 'the answer is no better and was dropped', unusable: 'the answer cannot be used' } as const;

export interface Progress {
  event(event: RunEvent): void;
}

export function createProgress(context: CommandContext): Progress {
  const paint = (style: Parameters<typeof styleText>[0], text: string): string => (context.color.stderr ? styleText(style, text, { validateStream: false }) : text);
  let live = '';
  let total = 0;
  let done = 0;
  let calls = 0;
  let stage = '';
  const begun = performance.now();
  const clear = (): void => {
    if (live !== '') context.stderr('\r\u001B[2K');
    live = '';
  };
  const say = (line: string, always = false): void => {
    if (context.quiet && !always) return;
    clear();
    context.stderr(`${line}\n`);
  };
  const draw = (): void => {
    if (context.terminal === undefined || context.quiet || total === 0) return;
    const seconds = (performance.now() - begun) / 1000;
    const left = done === 0 ? '' : ` · about ${duration((seconds / done) * (total - done))} left`;
    const line = `${done} of ${total} articles${stage === '' ? '' : ` · ${stage}`} · ${calls} calls${left}`.slice(0, context.terminal.columns - 1);
    context.stderr(`\r\u001B[2K${paint('dim', line)}`);
    live = line;
  };
  return {
    event(event) {
      switch (event.type) {
        case 'start': {
          const { writer, items } = event.plan;
          total = items.filter(isDue).length;
          say(writer.local
            ? `Writer: ${writer.provider}, from the briefs' own words; no model is called and nothing is spent.`
            : `Writer: ${writer.provider}, model ${writer.model}${event.host === '' ? '' : ` at ${event.host}`}, ${plural(event.concurrency, 'call')} at a time.`);
          break;
        }
        case 'stage':
          if (event.source === 'model') calls++;
          stage = `${event.slug}: ${event.stage}`;
          if (event.source === 'model') say(paint('dim', `  ${event.slug}: ${event.stage} answered in ${duration(event.ms / 1000)}, ${(event.usage?.input ?? 0) + (event.usage?.output ?? 0)} tokens`));
          break;
        case 'repair':
          say(paint('dim', `  ${event.slug}: ${event.part} sent back for ${event.rules.join(', ')}: ${REPAIR_WORDS[event.outcome]}`));
          break;
        case 'retry':
          say(paint('yellow', `  ${event.slug}: ${event.stage}: ${event.problem.message}; trying again in ${duration(event.waitMs / 1000)}`));
          break;
        case 'interrupted':
          say(event.waiting > 0 ? `Stopping: ${event.waiting} articles under way may still answer for 10 seconds; Ctrl-C again drops them.` : 'Stopping.');
          break;
        case 'article':
          if (event.state !== 'unchanged' && event.state !== 'held') done = event.done;
          // What went wrong is told even when progress is not.
          for (const line of articleLines(event, paint)) say(line, isBad(event.state));
          break;
        case 'result': clear(); return;
      }
      draw();
    },
  };
}

function articleLines(event: Extract<RunEvent, { type: 'article' }>, paint: (style: Parameters<typeof styleText>[0], text: string) => string): string[] {
  const bad = isBad(event.state);
  if (event.state === 'unchanged' && event.problems.length === 0) return [];
  if (event.state === 'held') return [];
  const counts = [plural(event.errors, 'error'), plural(event.warnings, 'warning')].filter((part) => !part.startsWith('0 ')).join(', ');
  const word = STATE_WORDS[event.state];
  return [
    `  ${bad ? paint('red', word) : event.state === 'written' ? paint('green', word) : word}  ${event.slug}${counts === '' ? '' : ` (${counts})`}`,
    ...summarizeNotes(event.notes).map((line) => `      ${line}`),
    ...event.problems.map((problem) => `      ${formatProblem(problem).replaceAll('\n', '\n      ')}`),
  ];
}

/** "removed 2 × raw HTML: <b>, …" */
export function summarizeNotes(notes: readonly Note[]): string[] {
  return [...Map.groupBy(notes, (note) => note.what)].map(([what, list]) => {
    const shown = [...new Set(list.map((note) => note.excerpt))].slice(0, 3).join(' · ');
    const kind = NOTE_WORDS[what] ?? what;
    return `${what === 'unanswered' ? 'left out' : 'removed'} ${list.length > 1 ? `${list.length} × ` : ''}${kind}: ${shown}`;
  });
}

/** The last lines of a run, for people. */
export function resultText(result: RunResult, outputDir: string): string {
  const count = (state: ArticleState): number => result.articles.filter((article) => article.state === state).length;
  const parts = [
    [count('written'), 'written'], [count('unchanged'), 'unchanged'], [count('rejected'), 'held back'], [count('conflict'), 'not overwritten'], [count('failed'), 'failed'], [count('held'), 'waiting'], [count('stopped'), 'not begun'], [count('waiting'), 'waiting for answers'],
  ].filter(([number]) => number !== 0).map(([number, word]) => `${number} ${word}`);
  const { usage } = result;
  const lines = [
    `${plural(result.articles.length, 'article')}: ${parts.join(', ') || 'nothing to do'}. ${plural(result.calls, 'call')}${result.calls > 0 ? `, ${usage.input} tokens in (${usage.cachedInput} cached), ${usage.output} out, ${result.cost === null ? 'price not known' : formatMoney(result.cost)}` : ''}, ${duration(result.ms / 1000)}.`,
  ];
  const { mended, dropped, unusable } = result.repairs;
  if (mended + dropped + unusable > 0) lines.push(`  ${plural(mended + dropped + unusable, 'part')} sent back with findings: ${mended} mended, ${dropped + unusable} no better and dropped.`);
  if (result.spending.length > 1 || result.spending.some((row) => row.reused + row.failed > 0)) lines.push(...spendingLines(result.spending));
  const warnings = [...Map.groupBy(result.check.findings.filter((finding) => finding.severity === 'warning'), (finding) => finding.rule)];
  for (const [rule, list] of warnings) lines.push(`  ${list.length} × ${rule}: ${list[0]?.message ?? ''}`, `      → ${list[0]?.help ?? ''}`);
  const waiting = result.articles.filter((article) => article.state === 'held');
  for (const article of waiting) lines.push(`  waiting: ${article.slug}: ${article.reason}`);
  const rejected = result.articles.filter((article) => article.state === 'rejected');
  for (const article of rejected) {
    lines.push(`  held back: ${article.slug}; the text and its findings are in ${outputDir}/.slugline/rejected/`);
    const errors = result.check.findings.filter((finding) => finding.severity === 'error' && finding.file.endsWith(`/${article.slug}.md`));
    for (const finding of errors) lines.push(`    ${finding.rule}: ${finding.message}`);
  }
  return `${lines.join('\n')}\n`;
}

/** Calls, tokens and money by stage and model, as a table. */
function spendingLines(rows: readonly SpendingRow[]): string[] {
  const cells = rows.map((row) => [
    row.stage, row.model, plural(row.calls, 'call'),
    [row.failed === 0 ? '' : `${row.failed} of them failed`, row.reused === 0 ? '' : `${row.reused} more answers from the store`].filter((part) => part !== '').join(', '),
    row.calls === 0 ? '' : `${row.usage.input} in (${Math.round((row.usage.cachedInput / Math.max(1, row.usage.input)) * 100)} % cached), ${row.usage.output} out`,
    row.calls === 0 || row.cost === null ? '' : formatMoney(row.cost),
  ]);
  const used = cells[0]?.map((_cell, index) => Math.max(...cells.map((row) => row[index]?.length ?? 0))) ?? [];
  return cells.map((row) => `  ${row.map((cell, index) => cell.padEnd(used[index] ?? 0)).filter((_cell, index) => used[index] !== 0).join('  ')}`.trimEnd());
}

function isBad(state: ArticleState): boolean {
  return state === 'rejected' || state === 'conflict' || state === 'failed';
}

/** True when a run has something that must not be taken for success. */
export function hasFailures(result: RunResult): boolean {
  return result.articles.some((article: ArticleResult) => isBad(article.state)) || result.problems.some((problem) => problem.code !== 'CONFIG_INVALID' || problem.file !== undefined);
}

export function plural(count: number, word: string): string {
  return `${count} ${word}${count === 1 ? '' : 's'}`;
}

/** 0.4 s, 12 s, 3 min 20 s. */
export function duration(seconds: number): string {
  if (seconds < 10) return `${seconds.toFixed(1)} s`;
  if (seconds < 90) return `${Math.round(seconds)} s`;
  return `${Math.floor(seconds / 60)} min ${Math.round(seconds % 60)} s`;
}
