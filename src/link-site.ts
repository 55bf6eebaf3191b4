import { articleFiles, documentOf, findExisting } from './articles.ts';
import type { Languages } from './languages.ts';
import { createLinkClusters, type LinkClusters } from './link-clusters.ts';
import { bareLinkRecord, readLinkIndex, type LinkIndexInput, type LinkRecord } from './link-index.ts';
import { createLinkPlan, type LinkPlan, type Proposal } from './link-plan.ts';
import { linkSplices } from './in-text.ts';
import { lockText, openShelf, type LockShelf } from './locks.ts';
import { SluglineError, type Problem } from './model/errors.ts';
import type { LinkStore } from './model/link-store.ts';
import type { Lock } from './model/lock.ts';
import type { Files } from './model/world.ts';
import { outputPaths, type Paths } from './place.ts';
import { readBytes, type Project } from './project.ts';
import { redirectsOfSite } from './site-redirects.ts';
import { decodeUtf8 } from './text/decode.ts';
import type { Document } from './text/document.ts';
import { sha256 } from './text/hash.ts';
import { joinPath } from './text/paths.ts';
import { applySplices } from './text/splice.ts';

/** The links of a project's site: every article there is, the plan over all of them, and the files that a plan would change. */
export interface LinkSite {
  plan: LinkPlan;
  clusters: LinkClusters;
  /** Slugs of the articles whose files can be changed, in order. */
  editable: readonly string[];
  /** An article as it lies on disk; undefined for one without a file. */
  load(slug: string): Document | undefined;
  /** What proposals make of their files. @throws SluglineError FILE_UNREADABLE for a file that is gone or has changed since it was loaded */
  changes(proposals: readonly Proposal[]): FileChange[];
  /**
   * Writes changes: the files, and the locks of articles that nobody has edited, so that their links are no person's edits.
   * @returns what was written, and a problem for each file that was not: it and its lock are as they were
   */
  write(changes: readonly FileChange[]): { written: FileChange[]; problems: Problem[] };
  /** Files and redirects that could not be read: what is said of the rest may be wrong. */
  problems: readonly Problem[];
  notices: readonly Problem[];
}

export interface FileChange {
  slug: string;
  file: string;
  before: string;
  after: string;
  links: readonly Proposal[];
}

export interface LinkSiteInput {
  files: Files;
  project: Project;
  languages: Languages;
  /** ISO date. */
  today: string;
  store?: { store: LinkStore; code: string; now: number } | undefined;
  /** See `LinkIndexInput`. */
  reading?: LinkIndexInput['reading'];
  /** Take drafts as if they were published; undefined: where there is nothing else. */
  drafts?: boolean | undefined;
}

/** @throws SluglineError NOTHING_TO_DO when there is no article to read, what is wrong with the articles when none can be read, CONFIG_INVALID for places that are not there */
export async function openLinkSite({ files, project, languages, today, store, reading, drafts }: LinkSiteInput): Promise<LinkSite> {
  const { config, dir } = project;
  const paths = outputPaths(joinPath(dir, config.output.dir.replace(/\/+$/, '')));
  const existing = findExisting(files, dir, config, languages);
  const redirects = redirectsOfSite(files, dir, config);
  // A place that is not there makes everything that is said wrong; a line of a file that is not understood only leaves one redirect out.
  const wrong = [...existing.problems, ...redirects.problems].filter(({ code, line }) => code === 'CONFIG_INVALID' && line === undefined);
  if (wrong.length > 0) throw new SluglineError(wrong);
  const { records, problems } = await readLinkIndex({ files, languages, config, paths: [...new Set([...articleFiles(files, paths.dir), ...existing.files])], store, reading });
  const told = existing.sources.map(({ entry, terms }) => bareLinkRecord(entry, terms()));
  if (records.length === 0) throw new SluglineError(problems.length > 0 ? problems : { code: 'NOTHING_TO_DO', file: paths.dir, message: 'there are no articles to link', help: 'Write some with `slugline generate`, or name the directory of the blog\'s posts under content.existing.' });
  const { articles, doubles } = oneASlug([...records, ...told]);
  const onlyDrafts = drafts === undefined && records.every(({ body }) => body().entry.draft);
  const { locks } = openShelf(files, paths);
  const clusters = createLinkClusters(config, project.briefs);
  const plan = createLinkPlan({
    records: articles, config, languages, clusters, redirects: redirects.redirects, pages: existing.pages, today, drafts: drafts ?? onlyDrafts,
    wishes(slug) {
      const brief = project.briefs.get(slug);
      return { file: brief?.file ?? '', must: brief?.links.must ?? [], avoid: brief?.links.avoid ?? [], related: locks.get(slug)?.links.related ?? [] };
    },
  });
  const onDisk = new Map(articles.flatMap(({ file, body }) => (body().listed === true ? [] : [[body().entry.slug, file] as const])));
  const loaded = new Map<string, string>();
  const textOf = (file: string): string => {
    const bytes = readBytes(files, file);
    if (bytes === undefined) throw new SluglineError({ code: 'FILE_UNREADABLE', file, message: 'the file has gone while its links were planned', help: 'Run the command again.' });
    return decodeUtf8(bytes, file);
  };
  return {
    plan, clusters, problems: [...problems, ...existing.problems, ...redirects.problems], notices: [...existing.notices, ...doubles, ...(onlyDrafts ? [ONLY_DRAFTS] : [])],
    editable: [...onDisk.keys()].sort(),
    load(slug) {
      const file = onDisk.get(slug);
      if (file === undefined) return undefined;
      const text = textOf(file);
      loaded.set(file, sha256(text));
      return documentOf(file, text, languages, config, slug);
    },
    changes: (proposals) => [...Map.groupBy(proposals, ({ file }) => file)].map(([file, links]) => {
      const before = textOf(file);
      if (loaded.get(file) !== sha256(before)) throw new SluglineError({ code: 'FILE_UNREADABLE', file, message: 'the file has changed while its links were planned, so nothing was written', help: 'Run the command again.' });
      return { slug: links[0]?.from ?? '', file, before, after: applySplices(before, linkSplices(links)), links };
    }),
    write(changes) {
      const refused: Problem[] = [];
      const written = changes.filter((change) => {
        const problem = writeChange(files, paths, locks, change, textOf);
        if (problem !== undefined) refused.push(problem);
        return problem === undefined;
      });
      return { written, problems: refused };
    },
  };
}

