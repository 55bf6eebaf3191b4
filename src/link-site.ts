import { articleFiles, documentOf, findExisting } from './articles.ts';
import type { Languages } from './languages.ts';
import { createLinkClusters, type LinkClusters } from './link-clusters.ts';
import { bareLinkRecord, readLinkIndex, type LinkRecord } from './link-index.ts';
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
  /** What proposals make of their files. */
  changes(proposals: readonly Proposal[]): FileChange[];
  /** Writes changes: the files, and the locks of articles that nobody has edited, so that their links are no person's edits. */
  write(changes: readonly FileChange[]): void;
  /** Files that could not be read, places of the config that are not there: what is said of the rest may be wrong. */
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
  /** Take drafts as if they were published; undefined: where there is nothing else. */
  drafts?: boolean | undefined;
}

/** @throws SluglineError NOTHING_TO_DO when there is no article at all, CONFIG_INVALID for places that are not there */
export async function openLinkSite({ files, project, languages, today, store, drafts }: LinkSiteInput): Promise<LinkSite> {
  const { config, dir } = project;
  const paths = outputPaths(joinPath(dir, config.output.dir.replace(/\/+$/, '')));
  const existing = findExisting(files, dir, config, languages);
  const redirects = redirectsOfSite(files, dir, config);
  const wrong = [...existing.problems, ...redirects.problems].filter((problem) => problem.code === 'CONFIG_INVALID');
  if (wrong.length > 0) throw new SluglineError(wrong);
  const { records, problems } = await readLinkIndex({ files, languages, config, paths: [...new Set([...articleFiles(files, paths.dir), ...existing.files])], store });
  const told = existing.sources.map(({ entry, terms }) => bareLinkRecord(entry, terms()));
  const articles = oneASlug([...records, ...told]);
  if (articles.length === 0) throw new SluglineError({ code: 'NOTHING_TO_DO', file: paths.dir, message: 'there are no articles to link', help: 'Write some with `slugline generate`, or name the blog\'s posts under content.existing.' });
  const onlyDrafts = drafts === undefined && articles.every(({ body }) => body().entry.draft);
  const { locks } = openShelf(files, paths);
  const clusters = createLinkClusters(config, project.briefs);
  const plan = createLinkPlan({
    records: articles, config, languages, clusters, redirects: redirects.redirects, pages: existing.pages, today, drafts: drafts ?? onlyDrafts,
    wishes(slug) {
      const brief = project.briefs.get(slug);
      return { file: brief?.file ?? '', must: brief?.links.must ?? [], avoid: brief?.links.avoid ?? [], related: locks.get(slug)?.links.related ?? [] };
    },
  });
  const onDisk = new Map(articles.slice(0, articles.length).flatMap(({ file, body }) => (files.stat(file)?.isDirectory === false && /\.(?:mdx?|markdown)$/.test(file) ? [[body().entry.slug, file]] : [])));
  const textOf = (file: string): string => {
    const bytes = readBytes(files, file);
    if (bytes === undefined) throw new SluglineError({ code: 'FILE_UNREADABLE', file, message: 'the file has gone while its links were planned', help: 'Run the command again.' });
    return decodeUtf8(bytes, file);
  };
  return {
    plan, clusters, problems: [...problems, ...existing.problems], notices: [...existing.notices, ...(onlyDrafts ? [ONLY_DRAFTS] : [])],
    editable: [...onDisk.keys()].sort(),
    load(slug) {
      const file = onDisk.get(slug);
      return file === undefined ? undefined : documentOf(file, textOf(file), languages, config, slug);
    },
    changes: (proposals) => [...Map.groupBy(proposals, ({ file }) => file)].map(([file, links]) => {
      const before = textOf(file);
      return { slug: links[0]?.from ?? '', file, before, after: applySplices(before, linkSplices(links)), links };
    }),
    write(changes) {
      for (const change of changes) writeChange(files, paths, locks, change);
    },
  };
}

const ONLY_DRAFTS: Problem = { code: 'NOTHING_TO_DO', message: 'all articles are drafts, so they are taken as if they were published', help: 'Links between drafts are links of the site once they are published.' };

/** Of articles with one slug the first counts: the output directory's before the blog's, a file before what a list says. */
function oneASlug(records: readonly LinkRecord[]): LinkRecord[] {
  const bySlug = new Map<string, LinkRecord>();
  for (const record of records) {
    const { slug } = record.body().entry;
    if (!bySlug.has(slug)) bySlug.set(slug, record);
  }
  return [...bySlug].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, record]) => record);
}

/** The lock first: a run that is killed between the two leaves a lock that the next run brings the file up to. */
function writeChange(files: Files, paths: Paths, locks: LockShelf, { slug, file, before, after, links }: FileChange): void {
  const lock = locks.get(slug);
  const isOurs = lock !== undefined && file === paths.article(slug) && lock.text === before && lock.state === 'written';
  if (isOurs) {
    const grown: Lock = { ...lock, text: after, sha256: sha256(after), links: { ...lock.links, inText: marked(lock, links) } };
    files.write(paths.lock(slug), lockText(grown));
  }
  files.write(file, after);
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
