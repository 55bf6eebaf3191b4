import type { Command } from 'commander';
import { joinPath } from '../project.ts';
import { hasFailures, resultText } from './_progress.ts';
import type { Flags } from './_usage.ts';
import { addWriterFlags } from './_writer-flags.ts';
import type { CommandContext } from './context.ts';
import { generate, run as runGenerate } from './generate.ts';

/** `npm start`: the default run of a checkout, with what to do next. */
export function configure(command: Command): void {
  command.description('write the briefs of this repository and say what next');
  addWriterFlags(command);
}

export async function run(args: readonly string[], flags: Flags, context: CommandContext): Promise<number> {
  if (context.json) return runGenerate(args, flags, context);
  const { result, project, broken } = await generate(args, flags, context);
  if (result === undefined) return broken ? 1 : 0;
  const dir = joinPath(project.dir, project.config.output.dir);
  const [first] = result.articles.filter((article) => article.state === 'written' || article.state === 'unchanged');
  context.stdout(`${resultText(result, dir)}
What next
  Read an article:        ${first === undefined ? dir : `${dir}/${first.slug}.md`}
  Check all of them:      npm run validate
  Write one of your own:  copy a file in briefs/, change it, and run npm start again; only that article is made
  Let a model write:      export ${project.config.model.apiKeyEnv}=…, then npm start (npm run slugline -- plan shows the calls first)
  Your own site:          npm run slugline -- init ../my-blog-content
`);
  return result.interrupted ? 130 : hasFailures(result) ? 1 : 0;
}
