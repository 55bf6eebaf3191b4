import { setImmediate as turn } from 'node:timers/promises';
import { articleFiles, documentOf, factsOf, languageOfText, slugOfFile } from './articles.ts';
import type { Article } from './finish.ts';
import type { Output, PublishedArticle } from './kinds.ts';
import { SluglineError, type Problem } from './model/errors.ts';
import { manifestSchema, type Manifest, type ManifestArticle, type ManifestFile } from './model/manifest.ts';
import { articlePath } from './model/site.ts';
import type { LockNote } from './locks.ts';
import type { World } from './model/world.ts';
import { readString, type Paths } from './place.ts';
import { redirectsOfSite } from './site-redirects.ts';
import { sha256 } from './text/hash.ts';
import { isArticleFile } from './text/post-files.ts';
import type { Workspace } from './workspace.ts';

/** What stands beside the articles: the manifest and other outputs, made from every article in the output directory, one read at a time. */

export interface PublishOptions {
  workspace: {
    project: Pick<Workspace['project'], 'config' | 'dir' | 'briefs'>;
    languages: Workspace['languages'];
    locks: { noted(slug: string): Pick<LockNote, 'related' | 'findings' | 'approval'> | undefined };
  };
  world: Pick<World, 'files' | 'now'>;
  outputs: readonly Output[];
  paths: Paths;
  finished: readonly Article[];
  totals: { changed: number };
}

/** The parser frees its memory only between turns. */
const DOCUMENTS_A_TURN = 25;

/** Writes the outputs that changed, those that the config asks for. @returns problems; a fault here never undoes the articles */
export async function publish(options: PublishOptions): Promise<Problem[]> {
  const { workspace, world, paths, totals } = options;
  const { config, dir } = workspace.project;
  const problems: Problem[] = [];
  try {
    const articles = await publishedArticles(options);
    const noted = readString(world.files, paths.manifest);
    // Of a large site it takes a moment to read, and most list no files.
    const before = noted?.includes('"files"') === true ? (manifestOf(noted)?.files ?? []) : [];
    const chosen = options.outputs.filter(({ id, always }) => always === true || config.output.files.some((name) => name === id));
    const made: ManifestFile[] = [];
    const redirects = (): readonly string[] => {
      const read = redirectsOfSite(world.files, dir, config);
      // Without one of its files the list would lose rules; a line that is none is handed on as it stands.
      if (read.problems.some(({ code, line }) => code !== 'CONFIG_INVALID' || line === undefined)) throw new SluglineError(read.problems);
      problems.push(...read.problems);
      return read.lines;
    };
    let whole = true;
    const filesOf = (output: Output, previous: (name: string) => string | undefined): { path: string; text: string }[] => {
      try {
        return output.files(articles, { config, now: world.now().toISOString(), previous, redirects, made });
      } catch (error) {
        if (!(error instanceof SluglineError)) throw error;
        problems.push(...error.problems);
        whole = false;
        return [];
      }
    };
    for (const output of chosen.toSorted((a, b) => Number(a.always ?? false) - Number(b.always ?? false))) {
      const read = new Map<string, string | undefined>();
      const previous = (name: string): string | undefined => {
        if (!read.has(name)) read.set(name, readString(world.files, `${paths.dir}/${name}`));
        return read.get(name);
      };
      // What was made but for the last ones: those tell of it.
      if (output.always === true) {
        // What an output made before it failed stays what it was.
        if (whole) removeOld(options, before, made);
        else made.push(...before.filter(({ path }) => made.every((file) => file.path !== path)));
        made.sort((a, b) => (a.path < b.path ? -1 : 1));
      }
      for (const { path, text } of filesOf(output, previous)) {
        const present = previous(path);
        if (output.always !== true) {
          if (present !== undefined && present !== text && !isOurs(path, present, before)) {
            problems.push({ code: 'EDITED_BY_HAND', file: `${paths.dir}/${path}`, message: `this file is not as Slugline wrote it, so it was left alone (the config asks for "${output.id}")`, help: `Delete it to get it made anew, or take "${output.id}" out of output.files.` });
            continue;
          }
          made.push({ path, sha256: sha256(text) });
        }
        if (present === text) continue;
        world.files.write(`${paths.dir}/${path}`, text);
        totals.changed++;
      }
    }
  } catch (error) {
    problems.push({ code: 'FILE_UNREADABLE', file: paths.manifest, message: `the manifest cannot be written: ${error instanceof Error ? error.message : String(error)}`, help: 'Check the output directory, then run again.' });
  }
  return problems;
}

