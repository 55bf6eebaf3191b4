import type { Awaitable } from './store.ts';

/** What a check keeps between runs, so that the next one looks only at what has changed. Safe to delete. */

/** One article as it was when it was last looked at. */
export interface KeptArticle {
  file: string;
  /** How the file looked: size and times. */
  stamp: string;
  /** Of its bytes. */
  sha256: string;
  /** Hash of the facts of its brief. */
  facts: string;
  /** Its lock file when a rule asked for the text as last written, as `path|stamp|hash`; '' when none asked. */
  lock: string;
  /** True when rules have judged it; false when it was only made known. */
  judged: boolean;
  lang: string;
  /** Keys by which articles meet, and how many of them, from the third on, are addresses it links to. */
  keys: Uint32Array;
  linkKeys: number;
  /** For finding near articles (`relevance.ts`). */
  length: number;
  top: Uint32Array;
  /** JSON of all findings of it; '' for none; null when they have to be worked out again because another article has changed. */
  findings: string | null;
}

/** The parts of it that are read one by one. */
export interface KeptParts {
  packed: Uint8Array;
  hashes: Uint32Array;
  counts: Uint16Array;
  /** JSON of what its own rules found, nothing ignored. */
  alone: string;
}

/** Names of the values that a check keeps besides its articles. */
export const CHECK_VALUES = ['settings', 'drift', 'words', 'uses', 'languages'] as const;

export interface CheckCache {
  /** A value kept under a name; undefined when there is none. */
  value(name: string): Uint8Array | undefined;
  articles(): KeptArticle[];
  /** @throws RangeError for a file that is not kept */
  parts(file: string): KeptParts;
  /** All of it or nothing. */
  save(change: CacheChange): Awaitable<void>;
  close(): Awaitable<void>;
}

export interface CacheChange {
  /** Forget everything first. */
  clear: boolean;
  values: Readonly<Record<string, Uint8Array>>;
  /** New and changed articles. */
  put: readonly (KeptArticle & KeptParts)[];
  /** Articles of which only this has changed. */
  touch: readonly Pick<KeptArticle, 'file' | 'stamp' | 'lock' | 'findings' | 'length' | 'top'>[];
  remove: readonly string[];
}
