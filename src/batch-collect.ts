import { addToBooks, beginBooks, costInBatch, itemsOf, withRetries, type BatchEvent, type Desk } from './batch-desk.ts';
import { problemOf } from './batch-submit.ts';
import type { BatchAnswer, BatchService, BatchStatus, Completion, CompletionRequest } from './kinds.ts';
import { SluglineError, type Problem } from './model/errors.ts';
import type { BatchItem, BatchRecord } from './model/store.ts';

/** Results of batches into the store: each answer once, whatever was cut off before. */

/** A call that got no usable answer. */
export interface Fault {
  key: string;
  slug: string;
  stage: string;
  problem: Problem;
  /** Asking the same thing again may succeed. */
  retryable: boolean;
}

export interface Collected {
  /** Batches whose results are in the store now, or that were given up. */
  ended: number;
  answers: number;
  faults: Fault[];
  /** Requests of batches that the server did not begin because too many were waiting: how many such a batch held. */
  tooMany: number | undefined;
  /** Batches that could not be asked about, or read. */
  broken: { mark: string; error: SluglineError }[];
}

export function nothingCollected(): Collected {
  return { ended: 0, answers: 0, faults: [], tooMany: undefined, broken: [] };
}

/** Looks at these batches, and takes in the results of those that have ended. A batch that cannot be read leaves the others alone. */
export async function* collectAll(desk: Desk, batches: readonly BatchRecord[]): AsyncGenerator<BatchEvent, Collected> {
  const collected = nothingCollected();
  for (const batch of batches) {
    if (batch.id === '') continue;
    try {
      yield* collectOne(desk, batch, collected);
    } catch (error) {
      if (!(error instanceof SluglineError) || desk.signal.aborted) throw error;
      collected.broken.push({ mark: batch.mark, error });
      yield { type: 'batch-problem', mark: batch.mark, slug: '', stage: '', problem: problemOf(error, desk) };
    }
  }
  return collected;
}

async function* collectOne(desk: Desk, batch: BatchRecord, collected: Collected): AsyncGenerator<BatchEvent, void> {
  const { store, signal } = desk;
  const service = desk.service as BatchService;
  const { mark, id } = batch;
  const status = await withRetries(desk, async () => service.status(id, signal));
  const base = { type: 'batch', mark, id, calls: status.total, status, answers: 0, faults: 0, cost: null } as const;
  if (status.state === 'waiting' || status.state === 'running') {
    yield { ...base, what: 'running' };
    return;
  }
  const items = await itemsOf(desk, mark);
  if (status.state === 'failed') {
    await store.updateBatch(mark, { state: 'failed' });
    free(desk, items.keys());
    collected.ended++;
    const problem = failure(batch, status);
    const tooMany = status.errors.some((error) => /token_limit_exceeded|enqueued/i.test(error));
    if (tooMany) collected.tooMany = Math.max(collected.tooMany ?? 0, items.size);
    for (const [key, { slug, stage }] of items) collected.faults.push({ key, slug, stage, problem, retryable: tooMany });
    yield { ...base, what: 'failed', calls: items.size, faults: items.size };
    yield { type: 'batch-problem', mark, slug: '', stage: '', problem };
    return;
  }
  const intake = createIntake(desk, batch, items);
  for (const file of [status.outputFile, status.errorFile]) {
    if (file === undefined) continue;
    await withRetries(desk, async () => {
      intake.begin();
      for await (const line of service.lines(file, signal)) await intake.take(line);
    });
  }
  const { answers, faults, notes, cost } = await intake.end(status);
  await store.updateBatch(mark, { state: status.state === 'cancelled' ? 'cancelled' : 'collected' });
  collected.ended++;
  collected.answers += answers;
  collected.faults.push(...faults);
  yield { ...base, what: 'collected', calls: items.size, answers, faults: faults.length, cost };
  for (const { slug, stage, problem } of faults) yield { type: 'batch-problem', mark, slug, stage, problem };
  for (const problem of notes) yield { type: 'batch-problem', mark, slug: '', stage: '', problem };
}

interface Intake {
  /** Before each file, and before each new try of one. */
  begin(): void;
  /** @returns whether the request has its answer now; `old` for a line that brought an answer before this batch was made */
  take(line: string): Promise<'answer' | 'fault' | 'old' | undefined>;
  /**
   * Books the failed calls.
   * @param status of the batch; undefined when answers come from files: what is missing may come later, and lines that failed are read each time
   */
  end(status: BatchStatus | undefined): Promise<{ answers: number; faults: Fault[]; notes: Problem[]; cost: number | null }>;
}

/**
 * Takes result lines in any order. Answers are stored at once, so that nothing is lost when the process is killed, and not booked twice when the
 * file is read again; failed calls have no place in the store and are booked at the end.
 * @param costs what an answer cost; given for answers from files
 */
