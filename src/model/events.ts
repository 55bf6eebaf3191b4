import type { CheckResult } from './finding.ts';
import type { Problem } from './errors.ts';
import type { Usage } from './lock.ts';
import type { Note } from './parts.ts';
import type { Plan } from './plan.ts';

/** What a run tells while it works. The last event is always `result`. */
export type RunEvent =
  | { type: 'start'; plan: Plan; host: string; concurrency: number }
  | { type: 'stage'; slug: string; stage: string; source: 'model' | 'writer' | 'brief' | 'lock'; ms: number; usage: Usage | undefined }
  /**
   * One try of one call, or an answer that cost nothing now. `waitedMs` for its turn, `ms` from sending to the end; `outcome` is an error's
   * code otherwise. What was asked and answered is there only when the run was told to trace it.
   */
  | { type: 'call'; slug: string; stage: string; request: string; attempt: number; outcome: 'answer' | 'stored' | 'joined' | (string & {}); waitedMs: number; ms: number; usage: Usage | undefined; cost: number | null; exchange?: { messages: readonly { role: string; content: string }[]; text: string | undefined } }
  | { type: 'retry'; slug: string; stage: string; attempt: number; waitMs: number; problem: Problem }
  /** A part that was sent back with findings of these rules, and what became of it; `errors` of the whole article. */
  | { type: 'repair'; slug: string; part: string; round: number; rules: readonly string[]; outcome: 'mended' | 'dropped' | 'unusable'; errors: { before: number; after: number } }
  | { type: 'article'; slug: string; state: ArticleState; errors: number; warnings: number; notes: readonly Note[]; problems: readonly Problem[]; done: number; total: number }
  | { type: 'interrupted'; waiting: number }
  | { type: 'result'; result: RunResult };

export type ArticleState = 'written' | 'unchanged' | 'rejected' | 'conflict' | 'failed' | 'held' | 'stopped' | 'waiting';

/** What the calls of one stage with one model came to in a run. */
export interface SpendingRow {
  stage: string;
  model: string;
  /** Calls that were paid for, failed ones included. */
  calls: number;
  /** Answers taken from the store or from the same call already under way. */
  reused: number;
  failed: number;
  usage: Usage;
  /** US dollars; null where the price is not known. */
  cost: number | null;
}

export interface ArticleResult {
  slug: string;
  file: string;
  state: ArticleState;
  reason: string;
  problems: Problem[];
  notes: Note[];
}

export interface RepairCounts { mended: number; dropped: number; unusable: number }

export interface RunResult {
  writer: { provider: string; model: string; host: string };
  articles: ArticleResult[];
  /** Problems of no single article: broken briefs, config. */
  problems: Problem[];
  /** Findings of the articles rendered in this run. */
  check: CheckResult;
  /** Calls that were paid for in this run. */
  calls: number;
  usage: Usage;
  /** The same by stage and model. */
  spending: SpendingRow[];
  /** US dollars spent in this run; null where the price of the model is not known. */
  cost: number | null;
  /** Parts that were sent back with findings, by what became of the answers. */
  repairs: RepairCounts;
  /** Files written or removed. */
  changed: number;
  interrupted: boolean;
  ms: number;
}
