import { closeSync, fchmodSync, fsyncSync, lstatSync, mkdirSync, openSync, readFileSync, readdirSync, readlinkSync, realpathSync, renameSync, rmSync, statSync, writeSync } from 'node:fs';
import { mkdir, rename, writeFile } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import type { Files } from '../model/world.ts';

/** One object for thousands of calls. */
const QUIETLY = { throwIfNoEntry: false } as const;

/** The real file system. Writes are atomic: a temporary file beside the target, flushed to disk, then renamed over it. */
export function nodeFiles(): Files {
  return {
    read(path) {
      try {
        return readFileSync(path);
      } catch (error) {
        if (isMissing(error)) return undefined;
        throw error;
      }
    },
    write(given, text) {
      // A link stays one, and so does who may read the file.
      const old = lstatSync(given, QUIETLY);
      const path = old?.isSymbolicLink() === true ? targetOf(given) : given;
      const mode = old === undefined ? undefined : statSync(path, QUIETLY)?.mode;
      mkdirSync(dirname(path), { recursive: true });
      // The leading dot and the suffix keep a left-over from matching `**/*.md`.
      const temporary = `${dirname(path)}/.${crypto.randomUUID()}.tmp`;
      try {
        const handle = openSync(temporary, 'wx');
        try {
          if (mode !== undefined) fchmodSync(handle, mode & 0o777);
          for (const bytes of bytesOf(text)) for (let done = 0; done < bytes.length;) done += writeSync(handle, bytes, done);
          fsyncSync(handle);
        } finally {
          closeSync(handle);
        }
        renameSync(temporary, path);
      } catch (error) {
        rmSync(temporary, { force: true });
        throw error;
      }
    },
    async writeLater(path, text) {
      const temporary = `${dirname(path)}/.${crypto.randomUUID()}.tmp`;
      const put = async (): Promise<void> => writeFile(temporary, text, { flag: 'wx', flush: true });
      try {
        await put().catch(async (error: unknown) => {
          if (!isMissing(error)) throw error;
          await mkdir(dirname(path), { recursive: true });
          await put();
        });
        await rename(temporary, path);
      } catch (error) {
        rmSync(temporary, { force: true });
        throw error;
      }
    },
    remove: (path) => rmSync(path, { force: true }),
    stat(path) {
      const found = statSync(path, { throwIfNoEntry: false });
      return found === undefined ? undefined : { size: found.size, mtimeMs: found.mtimeMs, ctimeMs: found.ctimeMs, isDirectory: found.isDirectory() };
    },
    list(path) {
      try {
        return readdirSync(path, { withFileTypes: true })
          .map((entry) => (entry.isDirectory() || (entry.isSymbolicLink() && statSync(`${path}/${entry.name}`, { throwIfNoEntry: false })?.isDirectory()) ? `${entry.name}/` : entry.name))
          .sort();
      } catch (error) {
        if (isMissing(error)) return [];
        throw error;
      }
    },
    survey(path, only) {
      const names = namesIn(path);
      if (names === undefined) return undefined;
      const stats = new Float64Array(only === 'names' ? 0 : names.length * 4);
      for (let at = 0; at < stats.length; at += 4) {
        const found = statSync(`${path}/${names[at / 4]}`, QUIETLY);
        if (found === undefined) {
          stats[at] = -1;
          continue;
        }
        stats[at] = found.size;
        stats[at + 1] = found.mtimeMs;
        stats[at + 2] = found.ctimeMs;
        if (found.isDirectory()) stats[at + 3] = 1;
      }
      return { names, stats };
    },
  };
}

/** Characters of a text that are there as bytes at a time. */
const PIECE = 1 << 20;

/** The bytes of a text, piece by piece: those of a long one are never there as a whole. */
function* bytesOf(text: string): Generator<Buffer> {
  for (let at = 0, end = 0; at < text.length; at = end) {
    // A character of two code units is not cut in two.
    end = at + PIECE + Number((text.charCodeAt(at + PIECE - 1) & 0xfc00) === 0xd800);
    yield Buffer.from(text.slice(at, end), 'utf8');
  }
}

function namesIn(path: string): string[] | undefined {
  try {
    return readdirSync(path);
  } catch (error) {
    if (isMissing(error)) return undefined;
    throw error;
  }
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'ENOTDIR');
}

/** Where a link leads, also when nothing is there yet. */
function targetOf(link: string): string {
  try {
    return realpathSync(link);
  } catch {
    return resolve(dirname(link), readlinkSync(link));
  }
}
