import { z } from 'zod';
import { builtinPrompts } from './builtin.ts';
import { SluglineError, problemsOf, type Problem } from './model/errors.ts';
import { isRealDate } from './model/real-date.ts';
import type { Files } from './model/world.ts';
import { createPrompts, type PromptSource } from './prompts.ts';
import { readText } from './reading.ts';
import { stages } from './registry.ts';
import { sha256, stableJson } from './text/hash.ts';
import { nearest } from './text/nearest.ts';
import { joinPath } from './text/paths.ts';
import { readYaml } from './text/yaml.ts';

/** Recorded answers of the golden briefs, one set for each version of the prompts: `eval/answers/<label>/`. */

export const EVAL_DIR = 'eval';
const ANSWERS_DIR = `${EVAL_DIR}/answers`;
const SET_FILE = 'set.yaml';
/** The layout is no prompt: no model sees it. */
const LAYOUT = 'article.hbs';

const LABEL = /^[a-z0-9][a-z0-9._-]*$/i;

const setSchema = z.strictObject({
  label: z.string().regex(LABEL, 'a name of letters, digits, "-", "_" and ".", such as v2-rules'),
  about: z.string().trim().min(1).describe('What this version of the prompts changed'),
  model: z.string().trim().min(1).describe('The model the answers are counted and priced as'),
  recorded: z.string({ error: 'a date such as 2026-11-22' }).regex(/^\d{4}-\d{2}-\d{2}$/, 'a date such as 2026-11-22').refine(isRealDate, 'a day that exists in the calendar'),
  origin: z.enum(['hand-written', 'model']).describe('Who wrote the answers'),
  prompts: z.string().regex(/^(?!\/)(?!.*\.\.)/, 'a folder below the label').optional().describe("The templates of this version; the project's own without it"),
  promptsHash: z.string().regex(/^[0-9a-f]{64}$/, 'the sha256 that `slugline eval --adopt` writes').optional(),
});

/** A version of the prompts with its answers. */
export interface EvalSet extends z.infer<typeof setSchema> {
  /** Its folder, and its file. */
  dir: string;
  file: string;
}

/** Templates by file name. */
export type Templates = ReadonlyMap<string, string>;

/** All sets in order: by the day they were recorded, then by name; the last is the current version. What cannot be read is a problem beside the others. */
export function loadSets(files: Files, dir: string): { sets: EvalSet[]; problems: Problem[] } {
  const sets: EvalSet[] = [];
  const problems: Problem[] = [];
  const folder = joinPath(dir, ANSWERS_DIR);
  for (const name of files.list(folder).filter((one) => one.endsWith('/') && !/^[._]/.test(one))) {
    const label = name.slice(0, -1);
    const own = setDir(dir, label);
    const file = `${own}/${SET_FILE}`;
    try {
      const text = readText(files, '.', file);
      if (text === undefined) throw new SluglineError({ code: 'FILE_UNREADABLE', file, message: 'this set of answers has no set.yaml', help: 'Write one (docs/evaluation.md), or remove the folder.' });
      const { data, place } = readYaml({ file, text }, setSchema, 'CONFIG_INVALID');
      if (data.label !== label) throw new SluglineError({ code: 'CONFIG_INVALID', file, ...place(['label']), message: `the label is "${data.label}" and the folder is "${label}"`, help: 'Give both the same name.' });
      sets.push({ ...data, dir: own, file });
    } catch (error) {
      if (!(error instanceof SluglineError)) throw error;
      problems.push(...problemsOf(error));
    }
  }
  return { sets: sets.sort((a, b) => compare(a.recorded, b.recorded) || compare(a.label, b.label)), problems };
}

function compare(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}

/** The folder of a label. */
export function setDir(dir: string, label: string): string {
  return `${joinPath(dir, ANSWERS_DIR)}/${label}`;
}

/** True for what may be a label. */
export function isLabel(text: string): boolean {
  return LABEL.test(text);
}

