import { randomUUID } from 'node:crypto';
import type { BatchItem, BatchRecord, ResponseStore } from '../model/store.ts';
import { checkedBatch, checkedItem } from './checked.ts';
import type { Way } from './_pg-text.ts';

/** Calls that go to the database in one statement: some megabytes. */
const ITEMS_AT_ONCE = 500;

/** Batches and their calls in PostgreSQL. */
export function batches({ query, transaction }: Way, project: string): Pick<ResponseStore, 'addBatch' | 'updateBatch' | 'batches' | 'batchItems'> {
  return {
    async addBatch(batch, calls) {
      const { mark, at, host, model, id, state } = checkedBatch(batch);
      const all = calls.map(checkedItem);
      if (new Set(all.map((item) => item.customId)).size < all.length) throw new Error(`batch ${mark} has two calls of one id`);
      const token = randomUUID();
      await transaction(async (send) => {
        // Should this be the second try of a transaction that was committed, there is nothing to do.
        const [known] = await send<{ token: string }>('SELECT token FROM slugline.batches WHERE project = $1 AND mark = $2', [project, mark]);
        if (known?.token === token) return;
        if (known !== undefined) throw new Error(`there is a batch ${mark} already`);
        await send('INSERT INTO slugline.batches (project, mark, token, at, host, model, id, state) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)', [project, mark, token, new Date(at), host, model, id, state]);
        for (let from = 0; from < all.length; from += ITEMS_AT_ONCE) {
          const some = all.slice(from, from + ITEMS_AT_ONCE);
          await send(
            `INSERT INTO slugline.batch_items (project, batch, place, custom_id, slug, stage, request)
             SELECT $1, $2, $3::integer + place - 1, custom_id, slug, stage, request FROM unnest($4::text[], $5::text[], $6::text[], $7::text[]) WITH ORDINALITY AS item (custom_id, slug, stage, request, place)`,
            [project, mark, from, some.map((item) => item.customId), some.map((item) => item.slug), some.map((item) => item.stage), some.map((item) => item.request)],
          );
        }
      });
    },
    async updateBatch(mark, { id, state }) {
      await query('UPDATE slugline.batches SET id = coalesce($3, id), state = coalesce($4, state) WHERE project = $1 AND mark = $2', [project, mark, id?.toWellFormed() ?? null, state ?? null]);
    },
    async batches(state) {
      const rows = await query<Omit<BatchRecord, 'at'> & { at: Date }>('SELECT mark, at, host, model, id, state FROM slugline.batches WHERE project = $1 AND ($2::text IS NULL OR state = $2) ORDER BY at, place', [project, state ?? null]);
      return rows.map(({ at, ...rest }) => ({ ...rest, at: at.toISOString() }));
    },
    batchItems: async (mark) => query<BatchItem>('SELECT custom_id AS "customId", slug, stage, request FROM slugline.batch_items WHERE project = $1 AND batch = $2 ORDER BY place', [project, mark]),
  };
}
