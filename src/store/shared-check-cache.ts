import { randomUUID } from 'node:crypto';
import { CHECK_VALUES, type CacheChange, type CheckCache, type KeptArticle } from '../model/check-cache.ts';
import { packRow, ROW_FORMAT, unpackRow, type WholeArticle } from './_check-rows.ts';
import { withAnyText } from './_pg-text.ts';
import { COPY_OF, openCheckCache } from './check-cache.ts';
import type { Database, Query } from './database.ts';

/** A state of the shared cache. */
interface State {
  id: string;
  version: number;
}

/** Articles that travel together: some megabytes. */
const ROWS_AT_ONCE = 300;

/**
 * The check cache of several machines. The file at `path` is the one that is worked with; it is brought up to date from the database before, and what the
 * check has changed goes there afterwards. Each state is that of one check as a whole: of two machines that began from one state, what the second one
 * found stays its own.
 * @param database stays open
 * @returns undefined where no local cache can be kept
 * @throws SluglineError STORE_UNWRITABLE when the database does not answer
 */
export async function openSharedCheckCache(path: string, database: Database, project: string): Promise<CheckCache | undefined> {
  const local = openCheckCache(path);
  if (local === undefined) return undefined;
  let base: State | undefined;
  try {
    base = await pull(local, database, project);
  } catch (error) {
    await local.close();
    throw error;
  }
  let before = new Map<string, KeptArticle>();
  return {
    ...local,
    articles() {
      const articles = local.articles();
      before = new Map(articles.map((article) => [article.file, article]));
      return articles;
    },
    async save(change) {
      const news = newsOf(change, before);
      const copyOf = local.value(COPY_OF);
      if (news === undefined) return local.save({ ...change, values: { ...change.values, ...(copyOf === undefined ? {} : { [COPY_OF]: copyOf }) } });
      // Until the database has it, too, the file is a copy of nothing.
      await local.save(change);
      const articles = new Map(local.articles().map((article) => [article.file, article]));
      const whole = base === undefined || change.clear;
      const files = whole ? articles.keys() : news;
      const rows = [...files].flatMap((file): WholeArticle[] => {
        const article = articles.get(file);
        return article === undefined ? [] : [{ ...article, ...local.parts(file) }];
      });
      base = await push(database, project, base, { clear: change.clear, values: whole ? valuesOf(local) : change.values, rows, remove: change.remove });
      if (base !== undefined) await local.save({ clear: false, values: { [COPY_OF]: Buffer.from(JSON.stringify(base)) }, put: [], touch: [], remove: [] });
    },
  };
}

function valuesOf(cache: CheckCache): CacheChange['values'] {
  return Object.fromEntries(CHECK_VALUES.flatMap((name) => {
    const bytes = cache.value(name);
    return bytes === undefined ? [] : [[name, bytes]];
  }));
}

/** Files of which other machines should know something new; undefined when they know all of it: times of files are everyone's own. */
function newsOf({ clear, put, touch, remove }: CacheChange, before: ReadonlyMap<string, KeptArticle>): string[] | undefined {
  const changed = touch.filter((one) => {
    const was = before.get(one.file);
    return was === undefined || was.findings !== one.findings || was.length !== one.length || (was.top !== one.top && was.top.join() !== one.top.join());
  });
  const news = [...put, ...changed].map(({ file }) => file);
  return !clear && news.length + remove.length === 0 ? undefined : news;
}