/** True when a file is as the run before left it; a checkout may have changed its line ends. */
function isOurs(path: string, text: string, before: readonly ManifestFile[]): boolean {
  const hash = before.find((file) => file.path === path)?.sha256;
  return hash !== undefined && (hash === sha256(text) || hash === sha256(text.replaceAll('\r\n', '\n')));
}

/** Removes what an earlier run made and this one did not: a feed that nobody makes anew would go on telling of articles that are gone. */
function removeOld({ world, paths, totals }: PublishOptions, before: readonly ManifestFile[], made: readonly ManifestFile[]): void {
  for (const { path } of before) {
    // Names come from a file: nothing outside the directory, and no article.
    if (!/^[A-Za-z0-9_][A-Za-z0-9_.-]*$/.test(path) || isArticleFile(path) || path === 'manifest.json' || made.some((file) => file.path === path)) continue;
    const text = readString(world.files, `${paths.dir}/${path}`);
    if (text === undefined || !isOurs(path, text, before)) continue;
    world.files.remove(`${paths.dir}/${path}`);
    totals.changed++;
  }
}

/** Every article beside the manifest, in order of slug. Only texts that neither this run nor the manifest knows are parsed. */
async function publishedArticles({ workspace, world, paths, finished }: PublishOptions): Promise<PublishedArticle[]> {
  const { config } = workspace.project;
  const fresh = new Map(finished.filter((article) => article.fault === undefined).map((article) => [article.slug, article]));
  const files = articleFiles(world.files, paths.dir).filter((file) => file.slice(paths.dir.length + 1).split('/').length === 1);
  // What the last run said of an article still holds when its bytes are the same.
  const told = files.every((file) => fresh.has(slugOfFile(file))) ? undefined : manifestOf(readString(world.files, paths.manifest));
  const known = new Map(told?.articles.map((entry) => [entry.slug, entry]));
  const articles: PublishedArticle[] = [];
  let parsed = 0;
  for (const file of files) {
    const slug = slugOfFile(file);
    const text = readString(world.files, file) ?? '';
    const article = fresh.get(slug);
    const noted = workspace.locks.noted(slug);
    const hash = sha256(text);
    // A text that was changed after its approval is not the one that was approved.
    if (config.output.approval && (noted?.approval?.state !== 'approved' || noted.approval.sha256 !== hash)) continue;
    const redirectFrom = formerPaths(workspace, slug, known.get(slug));
    const base = {
      slug, path: file.slice(paths.dir.length + 1), sha256: hash === article?.sha256 ? article.sha256 : hash,
      related: [...(article?.related ?? noted?.related ?? [])],
      findings: article === undefined ? (noted?.findings ?? { errors: 0, warnings: 0 }) : { errors: article.errors, warnings: article.warnings },
      ...(redirectFrom === undefined ? {} : { redirectFrom }),
    };
    const entry = known.get(slug);
    // A manifest from before versions were noted says nothing of them.
    if (entry?.sha256 === base.sha256 && (entry.alternates !== undefined || !NAMES_VERSIONS.test(text))) {
      const { title, description, pubDate, updatedDate, draft, tags, heroImage, words, alternates } = entry;
      articles.push({ ...base, ...(alternates === undefined ? {} : { alternates }), title, description, pubDate, updatedDate, draft, tags, heroImage, words, lang: languageOfText(text, workspace.languages, config).tag });
    } else if (article?.placed !== undefined && article.sha256 === base.sha256) articles.push({ ...base, ...article.placed });
    else {
      articles.push({ ...base, ...factsOf(documentOf(file, text, workspace.languages, config)) });
      if (++parsed % DOCUMENTS_A_TURN === 0) await turn();
    }
  }
  return articles.sort((a, b) => (a.slug < b.slug ? -1 : 1));
}

/** Keys of front matter that name an article in other languages. */
const NAMES_VERSIONS = /^[ \t]*["']?(?:translations|alternates|hreflang)["']?[ \t]*[:=]/m;

/** Paths at which an article was before, by its brief; of an article whose brief is gone or broken, what was known last. */
function formerPaths({ project }: PublishOptions['workspace'], slug: string, known: ManifestArticle | undefined): string[] | undefined {
  const brief = project.briefs.get(slug);
  return brief === undefined ? known?.redirectFrom : brief.redirectFrom?.map((former) => (former.startsWith('/') ? former : articlePath(project.config, former)));
}

/** The manifest in a text; undefined for none and for a damaged one. */
export function manifestOf(text: string | undefined): Manifest | undefined {
  try {
    return manifestSchema.parse(JSON.parse(text ?? ''));
  } catch {
    return undefined;
  }
}
