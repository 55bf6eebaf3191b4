import { createForecast, NO_CALLS, summarize, type Forecast, type ForecastOptions } from './forecast.ts';
import type { Stage } from './kinds.ts';
import type { Brief } from './model/brief.ts';
import type { Problem } from './model/errors.ts';
import { readValue, type Lock } from './model/lock.ts';
import type { Plan, PlanItem, RemakePart } from './model/plan.ts';
import { createOverlapGate, holdReason, type OverlapGate } from './overlap.ts';
import { renderKey } from './render.ts';
import { changedFacts } from './stated-facts.ts';
import { stageRequest, type Workspace } from './workspace.ts';

/** Project + locks → what would be done and why. Pure: reads nothing, calls nothing, spends nothing. Knows no concrete stage. */

export interface PlanOptions extends ForecastOptions {
  /** Make every stage again. */
  force: boolean;
  /** The writer was chosen because nothing better was at hand, so it must not replace better work. */
  fallback: boolean;
  /** Slugs whose article file is in the output directory. */
  present: ReadonlySet<string>;
  /** Parts to be made anew, by slug; then nothing else is. */
  remake?: ReadonlyMap<string, readonly RemakePart[]> | undefined;
  /** Only these briefs; all when undefined. */
  only?: ReadonlySet<string>;
}

/** One item a brief, in order of file. Problems of broken briefs and of locales nobody speaks are carried along. */
export function createPlan(workspace: Workspace, options: PlanOptions): Plan {
  const problems: Problem[] = [...workspace.project.problems];
  const items: PlanItem[] = [];
  const means = { forecast: createForecast(workspace, options), gate: createOverlapGate(workspace, options) };
  for (const brief of workspace.project.briefs) {
    if (options.only !== undefined && !options.only.has(brief.slug)) continue;
    if (workspace.languages.get(brief.locale) === undefined) {
      problems.push({ code: 'BRIEF_INVALID', file: brief.file, message: `there is no locale "${brief.locale}"`, help: `Known: ${workspace.languages.tags.join(', ')}.` });
      continue;
    }
    items.push(planItem(workspace, brief, options, means));
  }
  return { items, problems, writer: workspace.writer, ...summarize(items, workspace, options) };
}

interface Means {
  forecast: Forecast;
  gate: OverlapGate;
}

function planItem(workspace: Workspace, brief: Brief, options: PlanOptions, { forecast, gate }: Means): PlanItem {
  const lock = workspace.locks.get(brief.slug);
  const base = { slug: brief.slug, file: brief.file, title: brief.title ?? brief.topic, overlap: undefined as PlanItem['overlap'] };
  const idle = { stages: [], ...NO_CALLS };
  if (brief.status !== 'ready') return { ...base, ...idle, action: 'hold', reason: `status is ${brief.status}` };
  const parts = options.remake?.get(brief.slug);
  if (parts !== undefined) {
    if (lock === undefined || workspace.stages.some(({ id }) => lock.stages[id] === undefined)) return { ...base, ...idle, action: 'hold', reason: 'not written yet: slugline generate writes it' };
    if (workspace.writer.local) return { ...base, ...idle, action: 'hold', reason: 'parts are made anew by a model: give its API key' };
    return { ...base, action: 'write', reason: `${parts.length === 1 ? 'one part is' : `${parts.length} parts are`} out of date`, stages: [], parts, ...forecast.parts(new Set(parts.map(({ part, heading }) => `${part} ${heading}`)).size) };
  }

  const stale = staleStages(workspace, brief, lock, options);
  if (stale.length > 0) {
    const reason = options.force && lock !== undefined ? 'forced' : reasonFor(workspace, brief, lock, stale, options);
    if (lock !== undefined && options.fallback && lock.model !== workspace.writer.model && !options.force) {
      return { ...base, ...idle, action: 'hold', reason: `${reason}, but ${lock.model} wrote it: give its API key, or choose --provider ${workspace.writer.provider}` };
    }
    // Before money is spent; an article that is begun or written is not taken back for a new brief.
    const overlap = gate.of(brief, lock !== undefined);
    if (overlap?.verdict === 'hold') return { ...base, ...idle, overlap, action: 'hold', reason: holdReason(overlap) };
    return { ...base, overlap, action: 'write', reason, stages: stale.map((stage) => stage.id), ...forecast.article(brief, stale, lock) };
  }
  // From here on every stage's result is in the lock, and the lock exists.
  if (lock?.renderKey !== renderKey(workspace, brief, lock?.stages ?? {})) return { ...base, ...idle, action: 'render', reason: lock?.brief.sha256 === brief.hash ? 'layout, facts or site settings changed' : 'brief changed (no new text needed)' };
  if (lock.state === 'pending') return { ...base, ...idle, action: 'render', reason: 'written before, not placed yet' };
  if (lock.state === 'rejected') return { ...base, ...idle, action: 'render', reason: 'rejected last time; checked again' };
  if (!options.present.has(brief.slug)) return { ...base, ...idle, action: 'render', reason: 'the article file is missing' };
  return { ...base, ...idle, action: 'none', reason: 'up to date' };
}

/** Stages whose result is not in the lock or was made from something else, with all that read them. */
function staleStages(workspace: Workspace, brief: Brief, lock: Lock | undefined, options: PlanOptions): Stage[] {
  const values: Record<string, unknown> = {};
  const stale: Stage[] = [];
  for (const stage of workspace.stages) {
    const locked = lock?.stages[stage.id];
    const waits = stage.reads.some((name) => stale.some((other) => other.writes === name));
    // A writer chosen for want of a better one judges by what has changed, not by who wrote: the better one's text stays up to date.
    const writer = options.fallback && locked !== undefined ? { provider: locked.provider, model: locked.model, local: workspace.writer.local && locked.provider === workspace.writer.provider } : workspace.writer;
    if (options.force || locked === undefined || waits || locked.key !== stageRequest({ ...workspace, writer }, stage, brief, values, options.today).key) stale.push(stage);
    values[stage.writes] = readValue(locked);
  }
  return stale;
}

function reasonFor(workspace: Workspace, brief: Brief, lock: Lock | undefined, stale: readonly Stage[], options: PlanOptions): string {
  if (lock === undefined) return 'new';
  if (stale.some((stage) => lock.stages[stage.id] === undefined)) return 'begun, not finished';
  if (lock.brief.sha256 !== brief.hash) return 'brief changed';
  const [first] = stale;
  const locked = first === undefined ? undefined : lock.stages[first.id];
  if (locked !== undefined && first !== undefined && locked.prompt !== workspace.prompts.hash(first.prompt)) return `prompt changed (${first.prompt})`;
  if (locked !== undefined && !options.fallback && (locked.model !== workspace.writer.model || locked.provider !== workspace.writer.provider)) return `model changed (${locked.model} → ${workspace.writer.model})`;
  const facts = changedFacts(lock.facts, [...brief.facts, ...workspace.project.facts], brief.locale).map(({ was }) => was.id);
  return facts.length === 0 ? 'facts or site settings changed' : `${facts.length === 1 ? 'fact' : 'facts'} changed (${facts.join(', ')})`;
}
