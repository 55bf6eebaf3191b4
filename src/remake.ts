import { partTexts, partsOf, type ArticlePart } from './article-parts.ts';
import type { Brief } from './model/brief.ts';
import type { LockedStage } from './model/lock.ts';
import { readValue } from './model/lock.ts';
import type { RemakePart } from './model/plan.ts';
import { stageValues, type StageValues } from './render.ts';
import { askRound, type RepairOptions } from './repair.ts';
import { createRepairDesk, type Judge, type Wanted } from './repair-desk.ts';
import { whyHarmful } from './review-compare.ts';
import { numbersIn } from './text/facts.ts';
import type { Language } from './text/language.ts';
import { nameOf } from './text/numbered-parts.ts';
import { normalize } from './text/words.ts';
import { languageOf, stageRequest, type Workspace } from './workspace.ts';

/** Single parts of a finished article made anew, because what they say is out of date; the rest stays word for word. */

/** What came of it. */
export interface Remade {
  stages: Record<string, LockedStage>;
  /** Parts that could not be made anew: they stand as they were. */
  left: RemakePart[];
}

/**
 * Asks a model for the parts, as often as the config lets a part be sent back, and at least once. When all of them are there, the article counts as made from
 * the brief, the facts and the prompts of today: the next `generate` has nothing to do for it.
 * @throws what ends the run or the article; everything paid for is handed to `save` first
 */
export async function remakeParts(brief: Brief, stages: Readonly<Record<string, LockedStage>>, parts: readonly RemakePart[], options: RepairOptions): Promise<Remade> {
  const desk = createRepairDesk(brief, stages, options);
  const language = languageOf(brief, options.workspace.languages);
  const known = partsOf(stageValues(stages), brief, language);
  const found = [...Map.groupBy(parts, (part) => partFor(part, known, stageValues(stages), language)?.id)].flatMap(([id, asked]) => (id === undefined ? [] : [{ id, asked }]));
  const open = new Map(found.map(({ id, asked }) => [id, asked]));
  for (let round = 1; round <= Math.max(1, options.rounds) && open.size > 0; round++) {
    // As the article stands now: an earlier part may have been taken.
    const now = new Map(partsOf(desk.best().values, brief, language).map((part) => [part.id, part]));
    const wanted = [...open].flatMap(([id, asked]): Wanted[] => {
      const part = now.get(id);
      return part === undefined ? [] : [{ part, why: asked.map(({ kind }) => `refresh/${kind}`), faults: asked.map(({ message, excerpt }) => ({ message, excerpt, help: 'Write it anew from the facts of the brief as they are now; what is gone from them goes from the text.' })) }];
    });
    const taken = new Set<string>();
    const judge: Judge = (before, after, part) => {
      const why = whyHarmful(before, after, part, new Set((open.get(part.id) ?? []).flatMap(({ fact }) => fact ?? []))) ?? whyStale(partTexts(after.values).get(part.id) ?? '', part.text, open.get(part.id) ?? []);
      if (why === undefined) taken.add(part.id);
      return why;
    };
    const covered = await askRound(desk, wanted, round, judge, options);
    for (const id of taken) open.delete(id);
    if (!covered) break;
  }
  const left = parts.filter((part) => {
    const id = partFor(part, known, stageValues(stages), language)?.id;
    return id === undefined || open.has(id);
  });
  const result = desk.result(true);
  // Another model has not written it: that stays to be seen.
  const same = Object.values(stages).every((stage) => stage.answers === undefined || stage.model === options.workspace.writer.model);
  return { stages: left.length === 0 && same ? upToDate(result, brief, options) : result, left };
}

/** The part that a reason speaks of; undefined when the editor gave it, or nothing like it is there. */
function partFor({ part, heading }: RemakePart, parts: readonly ArticlePart[], { draft }: StageValues, language: Language): ArticlePart | undefined {
  if (part === 'opening') return parts.find(({ kind }) => kind === 'opening');
  if (part === 'title' || part === 'description') return parts.find(({ kind }) => kind === part);
  const same = (text: string): boolean => normalize(nameOf(heading, language)) === normalize(nameOf(text, language));
  if (part === 'answer') return parts.find(({ kind, heading: question }) => kind === 'answer' && same(question));
  const index = draft.sections.findIndex((section) => same(section.heading));
  return parts.find(({ kind, index: own }) => kind === 'section' && own === index);
}

/** Why a new text is as stale as the old one. */
function whyStale(text: string, old: string, reasons: readonly RemakePart[]): string | undefined {
  if (text.trim() === old.trim()) return 'The text is the same as before.';
  const numbers = new Set(numbersIn(text));
  for (const { gone, fact, expired } of reasons) {
    const number = gone.find((one) => numbers.has(one));
    if (number !== undefined) return `The new text still says ${number}, which is out of date.`;
    if (expired && fact !== undefined && text.includes(`(fact:${fact})`)) return `The new text still states fact:${fact}, which may not be stated any more.`;
  }
  return undefined;
}

/** The stages as if they had been made today: what has changed since is in the parts that were made anew. */
function upToDate(stages: Readonly<Record<string, LockedStage>>, brief: Brief, { workspace, today }: { workspace: Workspace; today: string }): Record<string, LockedStage> {
  const values: Record<string, unknown> = {};
  const made: Record<string, LockedStage> = {};
  for (const stage of workspace.stages) {
    const locked = stages[stage.id];
    if (locked === undefined) continue;
    const { key, prompt } = stageRequest(workspace, stage, brief, values, today);
    made[stage.id] = { ...locked, key, prompt };
    values[stage.writes] = readValue(locked);
  }
  return made;
}
