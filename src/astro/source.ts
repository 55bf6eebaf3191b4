import { existsSync, readFileSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { SluglineError } from '../model/errors.ts';
import type { Manifest, ManifestArticle } from '../model/manifest.ts';
import { readManifest } from './read-manifest.ts';

/** Where articles are pulled from. Every source gives a checked manifest and the bytes of the files it names; whether these are the right ones is checked by the loader. */

export interface Limits {
  /** Of the manifest, in bytes. 64 MB are about 60,000 articles. */
  manifestBytes: number;
  /** Of one article, in bytes. */
  articleBytes: number;
  /** Of one exchange with a server, in milliseconds. */
  timeoutMs: number;
}

export const LIMITS: Limits = { manifestBytes: 64 * 1024 * 1024, articleBytes: 2 * 1024 * 1024, timeoutMs: 15_000 };

export interface Opened {
  manifest: Manifest;
  /** What an article is called in messages. */
  name(article: ManifestArticle): string;
  /** @throws SluglineError FILE_UNREADABLE, ARTICLE_MISMATCH when there is nothing by this name */
  read(article: ManifestArticle): Uint8Array | Promise<Uint8Array>;
  /** Called when every article was there and right. */
  keep?(): void;
}

export interface Source {
  /**
   * True when articles are files: read and hashed each time, because one may change under a manifest that does not. What came from a server is kept by its hash,
   * and need not be read again while the manifest names the same one.
   */
  files: boolean;
  /** The directory, when changes can be seen in it. */
  watch?: string | undefined;
  /** @throws SluglineError FILE_UNREADABLE, MANIFEST_INVALID */
  open(): Opened | Promise<Opened>;
  /** The last good state, for when this fault is that nothing can be reached. */
  fallback?(fault: SluglineError): Opened | undefined;
}

/** A directory with a `manifest.json`. @param dir absolute, or relative to `root` */
export function directorySource(dir: string | URL, root: string, limits: Limits): Source {
  const base = typeof dir === 'string' && !dir.startsWith('file:') ? join(dir.startsWith('/') || /^[A-Za-z]:[\\/]/.test(dir) ? '' : root, dir) : fileURLToPath(dir);
  return {
    files: true,
    watch: base,
    open() {
      const file = join(base, 'manifest.json');
      const help = existsSync(base) ? 'Is it the output directory of a Slugline project? `slugline generate` writes the manifest there.' : 'The directory is not there. `slugline generate` writes it (in a checkout of Slugline: `npm start`); the path is relative to the root of the blog.';
      const text = new TextDecoder().decode(readLimited(file, limits.manifestBytes, help));
      return { manifest: readManifest(text, file), name: ({ path }) => join(base, path), read: ({ path }) => readLimited(join(base, path), limits.articleBytes, 'The manifest names it. Run `slugline generate` again, or copy the whole directory.') };
    },
  };
}

/** An npm package that holds a directory with a manifest. @param dir inside the package; default `output` when it is there, else its root */
export function packageSource(name: string, dir: string | undefined, root: string, limits: Limits): Source {
  if (!/^(?:@[\w-][\w.-]*\/)?[\w-][\w.-]*$/.test(name)) throw new SluglineError({ code: 'USAGE', message: `sluglineLoader: "${name}" is no name of a package`, help: 'Write package: "name" or "@scope/name".' });
  for (let at = root; ; at = dirname(at)) {
    const found = join(at, 'node_modules', name);
    if (existsSync(join(found, 'package.json'))) {
      const inner = dir ?? (existsSync(join(found, 'output', 'manifest.json')) ? 'output' : '.');
      if (inner.split(/[\\/]/).includes('..')) throw new SluglineError({ code: 'USAGE', message: `sluglineLoader: "${inner}" leads out of the package ${name}`, help: 'Name a directory inside the package.' });
      return { ...directorySource(join(found, inner), root, limits), watch: undefined };
    }
    if (dirname(at) === at) break;
  }
  throw new SluglineError({ code: 'FILE_UNREADABLE', message: `sluglineLoader: the package "${name}" is not installed`, help: `Run npm install ${name} in the blog.` });
}

/** A regular file up to a size. A link that leads elsewhere can only bring bytes whose hash the manifest knows. */
function readLimited(file: string, most: number, help: string): Uint8Array {
  const found = statSync(file, { throwIfNoEntry: false });
  const refuse = (message: string, cause?: unknown): never => {
    throw new SluglineError({ code: 'FILE_UNREADABLE', file, message, help }, { cause });
  };
  if (found === undefined) return refuse('there is no such file');
  if (!found.isFile()) return refuse('it is not a file');
  if (found.size > most) return refuse(`it has ${found.size} bytes, more than the ${most} that are read`);
  try {
    return readFileSync(file);
  } catch (error) {
    return refuse(`it cannot be read: ${error instanceof Error ? error.message : String(error)}`, error);
  }
}
