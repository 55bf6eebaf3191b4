import type { Answer, Calls } from './calls.ts';
import type { ActiveRules } from './check.ts';
import type { ProviderInstance } from './kinds.ts';
import type { Brief } from './model/brief.ts';
import { SluglineError, type ErrorCode } from './model/errors.ts';
import type { RunEvent } from './model/events.ts';
import type { LockedStage } from './model/lock.ts';
import { createRepairDesk, type Judge, type RepairDesk, type Wanted } from './repair-desk.ts';
import { whyWorse } from './review-compare.ts';
import type { Workspace } from './workspace.ts';

/**
 * What a model has written and a rule refuses goes back to it, part by part, with the findings, their advice and the closed menus. Only that part changes. Safe
 * fixes are made first, without a call. A part that comes back no better is dropped. What cannot be mended stays as it was, and the article is held back with
 * its findings.
 */
export interface RepairOptions {
  workspace: Workspace;
  provider: ProviderInstance;
  calls: Calls;
  rules: ActiveRules;
  today: string;
  rank: number;
  /** Times a part may be asked for anew. */
  rounds: number;
  /** Parts with findings of this level are sent back. */
  level: 'error' | 'warning';
  emit(event: RunEvent): void;
  /** Called with the results so far when something ends the work early: what was paid for is kept. */
  save(stages: Record<string, LockedStage>): Promise<void>;
}

/** True when a model has written some of it that was not looked at yet. */
export function isUnreviewed(stages: Readonly<Record<string, LockedStage>>): boolean {
  return Object.values(stages).some((stage) => stage.answers !== undefined && stage.repairs === undefined);
}

/** @returns the stages with what was mended and what was tried. @throws what ends the run or the article; everything paid for is handed to `save` first */
export async function repairArticle(brief: Brief, stages: Readonly<Record<string, LockedStage>>, options: RepairOptions): Promise<Record<string, LockedStage>> {
  const desk = createRepairDesk(brief, stages, options);
  desk.fixSafely();
  for (let round = 1; round <= options.rounds; round++) {
    const broken = desk.broken();
    if (broken.length === 0) break;
    // With more money it may go on.
    if (!(await askRound(desk, broken, round, whyWorse, options))) return desk.result(false);
  }
  return desk.result(true);
}

/** Refused, cut off, or no answer at all: another wording of the request may help, another try of the same one does not. */
const NO_TEXT: readonly (ErrorCode | undefined)[] = ['PROVIDER_TRUNCATED', 'PROVIDER_REFUSED', 'PROVIDER_INVALID_REPLY'];

/**
 * Asks for parts side by side, then takes what the judge lets pass, one after the other.
 * @returns false when the budget of the article does not cover all of it
 * @throws what ends the run or the article; everything paid for is handed to `save` first
 */
export async function askRound(desk: RepairDesk, wanted: readonly Wanted[], round: number, judge: Judge, options: RepairOptions): Promise<boolean> {
  const asked = await Promise.allSettled(wanted.map(async (one) => desk.ask(one)));
  let covered = true;
  const faults: unknown[] = [];
  for (const [index, one] of wanted.entries()) {
    const reply = asked[index] as PromiseSettledResult<Answer>;
    if (reply.status === 'fulfilled') {
      desk.take(one, reply.value, round, judge);
      continue;
    }
    const code = reply.reason instanceof SluglineError ? reply.reason.problems[0]?.code : undefined;
    if (code === 'BUDGET_ARTICLE') covered = false;
    else if (NO_TEXT.includes(code)) desk.drop(one, round);
    else faults.push(reply.reason);
  }
  if (faults.length === 0) return covered;
  await options.save(desk.result(false));
  throw faults[0];
}
