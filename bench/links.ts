import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { fileURLToPath } from 'node:url';
import MiniSearch from 'minisearch';
import { documentOf } from '../src/articles.ts';
import { linkReading } from '../src/commands/_link-pool.ts';
import { nodeFiles } from '../src/io/files.ts';
import { createLanguages } from '../src/languages.ts';
import { readLinkIndex } from '../src/link-index.ts';
import { configSchema } from '../src/model/site.ts';
import { locales } from '../src/registry-locales.ts';
import { basisOf, createRelevance, type RelevanceSource } from '../src/relevance.ts';
import { documentTerms, type TermCounts } from '../src/text/term-counts.ts';
import { makeArticles } from './articles.ts';

/**
 * The five nearest of every article, reading and stemming included, beside MiniSearch, SQLite FTS5 and the exact cosine, each in a process of its own; how many
 * of the three nearest by the exact cosine are found; and what one more article costs.
 *
 *     node bench/links.ts [articles, several with commas] [directory to keep articles in] [directory of real Markdown]
 */
const [first = '1000,10000', kept, real] = process.argv.slice(2);
const TOP = 5;
/** Ranked by the exact cosine, as for a list of five (`SPARE` in src/corpus.ts). */
const RANKED = TOP + 8;
/** Articles whose neighbours are looked for where every one would take hours. */
const SAMPLE = 200;
const MINISEARCH_MOST = 20_000;
const config = configSchema.parse({ site: { url: 'https://example.org', name: 'Blog', articlePath: '/blog/{slug}/' }, brand: { name: 'Dvorik' } });

/** What a child process does, by its name. */
const WORK: Readonly<Record<string, (dir: string) => unknown>> = { ours, minisearch, fts5, exact };
const work = WORK[first];
if (work !== undefined && kept !== undefined) {
  const begun = performance.now();
  const result = await work(kept);
  console.log(JSON.stringify({ ms: performance.now() - begun, ...(result as object), peak: process.resourceUsage().maxRSS / 1024 }));
} else {
  const home = kept ?? mkdtempSync(join(tmpdir(), 'slugline-links-'));
  try {
    for (const size of first.split(',').map(Number)) measure(`${size} articles of 18 KB`, makeSite(join(home, `links-${size}`), size));
    if (real !== undefined && existsSync(real)) measure('real Markdown', real);
  } finally {
    if (kept === undefined) rmSync(home, { recursive: true, force: true });
  }
}

function makeSite(dir: string, size: number): string {
  if (existsSync(dir) && readdirSync(dir).length === size) return dir;
  mkdirSync(dir, { recursive: true });
  for (const { slug, text } of makeArticles(fileURLToPath(new URL('..', import.meta.url)), size)) writeFileSync(join(dir, `${slug}.md`), text);
  return dir;
}

function measure(title: string, dir: string): void {
  const run = (name: string): Record<string, number> => {
    const { stdout, stderr, status } = spawnSync(process.execPath, ['--max-old-space-size=8000', fileURLToPath(import.meta.url), name, dir], { encoding: 'utf8' });
    if (status !== 0) throw new Error(`${name}: ${stderr.slice(-2000)}`);
    return JSON.parse(stdout.trim().split('\n').at(-1) ?? '{}') as Record<string, number>;
  };
  const mine = run('ours');
  console.log(`\n${title}, Node ${process.versions.node}`);
  console.log(`top ${TOP} of all: ${seconds(mine['ms'])} = reading ${seconds(mine['read'])} + index ${seconds(mine['index'])} + neighbours ${seconds(mine['near'])}; peak ${mine['peak']?.toFixed(0)} MB`);
  console.log(`one more article, everything in memory: ${mine['added']?.toFixed(1)} ms`);
  // MiniSearch takes minutes and gigabytes for 100,000 articles.
  for (const name of ['exact', ...(markdown(dir).length > MINISEARCH_MOST ? [] : ['minisearch']), 'fts5']) {
    const peer = run(name);
    console.log(`  ${name.padEnd(10)} ${seconds(peer['total'])} for all (index ${seconds(peer['build'])}, ${peer['query']?.toFixed(2)} ms a question); ours = ${((mine['ms'] as number) / (peer['total'] as number)).toFixed(3)} x; peak ${peer['peak']?.toFixed(0)} MB`);
  }
  console.log(`  of the exact cosine's three nearest: ${((mine['recall'] as number) * 100).toFixed(1)} % found, ${((mine['cosines'] as number) * 100).toFixed(2)} % of their cosines (${SAMPLE} articles)`);
}

function seconds(ms: number | undefined): string {
  return `${((ms ?? Number.NaN) / 1000).toFixed(2)} s`;
}

async function ours(dir: string): Promise<object> {
  const files = nodeFiles();
  const languages = createLanguages(locales);
  const paths = markdown(dir);
  const begun = performance.now();
  const { records } = await readLinkIndex({ files, languages, config, paths, reading: linkReading });
  const read = performance.now();
  const sources = records.map(({ terms, body }): RelevanceSource => ({ lang: body().entry.lang, terms: () => terms }));
  const basis = basisOf(sources);
  const relevance = createRelevance(sources, basis, { topTerms: Number.POSITIVE_INFINITY, ranked: RANKED });
  relevance.nearest(0);
  const indexed = performance.now();
  const found = records.map((_, position) => relevance.nearest(position).slice(0, TOP));
  const near = performance.now();
  const text = makeArticles(fileURLToPath(new URL('..', import.meta.url)), 1, 7)[0]?.text ?? '';
  const doc = documentOf('one-more.md', text, languages, config);
  relevance.nearestTo(documentTerms(doc), 'ru');
  const again = performance.now();
  relevance.nearestTo(documentTerms(documentOf('two-more.md', text, languages, config)), 'ru');
  const added = performance.now() - again;
  let [hits, all, mine, best] = [0, 0, 0, 0];
  for (const position of sample(records.length)) {
    const exactNear = exactTop(sources, position, relevance.cosine, 3);
    const own = (found[position] ?? []).slice(0, 3);
    hits += exactNear.filter(({ other, score }) => own.some((one) => one.position === other || Math.abs(one.score - score) < 1e-9)).length;
    all += exactNear.length;
    for (const { score } of exactNear) best += score;
    for (const { score } of own) mine += score;
  }
  return { read: read - begun, index: indexed - read, near: near - indexed, added, recall: hits / all, cosines: mine / best, ms: near - begun };
}

