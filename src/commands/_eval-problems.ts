import { formatProblem, type Problem } from '../model/errors.ts';
import type { CommandContext } from './context.ts';

/** Tells what could not be read. @returns the exit code that it makes: 0 when there is nothing, else 1 */
export function readProblems(problems: readonly Problem[], context: CommandContext): number {
  for (const problem of problems) context.stderr(`${formatProblem(problem)}\n`);
  return problems.length > 0 ? 1 : 0;
}
