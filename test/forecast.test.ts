import { describe, expect, test } from 'vitest';
import { loadTokenizer } from '../src/io/tokenizer.ts';
import type { GenerateOptions } from '../src/library.ts';
import type { CallHistory } from '../src/model/store.ts';
import { ENGLISH_CONFIG, testProject, type TestProject } from './kit/project.ts';

/** Calls, tokens, money and time before any call, and what they rest on. */

const STAGES = ['outline', 'draft', 'faq', 'meta'];
/** US dollars a token: a thousandth for what goes in, a hundredth for what comes out, nothing for what was cached. */
const PRICED = ', prices: { test-model: { input: 1000, cachedInput: 0, output: 10000 } }';

function project(briefs: Record<string, string> = { a: 'length: 1000' }, model = PRICED): TestProject {
  const made = testProject({
    'slugline.config.yaml': `${ENGLISH_CONFIG}model: { provider: openai, name: test-model${model} }\n`,
    ...Object.fromEntries(Object.entries(briefs).map(([slug, more]) => [`briefs/${slug}.yaml`, `topic: Wheel truing ${slug}\nslug: ${slug}\n${more}\n`])),
  });
  made.env['OPENAI_API_KEY'] = 'sk-test';
  return made;
}

/** Ten calls of 100 ± 10 tokens a stage, two seconds each; what is named is different. */
function history(changes: Partial<CallHistory> = {}, only?: string): CallHistory[] {
  return STAGES.map((stage) => ({ stage, model: 'test-model', calls: 10, output: { mean: 100, deviation: 10 }, cachedShare: 0, ms: 2000, ...(only === undefined || only === stage ? changes : {}) }));
}

const plan = (options: GenerateOptions = {}, briefs?: Record<string, string>, model?: string) => project(briefs, model).plan(options);

describe('tokens', () => {
  test('without anything to go by come from lengths', () => {
    const { items: [item], totals, certainty } = plan();
    expect(item).toMatchObject({ asks: STAGES, calls: 4, tokens: { output: 3 * 900 + 2600 }, range: null });
    expect(item?.tokens.input).toBeGreaterThan(1000);
    expect(item?.cost).toBeCloseTo((item?.tokens.input ?? 0) / 1000 + 53, 6);
    expect(totals).toMatchObject({ calls: 4, tokens: item?.tokens, cost: item?.cost, range: null });
    expect(certainty).toEqual({ basis: 'lengths', input: 'lengths', calls: 0, note: 'a guess from lengths: this project has no history with test-model' });
  });

  test('are counted where there is a counter, schema and the frame of the messages included', () => {
    const texts: string[] = [];
    const { totals, certainty } = plan({ tokens: (text) => (texts.push(text), 0) });
    // Two messages a call at 4 tokens, and 3 for the beginning of the reply.
    expect(totals.tokens.input).toBe(4 * (2 * 4 + 3));
    expect(texts.filter((text) => text.includes('"additionalProperties":false'))).toHaveLength(3);
    expect(texts.some((text) => text.includes('Topic: Wheel truing a'))).toBe(true);
    expect(certainty.input).toBe('counted');
  });

  test('of what all articles share are counted once', () => {
    const texts: string[] = [];
    plan({ tokens: (text) => (texts.push(text), 0) }, { a: '', b: '', c: '' });
    const counts = [...Map.groupBy(texts, (text) => text).values()].map((same) => same.length);
    expect(Math.max(...counts)).toBe(1);
    expect(texts.filter((text) => text.includes('Topic: Wheel truing'))).toHaveLength(12);
  });

  test('parts that were sent back in earlier runs are expected again, for articles whose prose is written', () => {
    const [without, with_] = [history(), [...history(), { stage: 'repair', model: 'test-model', calls: 5, output: { mean: 60, deviation: 0 }, cachedShare: 0, ms: 2000 }]].map((past) => plan({ history: past }).items[0]);
    // Five for ten drafts: half a call an article, of 3 000 tokens and 60.
    expect((with_?.tokens.output ?? 0) - (without?.tokens.output ?? 0)).toBe(30);
    expect((with_?.tokens.input ?? 0) - (without?.tokens.input ?? 0)).toBe(1500);
    expect(with_?.calls).toBe(4);
  });

  test('a stage that the brief answers is not asked for', () => {
    const { items: [item] } = plan({}, { a: 'faq: [{ question: How long?, answer: An hour at least }]' });
    expect(item).toMatchObject({ stages: STAGES, asks: ['outline', 'draft', 'meta'], calls: 3 });
  });

  test('of an offline run are none', () => {
    const { items: [item], totals, certainty } = plan({ provider: 'offline', history: history() });
    expect(item).toMatchObject({ action: 'write', asks: [], calls: 0, cost: 0, range: { low: 0, high: 0 }, seconds: 0 });
    expect(totals).toEqual({ calls: 0, tokens: { input: 0, output: 0 }, cost: 0, range: { low: 0, high: 0 }, seconds: 0 });
    expect(certainty).toMatchObject({ basis: 'none', calls: 0 });
  });
});

