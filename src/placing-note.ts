import type { Files } from './model/world.ts';
import { readString } from './place.ts';

/**
 * Which texts a run is about to place, by slug and hash, in a file that is there only while it does so. A run that is killed between an article and its
 * lock leaves a file that the lock does not know; the note tells the next run that it is no person's edit.
 */
export interface PlacingNote {
  /** What an earlier run was about to place here, and did not come to say so. */
  before(slug: string): string | undefined;
  /** Before the first article is placed. Texts of earlier runs that are not placed now stay noted. */
  write(texts: readonly (readonly [slug: string, sha256: string])[]): void;
  /** After the last one: those of this run are forgotten, and those that their lock knows. @param known sha256 of an article's text by its lock */
  done(slugs: readonly string[], known: (slug: string) => string | null | undefined): void;
  /** What the disk said against it. The articles are placed all the same. */
  readonly faults: readonly unknown[];
}

export function createPlacingNote(files: Files, path: string): PlacingNote {
  const earlier = read(files, path);
  const later = new Map(earlier);
  const faults: unknown[] = [];
  const save = (): void => {
    try {
      if (later.size > 0) files.write(path, `${JSON.stringify(Object.fromEntries(later))}\n`);
      else if (files.stat(path) !== undefined) files.remove(path);
    } catch (error) {
      faults.push(error);
    }
  };
  return {
    faults,
    before: (slug) => earlier.get(slug),
    write(texts) {
      for (const [slug, sha256] of texts) later.set(slug, sha256);
      if (texts.length > 0) save();
    },
    done(slugs, known) {
      const before = later.size;
      for (const slug of slugs) later.delete(slug);
      for (const [slug, sha256] of later) if (known(slug) === sha256) later.delete(slug);
      if (later.size !== before) save();
    },
  };
}

function read(files: Files, path: string): Map<string, string> {
  try {
    const noted = JSON.parse(readString(files, path) ?? '{}') as Record<string, unknown>;
    return new Map(Object.entries(noted).filter((entry): entry is [string, string] => typeof entry[1] === 'string'));
  } catch {
    return new Map();
  }
}