export function createIntake(desk: Desk, batch: BatchRecord, items: ReadonlyMap<string, BatchItem>, costs?: (completion: Completion, line: string) => number | null): Intake {
  const { store, world } = desk;
  const seen = new Set<string>();
  const failed = new Map<string, Fault & { error: SluglineError }>();
  let inFile = new Set<string>();
  let [answers, strange, unknown, repeated] = [0, 0, 0, 0];
  let cost: number | null = 0;
  const files = costs !== undefined;
  const costOf = costs ?? ((completion: Completion): number | null => costInBatch(desk, batch.model, completion.usage));
  const requestOf = (id: string): CompletionRequest | undefined => {
    const item = items.get(id);
    return item === undefined ? undefined : (JSON.parse(item.request) as CompletionRequest);
  };

  async function keep({ slug, stage, customId }: BatchItem, completion: Completion, line: string): Promise<void> {
    const { text, usage, finish, model } = completion;
    const at = world.now().toISOString();
    const usd = costOf(completion, line);
    // Taken in before: an earlier collection was cut off after this line, or a directory is imported once more, where only news is told.
    const known = (await whereStored(customId, text)) === 'by this batch';
    if (!known || !files) {
      answers++;
      cost = cost === null || usd === null ? null : cost + usd;
    }
    settle(desk, customId, usd ?? 0);
    if (known) return;
    await beginBooks(desk);
    await store.put(customId, { text, usage, finish, model, cost: usd, at }, { at, run: desk.books.run, slug, stage, model: batch.model, usage, cost: usd, kind: 'answer', request: customId, ms: 0 });
    addToBooks(desk, stage, batch.model, usage, usd, false);
  }

  /** Whether this text is the answer in the store, and whether it came after the batch was made. */
  const whereStored = async (key: string, text: string): Promise<'by this batch' | 'before it' | 'nowhere'> => {
    const found = await store.get(key);
    return found?.text !== text.toWellFormed() ? 'nowhere' : found.at >= batch.at ? 'by this batch' : 'before it';
  };

  return {
    begin() {
      inFile = new Set();
    },
    async take(line) {
      const answer: BatchAnswer | undefined = desk.lines.answer(line, requestOf);
      const item = answer === undefined ? undefined : items.get(answer.customId);
      if (answer === undefined || item === undefined) {
        if (isObject(line)) unknown++;
        else strange++;
        return undefined;
      }
      if (inFile.has(item.customId)) repeated++;
      inFile.add(item.customId);
      if (seen.has(item.customId)) return 'answer';
      // An answer wins over a failure, wherever it stands.
      if (answer.completion === undefined) {
        const error = answer.error as SluglineError;
        failed.set(item.customId, { key: item.customId, slug: item.slug, stage: item.stage, problem: problemOf(error, desk), retryable: error.retryable, error });
        return 'fault';
      }
      // Asked anew because its answer could not be used, and this is that answer: a file of an earlier wave.
      if (files && (await whereStored(item.customId, answer.completion.text)) === 'before it') return 'old';
      seen.add(item.customId);
      failed.delete(item.customId);
      await keep(item, answer.completion, line);
      return 'answer';
    },
    async end(status) {
      for (const { key, slug, stage, error } of failed.values()) {
        const usd = error.usage === undefined ? 0 : costInBatch(desk, batch.model, error.usage);
        settle(desk, key, usd ?? 0);
        if (error.usage === undefined || status === undefined) continue;
        await beginBooks(desk);
        await store.record({ at: world.now().toISOString(), run: desk.books.run, slug, stage, model: batch.model, usage: error.usage, cost: usd, kind: 'failed', request: key, ms: 0 });
        addToBooks(desk, stage, batch.model, error.usage, usd, true);
        cost = cost === null || usd === null ? null : cost + usd;
      }
      const faults: Fault[] = [...failed.values()].map(({ error: _error, ...fault }) => fault);
      const missing = status === undefined ? [] : [...items.values()].filter((item) => !seen.has(item.customId) && !failed.has(item.customId));
      for (const { customId: key, slug, stage } of missing) faults.push({ key, slug, stage, retryable: true, problem: { code: 'PROVIDER_UNAVAILABLE', message: `batch ${batch.mark} (${status?.said ?? ''}) has no result for this request`, help: 'It is asked again with the next batch.' } });
      free(desk, missing.map((item) => item.customId));
      const note = (count: number, one: string, more: string): Problem[] => (count === 0 ? [] : [{ code: 'PROVIDER_INVALID_REPLY', message: `${count} ${count === 1 ? 'line' : 'lines'} of the results of ${batch.mark} ${count === 1 ? one : more}`, help: 'The other lines were taken; what is missing is asked again.' }]);
      return { answers, faults, cost, notes: [...note(strange, 'cannot be read and was left out', 'cannot be read and were left out'), ...note(unknown, 'belongs to no request of it and was left out', 'belong to no request of it and were left out'), ...note(repeated, 'answers a request that had its answer; the first one counts', 'answer requests that had their answer; the first one counts')] };
    },
  };
}

function isObject(line: string): boolean {
  try {
    const value: unknown = JSON.parse(line);
    return value !== null && typeof value === 'object';
  } catch {
    return false;
  }
}

function failure(batch: BatchRecord, status: BatchStatus): Problem {
  const why = status.errors.slice(0, 3).join('; ') || 'without saying why';
  const tooMany = status.errors.some((error) => /token_limit_exceeded|enqueued/i.test(error));
  return {
    code: tooMany ? 'PROVIDER_RATE_LIMIT' : 'PROVIDER_CONFIG', message: `${batch.host} did not take batch ${batch.mark}: ${why}`,
    help: tooMany ? 'Submit again when other batches have ended, or fewer briefs at a time; `slugline generate --batch` does so by itself.' : 'Check the model and the prompts settings against what the server supports, then submit again.',
  };
}

/** True when the answer in the store came after the batch was made. */
export async function isOfThisBatch({ store }: Desk, batch: Pick<BatchRecord, 'at'>, key: string): Promise<boolean> {
  return ((await store.get(key))?.at ?? '') >= batch.at;
}

/** Ends what the budget holds for a call. */
function settle({ budget, held }: Desk, key: string, usd: number): void {
  const hold = held.get(key);
  if (hold === undefined) return;
  budget.settle(hold.slug, hold.usd, usd);
  held.delete(key);
}

function free(desk: Desk, keys: Iterable<string>): void {
  for (const key of keys) settle(desk, key, 0);
}
