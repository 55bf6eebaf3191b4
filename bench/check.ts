import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync, mkdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { markdownToMdast } from 'satteri';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmFromMarkdown } from 'mdast-util-gfm';
import { gfm } from 'micromark-extension-gfm';
import { nodeWorld, validate } from '../src/index.ts';
import { generateProject } from '../src/library.ts';

/** Checking, as ratios against a floor and a named peer, measured in the same run (medians of several rounds). */
const ROUNDS = 5;
const ARTICLES = Number(process.argv[2] ?? 300);
const root = fileURLToPath(new URL('..', import.meta.url));

const dir = mkdtempSync(join(tmpdir(), 'slugline-bench-'));
try {
  const texts = await sourceTexts();
  const posts = join(dir, 'posts');
  mkdirSync(posts);
  const megabytes = texts.reduce((sum, text) => sum + Buffer.byteLength(text), 0) / 1e6;
  texts.forEach((text, index) => writeFileSync(join(posts, `article-${index}.md`), text));
  console.log(`${texts.length} articles, ${megabytes.toFixed(1)} MB, Node ${process.versions.node}\n`);

  const files = readdirSync(posts).map((name) => join(posts, name));
  const floor = await median(() => { for (const file of files) markdownToMdast(readFileSync(file, 'utf8'), {}); });
  const peer = await median(() => { for (const file of files) fromMarkdown(readFileSync(file, 'utf8'), { extensions: [gfm()], mdastExtensions: [gfmFromMarkdown()] }); });
  const ours = await median(async () => { await validate({ paths: [posts], asOf: '2026-01-01' }); });
  row('check, all rules', ours, 'read + satteri parse (floor)', floor);
  row('check, all rules', ours, 'read + mdast-util-from-markdown parse only (what remark-lint starts with)', peer);
  console.log(`\npeak memory of this process: ${(process.resourceUsage().maxRSS / 1024).toFixed(0)} MB`);
} finally {
  rmSync(dir, { recursive: true, force: true });
}

/** Articles to check: the English example, written offline, its paragraphs rotated so that no two are the same. */
async function sourceTexts(): Promise<string[]> {
  const example = join(dir, 'english');
  mkdirSync(example);
  for (const name of ['slugline.config.yaml', ...readdirSync(join(root, 'examples/english/briefs')).map((file) => `briefs/${file}`)]) {
    mkdirSync(join(example, name, '..'), { recursive: true });
    writeFileSync(join(example, name), readFileSync(join(root, 'examples/english', name)));
  }
  await run(example);
  const articles = readdirSync(join(example, 'output')).filter((name) => name.endsWith('.md')).map((name) => readFileSync(join(example, 'output', name), 'utf8'));
  return Array.from({ length: ARTICLES }, (_, index) => {
    const text = articles[index % articles.length] ?? '';
    const end = text.indexOf('\n---\n') + 5;
    const blocks = text.slice(end).split('\n\n');
    const turn = index % blocks.length;
    return text.slice(0, end).replace(/^title: (.*)$/m, `title: "${index} $1"`).replaceAll('""', '"') + [...blocks.slice(turn), ...blocks.slice(0, turn)].join('\n\n');
  });
}

async function run(project: string): Promise<void> {
  for await (const event of generateProject(nodeWorld(), project, { provider: 'offline' })) if (event.type === 'result' && event.result.articles.some((article) => article.state === 'failed')) throw new Error('the bench project failed');
}

async function median(work: () => void | Promise<void>): Promise<number> {
  const times: number[] = [];
  for (let round = 0; round <= ROUNDS; round++) {
    const begun = performance.now();
    await work();
    if (round > 0) times.push(performance.now() - begun);
  }
  return times.sort((a, b) => a - b)[Math.floor(times.length / 2)] ?? Number.NaN;
}

function row(what: string, ms: number, peer: string, peerMs: number): void {
  console.log(`${what}: ${ms.toFixed(0)} ms = ${(ms / peerMs).toFixed(2)} x ${peer} (${peerMs.toFixed(0)} ms)`);
}
