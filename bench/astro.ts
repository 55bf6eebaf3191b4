import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sha256 } from '../src/text/hash.ts';
import { articleRoute } from '../src/astro/index.ts';
import type { ManifestArticle } from '../src/model/manifest.ts';
import { astro, installIn, ROOT } from '../test/kit/blog.ts';
import { makeArticles } from './articles.ts';

/**
 * Articles into Astro's store: `sluglineLoader`, which hashes every file each time, beside Astro's own `glob` loader, which does not. Cold, with nothing changed, and
 * with one article changed; the loader's own time, and that of the whole `astro sync`.
 *
 *     node bench/astro.ts [articles]
 */
const [count = '10000'] = process.argv.slice(2);
const LOADERS = { glob: "glob({ base: 'articles', pattern: '*.md' })", slugline: "sluglineLoader({ dir: 'articles' })" } as const;
const ROUNDS = 3;

const home = mkdtempSync(join(tmpdir(), 'slugline-astro-bench-'));
try {
  const articles = makeArticles(ROOT, Number(count));
  const kilobytes = articles.reduce((sum, { text }) => sum + Buffer.byteLength(text), 0) / 1024;
  console.log(`${articles.length} articles of ${(kilobytes / articles.length).toFixed(1)} KB, Node ${process.versions.node}\n`);
  for (const [name, loader] of Object.entries(LOADERS)) {
    const dir = join(home, name);
    mkdirSync(join(dir, 'articles'), { recursive: true });
    mkdirSync(join(dir, 'src'));
    writeFileSync(join(dir, 'package.json'), '{ "type": "module" }');
    writeFileSync(join(dir, 'src/content.config.ts'), `import { defineCollection } from 'astro:content';
import { glob } from 'astro/loaders';
import { articleSchema, entrySchema, sluglineLoader } from 'slugline/astro';
const inner = ${loader};
const timed = { name: inner.name, async load(context) {
  const begun = performance.now();
  await inner.load(context);
  console.log(\`loaded \${context.store.keys().length} in \${performance.now() - begun} ms, peak \${process.resourceUsage().maxRSS / 1024} MB\`);
} };
export const collections = { blog: defineCollection({ loader: timed, schema: ${name === 'glob' ? 'articleSchema' : 'entrySchema'} }) };
`);
    place(join(dir, 'articles'), articles, articles);
    await installIn(dir);
  }
  const results: Record<string, Record<string, number[]>> = {};
  // In turn, so that a noisy minute falls on both.
  for (let round = 0; round < ROUNDS; round++) {
    for (const name of Object.keys(LOADERS)) {
      const dir = join(home, name);
      const note = async (what: string): Promise<void> => {
        const { load, whole, peak } = await measure(dir);
        for (const [key, value] of [[what, load], [`${what}, whole`, whole], [`${what}, peak`, peak]] as const) ((results[name] ??= {})[key] ??= []).push(value);
      };
      for (const cache of ['node_modules/.astro', '.astro']) rmSync(join(dir, cache), { recursive: true, force: true });
      await note('cold');
      await note('warm');
      const changed = articles.map((article, at) => (at === 17 ? { ...article, text: `${article.text}\nRound ${round}.\n` } : article));
      place(join(dir, 'articles'), changed, changed.slice(17, 18));
      await note('one changed');
    }
  }
  for (const what of ['cold', 'warm', 'one changed']) {
    const [theirs, ours] = [least(results['glob']?.[what]), least(results['slugline']?.[what])];
    const whole = (name: string): string => `${(least(results[name]?.[`${what}, whole`]) / 1000).toFixed(2)} s`;
    console.log(`${what.padEnd(12)} slugline ${ours.toFixed(0)} ms (astro sync ${whole('slugline')}), glob ${theirs.toFixed(0)} ms (${whole('glob')}); slugline = ${(ours / theirs).toFixed(2)} x; peak ${least(results['slugline']?.[`${what}, peak`]).toFixed(0)} and ${least(results['glob']?.[`${what}, peak`]).toFixed(0)} MB`);
  }
} finally {
  rmSync(home, { recursive: true, force: true });
}

function least(values: readonly number[] | undefined): number {
  return Math.min(...(values ?? [Number.NaN]));
}

async function measure(dir: string): Promise<{ load: number; whole: number; peak: number }> {
  const begun = performance.now();
  const { code, output } = await astro(dir, 'sync');
  const whole = performance.now() - begun;
  const [, loaded, load, peak] = /loaded (\d+) in ([\d.]+) ms, peak ([\d.]+) MB/.exec(output) ?? [];
  if (code !== 0 || loaded !== count) throw new Error(output.slice(-3000));
  return { load: Number(load), whole, peak: Number(peak) };
}

interface Text {
  slug: string;
  text: string;
}

/** Those articles that are new or have changed, and the manifest that names all. */
function place(dir: string, articles: readonly Text[], changed: readonly Text[]): void {
  for (const { slug, text } of changed) writeFileSync(join(dir, `${slug}.md`), text);
  const entries = articles.map(({ slug, text }): ManifestArticle => {
    return {
      slug, path: `${slug}.md`, url: `https://example.org/blog/${slug}/`, sha256: sha256(text), title: /^title: '(.*)'$/m.exec(text)?.[1] ?? slug, description: slug, lang: 'ru', pubDate: '2026-01-01', updatedDate: null, draft: false, tags: [],
      heroImage: null, related: [], words: 1500, findings: { errors: 0, warnings: 0 },
    };
  });
  if (new Set(entries.map(articleRoute)).size !== entries.length) throw new Error('two articles share an address');
  writeFileSync(join(dir, 'manifest.json'), JSON.stringify({ version: 1, site: 'https://example.org', generatedAt: '2026-01-01T00:00:00.000Z', articles: entries }, null, 2));
}
