import type { Problem } from './errors.ts';

/** What would be done, and why (contracts §3 `plan`). */

export interface PlanItem {
  slug: string;
  /** The brief, relative to the project. */
  file: string;
  title: string;
  /** `write`: stages run; `render`: the text is there, only put together again; `none`: up to date; `hold`: not now. */
  action: 'write' | 'render' | 'none' | 'hold';
  reason: string;
  /** Stages that would run. */
  stages: string[];
  /** Model calls, and tokens as a forecast. */
  calls: number;
  tokens: { input: number; output: number };
  /** US dollars as a forecast; null where the price is not known. */
  cost: number | null;
  /** An article on nearly the same subject. */
  overlap: { slug: string; title: string; score: number; language: string } | undefined;
}

export interface Plan {
  items: PlanItem[];
  problems: Problem[];
  writer: { provider: string; model: string; local: boolean };
}
