import type { Problem } from './errors.ts';

/** What would be done, and why (contracts §3 `plan`). */

/** US dollars between which a cost lies, one standard deviation either way. */
export interface CostRange {
  low: number;
  high: number;
}

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
  /** Those of them that ask a model; the brief says the others. */
  asks: string[];
  /** Only these parts are made anew (`slugline refresh --write`). */
  parts?: readonly RemakePart[];
  /** Model calls, and tokens as a forecast. */
  calls: number;
  tokens: { input: number; output: number };
  /** US dollars as a forecast; null where the price is not known. */
  cost: number | null;
  /** null where the price is not known, or too few earlier calls to say. */
  range: CostRange | null;
  /** Forecast of the calls one after the other. */
  seconds: number;
  /** An article or brief that wants nearly the same search query. */
  overlap: Overlap | undefined;
}

/** A part of a finished article that is out of date, and what about it. */
export interface RemakePart {
  part: 'opening' | 'section' | 'answer' | 'title' | 'description';
  /** Heading of a section, question of an answer, as the page shows it; '' otherwise. */
  heading: string;
  /** A word for the books: fact-expired, fact-changed, year … */
  kind: string;
  /** What is out of date, for the writer. */
  message: string;
  /** The words in question. */
  excerpt: string;
  /** The fact it is about. */
  fact?: string | undefined;
  /** True when that fact may not be stated any more. */
  expired: boolean;
  /** Numbers that must not stand in the new text. */
  gone: readonly string[];
}

/** What a brief would compete with. */
export interface Overlap {
  slug: string;
  title: string;
  /** The other's brief or article, relative to the project where it can be. */
  file: string;
  language: string;
  /** 0–1. */
  score: number;
  /** `hold`: the brief is held back; `close`: a warning; `allowed`: the brief says why both are wanted. */
  verdict: 'hold' | 'close' | 'allowed';
  /** What they share, each 0–1 with a reason in words. */
  evidence: { kind: 'keyphrase' | 'headings' | 'body'; value: number; reason: string }[];
  /** Reason of `overlap: allow`. */
  allowed?: string;
}

/** Sums of a plan. Corrections and retries are not in them. */
export interface PlanTotals {
  calls: number;
  tokens: { input: number; output: number };
  /** US dollars; null where the price is not known. */
  cost: number | null;
  range: CostRange | null;
  /** From the first call to the last, articles side by side. */
  seconds: number;
}

/** What a forecast rests on. */
export interface Certainty {
  /** Answers as long as earlier ones; some of them; as long as the briefs ask; no call to forecast. */
  basis: 'history' | 'mixed' | 'lengths' | 'none';
  /** Input tokens: counted by a tokenizer, or guessed from the number of characters. */
  input: 'counted' | 'lengths';
  /** Earlier calls it rests on. */
  calls: number;
  /** The same in words, part of a sentence. */
  note: string;
}

export interface Plan {
  items: PlanItem[];
  problems: Problem[];
  writer: { provider: string; model: string; local: boolean };
  totals: PlanTotals;
  certainty: Certainty;
}

/** True for an article that a run has something to do for. */
export function isDue({ action }: Pick<PlanItem, 'action'>): boolean {
  return action === 'write' || action === 'render';
}
