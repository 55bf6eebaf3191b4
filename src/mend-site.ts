import { setImmediate as turn } from 'node:timers/promises';
import { articleFiles, findExisting } from './articles.ts';
import type { Found } from './check.ts';
import { normalFile } from './check-paths.ts';
import type { Languages } from './languages.ts';
import { mendText, type MendChange, type MendResult, type RefusedMend } from './mend.ts';
import { mendRelated } from './mend-related.ts';
import type { Problem } from './model/errors.ts';
import type { CheckResult, Finding } from './model/finding.ts';
import type { SiteConfig } from './model/site.ts';
import type { Files } from './model/world.ts';
import type { Project } from './project.ts';
import { joinPath } from './text/paths.ts';
import { RELATED } from './text/mend-steps.ts';
import { readableSource, validateArticles, type Validation } from './validate.ts';
import type { Rule } from './rule-kinds.ts';

/** Repairs of files: each text by itself, then the related lists over all of them, then the check of what has come out. Writes nothing. */

export interface RepairInput {
  files: Files;
  languages: Languages;
  rules: readonly Rule[];
  project: Project | undefined;
  /** Files, directories and patterns; undefined: what the project has written, and the posts that its blog has. */
  paths: readonly string[] | undefined;
  asOf: string;
  /** Ids of the steps that may run; undefined: all. */
  only: ReadonlySet<string> | undefined;
  /** Irrelevant related links go as well, not only broken ones. */
  related: boolean;
  signal: AbortSignal;
}

export interface RepairedFile {
  file: string;
  before: string;
  /** The same text when nothing was changed. */
  after: string;
  changes: MendChange[];
  refused: RefusedMend[];
}

export interface Repair {
  /** Files in which something was changed, or should have been. */
  files: RepairedFile[];
  /** The check of all files as they are after the repair. */
  result: CheckResult;
  notices: readonly Problem[];
}

/** @throws SluglineError when there is nothing to repair, or a path does not exist */
export async function repairArticles(input: RepairInput): Promise<Repair> {
  const { files, languages, rules, project, asOf, only, signal } = input;
  const config = project?.config;
  const paths = input.paths ?? (project === undefined ? undefined : usualPaths(files, project, languages));
  const mended = new Map<string, string>();
  const overlay: Files = { ...files, read: (path) => encoded(mended.get(normalFile(path))) ?? files.read(path) };
  const check = async (): Promise<Validation> => validateArticles({ files: overlay, languages, rules, asOf, ...(paths === undefined ? {} : { paths }), ...(project === undefined ? {} : { project }) });

  let validation = await check();
  // What has no finding is left alone, whatever a step would like to add.
  const open = new Set(validation.result.findings.map(({ file }) => file));
  const repaired: RepairedFile[] = [];
  for (const file of validation.files.filter((one) => open.has(one))) {
    if (signal.aborted) break;
    await turn();
    const before = readableSource(validation)(file);
    if (before === undefined) continue;
    const result = mendFile(before, file, validation, config, input);
    if (result.text === before && result.refused.length === 0) continue;
    if (result.text !== before) mended.set(file, result.text);
    repaired.push({ file, before, after: result.text, changes: result.changes, refused: result.refused });
  }
  if (mended.size > 0) validation = await check();
  if (project !== undefined && only?.has(RELATED) !== false && !signal.aborted) {
    const lists = await mendRelated({ files: overlay, project, languages, validation, today: asOf, all: input.related });
    if (lists.length > 0) {
      const known = validation.result.findings;
      for (const { file, text } of lists) mended.set(file, text);
      validation = await check();
      for (const list of lists) note(list, known, validation.result.findings);
      if (lists.some(({ file, text }) => mended.get(file) !== text)) validation = await check();
    }
  }
  return { files: repaired.toSorted((a, b) => (a.file < b.file ? -1 : 1)), result: validation.result, notices: validation.notices };

  /** Keeps a list that brought no error, and takes back one that did. */
  function note({ file, before, text, what }: { file: string; before: string; text: string; what: string }, old: readonly Finding[], now: readonly Finding[]): void {
    let entry = repaired.find((one) => one.file === file);
    if (entry === undefined) repaired.push((entry = { file, before, after: before, changes: [], refused: [] }));
    const errors = (all: readonly Finding[]): Finding[] => all.filter((finding) => finding.file === file && finding.severity === 'error');
    const worse = errors(now).find((finding) => errors(now).filter(({ rule }) => rule === finding.rule).length > errors(old).filter(({ rule }) => rule === finding.rule).length);
    if (worse === undefined) {
      entry.after = text;
      entry.changes.push({ step: RELATED, what, removed: '' });
      return;
    }
    entry.refused.push({ step: RELATED, what, reason: `it would bring the error ${worse.rule}: ${worse.message}` });
    if (before === entry.before) mended.delete(file);
    else mended.set(file, before);
  }
}

function mendFile(text: string, file: string, validation: Validation, config: SiteConfig | undefined, { asOf, only }: RepairInput): MendResult {
  return mendText(text, { config, asOf, only, parse: (other) => validation.document(file, other), checkText: (other): Found[] => validation.checkText(file, other) });
}

function encoded(text: string | undefined): Uint8Array | undefined {
  return text === undefined ? undefined : new TextEncoder().encode(text);
}

/** The output directory, and the blog's own posts; undefined when there are none, so that the check says what to do. */
function usualPaths(files: Files, { dir, config }: Project, languages: Languages): string[] | undefined {
  const made = articleFiles(files, joinPath(dir, config.output.dir));
  const posts = findExisting(files, dir, config, languages).files;
  const paths = [...new Set([...made, ...posts].map(normalFile))];
  return paths.length === 0 ? undefined : paths;
}
