/** What the desk says of the project as a whole: its state, runs, facts, links; the site itself is in `site-shapes.ts`. */

export interface RunView {
  state: 'idle' | 'planning' | 'running' | 'pausing' | 'paused' | 'stopping' | 'done' | 'failed';
  /** ISO time of its begin. */
  at: string;
  total: number;
  done: number;
  /** Articles begun and not finished. */
  open: { slug: string; stage: string }[];
  /** The last ones that are done, newest first. */
  recent: { slug: string; state: string; errors: number; warnings: number; problem: string }[];
  calls: number;
  spent: number | null;
  budget: number | null;
  forecast: number | null;
  /** Seconds left, by the pace so far. */
  eta: number | null;
  problems: string[];
  writer: string;
}

export interface PlanAnswer {
  writer: { provider: string; model: string; local: boolean };
  host: string;
  items: { slug: string; title: string; action: string; reason: string; calls: number; cost: number | null }[];
  write: number;
  render: number;
  none: number;
  hold: number;
  calls: number;
  tokens: { input: number; output: number };
  cost: number | null;
  range: { low: number; high: number } | null;
  seconds: number;
  note: string;
  budget: number | null;
  problems: string[];
}

export interface DeskAnswer {
  site: string;
  dir: string;
  /** Who edits, as the machine knows them. */
  person: string;
  approval: boolean;
  problems: string[];
  run: RunView;
  /** Set in a report: a page without a server, for reading only. */
  report?: ReportNote;
}

/** What a report says of itself. */
export interface ReportNote {
  /** ISO time. */
  at: string;
  /** Name of the project's folder. */
  folder: string;
  /** Of Slugline. */
  version: string;
  /** Articles that are in the list without their text. */
  leftOut: number;
}

export interface FactRow {
  id: string;
  text: string;
  source: string;
  date: string;
  age: number | null;
  expires: string;
  expired: boolean;
  /** Slug of the brief it belongs to; '' for the ledger. */
  brief: string;
  place: string;
  uses: { slug: string; line: number | null; text: string; differs: boolean; by: string }[];
}

export interface FactsAnswer {
  today: string;
  facts: FactRow[];
  problems: string[];
}

/** A link that stands in a text or its FAQ. */
export interface LinkView {
  anchor: string;
  url: string;
  /** The article of this project it leads to; '' for anything else. */
  slug: string;
  /** It leads to a call to action of the config. */
  cta: boolean;
  line: number;
  at: number;
}

/**
 * A link of a text with how it came there. `code`: made of these words, and noted in the lock; `cta`: the article's call to action; `source`: of a fact the article states;
 * `text`: written so, by the brief, a model or a person; the lock knows nothing of it; `gone`: noted in the lock, and not in the text any more.
 */
export interface LinkOrigin extends Omit<LinkView, 'cta' | 'line' | 'at'> {
  by: 'code' | 'cta' | 'source' | 'text' | 'gone';
  title: string;
  line: number | null;
  at: number | null;
}

export interface LinksAnswer {
  /** What belongs under the article. */
  related: { slug: string; title: string; why: 'brief' | 'config' | 'pillar' | 'cluster' | 'kept' | 'near'; relevance: number }[];
  /** Words of its text that could carry a link. */
  proposals: { slug: string; title: string; anchor: string; line: number; strength: number; nearness: number }[];
  to: { slug: string; title: string; where: 'body' | 'related' | 'both' }[];
  from: { slug: string; title: string; where: 'body' | 'related' | 'both' }[];
  /** Clicks from the home page; null when no way leads there. */
  depth: number | null;
}
