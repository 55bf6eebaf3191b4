import type { Calls } from './calls.ts';
import type { ActiveRules } from './check.ts';
import type { ProviderInstance } from './kinds.ts';
import type { Brief } from './model/brief.ts';
import type { RunEvent } from './model/events.ts';
import type { Lock, LockedStage } from './model/lock.ts';
import type { PlanItem } from './model/plan.ts';
import { remakeParts } from './remake.ts';
import { isUnreviewed, repairArticle, type RepairOptions } from './repair.ts';
import { writeArticle } from './write.ts';
import type { Workspace } from './workspace.ts';

/** What is to be done for one article before it meets the others, wherever that happens: in the run itself, or by a worker on another machine. */
export interface ArticleWork {
  brief: Brief;
  item: Pick<PlanItem, 'stages' | 'parts'>;
  /** As it was before the run. */
  lock: Lock | undefined;
  /** The article's place in the run: calls of the first go first. */
  rank: number;
}

export interface ArticleTools {
  workspace: Workspace;
  provider: ProviderInstance;
  calls: Calls;
  rules: ActiveRules;
  /** Aborted once nothing new may be begun. */
  halt: AbortSignal;
  /** ISO date. */
  today: string;
  /** Make every stage again, whatever the lock says. */
  force: boolean;
  emit(event: RunEvent): void;
  /** Called with all results so far. @param whole they are all that will come of it for now: what was paid for must be kept */
  save(stages: Record<string, LockedStage>, whole: boolean): Promise<void>;
}

/**
 * Writes an article's stages, or makes some of its parts anew, and has mended what the rules of articles refuse.
 * @returns the stages, and whether `save` has had all of them (or nothing is new)
 * @throws SluglineError when a stage fails for good; Stopped when the run is stopping; Deferred when answers come later
 */
export async function makeArticle({ brief, item, lock, rank }: ArticleWork, tools: ArticleTools): Promise<{ stages: Record<string, LockedStage>; told: boolean }> {
  const { workspace, provider, calls, rules, today, emit } = tools;
  const { rounds, level } = workspace.project.config.model.repair;
  const locked = lock?.stages ?? {};
  const repairing: RepairOptions = { workspace, provider, calls, rules, today, rank, rounds, level, emit, save: async (soFar) => tools.save(soFar, true) };
  if (item.parts !== undefined) return { stages: (await remakeParts(brief, locked, item.parts, repairing)).stages, told: false };
  const stages = await writeArticle(brief, item.stages, locked, {
    workspace, provider, calls, halt: tools.halt, today, force: tools.force, rank, emit,
    save: async (soFar) => tools.save(soFar, false),
  });
  // An article that is on the site was looked at when it was written.
  if (workspace.writer.local || rounds === 0 || (item.stages.length === 0 && lock?.state === 'written') || !isUnreviewed(stages)) return { stages, told: true };
  return { stages: await repairArticle(brief, stages, repairing), told: false };
}
