/** Everything with an effect, as one argument. The core asks the World; only `io`, `store` and `cli` touch the machine. */

export interface FileStat {
  size: number;
  mtimeMs: number;
  isDirectory: boolean;
}

/** A small synchronous file system. Paths are absolute or relative to the process; `/` separates on every platform. */
export interface Files {
  /** Bytes of a file, or undefined when there is none. Other faults throw. */
  read(path: string): Uint8Array | undefined;
  /** Writes atomically: after a crash the file is the old one or the new one, never a part. Makes directories. */
  write(path: string, text: string): void;
  remove(path: string): void;
  stat(path: string): FileStat | undefined;
  /** Names in a directory, sorted by code unit; empty when there is none. Directories end in "/". */
  list(path: string): string[];
}

export interface World {
  files: Files;
  now(): Date;
  /** 0 ≤ x < 1; jitter only. */
  random(): number;
  /** Waits, or rejects when `signal` aborts. */
  sleep(ms: number, signal?: AbortSignal): Promise<void>;
  /** Values of environment variables, read by name. */
  env(name: string): string | undefined;
}
