import { describe, expect, test } from 'vitest';
import { createCalls, type Caller, type Calls, type CallsOptions } from '../src/calls.ts';
import type { CompletionRequest } from '../src/kinds.ts';
import { SluglineError, type Problem } from '../src/model/errors.ts';
import type { DirectStore } from '../src/model/store.ts';
import { createScheduler } from '../src/scheduler.ts';
import { memoryStore } from '../src/store/memory.ts';
import { laterStore } from './kit/later.ts';
import { virtualTime, type VirtualTime } from './kit/virtual.ts';

/** Equal requests with a store that takes its time, here 10 ms each way; the model answers after a second, another text each time. */

const USAGE = { input: 1000, cachedInput: 0, output: 500 };
const ask = (topic: string): CompletionRequest => ({ model: 'm', messages: [{ role: 'user', content: topic }], maxOutputTokens: 1000 });
const caller = (slug: string, fresh = false): Caller => ({ slug, stage: 'draft', rank: 1, fresh });

interface Desk {
  time: VirtualTime;
  calls: Calls;
  memory: DirectStore;
  /** How each request ended, in order: `a answer`. */
  told: string[];
  asked: () => number;
  given: Problem[];
}

function desk(memory: DirectStore = memoryStore(), more: Partial<CallsOptions> = {}, way?: () => number): Desk {
  const time = virtualTime();
  const halt = new AbortController();
  const [told, given]: [string[], Problem[]] = [[], []];
  let asked = 0;
  const calls = createCalls({
    provider: { host: 'h', model: 'm', complete: async () => {
      const text = `answer ${++asked}`;
      await time.world.sleep(1000);
      return { text, usage: USAGE, finish: 'stop', model: 'm' };
    } },
    price: undefined, limits: {}, store: laterStore(memory, async () => time.world.sleep(way?.() ?? 10)), run: 'r1', world: time.world,
    scheduler: createScheduler({ world: time.world, halt: halt.signal, concurrency: 4 }), concurrency: 4, drop: new AbortController().signal, halt: halt.signal, secrets: [],
    emit: (event) => void (event.type === 'call' && told.push(`${event.slug} ${event.outcome}`)), giveUp: (problem) => { given.push(problem); halt.abort(); }, ...more,
  });
  return { time, calls, memory, told, given, asked: () => asked };
}

/** Asks at these moments of the clock. @returns the texts, or the codes of the faults */
async function at(one: Desk, ...moments: [ms: number, who: Caller, topic?: string][]): Promise<string[]> {
  return one.time.until(Promise.all(moments.map(async ([ms, who, topic = 'x']) => {
    if (ms > 0) await one.time.world.sleep(ms);
    return one.calls.ask(ask(topic), who).then(({ text }) => text, (error: unknown) => (error instanceof SluglineError ? (error.problems[0]?.code ?? '') : String(error)));
  })));
}

describe('equal requests', () => {
  // While the store is asked, while the model is, while its answer is on its way to the store, and back.
  test.each([0, 5, 15, 25, 500, 1025, 1035])('the second one %i ms later is joined to the first', async (ms) => {
    const one = desk();
    expect(await at(one, [0, caller('a')], [ms, caller('b')])).toEqual(['answer 1', 'answer 1']);
    expect([one.asked(), one.told]).toEqual([1, ['a answer', 'b joined']]);
  });

  test('after the first one it comes from the store', async () => {
    const one = desk();
    expect(await at(one, [0, caller('a')], [1500, caller('b')])).toEqual(['answer 1', 'answer 1']);
    expect([one.asked(), one.told]).toEqual([1, ['a answer', 'b stored']]);
  });

  test('of an answer there is are told as stored, both', async () => {
    const known = desk();
    await at(known, [0, caller('z')]);
    const one = desk(known.memory);
    expect(await at(one, [0, caller('a')], [5, caller('b')], [15, caller('c')])).toEqual(['answer 1', 'answer 1', 'answer 1']);
    expect([one.asked(), one.told]).toEqual([0, ['a stored', 'b stored', 'c stored']]);
  });

  test('whoever wants a new answer does not take the one of the store, and two of them buy one', async () => {
    const known = desk();
    await at(known, [0, caller('z')]);
    const one = desk(known.memory);
    const texts = await at(one, [0, caller('a')], [5, caller('b', true)], [15, caller('c', true)], [500, caller('d', true)]);
    expect([texts, one.asked()]).toEqual([['answer 1', 'answer 1', 'answer 1', 'answer 1'], 1]);
    expect(one.told).toEqual(['a stored', 'b answer', 'c joined', 'd joined']);
    expect(one.memory.runs(1)).toEqual([]);
  });

  test('a hundred, with a way to the store that is now short, now long, are bought once', async () => {
    let turn = 0;
    const one = desk(undefined, {}, () => [1, 400, 3, 90, 2500, 7][turn++ % 6] ?? 0);
    const texts = await at(one, ...Array.from({ length: 100 }, (_, index): [number, Caller, string] => [index * 30, caller(`s${index}`), `topic ${index % 3}`]));
    expect([one.asked(), new Set(texts).size, one.told.filter((line) => line.endsWith(' answer')).length]).toEqual([3, 3, 3]);
  });
});

describe('a store that rejects', () => {
  const away = (): never => { throw new SluglineError({ code: 'STORE_UNWRITABLE', message: 'the database does not answer' }); };

  test.each(['put', 'durable'] as const)('%s: the answer in hand is used, and none follows', async (method) => {
    const one = desk({ ...memoryStore(), [method]: away });
    expect(await at(one, [0, caller('a')], [2000, caller('b'), 'y'])).toEqual(['answer 1', 'Error']);
    expect([one.given.map(({ code }) => code), one.asked()]).toEqual([['STORE_UNWRITABLE'], 1]);
  });

  test('record: an old answer is used all the same', async () => {
    const known = desk();
    await at(known, [0, caller('z')]);
    const one = desk({ ...known.memory, record: away });
    expect(await at(one, [0, caller('a')])).toEqual(['answer 1']);
    expect(one.given).toHaveLength(1);
  });

  test('get: nothing is asked that may be there already, and the run stops', async () => {
    const one = desk({ ...memoryStore(), get: away });
    expect(await at(one, [0, caller('a')], [5, caller('b')], [500, caller('c'), 'y'])).toEqual(['STORE_UNWRITABLE', 'STORE_UNWRITABLE', 'STORE_UNWRITABLE']);
    expect([one.asked(), one.given[0]?.code]).toEqual([0, 'STORE_UNWRITABLE']);
  });
});
