import type { Command } from 'commander';
import { posix } from 'node:path';
import { importTopics, type ImportedBrief } from '../import.ts';
import { SluglineError, formatProblem, type Problem } from '../model/errors.ts';
import type { Files } from '../model/world.ts';
import { BRIEFS_DIR, loadProject, readText } from '../project.ts';
import { joinPath } from '../text/paths.ts';
import { textFlag, usage, type Flags } from './_usage.ts';
import type { CommandContext } from './context.ts';

export function configure(program: Command): void {
  program
    .description('make briefs from a list of topics (one a line) or a table (.csv, .tsv)')
    .argument('<file>', 'topics.txt, or a table whose header names keys of a brief: topic, slug, keywords.primary, ...')
    .option('--to <dir>', `the folder for the briefs, ${BRIEFS_DIR} or below`, BRIEFS_DIR);
}

export async function run(args: readonly string[], flags: Flags, context: CommandContext): Promise<number> {
  const [file = ''] = args;
  const { files } = context.world;
  const dir = context.projectDir;
  const folder = folderOf(textFlag(flags, 'to') ?? BRIEFS_DIR);
  const project = loadProject(context.world, dir);
  const text = readText(files, '.', file);
  if (text === undefined) throw new SluglineError({ code: 'FILE_UNREADABLE', file, message: 'there is no such file', help: 'Check the path; it is relative to the directory you run the command in.' });
  const { briefs, duplicates, ignoredColumns, problems } = importTopics(text, file, `${'../'.repeat(folder.split('/').length)}schemas/brief.schema.json`);

  const placed = briefs.map((brief) => ({ ...brief, path: `${folder}/${brief.slug}.yaml` }));
  const kept = placed.filter(({ slug, path }) => project.briefs.head(slug) !== undefined || files.stat(joinPath(dir, path)) !== undefined);
  const fresh = placed.filter((brief) => !kept.includes(brief));
  const refused = problemsIfWritten(context, dir, fresh, project.problems);
  const written = fresh.filter(({ path }) => !refused.has(path));
  for (const { path, text: brief } of written) files.write(joinPath(dir, path), brief);

  const faults = [...problems, ...fresh.flatMap(({ path, line }) => (refused.get(path) ?? []).map((problem): Problem => ({ ...problem, file, line, column: 1 })))];
  for (const problem of faults) context.stderr(`${formatProblem(problem)}\n`);
  if (ignoredColumns > 0) context.stderr(`${file}: the first row names no key of a brief, so only the first column was read, as topics. Add a header (topic, slug, ...) to use the others.\n`);
  const keptRows = kept.map(({ slug, path }) => ({ slug, path: project.briefs.head(slug)?.file ?? path }));
  if (context.json) {
    context.stdout(`${JSON.stringify({ version: 1, written: written.map(({ slug, path, line }) => ({ slug, path, line })), kept: keptRows, duplicates, problems: faults })}\n`);
  } else {
    for (const { path } of written) context.stdout(`made    ${joinPath(dir, path)}\n`);
    for (const { path, slug } of keptRows) context.stdout(`kept    ${joinPath(dir, path)}  (there is a brief for "${slug}" already)\n`);
    for (const { line, firstLine, topic } of duplicates) context.stdout(`skipped ${file}:${line}  ("${topic}" stands on line ${firstLine} already)\n`);
    context.stdout(`${written.length} made, ${kept.length} kept, ${duplicates.length} repeated, ${faults.length} with problems.${written.length > 0 ? ' Next: slugline plan' : ''}\n`);
  }
  return faults.length > 0 ? 1 : 0;
}

/** @throws SluglineError USAGE: briefs elsewhere would never be read */
function folderOf(given: string): string {
  const folder = posix.normalize(given.replaceAll('\\', '/')).replace(/\/+$/, '');
  const hidden = folder.split('/').some((part) => /^[_.]/.test(part));
  if ((folder === BRIEFS_DIR || folder.startsWith(`${BRIEFS_DIR}/`)) && !hidden) return folder;
  throw usage(`--to ${given}: Slugline reads briefs from "${BRIEFS_DIR}" only, folders that start with "_" or "." left out`, `For example: --to ${BRIEFS_DIR}/autumn`);
}

/** What `loadProject` would say about new briefs once they are on disk, by path: the project is loaded with them laid over its files. */
function problemsIfWritten(context: CommandContext, dir: string, fresh: readonly (ImportedBrief & { path: string })[], before: readonly Problem[]): Map<string, Problem[]> {
  const texts = new Map(fresh.map(({ path, text }) => [joinPath(dir, path), text]));
  const known = new Set(before.map(formatProblem));
  const paths = new Map(fresh.map(({ path }) => [joinPath(dir, path), path]));
  const found = new Map<string, Problem[]>();
  for (const problem of loadProject({ files: overlay(context.world.files, texts) }, dir).problems) {
    const path = paths.get(problem.file ?? '');
    if (path === undefined || known.has(formatProblem(problem))) continue;
    found.set(path, [...(found.get(path) ?? []), problem]);
  }
  return found;
}

/** Files with more files laid over them. */
function overlay(files: Files, texts: ReadonlyMap<string, string>): Files {
  const directories = new Map<string, Set<string>>();
  for (const path of texts.keys()) {
    const parts = path.split('/');
    parts.forEach((name, index) => {
      const parent = parts.slice(0, index).join('/');
      const names = directories.get(parent) ?? new Set();
      directories.set(parent, names.add(index < parts.length - 1 ? `${name}/` : name));
    });
  }
  return {
    ...files,
    read: (path) => {
      const text = texts.get(path);
      return text === undefined ? files.read(path) : new TextEncoder().encode(text);
    },
    list: (path) => [...new Set([...files.list(path), ...(directories.get(path.replace(/\/+$/, '')) ?? [])])].toSorted(),
  };
}
