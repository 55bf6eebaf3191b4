import type { Brief } from './model/brief.ts';
import { problemsOf, SluglineError, type Problem } from './model/errors.ts';
import { lockSchema, type Lock, type LockedStage } from './model/lock.ts';
import type { Files, World } from './model/world.ts';
import { writeIfChanged, type Paths } from './place.ts';
import { readText } from './project.ts';
import { own } from './text/own.ts';
import type { Workspace } from './workspace.ts';

/** Lock files: read one by one, and written. */

/** The locks of a project. None is kept: each has the full text and every stage's value of an article. */
export interface LockShelf {
  /** Read from the disk; undefined when there is none or it cannot be read as a lock. */
  get(slug: string): Lock | undefined;
  /** What the manifest tells of it, as it was when the shelf was made. */
  noted(slug: string): LockNote | undefined;
}

export interface LockNote {
  related: readonly string[];
  findings: Lock['findings'];
  cta: string | null;
  /** The call to action that its texts link to, if any; of a text that was cleaned, perhaps no longer. */
  ctaInText: string | undefined;
  /** What a person decided of a text. */
  approval?: Lock['approval'];
}

const CTA_LINK = /\]\(cta:([a-z0-9_-]+)[ )]/i;

/**
 * Looks at every lock once. One that cannot be read stops its article (its text may hold the only copy of paid answers), not the others. Locks of articles
 * whose brief is gone are noted as well: the articles are still there, and the manifest tells of them.
 * @returns besides, the brief of each article that was ever placed, by slug
 */
export function openShelf(files: Files, paths: Paths): { locks: LockShelf; problems: Problem[]; written: ReadonlyMap<string, string> } {
  const problems: Problem[] = [];
  const notes = new Map<string, LockNote>();
  const written = new Map<string, string>();
  const textOf = (slug: string): string => readText(files, '.', paths.lock(slug)) ?? '';
  for (const name of files.list(`${paths.dir}/.slugline`)) {
    if (!name.endsWith('.json')) continue;
    const slug = name.slice(0, -'.json'.length);
    const text = textOf(slug);
    const lock = parseLock(text);
    if (lock === undefined) {
      problems.push({ code: 'LOCK_INVALID', file: paths.lock(slug), message: 'the lock file cannot be read, so this article is left as it is', help: 'Restore it from version control; or delete it, and the article is written anew.' });
    } else {
      if (lock.text !== null) written.set(slug, own(lock.brief.file));
      const ctaInText = CTA_LINK.exec(text)?.[1];
      notes.set(slug, { related: lock.links.related.map((link) => own(link.slug)), findings: lock.findings, cta: lock.cta === null ? null : own(lock.cta), ctaInText: ctaInText === undefined ? undefined : own(ctaInText), approval: lock.approval === undefined ? undefined : { ...lock.approval, sha256: own(lock.approval.sha256) } });
    }
  }
  return { locks: { get: (slug) => parseLock(textOf(slug)), noted: (slug) => notes.get(slug) }, problems, written };
}

/** A lock from its file; undefined for anything else. */
export function parseLock(text: string): Lock | undefined {
  try {
    const parsed = lockSchema.safeParse(JSON.parse(text));
    return parsed.success ? parsed.data : undefined;
  } catch {
    return undefined;
  }
}

export interface LockContext {
  workspace: Workspace;
  world: Pick<World, 'files'>;
  /** ISO date. */
  today: string;
  /** Values that must never be shown. */
  secrets: readonly string[];
}

/** @throws SluglineError when the disk refuses: an answer that cannot be kept must not be followed by more of them */
export async function saveLock(path: string, lock: Lock, options: LockContext): Promise<void> {
  const { files } = options.world;
  try {
    if (files.writeLater === undefined) writeIfChanged(files, path, lockText(lock));
    else await files.writeLater(path, lockText(lock));
  } catch (error) {
    throw new SluglineError(writeProblem(error, path, options), { cause: error });
  }
}

/** What a fault of the disk means, as a problem of `file`. */
export function writeProblem(error: unknown, file: string, options: Pick<LockContext, 'secrets'>): Problem {
  if (error instanceof SluglineError) return problemsOf(error, options.secrets)[0] as Problem;
  return { code: 'FILE_UNREADABLE', file, message: `the file cannot be written: ${error instanceof Error ? error.message : String(error)}`, help: 'Check the permissions and the free space of the output directory, then run again: what was written is kept.' };
}

/** The lock of an article whose stages are answered and which is not placed yet. */
export function pendingLock(brief: Brief, stages: Readonly<Record<string, LockedStage>>, previous: Lock | undefined, options: Pick<LockContext, 'workspace' | 'today'>): Lock {
  return {
    version: 1, slug: brief.slug, brief: { file: brief.file, sha256: brief.hash }, model: options.workspace.writer.model, renderKey: '', stages: { ...stages },
    facts: previous?.facts ?? [], links: previous?.links ?? { related: [], inText: [] }, hero: previous?.hero ?? null, cta: previous?.cta ?? null, pubDate: brief.pubDate ?? previous?.pubDate ?? options.today, updatedDate: previous?.updatedDate ?? null,
    state: 'pending', sha256: previous?.sha256 ?? null, text: previous?.text ?? null, rejectedSha256: null, heldDate: null, findings: previous?.findings ?? { errors: 0, warnings: 0 },
    ...(previous?.approval === undefined ? {} : { approval: previous.approval }),
  };
}

/** The file. */
export function lockText(lock: Lock): string {
  return `${JSON.stringify(lock, null, 2)}\n`;
}