/** The set of a label. @throws SluglineError USAGE with the nearest one */
export function setOf(sets: readonly EvalSet[], label: string): EvalSet {
  const found = sets.find((set) => set.label === label);
  if (found !== undefined) return found;
  const near = nearest(label, sets.map((set) => set.label));
  throw new SluglineError({ code: 'USAGE', message: `there is no set of answers "${label}"`, help: near === undefined ? `Recorded: ${sets.map((set) => set.label).join(', ') || 'none'}.` : `Did you mean "${near}"?` });
}

/** The templates in a folder; no folder is none. @throws SluglineError when one cannot be read */
export function templatesIn(files: Files, folder: string): Templates {
  const names = files.list(folder).filter((name) => name.endsWith('.hbs'));
  return new Map(names.map((name) => [name, (readText(files, folder, name) ?? '').replace(/\r\n?/g, '\n')]));
}

/** The templates a set was recorded with: its own, or the project's. @throws SluglineError when its folder holds none */
export function templatesOf(files: Files, dir: string, set: EvalSet): Templates {
  if (set.prompts === undefined) return projectTemplates(files, dir);
  const templates = templatesIn(files, `${set.dir}/${set.prompts}`);
  if (templates.size > 0) return templates;
  throw new SluglineError({ code: 'PROMPT_INVALID', file: `${set.dir}/${set.prompts}`, message: `the set "${set.label}" names this folder for its templates, and there are none in it`, help: 'Put the templates there, or remove "prompts" from its set.yaml.' });
}

/** The project's own templates. */
export function projectTemplates(files: Files, dir: string): Templates {
  return templatesIn(files, joinPath(dir, 'prompts'));
}

/**
 * What names a version of the prompts: sha256 over the templates of the stages with everything they include. Layout and templates that no stage asks
 * with (parts of a split draft, repairs) are not in it. A folder that lacks the template of a stage is completed with the ones that come with Slugline.
 * @throws SluglineError PROMPT_INVALID
 */
export function promptsHash(files: Files, templates: Templates): string {
  const complete = stages.every((stage) => templates.has(`${stage.prompt}.hbs`));
  const all = complete ? templates : new Map([...templatesIn(files, builtinPrompts()), ...templates]);
  const prompts = createPrompts([...all].map(([name, text]): PromptSource => ({ name, file: name, text })));
  return sha256(stableJson(Object.fromEntries(stages.map((stage) => [stage.id, prompts.hash(stage.prompt)]))));
}

/** Templates of a version for running it: its own, with the project's layout and whatever else it lacks. */
export function completed(templates: Templates, project: Templates): Templates {
  const layout = project.get(LAYOUT);
  return new Map([...project, ...templates, ...(layout === undefined ? [] : [[LAYOUT, layout] as const])]);
}

/** The text of a set.yaml with the hash of its prompts in place; everything else stays as it is written. */
export function withHash(text: string, hash: string): string {
  const line = `promptsHash: ${hash}`;
  if (/^promptsHash:.*$/m.test(text)) return text.replace(/^promptsHash:.*$/m, line);
  return `${text.replace(/\n*$/, '\n')}${line}\n`;
}

/** The text of a new set.yaml. */
export function setText(set: Pick<EvalSet, 'label' | 'about' | 'model' | 'recorded' | 'origin' | 'prompts'>, hash: string): string {
  const quoted = (value: string): string => JSON.stringify(value);
  return [
    `label: ${quoted(set.label)}`, `about: ${quoted(set.about)}`, `model: ${quoted(set.model)}`, `recorded: ${set.recorded}`, `origin: ${set.origin}`,
    ...(set.prompts === undefined ? [] : [`prompts: ${set.prompts}`]), `promptsHash: ${hash}`, '',
  ].join('\n');
}

/** File name of a stage's answer: JSON for decisions, Markdown for prose. */
export function answerFile(stage: { id: string; schema?: unknown }): string {
  return `${stage.id}.${stage.schema === undefined ? 'md' : 'json'}`;
}

/** The answers of a set to one brief, by stage; a stage without a file has none. @throws SluglineError when one cannot be read */
export function answersOf(files: Files, set: EvalSet, slug: string): Map<string, { text: string; file: string }> {
  return new Map(stages.flatMap((stage) => {
    const file = `${set.dir}/${slug}/${answerFile(stage)}`;
    const text = readText(files, '.', file);
    return text === undefined ? [] : [[stage.id, { text, file }] as const];
  }));
}