describe('history', () => {
  test('gives the length of answers, the time, and how far off the cost may be', () => {
    const { items: [item], totals, certainty } = plan({ tokens: () => 0, history: history() });
    expect(item).toMatchObject({ tokens: { output: 400 }, seconds: 8 });
    const cost = 44 / 1000 + 4;
    expect(item?.cost).toBeCloseTo(cost, 6);
    // Four stages of one call each: 10 tokens of deviation, and a tenth of its square for the mean of ten calls.
    const deviation = Math.sqrt(4 * 100 * (1 + 1 / 10)) / 100;
    expect(item?.range?.low).toBeCloseTo(cost - deviation, 6);
    expect(item?.range?.high).toBeCloseTo(cost + deviation, 6);
    expect(totals.range).toEqual(item?.range);
    expect(certainty).toEqual({ basis: 'history', input: 'counted', calls: 40, note: 'from 40 earlier calls of test-model' });
  });

  test('over many articles calls even out, the mean does not', () => {
    const briefs = Object.fromEntries(Array.from({ length: 9 }, (_, index) => [`a${index}`, '']));
    const { totals } = plan({ tokens: () => 0, history: history() }, briefs);
    expect((totals.range?.high ?? 0) - (totals.cost ?? 0)).toBeCloseTo(Math.sqrt(4 * 100 * (9 + 81 / 10)) / 100, 6);
  });

  test('what was cached costs less', () => {
    const dear = plan({ tokens: () => 500, history: history() }).totals;
    const cheap = plan({ tokens: () => 500, history: history({ cachedShare: 0.5 }) }).totals;
    expect(cheap.tokens).toEqual(dear.tokens);
    expect((dear.cost ?? 0) - (cheap.cost ?? 0)).toBeCloseTo(dear.tokens.input / 2 / 1000, 1);
  });

  test('of few calls is taken for decisions, not for prose, and gives no range', () => {
    const { items: [item], totals, certainty } = plan({ history: history({ calls: 4 }) });
    expect(item).toMatchObject({ tokens: { output: 3 * 100 + 2600 }, range: null });
    expect(totals.range).toBeNull();
    expect(certainty).toMatchObject({ basis: 'mixed', calls: 16, note: 'from 16 earlier calls of test-model, too few to say how far off it may be, and from lengths' });
  });

  test('with a stage missing is mixed', () => {
    const { items: [item], certainty } = plan({ history: history({ model: 'other' }, 'draft') });
    expect(item).toMatchObject({ tokens: { output: 300 + 2600 }, range: null });
    expect(certainty).toMatchObject({ basis: 'mixed', calls: 30 });
  });

  test('of another model says nothing', () => {
    expect(plan({ history: history({ model: 'other' }) }).certainty).toMatchObject({ basis: 'lengths', calls: 0 });
  });

  test('never forecasts less than nothing', () => {
    const { totals } = plan({ tokens: () => 0, history: history({ output: { mean: 1, deviation: 5000 } }) });
    expect(totals.range?.low).toBe(0);
    expect(totals.range?.high).toBeGreaterThan(50);
  });

  test('without times falls back to a speed', () => {
    expect(plan({ history: history({ ms: 0 }) }).totals.seconds).toBeCloseTo(400 / 60, 6);
  });
});

