import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { expect, test } from 'vitest';
import { loadProject } from '../../src/project.ts';
import { createOverlapGate } from '../../src/overlap.ts';
import { setUp } from '../../src/setup.ts';
import { ENGLISH_CONFIG, testProject } from '../kit/project.ts';
import { nodeFiles } from '../../src/io/files.ts';
import type { World } from '../../src/model/world.ts';

/** How well the gate tells the same query from a close one, on labelled pairs. */

interface Pair {
  locale: string;
  a: string | object;
  b: string | object;
}

const PAIRS = parse(readFileSync(new URL('overlap-pairs.yaml', import.meta.url), 'utf8')) as { competing: Pair[]; different: Pair[] };

test('precision is 0.95 at least and recall 0.8', () => {
  const all = [...PAIRS.competing.map((pair) => ({ pair, same: true })), ...PAIRS.different.map((pair) => ({ pair, same: false }))];
  expect(all.length).toBeGreaterThanOrEqual(60);
  const briefOf = (pair: Pair, side: 'a' | 'b', number: number): string => JSON.stringify({ ...(typeof pair[side] === 'string' ? { topic: pair[side] } : pair[side]), locale: pair.locale, slug: `${side}-${number}` });
  const project = testProject({ 'slugline.config.yaml': ENGLISH_CONFIG, ...Object.fromEntries(all.flatMap(({ pair }, number) => [[`briefs/a-${number}.yaml`, briefOf(pair, 'a', number)], [`briefs/b-${number}.yaml`, briefOf(pair, 'b', number)]])) });
  const world = { files: nodeFiles(), now: () => new Date('2026-06-01'), env: () => undefined } as unknown as World;
  const loaded = loadProject(world, project.dir);
  expect(loaded.problems).toEqual([]);
  const gate = createOverlapGate(setUp(world, loaded, { provider: 'offline' }).workspace, { present: new Set(), today: '2026-06-01' });
  const results = all.map(({ pair, same }, number) => {
    const [one, other] = [gate.compare(`b-${number}`, `a-${number}`), gate.compare(`a-${number}`, `b-${number}`)];
    expect(one?.verdict, `both ways: ${JSON.stringify(pair)}`).toBe(other?.verdict);
    return { pair, same, found: one };
  });
  const held = results.filter(({ found }) => found?.verdict === 'hold');
  const right = held.filter(({ same }) => same).length;
  const [precision, recall] = [right / held.length, right / PAIRS.competing.length];
  const wrong = results.filter(({ same, found }) => same !== (found?.verdict === 'hold')).map(({ pair, found }) => `${pair.locale} ${JSON.stringify(pair.a).slice(0, 80)} / ${JSON.stringify(pair.b).slice(0, 80)}: ${found?.verdict} ${found?.score.toFixed(2)} ${found?.evidence.map((one) => `${one.reason} ${one.value.toFixed(2)}`).join('; ')}`);
  process.stdout.write(`intent gate: ${all.length} pairs, precision ${precision.toFixed(3)}, recall ${recall.toFixed(3)}\n${wrong.join('\n')}\n`);
  expect(precision).toBeGreaterThanOrEqual(0.95);
  expect(recall).toBeGreaterThanOrEqual(0.8);
});
