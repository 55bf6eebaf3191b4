import type { Command } from 'commander';
import { fileURLToPath } from 'node:url';
import { builtinPrompts } from '../builtin.ts';
import { SluglineError } from '../model/errors.ts';
import type { Files } from '../model/world.ts';
import { CONFIG_FILE, readText } from '../project.ts';
import { joinPath } from '../text/paths.ts';
import { nearest } from '../text/nearest.ts';
import { en } from './_templates/en.ts';
import { ru } from './_templates/ru.ts';
import { GITIGNORE, type ProjectTexts } from './_templates/shared.ts';
import { WORKFLOW } from './_templates/workflow.ts';
import { textFlag, usage, type Flags } from './_usage.ts';
import type { CommandContext } from './context.ts';

const TEXTS: Readonly<Record<string, ProjectTexts>> = { en, ru };

export function configure(program: Command): void {
  program
    .description('make a project: config, prompts, a sample brief, a CI workflow, editor schemas')
    .argument('[dir]', 'where (default: here); files that exist are kept')
    .option('--locale <tag>', `language of the sample texts: ${Object.keys(TEXTS).join(', ')}`, 'en');
}

export async function run(args: readonly string[], flags: Flags, context: CommandContext): Promise<number> {
  const dir = args[0] ?? context.projectDir;
  const { files } = context.world;
  const stat = files.stat(dir);
  if (stat !== undefined && !stat.isDirectory) throw usage(`"${dir}" is a file, not a directory`, 'Name a directory; it is made when it does not exist.');
  const made: string[] = [];
  const kept: string[] = [];
  for (const [path, text] of projectFiles(files, textsOf(flags))) {
    const target = joinPath(dir, path);
    if (files.stat(target) !== undefined) {
      kept.push(path);
      continue;
    }
    files.write(target, text);
    made.push(path);
  }
  if (context.json) context.stdout(`${JSON.stringify({ version: 1, dir, made, kept })}\n`);
  else context.stdout(told(files, dir, made, kept));
  return 0;
}

function textsOf(flags: Flags): ProjectTexts {
  const locale = textFlag(flags, 'locale') ?? 'en';
  const texts = TEXTS[locale];
  if (texts !== undefined) return texts;
  const near = nearest(locale, Object.keys(TEXTS));
  throw usage(`there are no sample texts in "${locale}"`, near === undefined ? `Known: ${Object.keys(TEXTS).join(', ')}. The articles can be in any language Slugline knows: set site.locale in ${CONFIG_FILE}.` : `Did you mean "${near}"?`);
}

/** Every file of a new project, by path. The prompts and schemas are those of the installed Slugline. */
function projectFiles(files: Files, texts: ProjectTexts): [path: string, text: string][] {
  const schemas = fileURLToPath(new URL('../../schemas', import.meta.url));
  return [
    [CONFIG_FILE, texts.config],
    ['briefs/first-article.yaml', texts.brief],
    ['briefs/_facts.yaml', texts.facts],
    ...shipped(files, builtinPrompts(), 'prompts', '.hbs'),
    ...shipped(files, schemas, 'schemas', '.schema.json'),
    ['.github/workflows/slugline.yml', WORKFLOW],
    ['.gitignore', GITIGNORE],
    ['README.md', texts.readme],
  ];
}

/** Files that come with Slugline. @throws SluglineError when the installation lacks them */
function shipped(files: Files, from: string, to: string, extension: string): [string, string][] {
  const names = files.list(from).filter((name) => name.endsWith(extension));
  if (names.length === 0) throw new SluglineError({ code: 'INTERNAL', file: from, message: `the ${to} that come with Slugline are not there`, help: 'Install Slugline again.' });
  return names.map((name) => [`${to}/${name}`, readText(files, from, name) ?? '']);
}

function told(files: Files, dir: string, made: readonly string[], kept: readonly string[]): string {
  const lines = [...made.map((path) => `made  ${joinPath(dir, path)}`), ...kept.map((path) => `kept  ${joinPath(dir, path)}`), ''];
  if (kept.includes('.gitignore') && !/^\/?\.slugline\/?$/m.test(readText(files, dir, '.gitignore') ?? '')) lines.push('Add the line /.slugline/ to .gitignore: it is state of this machine.');
  const project = dir === '.' ? '' : ` --project ${/\s/.test(dir) ? `"${dir}"` : dir}`;
  lines.push(
    'Next:',
    `  1. Put your site into ${joinPath(dir, CONFIG_FILE)}: address, brand, authors, pictures.`,
    `  2. slugline plan${project}       what would be written, and why`,
    `  3. slugline generate${project}   writes briefs/first-article.yaml as an article; without an API key, offline and free`,
    `  4. slugline import topics.txt${project}   makes briefs from a list of topics`,
  );
  return `${lines.join('\n')}\n`;
}
