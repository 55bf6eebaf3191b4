import { generateProject } from '../library.ts';
import { SluglineError, formatProblem } from '../model/errors.ts';
import type { RunResult } from '../model/events.ts';
import type { RemakePart } from '../model/plan.ts';
import type { Project } from '../project.ts';
import type { RefreshItem } from '../refresh.ts';
import { confirmSpending } from './_confirm.ts';
import { budgetOf, machineOf } from './_machine.ts';
import { createProgress } from './_progress.ts';
import { textFlag, type Flags } from './_usage.ts';
import type { CommandContext } from './context.ts';

/** Makes the parts anew that a look has named. Loaded when asked for. */

/** What can be made anew part by part, and what cannot, with the reason in words. */
export interface Chosen {
  parts: Map<string, RemakePart[]>;
  whole: { slug: string; why: string }[];
}

/** The parts of each article that a model is asked for; an article that is out of date as a whole is left to `generate`. @param written slugs of articles that this project writes */
export function chooseParts(plan: readonly RefreshItem[], written: ReadonlySet<string>): Chosen {
  const parts = new Map<string, RemakePart[]>();
  const whole: Chosen['whole'] = [];
  for (const { slug, reasons, remake } of plan) {
    const targets = reasons.flatMap(({ target }) => target ?? []);
    if (!written.has(slug)) whole.push({ slug, why: 'no brief of this project writes it: a person has to' });
    else if (remake.some(({ part }) => part === 'article')) whole.push({ slug, why: 'brief or prompt changed, so all of it is made anew: slugline generate' });
    else if (targets.length > 0) parts.set(slug, targets);
    else if (reasons.length > 0) whole.push({ slug, why: 'the reasons name no part: a person has to look' });
  }
  return { parts, whole };
}

/** Runs the model for the chosen parts. @returns undefined when a person did not want to spend that much @throws SluglineError when nothing could run */
export async function writeParts(project: Project, parts: Chosen['parts'], flags: Flags, context: CommandContext): Promise<RunResult | undefined> {
  const { world } = context;
  const progress = createProgress(context);
  const budget = budgetOf(flags);
  let declined = false;
  let result: RunResult | undefined;
  const run = generateProject(world, project, {
    briefs: [...parts.keys()], remake: parts, provider: textFlag(flags, 'provider'), model: textFlag(flags, 'model'), ...(budget === undefined ? {} : { budget }),
    ...machineOf(context, flags, 'refresh'), signal: context.signal, command: 'refresh',
    notice: (problem) => context.stderr(`${formatProblem(problem)}\n`),
    async confirm(plan, config) {
      const held = plan.items.filter(({ action }) => action === 'hold');
      if (held.length === plan.items.length && held.length > 0) throw new SluglineError(held.map(({ file, reason }) => ({ code: 'NOTHING_TO_DO' as const, file, message: reason, help: 'Without --write the parts are only named.' })));
      declined = !(await confirmSpending(context, plan.totals, config.model.confirmAbove, flags['yes'] === true));
      return !declined;
    },
  });
  try {
    for await (const event of run) {
      progress.event(event);
      if (event.type === 'result') result = event.result;
    }
  } catch (error) {
    if (declined) return undefined;
    throw error;
  }
  return result;
}
