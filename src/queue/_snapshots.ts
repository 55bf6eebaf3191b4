import { promisify } from 'node:util';
import { gunzip, gzip } from 'node:zlib';
import type { Queue } from '../model/queue.ts';
import type { Desk } from './_boss.ts';

/** Projects as they were planned, by their hash, compressed. */
export function snapshots({ database }: Desk): Pick<Queue, 'putSnapshot' | 'snapshot'> {
  return {
    async putSnapshot(hash, bytes) {
      // Used again, it is kept longer.
      const known = await database.query('UPDATE slugline.snapshots SET at = now() WHERE hash = $1 RETURNING 1', [hash]);
      if (known.length > 0) return;
      const packed = await promisify(gzip)(bytes);
      await database.query('INSERT INTO slugline.snapshots (hash, bytes) VALUES ($1, $2) ON CONFLICT (hash) DO UPDATE SET at = now()', [hash, packed]);
    },
    async snapshot(hash) {
      const [row] = await database.query<{ bytes: Uint8Array }>('SELECT bytes FROM slugline.snapshots WHERE hash = $1', [hash]);
      return row === undefined ? undefined : new Uint8Array(await promisify(gunzip)(row.bytes));
    },
  };
}
