import type { Files, FileStat } from './model/world.ts';

/** Real files with others laid over them: given texts are read in place of the disk's, hidden folders are empty, and what is written stays in memory. */
export interface OverlayFiles extends Files {
  /** Text of a path that was given or written; undefined for any other. */
  text(path: string): string | undefined;
}

/**
 * @param given texts by path; the paths are those that will be asked for, letter by letter
 * @param hidden folders of which nothing on the disk is seen
 */
export function overlayFiles(base: Files, given: ReadonlyMap<string, string>, hidden: readonly string[]): OverlayFiles {
  const texts = new Map(given);
  const removed = new Set<string>();
  const encoder = new TextEncoder();
  const isHidden = (path: string): boolean => removed.has(path) || hidden.some((folder) => path === folder || path.startsWith(`${folder}/`));
  const below = (path: string): string[] => {
    const folder = `${path.replace(/\/+$/, '')}/`;
    return [...new Set([...texts.keys()].filter((name) => name.startsWith(folder)).map((name) => name.slice(folder.length).replace(/\/.*$/, '/')))];
  };
  const statOf = (path: string): FileStat | undefined => {
    const text = texts.get(path);
    if (text !== undefined) return { size: encoder.encode(text).length, mtimeMs: 0, ctimeMs: 0, isDirectory: false };
    if (below(path).length > 0) return { size: 0, mtimeMs: 0, ctimeMs: 0, isDirectory: true };
    return isHidden(path) ? undefined : base.stat(path);
  };
  const list = (path: string): string[] => [...new Set([...(isHidden(path) ? [] : base.list(path)), ...below(path)])].filter((name) => !removed.has(`${path}/${name}`)).sort();
  return {
    text: (path) => texts.get(path),
    read(path) {
      const text = texts.get(path);
      return text === undefined ? (isHidden(path) ? undefined : base.read(path)) : encoder.encode(text);
    },
    write(path, text) {
      removed.delete(path);
      texts.set(path, text);
    },
    remove(path) {
      texts.delete(path);
      removed.add(path);
    },
    stat: statOf,
    list,
    survey(path, only) {
      if (statOf(path)?.isDirectory !== true) return undefined;
      const names = list(path).map((name) => name.replace(/\/$/, ''));
      const stats = only === 'names' ? [] : names.flatMap((name) => {
        const found = statOf(`${path}/${name}`);
        return found === undefined ? [-1, 0, 0, 0] : [found.size, found.mtimeMs, found.ctimeMs, Number(found.isDirectory)];
      });
      return { names, stats: new Float64Array(stats) };
    },
  };
}
