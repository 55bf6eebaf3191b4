import { SluglineError, type Problem } from './model/errors.ts';
import type { ManifestArticle } from './model/manifest.ts';
import type { SiteConfig } from './model/site.ts';
import type { World } from './model/world.ts';

/** IndexNow (indexnow.org/documentation): search engines are told which addresses are new, changed or gone. */

export interface Change {
  url: string;
  what: 'new' | 'changed' | 'gone';
  /** Of the article as it is now; undefined when it is gone. */
  sha256: string | undefined;
}

/** What search engines were told last, by address: hash of the article. */
export type Told = Map<string, string>;

/**
 * Where that is noted, below the output directory. It is committed with the articles: a fresh checkout, above all that of a CI server, would tell of every
 * article again, and engines frown on that. One line an address, so that two branches merge. No `.json`: those are lock files.
 */
export const TOLD_FILE = '.slugline/notified.txt';
const TOLD_HEAD = '# What search engines were told (slugline notify): hash and address of each article. Commit this file.\n';

export const ENDPOINT = 'https://api.indexnow.org/indexnow';
/** indexnow.org/documentation: "up to 10,000 URLs per post". */
export const BATCH_SIZE = 10_000;
/** indexnow.org/documentation: 8 to 128 characters of a–z, A–Z, 0–9 and the dash. */
const KEY = /^[A-Za-z0-9-]{8,128}$/;

const TRIES = 4;
const FIRST_WAIT_MS = 2000;
/** Whoever is asked to wait longer comes back another time. */
const LONGEST_WAIT_MS = 120_000;

/** Reads the note; lines that are none are left out, for then an address is told once more. */
export function parseTold(text: string | undefined): Told {
  return new Map((text ?? '').split(/\r?\n/).flatMap((line) => {
    const [, hash = '', url = ''] = /^([\da-f]{64}) (https?:\/\/\S+)$/.exec(line) ?? [];
    return url === '' ? [] : [[url, hash] as const];
  }));
}

export function toldText(told: Told): string {
  return `${TOLD_HEAD}${[...told].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([url, hash]) => `${hash} ${url}\n`).join('')}`;
}

/** Articles the public sees, as they are told. */
export function toldOf(articles: readonly ManifestArticle[]): Told {
  return new Map(articles.filter(({ draft }) => !draft).map(({ url, sha256 }) => [url, sha256]));
}

/**
 * What has changed, in order of address. Only what is on the site and below the folder of the key file can be told.
 * @param now as `toldOf` gives it
 * @throws SluglineError CONFIG_INVALID when the manifest has addresses of another site
 */
export function changesSince(before: Told, now: Told, config: SiteConfig): Change[] {
  const isTellable = (url: string): boolean => URL.canParse(url) && new URL(url).host === hostOf(config) && new URL(url).pathname.startsWith(config.notify.keyPath);
  const wrong = [...now.keys()].find((url) => !isTellable(url));
  if (wrong !== undefined) {
    throw new SluglineError({
      code: 'CONFIG_INVALID', file: 'manifest.json', message: `the manifest has the address ${wrong}, which is not below ${new URL(config.notify.keyPath, config.site.url).href}, so it cannot be told`,
      help: 'Run `slugline generate` after a change of site.url or site.articlePath, and correct notify.keyPath.',
    });
  }
  const changes: Change[] = [...now].flatMap(([url, sha256]) => (before.get(url) === sha256 ? [] : [{ url, what: before.has(url) ? 'changed' : 'new', sha256 }]));
  for (const url of before.keys()) if (!now.has(url) && isTellable(url)) changes.push({ url, what: 'gone', sha256: undefined });
  return changes.toSorted((a, b) => (a.url < b.url ? -1 : 1));
}

/** The key of the environment. @throws SluglineError NOTIFY_FAILED, which never tells it */
export function notifyKey(world: Pick<World, 'env'>, { notify }: SiteConfig): string {
  const key = world.env(notify.keyEnv)?.trim() ?? '';
  if (key === '') throw new SluglineError({ code: 'NOTIFY_FAILED', message: `IndexNow needs a key, and ${notify.keyEnv} is not set`, help: `Make one up (8 to 128 letters, digits and dashes), put it into ${notify.keyEnv}, and host it: slugline notify --key-file DIR` });
  if (!KEY.test(key)) throw new SluglineError({ code: 'NOTIFY_FAILED', message: `${notify.keyEnv} holds no key for IndexNow: it has ${key.length} characters, or others than letters, digits and dashes`, help: 'A key has 8 to 128 letters (a to z), digits and dashes.' });
  return key;
}

