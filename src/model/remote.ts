import type { Brief, Fact } from './brief.ts';
import type { CorpusEntry } from './corpus.ts';
import type { Problem } from './errors.ts';
import type { RunEvent, SpendingRow } from './events.ts';
import type { LockedStage } from './lock.ts';
import type { RemakePart } from './plan.ts';
import type { Price } from './prices.ts';
import type { CallToAction, SiteConfig } from './site.ts';

/** Articles written by others: what they are told, and what they say. Plain JSON. */

/** A project as it was planned, without its briefs: told once, whatever the number of articles. */
export interface Snapshot {
  version: 1;
  /** Version of Slugline that planned: another one could write other bytes. */
  slugline: string;
  config: SiteConfig;
  facts: readonly Fact[];
  /** Templates, built-in ones included. `file` names where it came from, for messages. */
  prompts: readonly { name: string; file: string; text: string }[];
  /** All articles there will be, by name only: what texts may link to. */
  entries: readonly CorpusEntry[];
  /** Whose answers are kept: every worker has to ask there, or by the config's other routes. */
  provider: { id: string; model: string; host: string };
  price: Price | undefined;
  /** US dollars. */
  limits: { run?: number | undefined; article?: number | undefined };
}

/** One article to be written. */
export interface RemoteOrder {
  brief: Brief;
  /** Its place in the plan. */
  place: number;
  stages: readonly string[];
  parts?: readonly RemakePart[] | undefined;
  /** What the lock file has of it. */
  lock: { state: string; stages: Readonly<Record<string, LockedStage>> } | undefined;
  /** What depends on all the other articles, and is worked out where they are known. */
  near: readonly { slug: string; score: number }[];
  cta: CallToAction | undefined;
  force: boolean;
  /** ISO date of the run. */
  today: string;
}

/** What became of it. */
export interface RemoteResult {
  slug: string;
  /** `stopped`: not begun or not finished, and nobody will; `waiting`: answers come later. */
  state: 'written' | 'failed' | 'stopped' | 'waiting';
  /** Of a written article. */
  stages: Record<string, LockedStage>;
  rows: SpendingRow[];
  problems: Problem[];
  /** What its parts went through, for the progress. */
  events: RunEvent[];
}

/** The way to those who write. */
export interface Remote {
  /** Hands over the work; what was handed over before and is the same is neither done nor paid for again. @returns how many are new */
  send(snapshot: Snapshot, orders: Iterable<RemoteOrder>): Promise<number>;
  /** What becomes of the orders, each once, as it comes. Ends with the last one, or when `signal` aborts. */
  results(signal: AbortSignal): AsyncIterable<RemoteResult>;
}
