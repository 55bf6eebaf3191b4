import { readString } from '../place.ts';
import { splitFrontMatter } from '../text/frontmatter.ts';
import { sha256 } from '../text/hash.ts';
import type { Desk } from './desk.ts';
import { linkOrigins } from './in-text.ts';
import type { ArticleAnswer, TextView, VersionsAnswer } from './shapes.ts';
import { compareTexts } from './versions.ts';
import { MAX_SHOWN } from './view.ts';

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
  const tooLong = text.length > MAX_SHOWN;
  const view = source === 'none' || tooLong ? null : viewOf(desk, slug, text);
  if (view !== null && placed !== undefined) shelf.note(slug, hash, countsOf(view), view.words);
  return {
    row: shelf.row(slug) ?? before, text: tooLong ? '' : text, tooLong, body: splitFrontMatter(text).bodyOffset, sha256: hash, source, view,
    approval: lock?.approval === undefined ? null : { state: lock.approval.state, by: lock.approval.by, at: lock.approval.at, valid: lock.approval.sha256 === hash },
    notes: shelf.brief(slug)?.notes ?? '',
    related: lock?.links.related.map(({ slug: other, title }) => ({ slug: other, title })) ?? [],
    inText: view === null ? [] : linkOrigins(view.links, lock, (other) => shelf.row(other)?.title ?? ''),
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

export function versionsAnswer({ shelf, world: { files } }: Desk, slug: string): VersionsAnswer | 'too long' | undefined {
  const file = readString(files, shelf.fileOf(slug));
  if (file === undefined) return undefined;
  const generated = shelf.lock(slug)?.text ?? null;
  const pending = readString(files, shelf.paths.pending(slug));
  if ([file, generated, pending].some((text) => (text ?? '').length > MAX_SHOWN)) return 'too long';
  return {
    sha256: sha256(file), pendingSha256: pending === undefined ? '' : sha256(pending),
    edits: generated === null || generated === file ? null : compareTexts(generated, file, null),
    pending: pending === undefined ? null : compareTexts(file, pending, generated),
  };
}
