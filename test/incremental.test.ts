import { mkdirSync, mkdtempSync, renameSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { nodeFiles } from '../src/io/files.ts';
import type { Rule } from '../src/kinds.ts';
import type { Finding } from '../src/model/finding.ts';
import { rules } from '../src/registry.ts';
import type { CheckCache } from '../src/model/check-cache.ts';
import { openCheckCache } from '../src/store/check-cache.ts';
import { openSharedCheckCache } from '../src/store/shared-check-cache.ts';
import { validateArticles, type ValidateInput } from '../src/validate.ts';
import { languages, testConfig } from './kit/rule.ts';
import { randomFrom } from './kit/random.ts';
import { emptyDatabase, type TestDatabase } from './store/kit.ts';

/** A check that remembers says what one that looks at everything says, whatever has changed meanwhile. */

let dir = '';
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'slugline-cache-'));
  mkdirSync(join(dir, 'output'));
});
afterEach(() => rmSync(dir, { recursive: true, force: true }));

const WORDS = 'garden roof chain lamp river bread cable stone window paper violin carpet engine basket feather mirror anchor candle'.split(' ');
/** Rules whose measure rests on how often words are used in all articles: that count may be some articles old. */
const BY_FREQUENCY = ['links/related-missing-neighbour', 'links/irrelevant-related', 'links/no-contextual-internal', 'corpus/cannibalization'];

type Pick = <T>(list: readonly T[]) => T;
const article = (pick: Pick, slugs: readonly string[]): string => {
  const [a, b] = [pick(WORDS), pick(WORDS)];
  const paragraph = (): string => Array.from({ length: 8 }, () => `The ${pick(WORDS)} of the ${pick(WORDS)} needs a ${pick(WORDS)} near the ${a} and the ${b}.`).join(' ');
  const repeated = `Every ${pick(WORDS.slice(0, 3))} in our workshop is looked at twice a year by someone who knows what to look for and writes it down.`;
  return `---\ntitle: The ${a} and the ${b}\ndescription: How a ${a} is cared for.\npubDate: '2026-0${pick([1, 2, 3])}-1${pick([0, 1, 2])}T0${pick([1, 2])}:00:00Z'\nauthor: Anna Sedova\nheroImage: https://example.org/${pick(WORDS)}.jpg\nheroImageAlt: A ${a}\nlang: en\nkeywords: [${a} ${b}]\n---\n# The ${a} and the ${b}\n\n${paragraph()}\n\n## About the ${pick(WORDS)}\n\n${paragraph()} See [the ${pick(WORDS)}](/blog/${pick(slugs)}/).\n\n${repeated}\n\n## Read also\n\n- [One](/blog/${pick(slugs)}/)\n- [Two](/blog/${pick(slugs)}/)\n`;
};

const check = async (given: readonly Rule[], cache: ValidateInput['cache']): Promise<{ findings: Finding[]; looked: number; made: number }> => {
  let looked = 0;
  let made = 0;
  const files = nodeFiles();
  const counted = { ...files, read: (path: string) => { looked++; return files.read(path); } };
  const config = testConfig();
  const { result } = await validateArticles({ files: counted, languages, rules: given, asOf: '2026-06-01', project: { dir, config, facts: [], briefs: new Map() }, cache, recording: (_setup, tasks) => { made += tasks; return undefined; } });
  return { findings: result.findings, looked, made };
};

const file = (slug: string): string => join(dir, 'output', `${slug}.md`);

/** Changes one thing of the site. */
function change(pick: Pick, slugs: string[], step: number): void {
  const slug = pick(slugs);
  switch (pick(['edit', 'edit', 'add', 'remove', 'rename', 'copy', 'touch'])) {
    case 'edit': writeFileSync(file(slug), article(pick, slugs)); break;
    case 'add': {
      slugs.push(`new-${step}`);
      writeFileSync(file(`new-${step}`), article(pick, slugs));
      break;
    }
    case 'remove': {
      rmSync(file(slug));
      slugs.splice(slugs.indexOf(slug), 1);
      break;
    }
    case 'rename': {
      renameSync(file(slug), file(`moved-${step}`));
      slugs.splice(slugs.indexOf(slug), 1, `moved-${step}`);
      break;
    }
    case 'copy': {
      writeFileSync(file(`copy-${step}`), nodeFiles().read(file(slug)) ?? '');
      slugs.push(`copy-${step}`);
      break;
    }
    default: utimesSync(file(slug), step, step);
  }
}

