import { articleFiles, documentOf, findExisting, slugOfFile } from './articles.ts';
import { briefWords } from './brief-words.ts';
import type { Briefs } from './briefs.ts';
import { activeRules, checkAlone, COULD_NOT_READ, ignoredLines, isUnparsable, type Found } from './check.ts';
import { createCheckMemory } from './check-memory.ts';
import { filesToCheck, normalFile, readable } from './check-paths.ts';
import { documentSource, type CorpusSource } from './corpus.ts';
import { isExpired, type FactTarget } from './fact-ledger.ts';
import { withoutIgnored } from './ignored.ts';
import type { Rule } from './kinds.ts';
import type { Languages } from './languages.ts';
import type { Fact } from './model/brief.ts';
import { SluglineError, type Problem } from './model/errors.ts';
import { compareFindings, summarize, type CheckResult, type Finding } from './model/finding.ts';
import type { SiteConfig } from './model/site.ts';
import type { CheckCache } from './model/check-cache.ts';
import type { Files } from './model/world.ts';
import { readText } from './project.ts';
import { bareRecord, type ArticleRecord } from './record.ts';
import { createRecording, type Recorded, type Recording, type RecordingSetup, type RecordingTask } from './recording.ts';
import { createSite } from './site.ts';
import type { Document } from './text/document.ts';
import { sha256, stableJson } from './text/hash.ts';
import { joinPath } from './text/paths.ts';

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
  /** What an earlier check has kept, and a hash of the code that checks: another code finds other things. */
  cache?: { store: CheckCache; code: string; now: number; drift?: number } | undefined;
  /** Looks at files elsewhere, where that pays; undefined: here. */
  recording?: (setup: RecordingSetup, tasks: number) => Recording | undefined;
  /** Told while articles are compared with each other. */
  compared?: (done: number, total: number) => void;
}

export interface Validation {
  result: CheckResult;
  /** The checked articles, in order. */
  files: readonly string[];
  /** Text of a checked article. */
  source(file: string): string | undefined;
  /** Another text of a checked article as a document, and what the rules of articles find in it, with edits: for fixing. */
  document(file: string, text: string): Document;
  checkText(file: string, text: string): Found[];
  /** Articles nobody asked to check that could not be read: links to them count as good, their contents are unknown. What lists of the blog left out, too. */
  notices: readonly Problem[];
}

/** The texts of a check as reports and repairs want them: a file that cannot be read is undefined, and a finding tells of it. */
export function readableSource(validation: Pick<Validation, 'source'>): (file: string) => string | undefined {
  return (file) => {
    try {
      return validation.source(file);
    } catch (error) {
      if (error instanceof SluglineError) return undefined;
      throw error;
    }
  };
}

/**
 * Checks articles by the rules. A file that cannot be read is an error-level finding.
 * @throws SluglineError when there is nothing to check, a path does not exist, or `content.existing` names what is not there
 */
