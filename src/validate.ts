import { matchesGlob, posix } from 'node:path';
import { articleFiles, documentOf, loadDocuments, loadExisting } from './articles.ts';
import type { Briefs } from './briefs.ts';
import { check, COULD_NOT_READ } from './check.ts';
import { createCorpus, documentSource } from './corpus.ts';
import type { Rule } from './kinds.ts';
import type { Languages } from './languages.ts';
import type { Fact } from './model/brief.ts';
import type { Corpus } from './model/corpus.ts';
import { SluglineError, type Problem } from './model/errors.ts';
import { compareFindings, summarize, type CheckResult, type Finding } from './model/finding.ts';
import type { SiteConfig } from './model/site.ts';
import type { Files } from './model/world.ts';
import { joinPath } from './text/paths.ts';
import type { Document } from './text/document.ts';

/** An article in memory: from standard input, an editor, a test. */
export interface GivenArticle {
  file: string;
  text: string;
  /** Default: from the file name. */
  slug?: string;
}

export interface ValidateInput {
  files: Files;
  languages: Languages;
  rules: readonly Rule[];
  /** ISO date: the day by which dated policy is judged. */
  asOf: string;
  /** Files, directories and patterns such as `posts/*.md`. With neither paths nor articles: the project's output directory. */
  paths?: readonly string[];
  articles?: readonly GivenArticle[];
  /** The project they belong to; its other articles are known too, so that links can be checked. */
  project?: { dir: string; config: SiteConfig; facts: readonly Fact[]; briefs: Pick<Briefs, 'get'> };
  /** Without a project: the settings alone. */
  config?: SiteConfig;
  /** Without a project: true when the given articles are all of the site. */
  complete?: boolean;
}

export interface Validation {
  result: CheckResult;
  /** The checked articles. */
  docs: readonly Document[];
  /** Articles nobody asked to check that could not be read: links to them count as good, their contents are unknown. */
  notices: readonly Problem[];
}

/**
 * Checks articles by the rules. A file that cannot be read is an error-level finding.
 * @throws SluglineError when there is nothing to check, a path does not exist, or `content.existing` names what is not there
 */
export function validateArticles(input: ValidateInput): Validation {
  const { files, languages, project } = input;
  const config = project?.config ?? input.config;
  const given = (input.articles ?? []).map(({ file, text, slug }) => documentOf(normal(file), text, languages, config, slug));
  const taken = new Set(given.map((doc) => doc.file));
  const paths = filesToCheck(input).filter((path) => !taken.has(path));
  const loaded = loadDocuments(files, paths, languages, config);
  const docs = [...given, ...loaded.docs];
  const { corpus, notices } = corpusOf(docs, [...taken, ...paths], input, config);
  const ledger = project?.facts ?? [];
  const checked = check(docs, { rules: input.rules, config, corpus, asOf: input.asOf, facts: (slug) => [...ledger, ...(project?.briefs.get(slug)?.facts ?? [])] });
  const findings = [...checked.findings, ...loaded.problems.map(unreadable)].toSorted(compareFindings);
  const unread = new Set(loaded.problems.map((problem) => problem.file)).size;
  return { result: { version: 1, summary: summarize(findings, docs.length + unread), findings }, docs, notices };
}

