import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/**
 * Peak memory and time of an offline run as the number of briefs grows, each run in a process of its own:
 * `node bench/memory.ts [small] [large]` (500 and 20,000). What must hold: the peak of the large one is at most 1.5 times that of the small one.
 */
const [small = 500, large = 20_000] = process.argv.slice(2).map(Number);
const root = process.env['SLUGLINE_ROOT'] ?? fileURLToPath(new URL('..', import.meta.url));

/** Words that articles are made of: syllables joined, so that every word is one of its own stem and no two articles are alike. */
const SYLLABLES = ['ba', 'ken', 'tor', 'mi', 'lus', 'fen', 'dra', 'pol', 'gri', 'vam', 'sho', 'ret', 'nub', 'cal', 'zin', 'wop'];
const WORDS = SYLLABLES.flatMap((a) => SYLLABLES.flatMap((b) => SYLLABLES.map((c) => `${a}${b}${c}`)));

/** A run in a process of its own; prints what it cost as JSON. */
const CHILD = `
import { generateProject } from ${JSON.stringify(`file://${join(root, 'src/library.ts')}`)};
import { nodeWorld } from ${JSON.stringify(`file://${join(root, 'src/index.ts')}`)};
const begun = performance.now();
const marks = [];
let counts = {}, changed, findings, lastStage = begun;
for await (const event of generateProject(nodeWorld(), process.argv[1], { provider: 'offline' })) {
  if (event.type === 'start') marks.push(['plan', lastStage = performance.now()]);
  if (event.type === 'stage') lastStage = performance.now();
  if (event.type === 'article' && marks.length === 1) marks.push(['write', lastStage], ['link and check', performance.now()]);
  if (event.type === 'article' && event.done === event.total && marks.length === 3) marks.push(['place', performance.now()]);
  if (event.type === 'result') {
    for (const { state } of event.result.articles) counts[state] = (counts[state] ?? 0) + 1;
    ({ changed } = event.result);
    findings = event.result.check.summary;
  }
}
marks.push(['publish', performance.now()]);
const { maxRSS, userCPUTime, systemCPUTime } = process.resourceUsage();
let before = begun;
const phases = Object.fromEntries(marks.map(([name, at]) => { const took = [name, Math.round(at - before)]; before = at; return took; }));
console.log(JSON.stringify({ rss: maxRSS / 1024, cpu: (userCPUTime + systemCPUTime) / 1000, ms: performance.now() - begun, phases, counts, changed, findings }));
`;

interface Cost { rss: number; cpu: number; ms: number; phases: Record<string, number>; counts: Record<string, number>; changed: number; findings: object }

const dir = mkdtempSync(join(process.env['BENCH_DIR'] ?? tmpdir(), 'slugline-memory-'));
try {
  const peaks = [small, large].map((count) => {
    const project = join(dir, String(count));
    makeProject(project, count);
    const first = run(project);
    row(`${count} briefs, first run`, count, first);
    row(`${count} briefs, nothing to do`, count, run(project));
    return first.rss;
  });
  console.log(`\npeak of ${large} / peak of ${small}: ${((peaks[1] ?? 0) / (peaks[0] ?? 1)).toFixed(2)} (at most 1.5)`);
} finally {
  rmSync(dir, { recursive: true, force: true });
}

/** A third of the briefs is one line, a third has keywords and an opening, a third an outline too. */
function makeProject(project: string, count: number): void {
  mkdirSync(join(project, 'briefs'), { recursive: true });
  writeFileSync(join(project, 'slugline.config.yaml'), 'site: { url: https://example.org, name: Bench, locale: en }\nbrand: { name: Bench }\n');
  let state = 1;
  const random = (below: number): number => { state = (Math.imul(state, 1664525) + 1013904223) >>> 0; return Math.floor(state / 4294967296 * below); };
  for (let i = 0; i < count; i++) {
    // Subjects come in fields of thirty articles, as on a blog.
    const field = random(count / 30 + 1) * 7;
    const word = (): string => WORDS[(random(4) === 0 ? random(WORDS.length) : field * 31 + random(40)) % WORDS.length] ?? '';
    const words = (many: number): string => Array.from({ length: many }, word).join(' ');
    const lines = [`topic: How to ${words(4)} ${i.toString(36)}`, `slug: article-${i}`];
    if (i % 3 > 0) lines.push(`keywords: { primary: ${words(2)}, secondary: [${words(2)}, ${words(2)}] }`, `lead: A ${words(12)} is a ${words(8)}. Look at the ${words(9)} and at the ${words(6)} now and then.`);
    if (i % 3 > 1) {
      lines.push('outline:');
      for (let part = 0; part < 3; part++) lines.push(`  - heading: What the ${words(3)} does`, `    points: ["The ${words(11)} is a ${words(7)}.", "Every ${words(6)} turns a ${words(9)}."]`);
    }
    writeFileSync(join(project, 'briefs', `b${i}.yaml`), `${lines.join('\n')}\n`);
  }
}

function run(project: string): Cost {
  const { status, stdout, stderr } = spawnSync(process.execPath, [...(process.env['CHILD_FLAGS'] ?? '').split(' ').filter((flag) => flag !== ''), '--input-type=module', '-e', CHILD, project], { encoding: 'utf8', cwd: dir });
  if (status !== 0) throw new Error(`exit ${status}: ${stderr}`);
  return JSON.parse(stdout) as Cost;
}

function row(what: string, count: number, cost: Cost): void {
  console.log(`${what}: peak ${cost.rss.toFixed(0)} MB, ${(cost.ms / 1000).toFixed(1)} s, ${(cost.cpu / count).toFixed(2)} ms CPU an article; ms by phase ${JSON.stringify(cost.phases)}; ${JSON.stringify(cost.counts)}, ${JSON.stringify(cost.findings)}`);
}
