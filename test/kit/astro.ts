import type { LoaderContext } from 'astro/loaders';
import { EventEmitter } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { load } from 'js-yaml';
import { afterAll } from 'vitest';
import { entrySchema } from '../../src/astro/schemas.ts';
import type { Manifest, ManifestArticle } from '../../src/model/manifest.ts';
import { sha256 } from '../../src/text/hash.ts';

/** Blogs for tests: a directory of articles with its manifest, and what Astro gives a loader. */

export interface ArticleSketch {
  slug: string;
  title?: string;
  body?: string;
  draft?: boolean;
  lang?: string;
  /** More lines of front matter. */
  front?: string;
  more?: Partial<ManifestArticle>;
}

export function articleText({ slug, title = `About ${slug}`, body = `# ${title}\n\nText of ${slug}.\n`, draft = false, front = '' }: ArticleSketch): string {
  return `---\ntitle: ${JSON.stringify(title)}\ndescription: What ${slug} is about.\npubDate: '2026-05-01'\nauthor: Anna\nheroImage: https://example.org/${slug}.jpg\n${draft ? 'draft: true\n' : ''}schema:\n  '@context': https://schema.org\n  '@type': BlogPosting\n  headline: ${JSON.stringify(title)}\n${front}---\n${body}`;
}

export function manifestEntry(sketch: ArticleSketch): ManifestArticle {
  const { slug, title = `About ${slug}`, draft = false, lang = 'en', more } = sketch;
  return {
    slug, path: `${slug}.md`, url: `https://example.org/blog/${slug}/`, sha256: sha256(articleText(sketch)), title, description: `What ${slug} is about.`, lang, pubDate: '2026-05-01',
    updatedDate: null, draft, tags: [], heroImage: `https://example.org/${slug}.jpg`, related: [], words: 3, findings: { errors: 0, warnings: 0 }, ...more,
  };
}

export function manifestOf(sketches: readonly ArticleSketch[]): Manifest {
  return { version: 1, site: 'https://example.org', generatedAt: '2026-05-02T10:00:00.000Z', articles: sketches.map(manifestEntry) };
}

/** The files of an output directory by name. */
export function outputFiles(sketches: readonly ArticleSketch[]): Record<string, string> {
  return { ...Object.fromEntries(sketches.map((sketch) => [`${sketch.slug}.md`, articleText(sketch)])), 'manifest.json': `${JSON.stringify(manifestOf(sketches), null, 2)}\n` };
}

/** A temporary directory with these files; removed when the test file is done. */
export function temporary(files: Readonly<Record<string, string>> = {}): string {
  const dir = mkdtempSync(join(tmpdir(), 'slugline-astro-'));
  afterAll(() => rmSync(dir, { recursive: true, force: true }));
  write(dir, files);
  return dir;
}

export function write(dir: string, files: Readonly<Record<string, string>>): void {
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(join(dir, name, '..'), { recursive: true });
    writeFileSync(join(dir, name), text);
  }
}

export interface FakeAstro {
  context: LoaderContext;
  store: LoaderContext['store'];
  /** What was rendered since the last look. */
  rendered(): string[];
  log: string[];
  watcher: EventEmitter;
}

/** What Astro hands to a loader: its store's habits (an entry with the digest it has already is not set), front matter by js-yaml, no real Markdown. */
export function fakeAstro(root: string, { dev = false }: { dev?: boolean } = {}): FakeAstro {
  const entries = new Map<string, Parameters<LoaderContext['store']['set']>[0]>();
  const log: string[] = [];
  let rendered: string[] = [];
  const watcher = Object.assign(new EventEmitter(), { add: () => undefined });
  const note = (level: string) => (message: string): void => void log.push(`${level} ${message}`);
  const store = {
    get: (id: string) => entries.get(id), keys: () => [...entries.keys()], values: () => [...entries.values()], entries: () => [...entries], has: (id: string) => entries.has(id),
    delete: (id: string) => void entries.delete(id), clear: () => entries.clear(),
    set(entry: Parameters<LoaderContext['store']['set']>[0]) {
      if (entry.digest !== undefined && entries.get(entry.id)?.digest === entry.digest) return false;
      if (entry.filePath?.startsWith('/') === true) throw new Error('File path must be relative to the site root.');
      entries.set(entry.id, entry);
      return true;
    },
  } as unknown as LoaderContext['store'];
  const context = {
    collection: 'blog', store, meta: new Map<string, string>(), logger: { info: note('info'), warn: note('warn'), error: note('error') }, config: { root: pathToFileURL(`${root}/`), cacheDir: pathToFileURL(`${root}/node_modules/.astro/`) },
    generateDigest: (data: unknown) => sha256(String(data)), watcher: dev ? watcher : undefined,
    parseData: async ({ id, data }: { id: string; data: unknown }) => {
      const result = entrySchema.safeParse(data);
      if (!result.success) throw new Error(`blog → ${id} data does not match collection schema`);
      return result.data;
    },
    renderMarkdown: async (text: string) => {
      const [, front = '', body = ''] = /^---\n([^]*?)\n---\n([^]*)$/.exec(text) ?? [];
      rendered.push(/^# (.*)$/m.exec(body)?.[1] ?? '');
      const title = /^# (.*)\n/.exec(body)?.[1];
      const html = title === undefined ? `<p>${body}</p>` : `<h1 id="t">${title}</h1>\n<p>${body.slice(title.length + 3).trimStart()}</p>`;
      return { html, metadata: { frontmatter: load(front), headings: title === undefined ? [] : [{ depth: 1, slug: 't', text: title }], imagePaths: [...body.matchAll(/!\[[^\]]*\]\(([^)]*)\)/g)].map(([, path]) => path ?? '') } };
    },
  } as unknown as LoaderContext;
  return {
    context, store, log, watcher,
    rendered() {
      const done = rendered;
      rendered = [];
      return done.sort();
    },
  };
}