const ONLY_DRAFTS: Problem = { code: 'NOTHING_TO_DO', message: 'all articles are drafts, so they are taken as if they were published', help: 'Links between drafts are links of the site once they are published.' };

/** Of articles with one slug the first counts: the output directory's before the blog's, a file before what a list says. Of each file that does not count there is a notice. */
function oneASlug(records: readonly LinkRecord[]): { articles: LinkRecord[]; doubles: Problem[] } {
  const bySlug = new Map<string, LinkRecord>();
  const doubles: Problem[] = [];
  for (const record of records) {
    const { entry: { slug }, listed } = record.body();
    const first = bySlug.get(slug);
    if (first === undefined) bySlug.set(slug, record);
    else if (listed !== true) doubles.push({ code: 'NOTHING_TO_DO', file: record.file, message: `left out: its slug "${slug}" is also that of ${first.file}`, help: 'Two pages cannot have one address. Rename one of the files, or take one of the directories out of content.existing.' });
  }
  return { articles: [...bySlug].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, record]) => record), doubles };
}

/**
 * The lock first: after a kill between the two the article counts as edited, and the next `slugline link --write` proposes the same links, which makes file
 * and lock agree again. When the file cannot be written, the lock gets its old text back.
 */
function writeChange(files: Files, paths: Paths, locks: LockShelf, { slug, file, before, after, links }: FileChange, textOf: (file: string) => string): Problem | undefined {
  let at = file;
  try {
    if (textOf(file) !== before) throw new SluglineError({ code: 'FILE_UNWRITABLE', file, message: 'the file has changed while its links were planned, so it was left as it is', help: 'Run the command again.' });
    const lock = locks.get(slug);
    const isOurs = lock !== undefined && file === paths.article(slug) && lock.text === before && lock.state === 'written';
    if (!isOurs) {
      files.write(file, after);
      return undefined;
    }
    const grown: Lock = { ...lock, text: after, sha256: sha256(after), links: { ...lock.links, inText: marked(lock, links) } };
    at = paths.lock(slug);
    files.write(at, lockText(grown));
    at = file;
    try {
      files.write(file, after);
    } catch (error) {
      files.write(paths.lock(slug), lockText(lock));
      throw error;
    }
    return undefined;
  } catch (error) {
    if (error instanceof SluglineError) return error.problems[0];
    return { code: 'FILE_UNWRITABLE', file: at, message: `the links cannot be written: ${error instanceof Error ? (error.message.split(', ')[0] ?? '') : String(error)}`, help: 'Check that you may write here, then run the command again.' };
  }
}

/** The links of a lock with new ones among them: what stands behind a new link moves by its brackets and address. */
function marked({ links: { inText } }: Lock, added: readonly Proposal[]): Lock['links']['inText'] {
  const all = [...inText.map((link) => ({ ...link, isNew: false })), ...added.map(({ slug, path, anchor, start }) => ({ slug, path, anchor, start, isNew: true }))].sort((a, b) => a.start - b.start);
  let grown = 0;
  return all.map(({ slug, path, anchor, start, isNew }) => {
    const at = start + grown;
    if (isNew) grown += `[](${path})`.length;
    return { slug, path, anchor, start: at };
  });
}
