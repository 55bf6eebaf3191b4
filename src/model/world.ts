import type { CheckCache } from './check-cache.ts';
import type { LinkStore } from './link-store.ts';

/** Everything with an effect, as one argument. The core asks the World; only `io`, `store` and `cli` touch the machine. */

export interface FileStat {
  size: number;
  mtimeMs: number;
  /** Last change of the content or the entry itself; cannot be set back. */
  ctimeMs: number;
  isDirectory: boolean;
}

/** A directory at one glance. */
export interface Survey {
  /** As they are: without "/" behind directories. */
  names: string[];
  /** Four numbers a name, none when only names were asked for: size (-1 for one that leads nowhere), mtimeMs, ctimeMs, and 1 for a directory. */
  stats: Float64Array;
}

/** A small synchronous file system. Paths are absolute or relative to the process; `/` separates on every platform. */
export interface Files {
  /** Bytes of a file, or undefined when there is none. Other faults throw. */
  read(path: string): Uint8Array | undefined;
  /** Writes atomically: after a crash the file is the old one or the new one, never a part. Makes directories. */
  write(path: string, text: string): void;
  /** The same beside the work of the process, where there is a way; whoever needs the file waits for it. */
  writeLater?: ((path: string, text: string) => Promise<void>) | undefined;
  remove(path: string): void;
  stat(path: string): FileStat | undefined;
  /** Names in a directory, sorted by code unit; empty when there is none. Directories end in "/". */
  list(path: string): string[];
  /** Names in a directory and what `stat` says of each, for looking at thousands; in the order of the system. Undefined where there is no directory. */
  survey(path: string, only?: 'names'): Survey | undefined;
}

/** Reply of a web server to one GET. */
export interface Downloaded {
  /** 200 with a body, 304, or anything else that is no redirect. */
  status: number;
  bytes: Uint8Array;
  /** Headers; '' where there is none. */
  contentType: string;
  etag: string;
  lastModified: string;
}

/**
 * Fetches an http(s) address, following redirects. `etag` and `lastModified` of an earlier reply make it a conditional request.
 * @throws SluglineError FILE_UNREADABLE when there is no reply within the limits, INTERRUPTED when `signal` aborts
 */
export type Download = (url: string, options?: { etag?: string | undefined; lastModified?: string | undefined; signal?: AbortSignal | undefined }) => Promise<Downloaded>;

/** Reply of a web server to one POST; its body is not read. */
export interface Posted {
  status: number;
  /** The header, '' where there is none. */
  retryAfter: string;
}

/**
 * Sends JSON to an http(s) address; redirects are not followed.
 * @throws SluglineError NOTIFY_FAILED (retryable) when there is no reply within the limits, INTERRUPTED when `signal` aborts
 */
export type Post = (url: string, body: string, options?: { signal?: AbortSignal | undefined }) => Promise<Posted>;

export interface World {
  files: Files;
  /** Undefined where nothing may be fetched: then only copies of an earlier time are read. */
  download?: Download | undefined;
  /** Undefined where nothing may be sent. */
  post?: Post | undefined;
  now(): Date;
  /** Milliseconds of a clock that never jumps; only differences mean something. */
  clock(): number;
  /** 0 ≤ x < 1; jitter only. */
  random(): number;
  /** Waits, or rejects when `signal` aborts. */
  sleep(ms: number, signal?: AbortSignal): Promise<void>;
  /** Told how many articles there may be before they are read, so that the machine can set itself to many. */
  prepare?: ((articles: number) => void) | undefined;
  /** Opens what checks keep between runs; undefined where nothing is kept. */
  openCheckCache?: ((path: string) => Promise<CheckCache | undefined>) | undefined;
  /** Opens what the link index keeps between runs; undefined where nothing is kept. */
  openLinkStore?: ((path: string) => Promise<LinkStore | undefined>) | undefined;
  /** Values of environment variables, read by name. */
  env(name: string): string | undefined;
}
