import { expect, test } from 'vitest';
import { killRounds } from '../kit/kill.ts';

/** The real process killed at random moments; `bench/kill.ts` does more of it. */

test('a killed run goes on where it was: nothing lost, half-written or asked for again that was on disk', async () => {
  const figures = await killRounds({ rounds: 6, seed: 20_260_101, jobs: 2 });
  expect(figures).toMatchObject({ rounds: 6, repeatedStored: 0, failures: [] });
  expect(figures.kills).toBeGreaterThan(0);
}, 120_000);
