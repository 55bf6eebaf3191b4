import type { CheckResult } from './finding.ts';
import type { Problem } from './errors.ts';
import type { Usage } from './lock.ts';
import type { Note } from './parts.ts';
import type { Plan } from './plan.ts';

/** What a run tells while it works. The last event is always `result`. */
export type RunEvent =
  | { type: 'start'; plan: Plan; host: string; concurrency: number }
  | { type: 'stage'; slug: string; stage: string; source: 'model' | 'writer' | 'brief' | 'lock'; ms: number; usage: Usage | undefined }
  | { type: 'retry'; slug: string; stage: string; attempt: number; waitMs: number; problem: Problem }
  | { type: 'article'; slug: string; state: ArticleState; errors: number; warnings: number; notes: readonly Note[]; problems: readonly Problem[]; done: number; total: number }
  | { type: 'interrupted'; waiting: number }
  | { type: 'result'; result: RunResult };

export type ArticleState = 'written' | 'unchanged' | 'rejected' | 'conflict' | 'failed' | 'held' | 'stopped';

export interface ArticleResult {
  slug: string;
  file: string;
  state: ArticleState;
  reason: string;
  problems: Problem[];
  notes: Note[];
}

export interface RunResult {
  writer: { provider: string; model: string; host: string };
  articles: ArticleResult[];
  /** Problems of no single article: broken briefs, config. */
  problems: Problem[];
  /** Findings of the articles rendered in this run. */
  check: CheckResult;
  calls: number;
  usage: Usage;
  /** US dollars spent in this run; null where the price of the model is not known. */
  cost: number | null;
  /** Files written or removed. */
  changed: number;
  interrupted: boolean;
  ms: number;
}