export interface Sending {
  world: Pick<World, 'post' | 'sleep' | 'random'>;
  config: SiteConfig;
  key: string;
  endpoint: string;
  signal: AbortSignal;
  /** Told after each batch that was taken. */
  taken(batch: readonly Change[]): void;
}

/** Sends changes in batches, one after the other; after the first that is refused no more are sent. @returns how many were taken, and why the rest was not */
export async function sendChanges(changes: readonly Change[], options: Sending): Promise<{ sent: number; problems: Problem[] }> {
  const { config, key } = options;
  for (let at = 0; at < changes.length; at += BATCH_SIZE) {
    const batch = changes.slice(at, at + BATCH_SIZE);
    const body = JSON.stringify({ host: hostOf(config), key, keyLocation: new URL(`${config.notify.keyPath}${key}.txt`, config.site.url).href, urlList: batch.map(({ url }) => url) });
    try {
      await sendBatch(body, options);
    } catch (error) {
      if (!(error instanceof SluglineError)) throw error;
      return { sent: at, problems: [...error.problems] };
    }
    options.taken(batch);
  }
  return { sent: changes.length, problems: [] };
}

/** @throws SluglineError NOTIFY_FAILED, INTERRUPTED */
async function sendBatch(body: string, { world, endpoint, config, signal }: Sending): Promise<void> {
  for (let attempt = 1; ; attempt++) {
    const outcome = await tryOnce();
    if (outcome === undefined) return;
    const { fault, waitMs = Math.round((FIRST_WAIT_MS * 2 ** (attempt - 1)) * (1 + world.random())) } = outcome;
    if (!fault.retryable || attempt >= TRIES || waitMs > LONGEST_WAIT_MS) throw fault;
    await world.sleep(waitMs, signal).catch(() => undefined);
    if (signal.aborted) throw new SluglineError({ code: 'INTERRUPTED', message: 'interrupted before everything was sent', help: 'Run again: what was taken is not sent twice.' });
  }

  async function tryOnce(): Promise<{ fault: SluglineError; waitMs?: number } | undefined> {
    if (world.post === undefined) return { fault: new SluglineError({ code: 'NOTIFY_FAILED', message: 'nothing may be sent here' }) };
    try {
      const { status, retryAfter } = await world.post(endpoint, body, { signal });
      // 202: taken, the key file is looked at later.
      if (status === 200 || status === 202) return undefined;
      const waitMs = /^\d{1,6}$/.test(retryAfter) ? Number(retryAfter) * 1000 : undefined;
      return { fault: refusal(status, endpoint, config), ...(waitMs === undefined ? {} : { waitMs }) };
    } catch (error) {
      if (error instanceof SluglineError) return { fault: error };
      throw error;
    }
  }
}

/** What a status means (indexnow.org/documentation, "Response format"). */
function refusal(status: number, endpoint: string, { site, notify }: SiteConfig): SluglineError {
  const [message, help] = status === 429 ? ['too many requests', 'Send again later, and only what has changed.']
    : status >= 500 ? ['the server has a fault of its own', 'Send again later.']
    : status >= 300 && status < 400 ? ['the server wants to send us elsewhere, which is not followed', 'Name the new address with --endpoint.']
    : status === 403 ? ['the key is not valid', `The file <key>.txt with the key in it must be reachable at ${new URL(`${notify.keyPath}<key>.txt`, site.url).href.replaceAll('%3C', '<').replaceAll('%3E', '>')}; slugline notify --key-file DIR makes it.`]
    : status === 422 ? ['the addresses do not belong to the host, or the key is not one', 'Compare site.url and notify.keyPath in the config with where the key file lies.']
    : ['the request is not understood', 'Check --endpoint.'];
  return new SluglineError({ code: 'NOTIFY_FAILED', file: endpoint, message: `${message} (${status})`, help }, { retryable: status === 429 || status >= 500 });
}

function hostOf({ site }: SiteConfig): string {
  return new URL(site.url).host;
}
