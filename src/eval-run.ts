import { addUsage, inputTokens, NO_USAGE } from './books.ts';
import type { Answer, Caller, Calls } from './calls.ts';
import { answersOf, completed, EVAL_DIR, projectTemplates, templatesOf, type EvalSet, type Templates } from './eval-set.ts';
import { overlayFiles, type OverlayFiles } from './eval-files.ts';
import { createFinishing } from './finish.ts';
import type { CompletionRequest } from './kinds.ts';
import { pendingLock } from './locks.ts';
import type { Brief, Fact } from './model/brief.ts';
import { problemsOf, SluglineError, type Problem } from './model/errors.ts';
import type { Finding } from './model/finding.ts';
import type { LockedStage, Usage } from './model/lock.ts';
import type { Files, World } from './model/world.ts';
import { costOf } from './money.ts';
import { CONFIG_FILE, loadProject, readText, type Project } from './project.ts';
import { rules } from './registry.ts';
import { checkRuleSettings } from './rule-settings.ts';
import { setUp, type Setup } from './setup.ts';
import type { Language } from './text/language.ts';
import { joinPath } from './text/paths.ts';
import { writeArticle } from './write.ts';
import { languageOf, stageInput, type Workspace } from './workspace.ts';

/**
 * The golden briefs written from recorded answers: the same stages, cleaning, links, layout and rules as a real run, without a model and without a file
 * written. What a real run would repair stays as it was answered.
 */

/** One brief as a set of answers writes it. */
export interface EvalArticle {
  slug: string;
  brief: Brief;
  language: Language;
  /** Why there is no article; then text and findings are empty. */
  problem: Problem | undefined;
  /** The whole file. */
  text: string;
  stages: Readonly<Record<string, LockedStage>>;
  findings: readonly Finding[];
  /** Facts the writer was offered. */
  offered: readonly Fact[];
  /** Tokens of the prompts as they were really filled in, and of the answers. */
  usage: Usage;
  /** US dollars; null where the price of the model is not known. */
  cost: number | null;
}

export interface EvalRun {
  set: EvalSet;
  project: Project;
  workspace: Workspace;
  /** In order of slug. */
  articles: readonly EvalArticle[];
  /** Golden briefs that cannot be used. */
  problems: readonly Problem[];
}

/** The golden briefs as a project of its own, in memory: the config of the project around it, templates as given, nothing else the blog has. */
export interface EvalProject {
  files: OverlayFiles;
  project: Project;
}

/**
 * @param dir the project around `eval/`
 * @param today ISO date: facts that have expired by then are not offered
 * @throws SluglineError CONFIG_INVALID, FACTS_INVALID and others; NOTHING_TO_DO when there is no golden brief
 */
export function loadEvalProject(files: Files, dir: string, templates: Templates, today: string): EvalProject {
  const own = joinPath(dir, EVAL_DIR);
  const config = readText(files, dir, CONFIG_FILE);
  const given = new Map([...templates].map(([name, text]) => [`${own}/prompts/${name}`, text]));
  if (config !== undefined) given.set(`${own}/${CONFIG_FILE}`, config);
  const over = overlayFiles(files, given, [`${own}/prompts`, `${own}/output`, `${own}/.slugline`]);
  const noon = `${today}T12:00:00Z`;
  const loaded = loadProject({ files: over, now: () => new Date(noon) }, own);
  if (loaded.briefs.heads.length === 0) throw new SluglineError(loaded.problems.length > 0 ? loaded.problems : { code: 'NOTHING_TO_DO', file: `${own}/briefs`, message: 'there is no golden brief to evaluate', help: 'Put briefs there, in the form of briefs/*.yaml (docs/evaluation.md).' });
  const { config: settings } = loaded;
  const { model } = settings;
  // Answers are recorded a stage at a time and as they came; the posts of the blog would make scores depend on what is published.
  return { files: over, project: { ...loaded, config: { ...settings, model: { ...model, split: [], repair: { ...model.repair, rounds: 0 } }, content: { ...settings.content, existing: [], redirects: [] }, output: { ...settings.output, dir: 'output' } } } };
}

/**
 * Writes all golden briefs from one set of answers.
 * @param tokens counts a text as the set's model does
 * @throws SluglineError when nothing can be evaluated: config, templates, no golden brief
 */
export async function runSet(world: World, dir: string, set: EvalSet, tokens: (text: string) => number): Promise<EvalRun> {
  const own = templatesOf(world.files, dir, set);
  const templates = completed(own, projectTemplates(world.files, dir));
  const { files, project } = loadEvalProject(world.files, dir, templates, set.recorded);
  checkRuleSettings(project.config, rules, { file: joinPath(dir, CONFIG_FILE), text: readText(world.files, dir, CONFIG_FILE) ?? '' });
  const setup = setUpFor(set, () => setUp({ ...world, files }, project, { provider: 'replay', model: set.model }), dir, own);
  const { workspace } = setup;
  const briefs = [...project.briefs].filter((brief) => brief.status === 'ready' && workspace.languages.get(brief.locale) !== undefined).sort((a, b) => (a.slug < b.slug ? -1 : 1));
  const written = new Map<string, EvalArticle>();
  for (const [rank, brief] of briefs.entries()) written.set(brief.slug, await writeOne(brief, rank, set, setup, world.files, tokens));
  await finishAll(written, set, workspace);
  return { set, project, workspace, articles: [...written.values()], problems: [...project.problems, ...setup.problems] };
}

