import { SluglineError, type Problem } from './model/errors.ts';
import type { Files } from './model/world.ts';
import { decodeUtf8 } from './text/decode.ts';
import { joinPath } from './text/paths.ts';

/** Files of a project as texts, faults as problems of the place. */

/** Text of a project file; undefined when there is none. @throws SluglineError FILE_TOO_LARGE, FILE_ENCODING, FILE_UNREADABLE */
export function readText(files: Files, dir: string, path: string): string | undefined {
  const bytes = readBytes(files, joinPath(dir, path));
  return bytes === undefined ? undefined : decodeUtf8(bytes, joinPath(dir, path));
}

/** Bytes of a file; undefined when there is none. @throws SluglineError when it cannot be read */
export function readBytes(files: Files, path: string): Uint8Array | undefined {
  try {
    return files.read(path);
  } catch (error) {
    throw new SluglineError(unreadable(path, 'file', error), { cause: error });
  }
}

/** What the system says of a place that cannot be read. */
export function unreadable(file: string, what: 'file' | 'folder', error: unknown): Problem {
  const reason = error instanceof Error ? (error.message.split(', ')[0] ?? '') : String(error);
  return { code: 'FILE_UNREADABLE', file, message: `the ${what} cannot be read: ${reason}`, help: `Check that it is a ${what}, and that you may read it.` };
}
