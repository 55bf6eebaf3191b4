import { killRounds, type KillFigures } from '../test/kit/kill.ts';

/**
 * Kills `generate` (12 articles, a model on this machine) at random moments and starts it again until it is done, over and over, and checks
 * what is left: `node bench/kill.ts [ROUNDS [SEED [JOBS [RELATED LINKS]]]]`. Ends with 1 when anything is lost, half-written or bought twice.
 */
const [rounds = 200, seed = 1, jobs = 1, related = 3] = process.argv.slice(2).map(Number);

const begun = performance.now();
let told = 0;
const figures = await killRounds({ rounds, seed, jobs, related, progress: (now) => {
  for (; told < now.failures.length; told++) console.log(now.failures[told]);
  if (now.rounds % 20 === 0) console.error(`${now.rounds} rounds, ${now.kills} kills, ${now.failures.length} failures, ${Math.round((performance.now() - begun) / 1000)} s`);
} });
for (const [what, value] of rows(figures)) console.log(`${String(value).padStart(8)}  ${what}`);
process.exitCode = figures.failures.length > 0 ? 1 : 0;

function rows(all: KillFigures): [what: string, value: number | string][] {
  const window = all.windowMs.toSorted((a, b) => a - b);
  const at = (share: number): string => (window[Math.min(window.length - 1, Math.floor(window.length * share))] ?? 0).toFixed(1);
  return [
    ['rounds', all.rounds], ['kills', all.kills], ['requests', all.requests],
    ['repeated though the answer was on disk (must be 0)', all.repeatedStored],
    ['repeated, the answer was sent and not on disk yet', all.repeatedInWindow],
    ['  milliseconds from the end of the reply to the kill: median', at(0.5)],
    ['  most', at(1)],
    ['  of them over 50 ms', window.filter((ms) => ms > 50).length],
    ['repeated, the reply was not whole yet', all.repeatedUnfinished],
    ['temporary files left by kills', all.leftovers],
    ['failures', all.failures.length],
  ];
}
