import { inputTokens } from './books.ts';
import { FILES, keysUnderWay, openBatches, withRetries, type BatchEvent, type Desk } from './batch-desk.ts';
import type { Pending } from './calls.ts';
import type { BatchService, BatchStatus } from './kinds.ts';
import { problemsOf, SluglineError, type Problem } from './model/errors.ts';
import type { BatchItem, BatchRecord } from './model/store.ts';
import { formatMoney } from './money.ts';
import { sha256 } from './text/hash.ts';

/** Requests into batches: what the budget covers, split as the server wants it, noted before anything is sent. */

/** OpenAI's limits of one batch (API reference, "Create batch"): 50,000 requests, a file of 200 MB. */
const BATCH_LIMITS = { lines: 50_000, bytes: 200_000_000 };

/**
 * After this time a batch that was noted and is not at the server is taken for one that never left. Under the lock of the project nobody else can be
 * sending it, only what a process that ended had sent last may still arrive; without one, an upload may take that long.
 */
const ABANDONED_MS = { locked: 60_000, free: 20 * 60_000 };

export interface SubmitOptions {
  /** Ask again for what has an answer in the store that cannot be used. */
  again: boolean;
  /** Keys that must not be asked, and why. */
  refused: ReadonlyMap<string, Problem>;
  /** Fewer lines a batch than the server allows, and one batch at a time: it said that more than that may not wait. */
  mostLines?: number | undefined;
}

export interface Submitted {
  batches: number;
  calls: number;
  /** What was not asked, by key. */
  refused: Map<string, Problem>;
}

/** Splits a list with these sizes into ranges that fit; every range holds at least one. */
export function splitLines(sizes: readonly number[], limits: { lines: number; bytes: number } = BATCH_LIMITS): { from: number; to: number }[] {
  const ranges: { from: number; to: number }[] = [];
  let bytes = 0;
  for (const [at, size] of sizes.entries()) {
    const last = ranges.at(-1);
    if (last === undefined || last.to - last.from >= limits.lines || bytes + size > limits.bytes) {
      ranges.push({ from: at, to: at + 1 });
      bytes = size;
    } else {
      last.to++;
      bytes += size;
    }
  }
  return ranges;
}

/** A part of a wave: the requests of one batch. */
export interface Part {
  model: string;
  items: BatchItem[];
  lines: string[];
}

/**
 * What is to be asked and is not under way, as far as the budget goes, in parts that fit a batch.
 * @returns the parts, and what was left out by key with the reason
 */
export async function partsOf(desk: Desk, pending: readonly Pending[], options: SubmitOptions): Promise<{ parts: Part[]; refused: Map<string, Problem> }> {
  const refused = new Map<string, Problem>();
  const underWay = await keysUnderWay(desk);
  const wanted: Pending[] = [];
  for (const one of pending) {
    if (underWay.has(one.key)) continue;
    const why = options.refused.get(one.key) ?? (options.again || (await desk.store.get(one.key)) === undefined ? undefined : unusable(one)) ?? reserve(desk, one);
    if (why === undefined) wanted.push(one);
    else refused.set(one.key, why);
  }
  const parts = [...Map.groupBy(wanted, (one) => one.request.model)].flatMap(([model, list]) => {
    const lines = list.map((one) => desk.lines.line(one.key, one.request));
    const ranges = splitLines(lines.map((line) => Buffer.byteLength(line) + 1), { ...BATCH_LIMITS, lines: Math.min(BATCH_LIMITS.lines, options.mostLines ?? Infinity) });
    return ranges.map(({ from, to }): Part => ({ model, lines: lines.slice(from, to), items: list.slice(from, to).map((one) => ({ customId: one.key, slug: one.slug, stage: one.stage, request: JSON.stringify(one.request) })) }));
  });
  return { parts, refused };
}

/** Uploads what is not under way yet. @throws SluglineError when the server takes none; batches begun before stay */
export async function* submit(desk: Desk, pending: readonly Pending[], options: SubmitOptions): AsyncGenerator<BatchEvent, Submitted> {
  const service = desk.service as BatchService;
  const { parts, refused } = await partsOf(desk, pending, options);
  let calls = 0;
  const now = options.mostLines === undefined ? parts : (await openBatches(desk)).length > 0 ? [] : parts.slice(0, 1);
  release(desk, parts.filter((part) => !now.includes(part)));
  for (const [index, part] of now.entries()) {
    const mark = await newMark(desk, part);
    const record: BatchRecord = { mark, at: desk.world.now().toISOString(), host: desk.host, model: part.model, id: '', state: 'open' };
    await desk.store.addBatch(record, part.items);
    try {
      // A try that broke off may have begun the batch all the same.
      const status = await withRetries(desk, async (attempt) => (attempt === 1 ? undefined : await findByMark(service, mark, desk.signal)) ?? (await service.submit(part.lines, mark, desk.signal)));
      await desk.store.updateBatch(mark, { id: status.id });
      calls += part.items.length;
      yield { type: 'batch', what: 'submitted', mark, id: status.id, calls: part.items.length, status, answers: 0, faults: 0, cost: null };
    } catch (error) {
      release(desk, now.slice(index));
      const found = await giveUp(desk, service, mark, error);
      if (!found) throw error;
      calls += part.items.length;
    }
  }
  return { batches: now.length, calls, refused };
}

