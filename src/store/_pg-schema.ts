import { SluglineError } from '../model/errors.ts';
import type { Database } from './database.ts';
import { CHECK_TABLES } from './_pg-tables-check.ts';
import { LIMIT_TABLES } from './_pg-tables-limits.ts';
import { QUEUE_TABLES } from './_pg-tables-queue.ts';
import { STORE_TABLES } from './_pg-tables-store.ts';

/** Step n takes a database from version n to n + 1. Only ever append: databases of every version are out there. Everything lies in the schema `slugline`. */
export const MIGRATIONS: readonly string[] = [STORE_TABLES, LIMIT_TABLES, QUEUE_TABLES, CHECK_TABLES];

/** Two that open a new database at once: one makes the tables, the other waits. */
const LOCK = 'slugline.migrations';

/** Brings the schema up to date. @throws SluglineError STORE_UNWRITABLE when it is of a newer Slugline */
export async function migrate(database: Database, steps: readonly string[] = MIGRATIONS): Promise<void> {
  const version = await versionOf(database);
  if (version === steps.length) return;
  await database.transaction(async (query) => {
    await query('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [LOCK]);
    await query('CREATE SCHEMA IF NOT EXISTS slugline');
    await query('CREATE TABLE IF NOT EXISTS slugline.schema_version (only_one boolean PRIMARY KEY DEFAULT true CHECK (only_one), version integer NOT NULL)');
    const rows = await query<{ version: number }>('SELECT version FROM slugline.schema_version');
    const from = rows[0]?.version ?? 0;
    if (from > steps.length) {
      throw new SluglineError({ code: 'STORE_UNWRITABLE', message: `the database ${database.name} is of a newer Slugline (schema ${from}, this one knows ${steps.length})`, help: 'Update Slugline here too.' });
    }
    for (const step of steps.slice(from)) await query(step);
    await query('INSERT INTO slugline.schema_version (version) VALUES ($1) ON CONFLICT (only_one) DO UPDATE SET version = excluded.version', [steps.length]);
  });
}

async function versionOf(database: Database): Promise<number> {
  const [there] = await database.query<{ found: boolean }>("SELECT to_regclass('slugline.schema_version') IS NOT NULL AS found");
  if (there?.found !== true) return 0;
  const [row] = await database.query<{ version: number }>('SELECT version FROM slugline.schema_version');
  return row?.version ?? 0;
}
