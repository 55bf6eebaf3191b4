import { russianReason } from './claims.ts';
import { russianPlanReason } from './plan.ts';
import { russianProblem } from './problems.ts';
import { russianRule } from './rules.ts';
import { inRussian } from './spoken.ts';

/**
 * Any text of the desk that comes without its Russian one: a problem as `formatProblem` prints it, a reason of a plan or of a claim, the id of a rule (then its
 * title), or `RULE: message`.
 * @returns undefined for a text that is not known in Russian
 */
export function russianText(text: string): string | undefined {
  const [, id = '', message] = /^([a-z]+\/[a-z0-9-]+)(?:: ([^]+))?$/.exec(text) ?? [];
  const rule = russianRule(id);
  if (rule !== undefined) return message === undefined ? rule.title : inRussian(message, rule.says, rule.words);
  return russianProblem(text) ?? russianPlanReason(text) ?? russianReason(text);
}
