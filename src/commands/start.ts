import type { Command } from 'commander';
import { resultText } from './_progress.ts';
import type { Flags } from './_usage.ts';
import { addWriterFlags } from './_writer-flags.ts';
import type { CommandContext } from './context.ts';
import { exitCode, generate, INTERRUPTED, run as runGenerate } from './generate.ts';

/** `npm start`: the default run of a checkout, with what to do next. */
export function configure(command: Command): void {
  command.description('write the briefs of this repository and say what next');
  addWriterFlags(command);
}

export async function run(args: readonly string[], flags: Flags, context: CommandContext): Promise<number> {
  if (context.json) return runGenerate(args, flags, context);
  const { result, declined, broken, outputDir, keyEnv, afterwards } = await generate(args, flags, context);
  if (result === undefined) return declined === true ? INTERRUPTED : broken ? 1 : 0;
  const [first] = result.articles.filter((article) => article.state === 'written' || article.state === 'unchanged');
  context.stdout(`${resultText(result, outputDir)}
What next
  Read an article:        ${first === undefined ? outputDir : `${outputDir}/${first.slug}.md`}
  Check all of them:      npm run validate
  Write one of your own:  copy a file in briefs/, change it, and run npm start again; only that article is made
  Let a model write:      export ${keyEnv}=…, then npm start (npm run slugline -- plan shows the calls first)
  Your own site:          npm run slugline -- init ../my-blog-content
`);
  await afterwards();
  return exitCode(result);
}
