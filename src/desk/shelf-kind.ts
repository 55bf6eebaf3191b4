import type { Brief } from '../model/brief.ts';
import type { Lock } from '../model/lock.ts';
import type { Paths } from '../place.ts';
import type { Reader } from './reading.ts';
import type { Row } from './shapes.ts';

/**
 * Every brief and article of a project as lines of the batch view. At the start only names and the manifest are looked at; what the files say is read
 * in the background, a little at a time, so that requests are answered meanwhile; afterwards only what changed is read again.
 */
export interface Shelf {
  rows(): readonly Row[];
  row(slug: string): Row | undefined;
  /** Text of an article as it is searched. */
  searchText(slug: string): string;
  brief(slug: string): Brief | undefined;
  lock(slug: string): Lock | undefined;
  /** The article's own file, or where it would be. */
  fileOf(slug: string): string;
  readonly paths: Paths;
  /** False while files are still being read for the first time. */
  complete(): boolean;
  /** Notes what a check found in a text. */
  note(slug: string, hash: string, found: { errors: number; warnings: number }, words: number): void;
  /** Articles that a run has begun. */
  setWriting(slugs: ReadonlySet<string>): void;
  /** Reads the files of one article again, if they changed. */
  look(slug: string): void;
  /** Looks at everything again; only what changed is read. Resolves when all is read. */
  refresh(): Promise<void>;
}

export interface ShelfOptions extends Reader {
  clock(): number;
  changed(): void;
}