const local = (name: string): string => join(dir, `.slugline/${name}.db`);
/** Three machines, one after the other in no order; now and then one begins with nothing, as a container does. */
const machines = async (step: number): Promise<CheckCache | undefined> => {
  const name = `machine-${(step * 7) % 3}`;
  if (step % 5 === 4) rmSync(local(name), { force: true });
  const open = async (at: string): Promise<CheckCache | undefined> => openSharedCheckCache(local(at), await sharedDatabase(), 'p');
  const quick = step % 6 === 5 ? await open('quick') : undefined;
  const cache = await open(name);
  if (cache === undefined || quick === undefined) return cache;
  // Another one began at the same time and is quicker: what this one finds stays its own.
  return {
    ...cache,
    async save(found) {
      quick.articles();
      await quick.save(found);
      await quick.close();
      await cache.save(found);
    },
  };
};
let shared: TestDatabase | undefined;
const sharedDatabase = async (): Promise<TestDatabase> => (shared ??= await emptyDatabase());
afterEach(() => { shared = undefined; });

describe('with a cache', () => {
  test.each([
    ['all rules, everything compared anew after each change', rules, undefined, 12, async () => Promise.resolve(openCheckCache(local('check')))],
    ['only what a change concerns is judged anew', rules.filter((rule) => !BY_FREQUENCY.includes(rule.id)), 1, 40, async () => Promise.resolve(openCheckCache(local('check')))],
    ['several machines share it', rules.filter((rule) => !BY_FREQUENCY.includes(rule.id)), 1, 40, machines],
  ] as const)('%s', async (_, given, drift, steps, open) => {
    const random = randomFrom(7);
    const pick: Pick = (list) => list[Math.floor(random() * list.length)] as (typeof list)[number];
    const slugs = Array.from({ length: 30 }, (__, index) => `article-${index}`);
    for (const slug of slugs) writeFileSync(file(slug), article(pick, slugs));
    let most = 0;
    for (let step = 0; step < steps; step++) {
      const store = await open(step);
      expect(store).toBeDefined();
      if (store === undefined) return;
      const remembered = await check(given, { store, code: 'x', now: Date.now() + 10_000, ...(drift === undefined ? {} : { drift }) });
      await store.close();
      const anew = await check(given, undefined);
      // Advice may name near articles by weights that are some articles old.
      const told = ({ help, ...finding }: Finding): unknown => (drift === undefined ? { ...finding, help } : finding);
      expect(remembered.findings.map(told)).toEqual(anew.findings.map(told));
      if (step > 0) most = Math.max(most, remembered.made);
      for (let count = pick([1, 1, 2]); count > 0; count--) change(pick, slugs, step * 10 + count);
    }
    // A machine that was overtaken makes again what it had made.
    if (drift !== undefined) expect(most).toBeLessThan(open === machines ? 9 : 5);
  }, 60_000);

  test('nothing has changed: no article is read; other settings or other code: all are', async () => {
    for (const slug of ['a', 'b', 'c']) writeFileSync(file(slug), article((list) => list[0] as (typeof list)[number], ['a']));
    const run = async (given: readonly Rule[], code: string): Promise<number> => {
      const store = openCheckCache(join(dir, '.slugline/check.db'));
      if (store === undefined) return Number.NaN;
      const { looked } = await check(given, { store, code, now: Date.now() + 10_000 });
      await store.close();
      return looked;
    };
    expect(await run([], 'one')).toBe(3);
    expect(await run([], 'one')).toBe(0);
    utimesSync(file('a'), 1, 1);
    expect(await run([], 'one')).toBe(1);
    expect(await run([], 'one')).toBe(0);
    expect(await run(rules.slice(0, 1), 'one')).toBeGreaterThanOrEqual(3);
    expect(await run(rules.slice(0, 1), 'two')).toBeGreaterThanOrEqual(3);
  });

  test('a damaged cache is thrown away', async () => {
    writeFileSync(file('a'), '# A\n\nText.\n');
    mkdirSync(join(dir, '.slugline'));
    writeFileSync(join(dir, '.slugline/check.db'), 'this is no database, but it is long enough to look like one'.repeat(40));
    const store = openCheckCache(join(dir, '.slugline/check.db'));
    const { findings } = await check(rules, store === undefined ? undefined : { store, code: 'x', now: Date.now() });
    await store?.close();
    expect(store).toBeDefined();
    expect(findings).toEqual((await check(rules, undefined)).findings);
  });
});
