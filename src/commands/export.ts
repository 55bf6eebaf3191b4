import type { Command } from 'commander';
import { resolve } from 'node:path';
import { EXPORT_RECORD, exportArticles, type Exported } from '../export.ts';
import { formatProblem, SluglineError } from '../model/errors.ts';
import { frontMatterMapSchema } from '../model/site.ts';
import { CONFIG_FILE, loadConfig } from '../project.ts';
import { frontMatterMap } from '../text/front-matter-map.ts';
import { nearest } from '../text/nearest.ts';
import { joinPath } from '../text/paths.ts';
import { plural } from './_progress.ts';
import { textFlag, usage, type Flags } from './_usage.ts';
import { displayPath } from './_validate-flags.ts';
import type { CommandContext } from './context.ts';

const PRESET = frontMatterMapSchema.shape.preset.unwrap();

export function configure(command: Command): void {
  command
    .description('write the articles as posts of another generator: Hugo, Eleventy, Jekyll')
    .requiredOption('--to <dir>', 'the folder of posts in the blog')
    .option('--preset <name>', `whose front matter: ${PRESET.options.join(', ')} (default: that of output.frontMatter in the config)`)
    .option('--drafts', 'drafts as well')
    .option('--force', 'overwrite files that a person has edited')
    .addHelpText('after', `\nWhich files are ours is noted in ${EXPORT_RECORD} beside them: commit it with the posts. Exit code: 0 done, 1 something was left alone or could not be read, 2 could not run.`);
}

export async function run(_args: readonly string[], flags: Flags, context: CommandContext): Promise<number> {
  const { files } = context.world;
  const dir = displayPath(context.projectDir, context.cwd);
  const config = loadConfig(files, dir);
  if (config === undefined) throw new SluglineError({ code: 'CONFIG_MISSING', file: joinPath(dir, CONFIG_FILE), message: 'there is no slugline.config.yaml here, so this is no Slugline project', help: 'Name the project with --project DIR.' });
  const mapping = frontMatterMap(config.output.frontMatter, presetOf(flags));
  const from = joinPath(dir, config.output.dir.replace(/\/+$/, ''));
  const to = displayPath(textFlag(flags, 'to') ?? '', context.cwd).replace(/\/+$/, '');
  if (resolve(context.cwd, to) === resolve(context.cwd, from)) throw usage(`--to ${to}: that is where the articles are`, 'Name a folder of the blog.');
  if (files.stat(to)?.isDirectory === false) throw usage(`--to ${to}: that is a file`, 'Name a folder; it is made when it does not exist.');
  const { exported, problems } = exportArticles({ files, config, mapping, from, to, drafts: flags['drafts'] === true, force: flags['force'] === true });
  if (exported.length === 0 && problems.length === 0) throw new SluglineError({ code: 'NOTHING_TO_DO', file: from, message: 'there is no article to export', help: 'Write some with `slugline generate`.' });
  if (context.json) context.stdout(`${JSON.stringify({ version: 1, preset: mapping.preset, to, articles: exported, problems }, null, 2)}\n`);
  else context.stdout(told(exported, to));
  for (const problem of problems) context.stderr(`${formatProblem(problem)}\n`);
  return problems.length > 0 ? 1 : 0;
}

function presetOf(flags: Flags): (typeof PRESET.options)[number] | undefined {
  const name = textFlag(flags, 'preset');
  if (name === undefined) return undefined;
  const parsed = PRESET.safeParse(name);
  if (parsed.success) return parsed.data;
  const near = nearest(name, PRESET.options);
  throw usage(`there is no preset "${name}"`, near === undefined ? `Known: ${PRESET.options.join(', ')}. Other names go under output.frontMatter.map in ${CONFIG_FILE}.` : `Did you mean "${near}"?`);
}

function told(exported: readonly Exported[], to: string): string {
  const count = (state: Exported['state']): number => exported.filter((one) => one.state === state).length;
  const lines = exported.flatMap(({ path, state }) => (state === 'written' || state === 'removed' ? [`${state.padEnd(8)}${to}/${path}`] : []));
  const drafts = count('draft');
  const rest = [[count('unchanged'), 'unchanged'], [count('kept'), 'left alone'], [count('failed'), 'failed']].flatMap(([number, what]) => (number === 0 ? [] : [`, ${number} ${what}`]));
  lines.push(`${plural(count('written'), 'article')} written${count('removed') > 0 ? `, ${count('removed')} removed` : ''}${rest.join('')}.${drafts > 0 ? ` ${plural(drafts, 'draft')} left out: --drafts takes them as well.` : ''}`);
  return `${lines.join('\n')}\n`;
}
