import type { Loader, LoaderContext } from 'astro/loaders';
import { relative } from 'node:path';
import { setImmediate as turn } from 'node:timers/promises';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { SluglineError } from '../model/errors.ts';
import type { ManifestArticle } from '../model/manifest.ts';
import { splitFrontMatter } from '../text/frontmatter.ts';
import { sha256 } from '../text/hash.ts';
import { mismatch } from './read-manifest.ts';
import { remoteSource } from './remote.ts';
import { entrySchema } from './schemas.ts';
import { directorySource, LIMITS, packageSource, type Limits, type Opened, type Source } from './source.ts';
import { withoutTitle } from './title.ts';

/** One of these says where the articles are. */
export type SluglineSource =
  /** The output directory of a project, relative to the root of the blog. */
  | { dir: string | URL; package?: undefined; manifest?: undefined }
  /** An installed npm package; `dir` inside it, when it is neither `output` nor the root. */
  | { package: string; dir?: string; manifest?: undefined }
  /** The web address of a `manifest.json`, with the articles beside it. */
  | { manifest: string | URL; dir?: undefined; package?: undefined };

export type SluglineLoaderOptions = SluglineSource & {
  /** Drafts too. Default: false. */
  drafts?: boolean;
  /** Who prints the title: `body` leaves the article's H1 where it is; `layout` takes it out of the rendered text, if there is one. Default: body. */
  h1?: 'body' | 'layout';
  /** Sizes and times beyond which nothing is read. */
  limits?: Partial<Limits>;
};

/** A loader whose entries have this schema, unless the collection names its own. */
export type SluglineLoader = Loader & { schema: typeof entrySchema };

/** Raised when an entry is made in another way, so that Astro's cache of an older release is not used. */
const VERSION = 1;
/** Articles fetched side by side. */
const AT_ONCE = 8;
/** The Markdown parser frees its memory only between turns. */
const RENDERED_A_TURN = 50;
const MISMATCHES_SHOWN = 10;
/** A run writes articles and then the manifest: one reload for all of it. */
const SETTLE_MS = 150;

/**
 * Astro content loader: the articles of a Slugline project, each checked against the SHA-256 in the manifest. Nothing is stored unless everything is right, so a
 * build either has all articles as they were made or fails and says why. Entries that have not changed are not read again by Astro; `render(entry)` works.
 *
 *     const blog = defineCollection({ loader: sluglineLoader({ dir: '../my-site/output' }) });
 *
 * @throws (from `load`) SluglineError MANIFEST_INVALID, ARTICLE_MISMATCH, FILE_UNREADABLE, USAGE
 */
export function sluglineLoader(options: SluglineLoaderOptions): SluglineLoader {
  return {
    name: 'slugline',
    schema: entrySchema,
    async load(context) {
      const source = openSource(options, context);
      await sync(source, options, context);
      if (context.watcher !== undefined && source.watch !== undefined) watch(source, options, context);
    },
  };
}

function openSource(options: SluglineLoaderOptions, { config, logger }: LoaderContext): Source {
  const limits = { ...LIMITS, ...options.limits };
  const root = fileURLToPath(config.root);
  if (options.package !== undefined) return packageSource(options.package, options.dir, root, limits);
  if (options.manifest !== undefined) return remoteSource(options.manifest, { limits, cache: fileURLToPath(config.cacheDir), warn: (message) => logger.warn(message) });
  if (options.dir !== undefined) return directorySource(options.dir, root, limits);
  throw new SluglineError({ code: 'USAGE', message: 'sluglineLoader: nothing says where the articles are', help: 'Write one of dir, package or manifest.' });
}

async function sync(source: Source, options: SluglineLoaderOptions, context: LoaderContext): Promise<void> {
  let opened: Opened | undefined;
  try {
    opened = await source.open();
    await take(opened, source, options, context);
  } catch (error) {
    const earlier = error instanceof SluglineError ? source.fallback?.(error) : undefined;
    if (earlier === undefined) throw error;
    await take(earlier, source, options, context);
  }
}

type Entry = Parameters<LoaderContext['store']['set']>[0];

interface Fresh {
  article: ManifestArticle;
  digest: string;
  text: string;
}

