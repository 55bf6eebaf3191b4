import { predictBatch } from './scale-batch.ts';
import { DEFAULTS, TIERS } from './scale-defaults.ts';
import { predict, saturation, workersThatMakeSense, type Resource, type Scenario } from './scale-model.ts';
import { simulate } from './scale-simulate.ts';

/**
 * What a run on several workers takes, from 10 to 10 million articles: time, what binds, money, database.
 *
 *     npm run bench -- scale                              the tables of docs/scale.md
 *     npm run bench -- scale workers=16 tier=5 articles=50000 callMs=20 tokensPerMinute=none
 *     npm run bench -- scale --check                      predicted against measured, on this machine
 *
 * Without `workers` as many as make sense. Names: articles, workers, concurrency, keys, requestsPerMinute, tokensPerMinute, tier (1 to 5), cached, and every number of Costs.
 */
const SIZES = [10, 100, 1000, 10_000, 100_000, 1_000_000, 10_000_000];
/** Played event by event up to here, small ones several times. */
const MOST_SIMULATED = 20_000;

if (process.argv.includes('--check')) await (await import('./scale-check.ts')).check(process.argv.includes('--small'));
else tables(process.argv.slice(2));

function tables(given: readonly string[]): void {
  const { scenario, sizes, fleet } = chosen(given);
  const of = (articles: number, more: Partial<Scenario> = {}): Scenario => {
    const one = { ...scenario, articles, ...more };
    return { ...one, workers: fleet ?? workersThatMakeSense(one) };
  };
  console.log(`workers of ${scenario.concurrency} calls at once, ${scenario.keys} account(s) of ${scenario.requestsPerMinute ?? 'any number of'} requests and ${scenario.tokensPerMinute ?? 'any number of'} tokens a minute\n`);
  row(['articles', 'workers', 'makespan', 'simulated', 'planning', 'writing', 'finishing', 'binds', 'articles/s', 'commits/s', 'US dollars', 'database', 'kept']);
  for (const articles of sizes) {
    const one = of(articles);
    const { makespan, planning, writing, finishing, commits, dollars, database, kept, refused } = predict(one);
    // With as many workers as make sense places are just short: what would bind next is of interest.
    const { binding } = predict(fleet === undefined ? { ...one, workers: saturation(one) * 2 } : one);
    const seeds = articles <= 1000 ? [1, 2, 3, 4, 5, 6, 7, 8, 9, 10] : [1];
    const played = articles <= MOST_SIMULATED ? time(seeds.reduce((sum, seed) => sum + simulate(one, seed).makespan / seeds.length, 0)) : '';
    row([count(articles), count(one.workers), time(makespan), played, time(planning), time(writing), time(finishing), binding, rate(articles / writing), rate(commits / writing), money(dollars), size(database), size(kept)]);
    for (const why of refused) console.log(`            not as one run: ${why}`);
  }
  const { rates } = predict(of(100_000));
  console.log(`\narticles a second that each resource allows, at 100,000: ${(Object.keys(rates) as Resource[]).map((name) => `${name} ${rate(rates[name])}`).join(', ')}`);
  console.log('\nwriting alone by tier of the account, and the workers');
  row(['articles', ...TIERS.map(({ tier }) => `tier ${tier}`)]);
  for (const articles of sizes) row([count(articles), ...TIERS.map((tier) => of(articles, tier)).map((one) => `${time(predict(one).writing)} (${count(one.workers)})`)]);
  console.log('\nBatch API: fillings of the queue, and the time when each takes an hour');
  row(['articles', 'waves', 'batches', 'US dollars', ...TIERS.map(({ tier }) => `tier ${tier}`)]);
  for (const articles of sizes) {
    const { waves, dollars, batches } = predictBatch(of(articles), undefined);
    const fillings = TIERS.map(({ queue }) => predictBatch(of(articles), queue)).map(({ hours, rounds }) => `${count(rounds)} (${time(hours.quick * 3600)})`);
    row([count(articles), String(waves), count(batches), money(dollars), ...fillings]);
  }
}

function chosen(given: readonly string[]): { scenario: Scenario; sizes: readonly number[]; fleet: number | undefined } {
  let fleet: number | undefined;
  let scenario: Scenario = DEFAULTS;
  let sizes: readonly number[] = SIZES;
  for (const one of given) {
    const [name = '', value = ''] = one.split('=');
    const number = value === 'none' ? undefined : Number(value);
    if (name !== 'articles' && number !== undefined && !Number.isFinite(number)) throw new Error(`${one}: expected name=number`);
    if (name === 'workers') fleet = number;
    else if (name === 'articles') sizes = value.split(',').map(Number);
    else if (name === 'tier') {
      const tier = TIERS.find((known) => known.tier === number);
      if (tier === undefined) throw new Error(`${one}: tiers are 1 to ${TIERS.length}`);
      scenario = { ...scenario, requestsPerMinute: tier.requestsPerMinute, tokensPerMinute: tier.tokensPerMinute };
    } else if (['concurrency', 'keys', 'requestsPerMinute', 'tokensPerMinute', 'cached'].includes(name)) scenario = { ...scenario, [name]: number };
    else if (typeof scenario.costs[name as keyof Scenario['costs']] === 'number') scenario = { ...scenario, costs: { ...scenario.costs, [name]: number } };
    else throw new Error(`${one}: no such number`);
  }
  return { scenario, sizes, fleet };
}

function row(cells: readonly string[]): void {
  console.log(cells.map((cell, at) => (at === 0 ? cell.padStart(11) : cell.padStart(Math.max(11, cell.length)))).join('  '));
}

function count(number: number): string {
  return number.toLocaleString('en');
}

function rate(number: number): string {
  return number === Infinity ? 'any' : number.toPrecision(2).includes('e') ? number.toFixed(0) : String(Number(number.toPrecision(2)));
}

function money(dollars: number): string {
  return `$${dollars < 10 ? dollars.toFixed(2) : Math.round(dollars).toLocaleString('en')}`;
}

function time(seconds: number): string {
  if (seconds < 60) return `${seconds.toFixed(seconds < 10 ? 1 : 0)} s`;
  if (seconds < 3600) return `${(seconds / 60).toFixed(seconds < 600 ? 1 : 0)} min`;
  if (seconds < 48 * 3600) return `${(seconds / 3600).toFixed(1)} h`;
  return `${(seconds / 86_400).toFixed(1)} d`;
}

function size(bytes: number): string {
  for (const [unit, of] of [['TB', 1e12], ['GB', 1e9], ['MB', 1e6]] as const) if (bytes >= of) return `${Number((bytes / of).toPrecision(2))} ${unit}`;
  return `${(bytes / 1000).toFixed(0)} kB`;
}
