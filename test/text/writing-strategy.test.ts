import { expect, test } from 'vitest';
import { strategyOf } from '../../src/text/writing-strategy.ts';

const slugs = Array.from({ length: 700 }, (_, index) => `article-${index}`);

test('a slug has the same strategy every time, whatever else there is', () => {
  // Written down: a change here makes texts stale that a model was paid for.
  expect(strategyOf('uborka-mezhdu-gostyami', 'guide', true)).toEqual({ opening: 'object', closing: 'step', form: 'prose', headings: 'statement', order: 'time' });
  expect(strategyOf('uborka-mezhdu-gostyami', 'guide', true)).toEqual(strategyOf('uborka-mezhdu-gostyami', 'guide', true));
});

test('all ways of opening and closing come up, about equally often', () => {
  for (const respect of ['opening', 'closing', 'form', 'headings', 'order'] as const) {
    const counts = Map.groupBy(slugs, (slug) => strategyOf(slug, 'guide', true)[respect]);
    const even = slugs.length / counts.size;
    for (const [name, own] of counts) expect([respect, name, own.length > even * 0.6 && own.length < even * 1.5]).toEqual([respect, name, true]);
  }
});

test('opening and closing are chosen apart', () => {
  expect(new Set(slugs.map((slug) => Object.values(strategyOf(slug, 'guide', true)).join())).size).toBeGreaterThan(300);
});

test('what the type of an article decides is not chosen', () => {
  for (const slug of slugs) {
    expect(strategyOf(slug, 'howto', true)).toMatchObject({ headings: '', order: '' });
    expect(strategyOf(slug, 'comparison', true).form).not.toBe('table');
    expect(strategyOf(slug, 'news', true).opening).toBe('');
  }
  expect(strategyOf('a', 'toString', true).order).not.toBe('');
});

test('a brand that asks no questions opens with none', () => {
  expect(slugs.map((slug) => strategyOf(slug, 'guide', true).opening)).toContain('question');
  expect(slugs.map((slug) => strategyOf(slug, 'guide', false).opening)).not.toContain('question');
});
