import type { Brief } from '../model/brief.ts';
import type { Lock } from '../model/lock.ts';
import { own } from '../text/own.ts';
import type { Decision, Row, State } from './shapes.ts';

/** One line of the batch view from what is known of an article. Pure. */

/** What is kept of a lock file. */
export interface LockFacts {
  state: Lock['state'];
  sha256: string | null;
  errors: number;
  warnings: number;
  cost: number | null;
  approval: { state: Decision; sha256: string } | null;
  title: string;
}

/** What is kept of an article file. */
export interface FileFacts {
  path: string;
  sha256: string;
  title: string;
  lang: string;
  draft: boolean;
  words: number | null;
  changed: number;
  /** Findings of a check of this very text. */
  found?: { errors: number; warnings: number } | undefined;
}

export interface BriefFacts {
  path: string;
  title: string;
  lang: string;
  status: Brief['status'];
  changed: number;
  problems: string[];
}

export interface Known {
  file?: FileFacts | undefined;
  brief?: BriefFacts | undefined;
  lock?: LockFacts | undefined;
  /** There is a lock file, perhaps not read yet. */
  locked?: boolean;
  pending?: boolean;
  rejected?: boolean;
  /** A run is at work on it. */
  writing?: boolean;
  /** Findings and words as the manifest tells of a text of this hash. */
  noted?: { sha256: string; errors: number; warnings: number; words: number; title: string; draft: boolean; lang: string } | undefined;
}

/** @param approval only approved articles are published */
export function rowOf(slug: string, known: Known, approval: boolean): Row {
  const { file, brief, lock, noted } = known;
  const decision = lock?.approval != null && lock.approval.sha256 === file?.sha256 ? lock.approval.state : null;
  const counts = file?.found ?? lock ?? noted ?? { errors: 0, warnings: 0 };
  return {
    slug, state: stateOf(known, decision, approval), decision,
    title: own(file?.title || noted?.title || lock?.title || brief?.title || slug),
    file: file?.path ?? null, brief: brief?.path ?? null, lang: file?.lang ?? noted?.lang ?? brief?.lang ?? '',
    edited: file !== undefined && lock?.sha256 != null && file.sha256 !== '' && lock.sha256 !== file.sha256,
    draft: file?.draft ?? false,
    errors: counts.errors, warnings: counts.warnings,
    // Of a text that was not read yet the manifest tells; of another text it says nothing.
    words: file === undefined || file.sha256 === '' ? (noted?.words ?? null) : file.words, cost: lock?.cost ?? null,
    changed: file?.changed ?? brief?.changed ?? 0, problems: brief?.problems ?? [],
  };
}

function stateOf({ file, brief, lock, pending, rejected, writing }: Known, decision: Decision | null, approval: boolean): State {
  if (writing === true) return 'writing';
  if (pending === true) return 'person';
  if (rejected === true || lock?.state === 'rejected') return 'rejected';
  if (brief !== undefined && brief.problems.length > 0 && file === undefined) return 'broken';
  if (file !== undefined) return file.draft || decision === 'held' || (approval && decision !== 'approved') ? 'ready' : 'published';
  return brief !== undefined && brief.status !== 'ready' ? 'waiting' : 'to-write';
}

/** The few facts of a lock that the batch view shows. */
export function lockFacts(lock: Lock): LockFacts {
  const stages = Object.values(lock.stages);
  const title = (lock.stages['meta']?.value as { title?: unknown } | undefined)?.title;
  return {
    state: lock.state, sha256: lock.sha256, errors: lock.findings.errors, warnings: lock.findings.warnings,
    cost: stages.length === 0 || stages.some((stage) => stage.cost === null) ? null : stages.reduce((sum, stage) => sum + (stage.cost ?? 0), 0),
    approval: lock.approval === undefined ? null : { state: lock.approval.state, sha256: own(lock.approval.sha256) },
    title: typeof title === 'string' ? own(title) : '',
  };
}