describe('sums', () => {
  test('a price that is not known leaves cost and range open, the rest stands', () => {
    const { items: [item], totals, certainty } = plan({ history: history() }, undefined, '');
    expect(item).toMatchObject({ calls: 4, cost: null, range: null });
    expect(totals).toMatchObject({ calls: 4, cost: null, range: null, tokens: { output: 400 } });
    expect(certainty.basis).toBe('history');
  });

  test('articles stand side by side, the calls of one in order', () => {
    const seconds = (concurrency: number, model = PRICED): number => plan({ history: history(), concurrency }, { a: '', b: '', c: '' }, model).totals.seconds;
    expect([1, 2, 3, 9999].map((one) => seconds(one))).toEqual([24, 16, 8, 8]);
    expect(seconds(9, `${PRICED}, requestsPerMinute: 12`)).toBe(60);
    expect(plan({ history: history() }, { a: '', b: '', c: '' }, `${PRICED}, concurrency: 2`).totals.seconds).toBe(16);
  });

  test('leave out what cannot be worked on', () => {
    const made = project({ a: '', b: '' });
    made.write('output/.slugline/a.json', '{ broken');
    const { items, totals, problems } = made.plan({ history: history() });
    expect(items.map((item) => item.slug)).toEqual(['b']);
    expect(totals.calls).toBe(4);
    expect(problems).toHaveLength(1);
  });
});

describe('the tokenizer', () => {
  test('is the one of the model', async () => {
    const counts = await Promise.all(['gpt-4o-mini', 'gpt-4.1', 'gpt-5-mini-2025-08-07', 'o3', 'openai/gpt-5', 'ft:gpt-4o-mini:x::y', 'gpt-4-turbo', 'gpt-3.5-turbo', 'gpt-35-turbo', 'llama3', 'gpt-4'].map(async (model) => {
      const { count, exact } = await loadTokenizer(model);
      return `${model} ${count('Регулировка тормозов велосипеда')}${exact ? '' : ' estimated'}`;
    }));
    expect(counts).toEqual(['gpt-4o-mini 9', 'gpt-4.1 9', 'gpt-5-mini-2025-08-07 9', 'o3 9', 'openai/gpt-5 9', 'ft:gpt-4o-mini:x::y 9', 'gpt-4-turbo 16', 'gpt-3.5-turbo 16', 'gpt-35-turbo 16', 'llama3 9 estimated', 'gpt-4 16']);
  });

  test('takes marks of the model for ordinary text', async () => {
    const { count } = await loadTokenizer('gpt-5-mini');
    expect(count('<|endoftext|>')).toBe(7);
    expect(count('<|im_start|>system<|im_sep|>')).toBeGreaterThan(5);
    expect(count('')).toBe(0);
    expect(count('a \uD800 b')).toBeGreaterThan(1);
  });

  test.for([
    ['one letter', 'a'.repeat(200_000), 25_000],
    ['spaces', ' '.repeat(200_000), 1563],
    ['new lines', '\n'.repeat(200_000), 12_500],
    ['pairs of surrogates', '😀'.repeat(100_000), 100_000],
    ['letters without a space', Array.from({ length: 50_000 }, (_, index) => String.fromCharCode(0x430 + ((index * index * 7 + index) % 32))).join(''), undefined],
    ['a book of one line', 'слово и дело '.repeat(800_000), undefined],
    ['a book of one word', 'x'.repeat(10_000_000), 1_250_000],
  ] as const)('counts %s in time', async ([, text, tokens]) => {
    const { count } = await loadTokenizer('gpt-5-mini');
    const begun = performance.now();
    const counted = count(text);
    // Without cuts the shorter ones took 7 to 17 seconds each.
    expect(performance.now() - begun).toBeLessThan(3000);
    expect(counted).toBeGreaterThan(text.length / 130);
    if (tokens !== undefined) expect(counted).toBe(tokens);
  });
});
