import { lockSchema } from '../model/lock.ts';
import { publish } from '../publish.ts';
import { readString } from '../place.ts';
import { sha256 } from '../text/hash.ts';
import type { Desk } from './desk.ts';
import type { ArticleAnswer, TextView, VersionsAnswer } from './shapes.ts';
import { compareTexts } from './versions.ts';

/** Answers about one article. */

export function articleAnswer(desk: Desk, slug: string): ArticleAnswer | undefined {
  const { shelf, config, world: { files } } = desk;
  shelf.look(slug);
  const before = shelf.row(slug);
  if (before === undefined) return undefined;
  const placed = readString(files, shelf.fileOf(slug));
  const rejected = placed === undefined ? readString(files, shelf.paths.rejected(slug)) : undefined;
  const text = placed ?? rejected ?? '';
  const source = placed !== undefined ? 'article' : rejected !== undefined ? 'rejected' : 'none';
  const lock = shelf.lock(slug);
  const hash = placed === undefined ? '' : sha256(placed);
  const view = source === 'none' ? null : viewOf(desk, slug, text);
  if (view !== null && placed !== undefined) shelf.note(slug, hash, countsOf(view), view.words);
  return {
    row: shelf.row(slug) ?? before, text, sha256: hash, source, view,
    approval: lock?.approval === undefined ? null : { state: lock.approval.state, by: lock.approval.by, at: lock.approval.at, valid: lock.approval.sha256 === hash },
    notes: shelf.brief(slug)?.notes ?? '',
    related: lock?.links.related.map(({ slug: other, title }) => ({ slug: other, title })) ?? [],
    inText: lock?.links.inText.map(({ slug: other, anchor }) => ({ slug: other, anchor })) ?? [],
    versions: [...(lock?.text == null || placed === undefined || lock.text === placed ? [] : ['generated' as const]), ...(files.stat(shelf.paths.pending(slug)) === undefined ? [] : ['pending' as const])],
    approvalAsked: config.output.approval,
  };
}

/** A text of an article with what the last whole check said of the article beside other ones. */
export function viewOf(desk: Desk, slug: string, text: string): TextView {
  const known = desk.checking.of(slug);
  // Of another text their places would be wrong.
  const more = known !== undefined && known.sha256 === sha256(text) ? known.findings : [];
  return desk.viewer.view(slug, text, desk.shelf.brief(slug), more);
}

function countsOf({ findings }: TextView): { errors: number; warnings: number } {
  const count = (severity: string): number => findings.filter((finding) => finding.severity === severity).length;
  return { errors: count('error'), warnings: count('warning') };
}

export function versionsAnswer({ shelf, world: { files } }: Desk, slug: string): VersionsAnswer | undefined {
  const file = readString(files, shelf.fileOf(slug));
  if (file === undefined) return undefined;
  const generated = shelf.lock(slug)?.text ?? null;
  const pending = readString(files, shelf.paths.pending(slug));
  return {
    sha256: sha256(file), pendingSha256: pending === undefined ? '' : sha256(pending),
    edits: generated === null || generated === file ? null : compareTexts(generated, file, null),
    pending: pending === undefined ? null : compareTexts(file, pending, generated),
  };
}

/** Brings the manifest up to date with what lies in the output directory; nothing where there is none yet. @returns what is wrong */
export async function republish(desk: Desk): Promise<string[]> {
  const { shelf, config, world } = desk;
  if (world.files.stat(shelf.paths.manifest) === undefined) return [];
  const { createLanguages } = await import('../languages.ts');
  const { loadProject } = await import('../project.ts');
  const { locales, outputs } = await import('../registry.ts');
  const problems = await publish({
    workspace: {
      // Former slugs stand in the briefs.
      project: { config, dir: desk.dir, briefs: loadProject(world, desk.dir).briefs }, languages: createLanguages(locales),
      locks: {
        noted(slug) {
          const lock = lockSchema.safeParse(shelf.lock(slug)).data;
          return lock === undefined ? undefined : { related: lock.links.related.map((link) => link.slug), findings: lock.findings, approval: lock.approval };
        },
      },
    },
    world, outputs, paths: shelf.paths, finished: [], totals: { changed: 0 },
  });
  return problems.map((problem) => problem.message);
}
