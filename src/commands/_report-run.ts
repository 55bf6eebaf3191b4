import { basename, resolve } from 'node:path';
import { reportPage } from '../desk/static-page.ts';
import { packReport } from '../desk/static-report.ts';
import { SluglineError } from '../model/errors.ts';
import { CONFIG_FILE, loadConfig } from '../project.ts';
import { nearest } from '../text/nearest.ts';
import { joinPath } from '../text/paths.ts';
import { deskOptions } from './_preview-run.ts';
import { plural } from './_progress.ts';
import { usage } from './_usage.ts';
import { displayPath } from './_validate-flags.ts';
import { writeOrThrow } from './_validate-report.ts';
import type { CommandContext } from './context.ts';

const INTERRUPTED = 130;
/** The page's own script, style and summary, with room to grow; taken from what the articles may have. */
const PAGE_BYTES = 300_000;
/** Articles after which a line says how far it is. */
const EVERY = 100;

interface Asked {
  /** '-': standard output. */
  file: string;
  only: readonly string[] | undefined;
  bytes: number;
}

/** @returns the exit code @throws SluglineError when the project cannot be read or the page cannot be written */
export async function writeReport({ file, only, bytes }: Asked, context: CommandContext): Promise<number> {
  const { world, signal, cwd } = context;
  const dir = displayPath(context.projectDir, cwd);
  if (loadConfig(world.files, dir) === undefined) throw new SluglineError({ code: 'CONFIG_MISSING', file: joinPath(dir, CONFIG_FILE), message: 'there is no slugline.config.yaml here, so this is no Slugline project', help: 'Name the project with --project DIR.' });
  const path = file === '-' ? undefined : displayPath(resolve(cwd, file), cwd);
  if (path !== undefined && world.files.stat(path)?.isDirectory === true) throw usage(`--html ${file}: that is a folder`, 'Name a file.');
  const report = await packReport(deskOptions(dir, {}, context), {
    only: only === undefined ? undefined : new Set(only), room: bytes - PAGE_BYTES, signal,
    made: { at: world.now().toISOString().replace(/\.\d+/, ''), folder: basename(resolve(cwd, dir)), version: context.version },
    progress(done, total) {
      if (!context.quiet && total > EVERY && done % EVERY === 0) context.stderr(`${done} of ${total} articles\n`);
    },
  });
  if (report === undefined || signal.aborted) return INTERRUPTED;
  const { rows, note: { leftOut } } = report;
  const unknown = only?.find((slug) => !rows.some((row) => row.slug === slug));
  if (unknown !== undefined) {
    const near = nearest(unknown, rows.map(({ slug }) => slug));
    throw usage(`--only ${unknown}: there is no such article`, near === undefined ? 'Name articles by their slugs.' : `Did you mean "${near}"?`);
  }
  const page = reportPage(world.files, report);
  if (path === undefined) context.stdout(page);
  else writeOrThrow(world.files, path, page);
  const size = Buffer.byteLength(page);
  const [errors, warnings] = [sum(rows.map((row) => row.errors)), sum(rows.map((row) => row.warnings))];
  const bad = rows.filter(({ errors: found, state }) => found > 0 || state === 'rejected' || state === 'broken').length;
  if (context.json) context.stdout(`${JSON.stringify({ version: 1, file: path, bytes: size, articles: rows.length, leftOut, errors, warnings, failing: bad }, null, 2)}\n`);
  else if (path !== undefined) context.stdout(`${path}: ${plural(rows.length, 'article')}, ${plural(errors, 'error')}, ${plural(warnings, 'warning')}; ${(size / 1e6).toFixed(1)} MB\n`);
  if (leftOut > 0 && only === undefined) context.stderr(`The texts of ${plural(leftOut, 'article')} are left out, so that the page stays below ${bytes / 1e6} MB: they are in the list only. --max-size gives more room, --only chooses.\n`);
  return bad > 0 ? 1 : 0;
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, one) => total + one, 0);
}