/** First everything is read and checked, then what has changed is rendered, then all of it is stored. */
async function take(opened: Opened, source: Source, options: SluglineLoaderOptions, context: LoaderContext): Promise<void> {
  const { store, generateDigest, logger } = context;
  const wanted = opened.manifest.articles.filter(({ draft }) => options.drafts === true || !draft);
  const fresh: Fresh[] = [];
  const faults: SluglineError[] = [];
  const one = async (article: ManifestArticle): Promise<void> => {
    const digest = generateDigest(`${VERSION} ${options.h1 ?? 'body'} ${JSON.stringify(article)}`);
    const isStored = store.get(article.slug)?.digest === digest;
    if (isStored && !source.files) return;
    const read = opened.read(article);
    const bytes = read instanceof Promise ? await read : read;
    const found = sha256(bytes);
    if (found !== article.sha256) faults.push(mismatch(article, opened.name(article), found));
    else if (!isStored) fresh.push({ article, digest, text: new TextDecoder().decode(bytes) });
  };
  for (let at = 0; at < wanted.length && faults.length <= MISMATCHES_SHOWN; at += AT_ONCE) {
    putOffSaving(context);
    await Promise.all(wanted.slice(at, at + AT_ONCE).map(one));
  }
  if (faults.length > 0) throw new SluglineError(faults.flatMap(({ problems }) => problems).slice(0, MISMATCHES_SHOWN));

  fresh.sort((a, b) => (a.article.slug < b.article.slug ? -1 : 1));
  const entries: Entry[] = [];
  const drafts = new Set<string>();
  for (const [index, item] of fresh.entries()) {
    putOffSaving(context);
    const entry = await entryOf(item, opened.name(item.article), source, options, context);
    // The file has the last word on being a draft.
    if (entry.data['draft'] === true && options.drafts !== true) drafts.add(entry.id);
    else entries.push(entry);
    if (index % RENDERED_A_TURN === RENDERED_A_TURN - 1) await turn();
  }
  const slugs = new Set(wanted.map(({ slug }) => slug).filter((slug) => !drafts.has(slug)));
  const gone = store.keys().filter((slug) => !slugs.has(slug));
  for (const slug of gone) store.delete(slug);
  // The store is kept between runs, Astro's list of pictures to import is not: it is made when an entry is set.
  for (const entry of store.values()) {
    if ((entry.assetImports?.length ?? 0) === 0) continue;
    store.delete(entry.id);
    store.set(entry);
  }
  for (const entry of entries) store.set(entry);
  opened.keep?.();
  const left = opened.manifest.articles.length - slugs.size;
  logger.info(`${slugs.size} articles, ${entries.length} new or changed${left === 0 ? '' : `, ${left} drafts left out`}`);
}

/**
 * Astro writes its whole store to disk half a second after the last change of it, and again when all is loaded. Ten thousand articles take seconds to write; a change
 * of this note puts the first time off until the second makes it needless.
 */
function putOffSaving({ meta }: LoaderContext): void {
  meta.set('slugline', String(VERSION));
}

/** One article as Astro keeps it. The front matter is what Astro's own parser read, so it is the same as with any other loader. */
async function entryOf({ article, digest, text }: Fresh, file: string, source: Source, options: SluglineLoaderOptions, context: LoaderContext): Promise<Entry> {
  const { config, logger, parseData, renderMarkdown } = context;
  const rendered = await renderMarkdown(text, source.files ? { fileURL: pathToFileURL(file) } : {}).catch((error: unknown) => {
    const reason = error instanceof Error ? error.message : String(error);
    throw new SluglineError({ code: 'YAML_INVALID', file, message: `the article cannot be read: ${reason}`, help: '`slugline validate` tells what is wrong with an article, and where.' }, { cause: error });
  });
  const data = await parseData<Record<string, unknown>>({ id: article.slug, data: { ...rendered.metadata?.frontmatter, manifest: article }, ...(source.files ? { filePath: file } : {}) });
  const pictures = rendered.metadata?.imagePaths ?? [];
  const local = pictures.filter((path) => !URL.canParse(path));
  if (!source.files && local.length > 0) logger.warn(`${file}: the picture ${local.join(', ')} has an address that means something only beside the article; write a full one`);
  return {
    id: article.slug, data, digest, body: splitFrontMatter(text).body.trim(), rendered: options.h1 === 'layout' ? withoutTitle(rendered) : rendered,
    ...(source.files ? { filePath: relative(fileURLToPath(config.root), file).replaceAll('\\', '/'), assetImports: pictures } : {}),
  };
}

/** In `astro dev`: what a run of Slugline writes shows at once. A state that is not right is told, and the last right one stays. */
function watch(source: Source, options: SluglineLoaderOptions, context: LoaderContext): void {
  const { watcher, logger } = context;
  const dir = source.watch;
  if (watcher === undefined || dir === undefined) return;
  let timer: NodeJS.Timeout | undefined;
  let last: Promise<void> = Promise.resolve();
  const reload = (): void => {
    last = last.then(async () => sync(source, options, context)).catch((error: unknown) => logger.error(error instanceof Error ? error.message : String(error)));
  };
  const changed = (path: string): void => {
    const inside = relative(dir, path);
    if (inside.startsWith('..') || inside.startsWith('.slugline') || !/(?:^manifest\.json|\.md)$/.test(inside)) return;
    clearTimeout(timer);
    timer = setTimeout(reload, SETTLE_MS);
  };
  watcher.add(dir);
  for (const event of ['add', 'change', 'unlink']) watcher.on(event, changed);
}
