import { articleFiles, slugOfFile } from './articles.ts';
import { parseLock } from './locks.ts';
import type { Lock } from './model/lock.ts';
import { problemsOf, SluglineError, type Problem } from './model/errors.ts';
import { manifestSchema } from './model/manifest.ts';
import type { Files } from './model/world.ts';
import type { Paths } from './place.ts';
import { readText } from './reading.ts';
import { readFrontMatter, splitFrontMatter } from './text/frontmatter.ts';

/** The articles of an output directory, as `sync` hands them on. */
export interface SourceArticle {
  slug: string;
  file: string;
  text: string;
  draft: boolean;
  /** Read when it is asked for. */
  lock(): Lock | undefined;
}

/** In the order of the manifest; articles it does not name behind them, by name. What cannot be read is a problem. */
export function sourceArticles(files: Files, paths: Paths): { articles: SourceArticle[]; problems: Problem[] } {
  const problems: Problem[] = [];
  const ranks = manifestOrder(files, paths);
  const names = articleFiles(files, paths.dir).filter((file) => !file.slice(paths.dir.length + 1).includes('/'));
  const rank = (file: string): number => ranks.get(file.slice(paths.dir.length + 1)) ?? ranks.size;
  const articles = names.toSorted((a, b) => rank(a) - rank(b) || (a < b ? -1 : 1)).flatMap((file): SourceArticle[] => {
    try {
      const text = readText(files, '.', file);
      if (text === undefined) return [];
      const slug = slugOfFile(file);
      return [{ slug, file, text, draft: isDraft(text), lock: () => parseLock(readText(files, '.', paths.lock(slug)) ?? '') }];
    } catch (error) {
      if (!(error instanceof SluglineError)) throw error;
      problems.push(...problemsOf(error));
      return [];
    }
  });
  return { articles, problems };
}

function manifestOrder(files: Files, paths: Paths): Map<string, number> {
  try {
    return new Map(manifestSchema.parse(JSON.parse(readText(files, '.', paths.manifest) ?? '')).articles.map(({ path }, index) => [path, index]));
  } catch {
    // None, or a damaged one: then the order is that of the names.
    return new Map();
  }
}

/** True when the front matter says so; what cannot be read is none. */
function isDraft(text: string): boolean {
  const split = splitFrontMatter(text);
  if (!split.source.includes('draft')) return false;
  try {
    return readFrontMatter(split)['draft'] === true;
  } catch {
    return false;
  }
}