export async function validateArticles(input: ValidateInput): Promise<Validation> {
  const { files, languages, project, rules, asOf } = input;
  const config = project?.config ?? input.config;
  const given = new Map((input.articles ?? []).map((article) => [normalFile(article.file), article]));
  const outputDir = project === undefined ? undefined : joinPath(project.dir, project.config.output.dir);
  const listed = input.paths === undefined && input.articles !== undefined ? [] : filesToCheck(files, input.paths, outputDir);
  // What has expired proves nothing any more.
  const valid = (facts: readonly Fact[]): readonly Fact[] => facts.filter((fact) => !isExpired(fact, asOf));
  const factsOf = (slug: string | undefined): readonly Fact[] => (slug === undefined ? [] : valid(project?.briefs.get(slug)?.facts ?? []));
  const saidOf = (slug: string): readonly string[] | undefined => {
    const brief = project?.briefs.get(slug);
    return brief === undefined ? undefined : briefWords(brief);
  };
  const targetOf = (slug: string): FactTarget | undefined => {
    const brief = project?.briefs.get(slug);
    return brief === undefined ? undefined : { slug, locale: brief.locale, type: brief.type };
  };
  const task = (file: string, judged: boolean, article?: GivenArticle): RecordingTask => {
    const slug = article?.slug;
    const facts = factsOf(slug ?? slugOfFile(file));
    const said = saidOf(slug ?? slugOfFile(file));
    const target = targetOf(slug ?? slugOfFile(file));
    return { file, judged, ...(article === undefined ? {} : { text: article.text }), ...(slug === undefined ? {} : { slug }), ...(facts.length === 0 ? {} : { facts }), ...(said === undefined ? {} : { said }), ...(target === undefined ? {} : { target }) };
  };
  const tasks = [...given].map(([file, article]) => task(file, true, article));
  for (const file of listed) if (!given.has(file)) tasks.push(task(file, true));
  const { others, sources, notices } = restOf(input, new Set(tasks.map(({ file }) => file)));

  const active = activeRules(rules, config);
  const complete = project !== undefined || input.complete === true;
  const setup: RecordingSetup = { config, ledger: valid(project?.facts ?? []), asOf, lockDir: outputDir === undefined ? undefined : `${outputDir}/.slugline`, hashed: input.cache !== undefined };
  const memory = input.cache === undefined ? undefined : createCheckMemory(input.cache.store, files, sha256(stableJson({ setup, complete, code: input.cache.code, rules: [...active.known], sources: sources.map(({ entry }) => entry) })), input.cache.now, input.cache.drift);
  const all = [...tasks, ...others.map((file) => task(file, false))];
  const recalled = all.map((one) => memory?.recall(one));
  const toDo = all.filter((_, index) => recalled[index] === undefined);
  const recording = input.recording?.(setup, toDo.length) ?? createRecording(setup, { files, languages, rules });
  const made = await recording(toDo);
  let next = 0;
  const recorded = recalled.map((record): Recorded => (record === undefined ? (made[next++] as Recorded) : { record }));

  const unread: Problem[] = [];
  const judged = new Set<ArticleRecord>();
  const records: ArticleRecord[] = [];
  recorded.forEach((one, index) => {
    const { file, judged: asked } = all[index] as RecordingTask;
    if ('problems' in one) {
      (asked ? unread : notices).push(...one.problems);
      // An article that cannot be read still exists: links to it are not broken.
      if (!asked) records.push(bareRecord(documentSource(documentOf(file, '', languages, config), config), config));
      return;
    }
    if (asked) judged.add(one.record);
    records.push(one.record);
  });
  records.push(...sources.map((source) => bareRecord(source, config)));
  const known = oneASlug(records, judged).sort((a, b) => (a.file < b.file ? -1 : a.file > b.file ? 1 : 0));

  const textOf = (file: string): string | undefined => given.get(file)?.text ?? readText(files, '.', file);
  const site = createSite(known, {
    rules: active, config, asOf, languages, complete, basis: memory?.basis, prepared: memory === undefined ? undefined : (position) => memory.prepared(known[position] as ArticleRecord),
    facts: (slug) => [...setup.ledger, ...factsOf(slug)],
    load(file, slug) {
      const text = textOf(file);
      if (text === undefined) throw new SluglineError({ code: 'FILE_UNREADABLE', file, message: 'the file has gone while it was being checked', help: 'Run the check again.' });
      return documentOf(file, text, languages, config, slug);
    },
  });
  const judgedFiles = new Map(tasks.map((one) => [one.file, one]));
  const document = (file: string, text: string): Document => documentOf(file, text, languages, config, judgedFiles.get(file)?.slug);
  const checkText = (file: string, text: string): Found[] => {
    const doc = document(file, text);
    const found = checkAlone(doc, { rules: active, config, asOf, facts: (slug) => [...setup.ledger, ...factsOf(slug)], said: saidOf, target: targetOf });
    const alone = new Set(active.article.map(({ rule }) => rule.id));
    return isUnparsable(found) ? found : withoutIgnored(found, ignoredLines(doc), active.known, (id) => !alone.has(id));
  };
  const before = memory?.compare(known, site.corpus);
  const found = new Map<ArticleRecord, Finding[]>();
  known.forEach((record, position) => {
    if (!judged.has(record)) return;
    found.set(record, before?.findings(record) ?? site.findings(position).map(({ finding }) => finding));
    input.compared?.(found.size, judged.size);
  });
  if (given.size === 0) await memory?.save(known, site.corpus, found);
  const findings = [...found.values()].flat();
  findings.push(...unread.map(unreadable));
  findings.sort(compareFindings);
  const unreadFiles = new Set(unread.map((problem) => problem.file)).size;
  return { result: { version: 1, summary: summarize(findings, judged.size + unreadFiles), findings }, files: [...judgedFiles.keys()].sort(), source: textOf, document, checkText, notices };
}

/** The articles there are besides those to check: the files of the output directory and of existing posts, and what manifests, sitemaps and feeds tell of. */
function restOf({ files, languages, project }: ValidateInput, known: ReadonlySet<string>): { others: string[]; sources: CorpusSource[]; notices: Problem[] } {
  if (project === undefined) return { others: [], sources: [], notices: [] };
  const outputDir = joinPath(project.dir, project.config.output.dir);
  const existing = findExisting(files, project.dir, project.config, languages);
  // Without one of its lists the articles it names would be called missing.
  if (existing.problems.length > 0) throw new SluglineError(existing.problems);
  const others = [...readable(outputDir, () => articleFiles(files, outputDir)), ...existing.files].filter((file) => !known.has(normalFile(file)));
  return { others: [...new Map(others.map((file) => [normalFile(file), file])).values()], sources: existing.sources, notices: existing.notices };
}

/** Of articles with one slug that nobody asked to check the first is known, and none beside one that is checked. */
function oneASlug(records: readonly ArticleRecord[], judged: ReadonlySet<ArticleRecord>): ArticleRecord[] {
  const slugs = new Set<number | undefined>();
  return records.filter((record) => {
    const slug = record.keys[1];
    if (!judged.has(record) && slugs.has(slug)) return false;
    slugs.add(slug);
    return true;
  });
}

function unreadable(problem: Problem): Finding {
  const at = { line: problem.line ?? 1, column: problem.column ?? 1 };
  return {
    rule: COULD_NOT_READ, severity: 'error', file: problem.file ?? '', ...at, endLine: at.line, endColumn: at.column,
    message: problem.message, help: problem.help ?? 'Until it can be read, the article counts as not checked.', fix: null,
  };
}