function exactTop(sources: readonly RelevanceSource[], position: number, cosine: (a: number, b: number) => number, count: number): { other: number; score: number }[] {
  return sources.map((_, other) => ({ other, score: other === position ? -1 : cosine(position, other) })).sort((a, b) => b.score - a.score).slice(0, count);
}

/** Exact cosine with typed arrays: every article against all, by a vector laid out over all words. */
async function exact(dir: string): Promise<object> {
  const begun = performance.now();
  const all = await termsOf(dir);
  const numbers = new Map<number, number>();
  const frequency: number[] = [];
  const vectors = all.map(({ hashes, counts }) => ({ counts, words: Uint32Array.from(hashes, (hash) => {
    let number = numbers.get(hash);
    if (number === undefined) numbers.set(hash, (number = numbers.size));
    frequency[number] = (frequency[number] ?? 0) + 1;
    return number;
  }) }));
  const idf = Float64Array.from(frequency, (one) => Math.log(1 + (all.length + 1) / (one + 1)));
  const weighed = vectors.map(({ counts, words }) => {
    const weights = Float64Array.from(words, (word, at) => (1 + Math.log(counts[at] as number)) * (idf[word] as number));
    const length = Math.sqrt(weights.reduce((sum, weight) => sum + weight * weight, 0)) || 1;
    return { words, weights: weights.map((weight) => weight / length) };
  });
  const build = performance.now() - begun;
  const dense = new Float64Array(numbers.size);
  const asked = sample(all.length);
  const start = performance.now();
  let sum = 0;
  for (const position of asked) {
    const own = weighed[position] as (typeof weighed)[number];
    own.words.forEach((word, at) => { dense[word] = own.weights[at] as number; });
    const scores = weighed.map(({ words, weights }) => {
      let score = 0;
      for (let at = 0; at < words.length; at++) score += (dense[words[at] as number] as number) * (weights[at] as number);
      return score;
    });
    sum += scores.toSorted((a, b) => b - a)[1] ?? 0;
    own.words.forEach((word) => { dense[word] = 0; });
  }
  return { ...totals(build, start, asked.length, all.length), sum };
}

function minisearch(dir: string): object {
  const begun = performance.now();
  const texts = markdown(dir).map((path) => readFileSync(path, 'utf8'));
  const search = new MiniSearch({ fields: ['title', 'text'] });
  const titles = texts.map((text) => /^title: '?(.*?)'?$/m.exec(text)?.[1] ?? '');
  search.addAll(texts.map((text, id) => ({ id, title: titles[id], text })));
  const build = performance.now() - begun;
  const asked = sample(texts.length);
  const start = performance.now();
  for (const id of asked) search.search(`${titles[id] ?? ''} ${longWords(texts[id] ?? '').join(' ')}`, { boost: { title: 3 } }).slice(0, TOP);
  return totals(build, start, asked.length, texts.length);
}

function fts5(dir: string): object {
  const begun = performance.now();
  const texts = markdown(dir).map((path) => readFileSync(path, 'utf8'));
  const db = new DatabaseSync(':memory:');
  db.exec('CREATE VIRTUAL TABLE article USING fts5(title, body); BEGIN');
  const insert = db.prepare('INSERT INTO article VALUES (?, ?)');
  for (const text of texts) insert.run(/^title: '?(.*?)'?$/m.exec(text)?.[1] ?? '', text);
  db.exec('COMMIT');
  const build = performance.now() - begun;
  const query = db.prepare(`SELECT rowid FROM article WHERE article MATCH ? ORDER BY bm25(article, 3, 1) LIMIT ${TOP}`);
  const asked = sample(texts.length);
  const start = performance.now();
  for (const id of asked) query.all(longWords(texts[id] ?? '').map((word) => `"${word}"`).join(' OR ') || '"a"');
  return totals(build, start, asked.length, texts.length);
}

/** What peers are asked with: forty different words of some length from the end of the text. */
function longWords(text: string): string[] {
  return [...new Set(text.slice(-1500).match(/[\p{L}]{5,}/gu) ?? [])].slice(0, 40);
}

/** Time for all, from the time of some. */
function totals(build: number, start: number, asked: number, all: number): object {
  const query = (performance.now() - start) / asked;
  return { build, query, total: build + query * all };
}

async function termsOf(dir: string): Promise<TermCounts[]> {
  const { records } = await readLinkIndex({ files: nodeFiles(), languages: createLanguages(locales), config, paths: markdown(dir), reading: linkReading });
  return records.map(({ terms }) => terms);
}

function sample(size: number): number[] {
  const step = Math.max(1, Math.floor(size / SAMPLE));
  return Array.from({ length: Math.min(size, SAMPLE) }, (_, index) => index * step);
}

function markdown(dir: string): string[] {
  return readdirSync(dir, { recursive: true, encoding: 'utf8' }).filter((name) => /\.mdx?$/.test(name) && !name.includes('node_modules')).map((name) => join(dir, name)).filter((path) => statSync(path).isFile()).sort();
}