/** Brings the local cache up to date. @returns the state it is a copy of now; undefined when there is none yet */
async function pull(local: CheckCache, database: Database, project: string): Promise<State | undefined> {
  return database.transaction(async (raw) => {
    const query = withAnyText(raw);
    await query('SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY');
    const [state] = await query<State>('SELECT id, version::float8 AS version FROM slugline.check_cache WHERE project = $1 AND format = $2 AND version > 0', [project, ROW_FORMAT]);
    if (state === undefined) return undefined;
    const copy = stateOf(local.value(COPY_OF));
    if (copy?.id === state.id && copy.version === state.version) return state;
    const since = copy?.id === state.id && copy.version < state.version ? copy.version : undefined;
    const known = new Map(local.articles().map(({ file, sha256, stamp }) => [file, { sha256, stamp }]));
    const there = new Set((await query<{ file: string }>('SELECT file FROM slugline.check_articles WHERE project = $1', [project])).map(({ file }) => file));
    const nothing = { clear: false, values: {}, put: [], touch: [], remove: [] };
    await local.save({ ...nothing, clear: since === undefined, remove: since === undefined ? [] : [...known.keys()].filter((file) => !there.has(file)) });
    for (let last = ''; ;) {
      const rows = await query<{ file: string; packed: Uint8Array }>(
        'SELECT file, packed FROM slugline.check_articles WHERE project = $1 AND changed > $2 AND file > $3 ORDER BY file LIMIT $4', [project, since ?? 0, last, ROWS_AT_ONCE]);
      const put = rows.map(({ file, packed }): WholeArticle => {
        const article = unpackRow(file, packed);
        const mine = known.get(file);
        return { ...article, stamp: mine?.sha256 === article.sha256 ? mine.stamp : '' };
      });
      if (put.length > 0) await local.save({ ...nothing, put });
      if (rows.length < ROWS_AT_ONCE) break;
      last = rows.at(-1)?.file ?? '';
    }
    const values = await query<{ name: string; bytes: Uint8Array }>('SELECT name, bytes FROM slugline.check_values WHERE project = $1', [project]);
    await local.save({ ...nothing, values: { ...Object.fromEntries(values.map(({ name, bytes }) => [name, bytes])), [COPY_OF]: Buffer.from(JSON.stringify(state)) } });
    return state;
  });
}

interface News {
  clear: boolean;
  values: CacheChange['values'];
  rows: readonly WholeArticle[];
  remove: readonly string[];
}

/** @param base what the rows are a change of; undefined: they are everything @returns the new state; undefined when another machine has written meanwhile */
async function push(database: Database, project: string, base: State | undefined, { clear, values, rows, remove }: News): Promise<State | undefined> {
  const token = randomUUID();
  return database.transaction(async (raw) => {
    const query = withAnyText(raw);
    await query('INSERT INTO slugline.check_cache (project, id, format, version, token) VALUES ($1, $2, $3, 0, $2) ON CONFLICT (project) DO NOTHING', [project, token, ROW_FORMAT]);
    const [now] = await query<State & { format: number; token: string }>('SELECT id, format, version::float8 AS version, token FROM slugline.check_cache WHERE project = $1 FOR UPDATE', [project]);
    if (now === undefined) return undefined;
    // A second try of what was committed.
    if (now.token === token && now.version > 0) return { id: now.id, version: now.version };
    const unusable = now.format !== ROW_FORMAT || now.version === 0;
    if (base === undefined ? !unusable : unusable || now.id !== base.id || now.version !== base.version) return undefined;
    const next: State = { id: unusable ? token : now.id, version: now.version + 1 };
    if (clear || unusable) for (const table of ['check_articles', 'check_values']) await query(`DELETE FROM slugline.${table} WHERE project = $1`, [project]);
    for (let from = 0; from < rows.length; from += ROWS_AT_ONCE) {
      const some = rows.slice(from, from + ROWS_AT_ONCE);
      await upsertRows(query, project, next.version, some);
    }
    if (remove.length > 0) await query('DELETE FROM slugline.check_articles WHERE project = $1 AND file = ANY($2::text[])', [project, remove]);
    for (const [name, bytes] of Object.entries(values)) {
      await query('INSERT INTO slugline.check_values (project, name, bytes) VALUES ($1, $2, $3) ON CONFLICT (project, name) DO UPDATE SET bytes = excluded.bytes', [project, name, bytes]);
    }
    await query('UPDATE slugline.check_cache SET id = $2, format = $3, version = $4, token = $5 WHERE project = $1', [project, next.id, ROW_FORMAT, next.version, token]);
    return next;
  });
}

async function upsertRows(query: Query, project: string, version: number, rows: readonly WholeArticle[]): Promise<void> {
  await query(
    `INSERT INTO slugline.check_articles (project, file, changed, packed) SELECT $1, file, $2, packed FROM unnest($3::text[], $4::bytea[]) AS row (file, packed)
     ON CONFLICT (project, file) DO UPDATE SET changed = excluded.changed, packed = excluded.packed`,
    [project, version, rows.map(({ file }) => file), rows.map(packRow)],
  );
}

function stateOf(bytes: Uint8Array | undefined): State | undefined {
  try {
    const { id, version } = JSON.parse(Buffer.from(bytes ?? []).toString()) as Partial<State>;
    return typeof id === 'string' && typeof version === 'number' ? { id, version } : undefined;
  } catch {
    return undefined;
  }
}