/** Faults of templates are told where the templates really lie. @throws SluglineError what `set up` throws */
function setUpFor(set: EvalSet, prepare: () => Setup, dir: string, own: Templates): Setup {
  try {
    return prepare();
  } catch (error) {
    if (!(error instanceof SluglineError)) throw error;
    const folder = `${joinPath(dir, EVAL_DIR)}/prompts/`;
    throw new SluglineError(error.problems.map((problem) => {
      if (problem.file?.startsWith(folder) !== true) return problem;
      const name = problem.file.slice(folder.length);
      return { ...problem, file: set.prompts !== undefined && own.has(name) ? `${set.dir}/${set.prompts}/${name}` : joinPath(dir, `prompts/${name}`) };
    }), { cause: error });
  }
}

async function writeOne(brief: Brief, rank: number, set: EvalSet, { workspace, provider }: Setup, files: Files, tokens: (text: string) => number): Promise<EvalArticle> {
  const { calls, usage } = recordedCalls(set, brief, files, tokens, workspace);
  const language = languageOf(brief, workspace.languages);
  const input = stageInput(workspace, brief, {}, true, set.recorded);
  const base = { slug: brief.slug, brief, language, text: '', findings: [], offered: input.facts };
  const costs = (): Pick<EvalArticle, 'usage' | 'cost'> => ({ usage: usage(), cost: calls.cost(usage()) });
  try {
    const stages = await writeArticle(brief, workspace.stages.map(({ id }) => id), {}, {
      workspace, provider, calls, halt: new AbortController().signal, today: set.recorded, force: false, rank, emit: () => undefined, save: async () => undefined,
    });
    return { ...base, problem: undefined, stages, ...costs() };
  } catch (error) {
    // A template that cannot be filled in fails all articles alike: nothing is told of the answers then.
    if (!(error instanceof SluglineError) || error.problems.some(({ code }) => code === 'PROMPT_INVALID')) throw error;
    const [problem] = problemsOf(error);
    return { ...base, problem, stages: {}, ...costs() };
  }
}

/** Answers by slug and stage, whatever the prompt says; every one is counted once. */
function recordedCalls(set: EvalSet, { slug }: Brief, files: Files, tokens: (text: string) => number, { price }: Workspace): { calls: Calls; usage(): Usage } {
  const answers = answersOf(files, set, slug);
  const asked = new Set<string>();
  let sum = NO_USAGE;
  const cost = (usage: Usage): number | null => (price === undefined ? null : costOf(usage, price));
  // oxlint-disable-next-line require-await -- a throw becomes a rejection
  const ask = async (request: CompletionRequest, { stage }: Caller): Promise<Answer> => {
    const answer = answers.get(stage);
    if (answer === undefined) throw new SluglineError({ code: 'FILE_UNREADABLE', file: `${set.dir}/${slug}`, message: `no answer of the stage "${stage}" is recorded for this brief`, help: 'Record the set again, or write the answer.' });
    // A correction of an answer that cannot be used is not recorded: the second time the same comes back, and the stage gives up.
    const usage = asked.has(stage) ? NO_USAGE : { input: inputTokens(request, tokens), cachedInput: 0, output: tokens(answer.text) };
    asked.add(stage);
    sum = addUsage(sum, usage);
    return { key: `${slug}/${stage}`, text: answer.text, usage, paid: true };
  };
  return { calls: { ask, cost, spent: () => cost(sum), rows: () => [] }, usage: () => sum };
}

/** Links, renders and checks what was written, all articles of the set together. */
async function finishAll(written: Map<string, EvalArticle>, set: EvalSet, workspace: Workspace): Promise<void> {
  const articles = [...written.values()].filter(({ problem }) => problem === undefined);
  const ranks = new Map(articles.map(({ slug }, rank) => [slug, rank]));
  const fileOf = (slug: string): string => `${set.dir}/${slug}/${slug}.md`;
  const finishing = createFinishing({
    workspace, rules, today: set.recorded, fileOf,
    rank: (slug) => ranks.get(slug) ?? 0,
    read(slug) {
      const { brief, stages } = written.get(slug) as EvalArticle;
      return { lock: pendingLock(brief, stages, undefined, { workspace, today: set.recorded }), stages };
    },
    others: () => [],
    published: () => undefined,
    faultOf: (error, slug) => ({ file: fileOf(slug), ...(problemsOf(error)[0] as Problem) }),
  });
  for (const { brief, stages } of articles) finishing.add({ brief, stages, lock: undefined });
  await finishing.run({
    announce: () => undefined,
    place({ slug, findings, fault }, finished) {
      const article = written.get(slug) as EvalArticle;
      written.set(slug, finished === undefined
        ? { ...article, problem: fault ?? { code: 'INTERNAL', file: fileOf(slug), message: 'the article cannot be put together' } }
        : { ...article, text: finished.text, findings });
    },
  });
}