/** The files to check, each once, in order. */
function filesToCheck({ files, paths, articles, project }: ValidateInput): string[] {
  if (paths === undefined && articles !== undefined) return [];
  if (paths === undefined && project === undefined) {
    throw new SluglineError({ code: 'USAGE', message: 'there is nothing to check: no path is named, and this is no Slugline project', help: 'Name files or a directory: slugline validate posts/' });
  }
  const places = paths ?? [joinPath(project?.dir ?? '.', project?.config.output.dir ?? 'output')];
  const found = places.map((place) => readable(place, () => {
    const exists = files.stat(place) !== undefined;
    return { place, exists, list: exists ? articleFiles(files, place) : matching(files, place) };
  }));
  const problems = found.filter(({ list }) => list.length === 0).map(({ place, exists }): Problem => {
    if (paths === undefined) return { code: 'NOTHING_TO_DO', file: place, message: 'there are no articles to check here yet', help: 'Run `slugline generate` first, or name files: slugline validate posts/' };
    if (exists) return { code: 'NOTHING_TO_DO', file: place, message: 'there are no articles here: no .md or .mdx file in this directory or below it', help: 'Check the path.' };
    return { code: 'FILE_UNREADABLE', file: place, message: 'there is no such file or directory', help: 'Check the path; it is relative to the directory you run the command in.' };
  });
  if (problems.length > 0) throw new SluglineError(problems);
  return [...new Set(found.flatMap(({ list }) => list).map(normal))];
}

/** Faults of the file system (no permission, a broken disk) as a problem of the place. */
function readable<T>(place: string, look: () => T): T {
  try {
    return look();
  } catch (error) {
    if (!(error instanceof Error && 'code' in error)) throw error;
    throw new SluglineError({ code: 'FILE_UNREADABLE', file: place, message: `the directory cannot be read: ${error.message.split(',')[0] ?? ''}`, help: 'Check its permissions.' }, { cause: error });
  }
}

/** Files for a pattern that the shell left as it is (in quotes, or on Windows). */
function matching(files: Files, pattern: string): string[] {
  const parts = normal(pattern).split('/');
  const fixed = parts.findIndex((part) => /[*?[{]/.test(part));
  if (fixed < 0) return [];
  return articleFiles(files, parts.slice(0, fixed).join('/') || (pattern.startsWith('/') ? '/' : '.')).filter((file) => matchesGlob(normal(file), normal(pattern)));
}

/** All articles there are: those to check, then (unless one of those has the same file or slug) the output directory's and the blog's. */
function corpusOf(docs: readonly Document[], known: readonly string[], input: ValidateInput, config: SiteConfig | undefined): { corpus: Corpus; notices: readonly Problem[] } {
  const { files, languages, project } = input;
  const sources = docs.map((doc) => documentSource(doc, config));
  if (project === undefined) return { corpus: createCorpus(sources, config, input.complete === true), notices: [] };
  const seenFiles = new Set(known);
  const outputDir = joinPath(project.dir, project.config.output.dir);
  const written = readable(outputDir, () => articleFiles(files, outputDir)).map(normal).filter((file) => !seenFiles.has(file));
  const output = loadDocuments(files, written, languages, project.config);
  const existing = loadExisting(files, project.dir, project.config, languages);
  const broken = existing.problems.filter((problem) => problem.code === 'CONFIG_INVALID');
  if (broken.length > 0) throw new SluglineError(broken);
  const notices = [...output.problems, ...existing.problems].filter((problem) => problem.file === undefined || !seenFiles.has(normal(problem.file)));
  // An article that cannot be read still exists: links to it are not broken.
  const blank = [...new Set(notices.map((problem) => problem.file ?? ''))].map((file) => documentSource(documentOf(file, '', languages, config), config));
  const slugs = new Set(sources.map((source) => source.entry.slug));
  for (const source of [...output.docs.map((doc) => documentSource(doc, config)), ...existing.sources, ...blank]) {
    if (slugs.has(source.entry.slug) || seenFiles.has(normal(source.entry.file))) continue;
    slugs.add(source.entry.slug);
    sources.push(source);
  }
  return { corpus: createCorpus(sources, config, true), notices };
}

function unreadable(problem: Problem): Finding {
  const at = { line: problem.line ?? 1, column: problem.column ?? 1 };
  return {
    rule: COULD_NOT_READ, severity: 'error', file: problem.file ?? '', ...at, endLine: at.line, endColumn: at.column,
    message: problem.message, help: problem.help ?? 'Until it can be read, the article counts as not checked.', fix: null,
  };
}

/** One spelling for one path: "./a//b.md" is "a/b.md". */
function normal(path: string): string {
  return posix.normalize(path);
}
