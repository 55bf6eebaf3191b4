import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/**
 * Speed, memory and endurance as ratios against a named peer or floor, measured in the same run.
 *
 *     npm run bench                         the quick ones, some minutes
 *     npm run bench -- makespan 500         one of them, with its own arguments
 */
const BENCHES: Readonly<Record<string, { about: string; quick: readonly string[] | undefined }>> = {
  check: { about: 'checking: all rules against parsing alone', quick: [] },
  provider: { about: 'CPU of one model call: openai SDK, fetch, undici, ours', quick: ['2000'] },
  links: { about: 'related articles of a whole site, against exact cosine, MiniSearch and FTS5', quick: ['1000'] },
  makespan: { about: 'a batch of articles against what the server allows, and against openai SDK + p-limit', quick: ['2000'] },
  noop: { about: 'nothing to do, against a bare Node that stats or hashes the files', quick: ['10000'] },
  memory: { about: 'peak memory of 20,000 briefs against 500', quick: ['500', '5000'] },
  astro: { about: 'articles into Astro: our loader, which verifies each, beside its glob loader', quick: ['1000'] },
  desk: { about: 'the desk: start, first list, keystrokes, a check meanwhile, frames of the map', quick: ['2000', '1000'] },
  lighthouse: { about: 'the example blog in Lighthouse, with a photograph of usual weight', quick: undefined },
  gate: { about: 'leave to make a call, shared by workers on PostgreSQL, against bare updates and an advisory lock', quick: ['2'] },
  queue: { about: 'articles written by workers against one machine: speed-up, overhead, fair shares, orders', quick: ['60', '200'] },
  scale: { about: 'a run on several workers, from 10 to 10 million articles: time, what binds, money, database', quick: [] },
  faults: { about: 'every fault of a server as a table', quick: undefined },
  kill: { about: 'rounds of kill and restart', quick: undefined },
};

const [named, ...given] = process.argv.slice(2);
if (named !== undefined && BENCHES[named] === undefined) {
  console.error(`there is no bench "${named}"; there are:\n${Object.entries(BENCHES).map(([name, { about }]) => `  ${name.padEnd(10)} ${about}`).join('\n')}`);
  process.exitCode = 2;
} else {
  const chosen = named === undefined ? Object.entries(BENCHES).flatMap(([name, { quick }]) => (quick === undefined ? [] : [[name, quick] as const])) : [[named, given] as const];
  for (const [name, args] of chosen) {
    console.log(`\n== ${name}: ${BENCHES[name]?.about ?? ''}`);
    const { status } = spawnSync(process.execPath, [fileURLToPath(new URL(`${name}.ts`, import.meta.url)), ...args], { stdio: 'inherit' });
    if (status !== 0) process.exitCode = 1;
  }
}