/** After a failed upload: notes the batch when it is at the server after all. @returns true when it is */
async function giveUp({ store, signal }: Desk, service: BatchService, mark: string, error: unknown): Promise<boolean> {
  // What was interrupted may be on its way still; it is looked for the next time.
  if (signal.aborted) return false;
  try {
    const found = await findByMark(service, mark, signal);
    await store.updateBatch(mark, found === undefined ? { state: 'failed' } : { id: found.id });
    return found !== undefined;
  } catch {
    // Nobody knows: it stays open, and is looked for the next time. A refusal is certain.
    if (error instanceof SluglineError && !error.retryable) await store.updateBatch(mark, { state: 'failed' });
    return false;
  }
}

async function findByMark(service: BatchService, mark: string, signal: AbortSignal): Promise<BatchStatus | undefined> {
  return (await service.recent(signal)).find((one) => one.mark === mark);
}

/**
 * Batches that were noted and have no id: the process ended, or the connection broke, between the two. Found at the server by their mark they get
 * their id; those that are not there are given up after a while, so that their requests are asked again.
 */
export async function* recover(desk: Desk): AsyncGenerator<BatchEvent, void> {
  const { service, store, world, signal } = desk;
  const grace = desk.options.lockRun === undefined ? ABANDONED_MS.free : ABANDONED_MS.locked;
  const lost = (await openBatches(desk)).filter((batch) => batch.id === '');
  if (lost.length === 0 || service === undefined) return;
  const recent = await withRetries(desk, async () => service.recent(signal));
  for (const batch of lost) {
    const status = recent.find((one) => one.mark === batch.mark);
    const base = { type: 'batch', mark: batch.mark, calls: status?.total ?? 0, status, answers: 0, faults: 0, cost: null } as const;
    if (status !== undefined) {
      await store.updateBatch(batch.mark, { id: status.id });
      yield { ...base, what: 'found', id: status.id };
    } else if (world.now().getTime() - Date.parse(batch.at) > grace) {
      await store.updateBatch(batch.mark, { state: 'failed' });
      yield { ...base, what: 'abandoned', id: '' };
    } else {
      yield { type: 'batch-problem', mark: batch.mark, slug: '', stage: '', problem: { code: 'PROVIDER_UNAVAILABLE', message: `batch ${batch.mark} was begun and is not at the server yet; it may still be on its way`, help: `Run this again ${grace / 60_000} min after ${batch.at}: what has not arrived by then is asked anew. Or give it up now: slugline batch cancel ${batch.mark}.` } };
    }
  }
}

/** Frees what the budget holds for requests that were not sent. */
function release({ budget, held }: Desk, parts: readonly Part[]): void {
  for (const { customId } of parts.flatMap((part) => part.items)) {
    const hold = held.get(customId);
    if (hold !== undefined) budget.settle(hold.slug, hold.usd, 0);
    held.delete(customId);
  }
}

/** A name nobody else has: the time, and what is in the batch. */
async function newMark({ store, world }: Desk, part: Part): Promise<string> {
  const taken = new Set((await store.batches()).map((batch) => batch.mark));
  const name = `batch-${world.now().toISOString().slice(0, 19).replaceAll(/[-:]/g, '')}-${sha256(part.items.map((item) => item.customId).join('\n')).slice(0, 8)}`;
  for (let count = 1; ; count++) {
    const mark = count === 1 ? name : `${name}-${count}`;
    if (!taken.has(mark)) return mark;
  }
}

/** Holds the most a call may cost. @returns why it must not be made */
function reserve(desk: Desk, { key, slug, request }: Pending): Problem | undefined {
  const { budget, limits } = desk;
  const price = desk.priceOf(request.model);
  if (price === undefined || desk.host === FILES) return undefined;
  const usd = (inputTokens(request) * price.input + request.maxOutputTokens * price.output) / 1e6;
  const verdict = budget.reserve(slug, usd);
  if (verdict === 'ok') {
    desk.held.set(key, { slug, usd });
    return undefined;
  }
  const [code, limit] = verdict === 'run' ? (['BUDGET_RUN', limits.run] as const) : (['BUDGET_ARTICLE', limits.article] as const);
  return {
    code, message: `the call could cost up to ${formatMoney(usd)} in a batch, and with the others the ${verdict === 'run' ? "run's" : "article's"} budget of ${formatMoney(limit ?? 0)} could be exceeded, so it was left out`,
    help: verdict === 'run' ? 'Submit again with a larger --budget, or when these are collected: everything finished is kept and not bought again.' : 'Raise model.budget.article, or shorten the brief.',
  };
}

function unusable({ stage, request }: Pending): Problem {
  return { code: 'STAGE_INVALID_REPLY', message: `${stage}: the answer of ${request.model} cannot be used, also after one correction`, help: 'Submit again to ask anew, choose another model, or make the brief clearer.' };
}

/** Problems of anything thrown, without secrets. */
export function problemOf(error: unknown, desk: Pick<Desk, 'secrets'>): Problem {
  return problemsOf(error, desk.secrets)[0] as Problem;
}
