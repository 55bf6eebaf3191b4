import { randomUUID } from 'node:crypto';
import { closeSync, fsyncSync, mkdirSync, openSync, readFileSync, readdirSync, renameSync, rmSync, statSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Files } from '../model/world.ts';

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
    write(path, text) {
      mkdirSync(dirname(path), { recursive: true });
      // The leading dot and the suffix keep a left-over from matching `**/*.md`.
      const temporary = `${dirname(path)}/.${randomUUID()}.tmp`;
      try {
        const handle = openSync(temporary, 'wx');
        try {
          const bytes = Buffer.from(text, 'utf8');
          for (let done = 0; done < bytes.length;) done += writeSync(handle, bytes, done);
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
    remove: (path) => rmSync(path, { force: true }),
    stat(path) {
      const found = statSync(path, { throwIfNoEntry: false });
      return found === undefined ? undefined : { size: found.size, mtimeMs: found.mtimeMs, isDirectory: found.isDirectory() };
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
  };
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'ENOTDIR');
}
