import { deflateRawSync, inflateRawSync } from 'node:zlib';
import type { KeptArticle, KeptParts } from '../model/check-cache.ts';
import { bytes, words16, words32 } from './_sqlite-cache.ts';

/** All that is kept of an article. */
export type WholeArticle = KeptArticle & KeptParts;

/** Raised when a row is written in another way. */
export const ROW_FORMAT = 1;

/** Of times other machines know nothing: a file and a lock are told by their content there. */
const withoutStamp = (lock: string): string => lock.replace(/\|[^|]*\|/, '||');

/** An article as it travels: JSON with the sizes of the numbers that follow it, all of it compressed. */
export function packRow({ keys, top, packed, hashes, counts, file: _file, stamp: _stamp, lock, ...rest }: WholeArticle): Uint8Array {
  const parts = [bytes(keys), bytes(top), packed, bytes(hashes), bytes(counts)];
  const head = Buffer.from(JSON.stringify({ ...rest, lock: withoutStamp(lock), sizes: parts.map((part) => part.byteLength) }));
  const length = Buffer.alloc(4);
  length.writeUInt32LE(head.byteLength);
  return deflateRawSync(Buffer.concat([length, head, ...parts]), { level: 1 });
}

/** @throws when the bytes are no such row */
export function unpackRow(file: string, row: Uint8Array): WholeArticle {
  const all = inflateRawSync(row);
  const from = 4 + all.readUInt32LE(0);
  const { sizes, ...rest } = JSON.parse(all.toString('utf8', 4, from)) as Omit<WholeArticle, 'file' | 'stamp' | 'keys' | 'top' | 'packed' | 'hashes' | 'counts'> & { sizes: number[] };
  let at = from;
  const next = (index: number): Uint8Array => all.subarray(at, (at += sizes[index] ?? 0));
  return { ...rest, file, stamp: '', keys: words32(next(0)), top: words32(next(1)), packed: next(2), hashes: words32(next(3)), counts: words16(next(4)) };
}
