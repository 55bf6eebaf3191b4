import { costInBatch, FILES, itemsOf, openBatches, type BatchEvent, type Desk } from './batch-desk.ts';
import { createIntake, isOfThisBatch, nothingCollected, type Collected, type Fault } from './batch-collect.ts';
import { partsOf, type SubmitOptions, type Submitted } from './batch-submit.ts';
import type { Pending } from './calls.ts';
import type { CompletionRequest } from './kinds.ts';
import { keysOf } from './library.ts';
import { SluglineError, type Problem } from './model/errors.ts';
import { writeIfChanged } from './place.ts';
import { readText } from './project.ts';

/** Batches as files: requests go out into a directory, answers come in from it, and any program or person may stand between. */

/**
 * Writes what is to be asked and is not under way as `wave-<n>-<part>.jsonl`. Files of open waves that are gone are written again;
 * files that are there with the same content are left alone.
 */
export async function* exportFiles(desk: Desk, pending: readonly Pending[], options: SubmitOptions): AsyncGenerator<BatchEvent, Submitted> {
  const { store, world } = desk;
  const dir = (desk.options.files ?? '.').replace(/(?<=.)\/+$/, '');
  const write = (mark: string, lines: readonly string[]): boolean => writeIfChanged(world.files, `${dir}/${mark}.jsonl`, lines.map((line) => `${line}\n`).join(''));
  const told = (mark: string, calls: number): BatchEvent => ({ type: 'batch', what: 'exported', mark, id: `${dir}/${mark}.jsonl`, calls, status: undefined, answers: 0, faults: 0, cost: null });
  for (const { mark } of await openBatches(desk)) {
    const items = await store.batchItems(mark);
    if (write(mark, items.map((item) => desk.lines.line(item.customId, JSON.parse(item.request) as CompletionRequest)))) yield told(mark, items.length);
  }
  const { parts, refused } = await partsOf(desk, pending, options);
  const wave = 1 + Math.max(0, ...(await store.batches()).filter((batch) => batch.host === FILES).map((batch) => Number(/^wave-(\d+)-/.exec(batch.mark)?.[1] ?? 0)));
  for (const [index, { model, items, lines }] of parts.entries()) {
    const mark = `wave-${wave}-${String(index + 1).padStart(3, '0')}`;
    await store.addBatch({ mark, at: world.now().toISOString(), host: FILES, model, id: mark, state: 'open' }, items);
    write(mark, lines);
    yield told(mark, items.length);
  }
  return { batches: parts.length, calls: parts.reduce((sum, part) => sum + part.items.length, 0), refused };
}

/**
 * Takes answers from all `*.jsonl` of the directory: result lines of the Batch API, `{custom_id, response: {body}}` or `{custom_id, text}`.
 * Requests among them are passed over. A wave is closed when each of its requests has an answer; one with an error stays out, for another try.
 * @throws SluglineError FILE_UNREADABLE when there is no such directory or file
 */
export async function* importFiles(desk: Desk): AsyncGenerator<BatchEvent, Collected> {
  const { store, world } = desk;
  const dir = (desk.options.files ?? '.').replace(/(?<=.)\/+$/, '');
  const names = world.files.list(dir).filter((name) => name.endsWith('.jsonl'));
  if (names.length === 0) throw new SluglineError({ code: 'FILE_UNREADABLE', file: dir, message: 'there is no .jsonl file with answers here', help: 'Name the directory with --import; requests are written with --export.' });
  const waves = (await store.batches()).filter((batch) => batch.host === FILES);
  const open = (await Promise.all(waves.filter((batch) => batch.state === 'open').map(async (batch) => ({ batch, items: await itemsOf(desk, batch.mark) })))).map((wave) => ({ ...wave, intake: createIntake(desk, wave.batch, wave.items, costOfLine(desk, wave.batch.model)) }));
  const closed = await keysOf(store, waves.filter((batch) => batch.state !== 'open'));
  const settled = new Set<string>();
  const strange: Problem[] = [];
  for (const wave of open) wave.intake.begin();
  for (const name of names) {
    let [unread, unknown] = [0, 0];
    for (const line of (readText(world.files, dir, name) ?? '').split('\n')) {
      if (line.trim() === '') continue;
      const id = idOf(line);
      if (id === 'request') continue;
      if (id === undefined) {
        unread++;
        continue;
      }
      const wave = open.find(({ items }) => items.has(id));
      // Of a wave that is closed: its answer is in the store.
      if (wave === undefined) unknown += Number(!closed.has(id));
      else if ((await wave.intake.take(line)) === 'answer') settled.add(id);
    }
    const note = (count: number, what: string): Problem[] => (count === 0 ? [] : [{ code: 'PROVIDER_INVALID_REPLY', file: `${dir}/${name}`, message: `${count} ${count === 1 ? 'line' : 'lines'} ${what} and ${count === 1 ? 'was' : 'were'} left out`, help: 'A line is {"custom_id": "…", "text": "…"} with an id of an exported request, or a result line of the Batch API.' }]);
    strange.push(...note(unread, 'cannot be read as JSON with a custom_id'), ...note(unknown, `${unknown === 1 ? 'belongs' : 'belong'} to no exported request`));
  }
  const collected = nothingCollected();
  for (const { batch, items, intake } of open) {
    const { answers, faults, cost, notes } = await intake.end(undefined);
    let done = true;
    for (const id of items.keys()) done &&= settled.has(id) || (await isOfThisBatch(desk, batch, id));
    if (done) await store.updateBatch(batch.mark, { state: 'collected' });
    collected.ended += Number(done);
    collected.answers += answers;
    collected.faults.push(...faults);
    if (answers > 0 || faults.length > 0) yield { type: 'batch', what: 'collected', mark: batch.mark, id: batch.id, calls: items.size, status: undefined, answers, faults: faults.length, cost };
    yield* faults.map((fault: Fault): BatchEvent => ({ type: 'batch-problem', mark: batch.mark, slug: fault.slug, stage: fault.stage, problem: fault.problem }));
    strange.push(...notes);
  }
  for (const problem of strange) yield { type: 'batch-problem', mark: '', slug: '', stage: '', problem };
  return collected;
}

/** The id of an answer; `request` for a line of our own files; undefined for what is neither. */
function idOf(line: string): string | undefined {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    return undefined;
  }
  if (value === null || typeof value !== 'object') return undefined;
  const { custom_id: id, method, body } = value as Record<string, unknown>;
  if (method !== undefined && body !== undefined) return 'request';
  return typeof id === 'string' ? id : undefined;
}

/** Nobody knows what a bare text cost; a body that counts its tokens is taken to have come at the price of a batch. */
function costOfLine(desk: Desk, model: string): Parameters<typeof createIntake>[3] {
  return ({ usage }, line) => {
    const { response } = JSON.parse(line) as { response?: { body?: { usage?: unknown } } };
    return response?.body?.usage === undefined ? null : costInBatch(desk, model, usage);
  };
}
