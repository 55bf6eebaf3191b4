import Handlebars from 'handlebars';
import { z } from 'zod';
import type { Message } from './kinds.ts';
import { SluglineError, type Problem } from './model/errors.ts';
import { sha256 } from './text/hash.ts';
import { nearest } from './text/nearest.ts';
import { splitFrontMatter } from './text/frontmatter.ts';
import { readTemplate, type NameUse, type TemplatePart } from './text/template.ts';
import { readYaml } from './text/yaml.ts';

/**
 * Prompt templates: YAML front matter (model parameters) + Handlebars. Strict: unknown helpers, partials and names fail before any call, with
 * file and line. Templates are trusted; the data never becomes template.
 */
export interface PromptSource {
  /** File name, e.g. `draft.hbs`; a name that starts with "_" is a partial. */
  name: string;
  /** Where it was read from, for messages. */
  file: string;
  text: string;
}

const parametersSchema = z.strictObject({
  description: z.string().optional(),
  maxOutputTokens: z.int().min(16).max(200_000).default(8000),
  temperature: z.number().min(0).max(2).optional(),
  reasoningEffort: z.enum(['none', 'minimal', 'low', 'medium', 'high']).optional(),
});
export type PromptParameters = z.infer<typeof parametersSchema>;

export interface Prompts {
  has(name: string): boolean;
  parameters(name: string): PromptParameters;
  /** sha256 of a template with everything it includes. */
  hash(name: string): string;
  /** The template as one text (the article layout). @throws SluglineError PROMPT_INVALID with file:line */
  render(name: string, data: Record<string, unknown>): string;
  /** The template as messages, one for each `=== role ===` part. @throws SluglineError PROMPT_INVALID */
  messages(name: string, data: Record<string, unknown>): Message[];
}

interface Part extends TemplatePart {
  template: Handlebars.TemplateDelegate;
}
interface Loaded {
  source: PromptSource;
  parameters: PromptParameters;
  parts: Part[];
  names: readonly NameUse[];
}

const HELPERS: Record<string, Handlebars.HelperDelegate> = {
  eq: (a: unknown, b: unknown) => a === b,
  inc: (value: unknown) => Number(value) + 1,
  join: (list: unknown, separator: unknown) => (Array.isArray(list) ? list.join(typeof separator === 'string' ? separator : ', ') : ''),
  concat: (...parts: unknown[]) => parts.slice(0, -1).join(''),
};
/** Said outright, or Handlebars warns on the console. */
const NO_PROTOTYPE = { allowProtoPropertiesByDefault: false, allowProtoMethodsByDefault: false } as const;
const KNOWN_HELPERS = new Set([...Object.keys(HELPERS), 'if', 'unless', 'each', 'with', 'lookup']);

/** Compiles all templates. @throws SluglineError with one problem per fault, so that all are seen at once */
export function createPrompts(sources: readonly PromptSource[]): Prompts {
  const handlebars = Handlebars.create();
  for (const [name, helper] of Object.entries(HELPERS)) handlebars.registerHelper(name, helper);
  const problems: Problem[] = [];
  const loaded = new Map<string, Loaded>();
  const partialNames = new Set(sources.filter((source) => source.name.startsWith('_')).map((source) => source.name.replace(/\.hbs$/, '')));
  for (const source of sources) {
    try {
      const split = splitFrontMatter(source.text.replace(/\r\n?/g, '\n'));
      const lineOffset = split.block === '' ? 0 : split.block.split('\n').length - 1;
      const parameters = split.block === '' ? parametersSchema.parse({}) : readYaml({ file: source.file, text: split.source, lineOffset: 1 }, parametersSchema, 'PROMPT_INVALID').data;
      const name = source.name.replace(/\.hbs$/, '');
      const template = readTemplate(split.body, source.file, lineOffset, KNOWN_HELPERS, partialNames);
      problems.push(...template.problems);
      if (name.startsWith('_')) handlebars.registerPartial(name, split.body);
      const parts = template.parts.map((part) => ({ ...part, template: handlebars.compile(part.text, { strict: true, noEscape: true, knownHelpersOnly: true, knownHelpers: Object.fromEntries([...KNOWN_HELPERS].map((helper) => [helper, true])) }) }));
      loaded.set(name, { source, parameters, parts, names: template.names });
    } catch (error) {
      if (!(error instanceof SluglineError)) throw error;
      problems.push(...error.problems);
    }
  }
  if (problems.length > 0) throw new SluglineError(problems);
  const get = (name: string): Loaded => {
    const found = loaded.get(name);
    if (found !== undefined) return found;
    throw new SluglineError({ code: 'PROMPT_INVALID', file: `prompts/${name}.hbs`, message: 'this template is missing', help: 'Restore it, or copy the one that comes with Slugline (`slugline init` writes them).' });
  };
  const run = (from: Loaded, part: Part, data: Record<string, unknown>): string => {
    try {
      return part.template(guard(data, ''), NO_PROTOTYPE);
    } catch (error) {
      throw new SluglineError(renderProblem(error, from, part, [...loaded.values()]), { cause: error });
    }
  };
  const hashes = new Map<string, string>();
  const allPartials = [...loaded].filter(([name]) => name.startsWith('_')).map(([, partial]) => partial);
  return {
    has: (name) => loaded.has(name),
    parameters: (name) => get(name).parameters,
    hash(name) {
      const known = hashes.get(name);
      if (known !== undefined) return known;
      const own = get(name).source.text;
      const hash = sha256([own, ...allPartials.filter((partial) => includes(own, partial, allPartials, new Set())).map((partial) => partial.source.text)].join('\u0000'));
      hashes.set(name, hash);
      return hash;
    },
    render: (name, data) => get(name).parts.map((part) => run(get(name), part, data)).join(''),
    messages: (name, data) =>
      get(name).parts.flatMap((part): Message[] => {
        const content = run(get(name), part, data).replace(/\n{3,}/g, '\n\n').trim();
        return content === '' ? [] : [{ role: part.role ?? 'user', content }];
      }),
  };
}

/** True when a template includes a partial, by name or through another; a computed name may be any partial with that beginning. */
function includes(text: string, partial: Loaded, partials: readonly Loaded[], seen: Set<string>): boolean {
  const name = partial.source.name.replace(/\.hbs$/, '');
  if (text.includes(`> ${name}`) || new RegExp(String.raw`>\s*\(concat "${name.split('.')[0] ?? ''}\."`).test(text)) return true;
  return partials.some((other) => {
    if (other === partial || seen.has(other.source.name) || !includes(text, other, [], seen)) return false;
    return includes(other.source.text, partial, partials, new Set([...seen, other.source.name]));
  });
}

/** A name the data does not have, or one that cannot stand where it does. */
class WrongName extends Error {
  readonly wrong: string;
  /** Names there are; undefined where the name is right but its value is no text. */
  readonly known: readonly string[] | undefined;
  /** Name of the list or object it was looked for in; '' at the root. */
  readonly block: string;
  constructor(wrong: string, known: readonly string[] | undefined, block: string) {
    super(`wrong name "${wrong}"`);
    this.wrong = wrong;
    this.known = known;
    this.block = block;
  }
}

/**
 * Data that throws on any name it does not have (`strict` alone misses {{#if typo}} and {{#each typo}}), and where a block of values is printed.
 * @param path names it is read by, from the root
 */
function guard(value: unknown, ...path: string[]): unknown {
  if (value === null || typeof value !== 'object') return value;
  const block = path.at(-1) ?? '';
  const unknown = (target: object, key: string): never => {
    throw new WrongName(key, Object.keys(target), block);
  };
  return new Proxy(value, {
    has: (target, key) => typeof key === 'symbol' || key in target || unknown(target, key),
    get(target, key) {
      const list = Array.isArray(target);
      if (key === Symbol.toPrimitive && !list) throw new WrongName(block, undefined, path.at(-2) ?? '');
      if (typeof key === 'symbol' || key in Object.prototype) return Reflect.get(target, key) as unknown;
      if (list && key in Array.prototype) return Reflect.get(target, key) as unknown;
      if (list && /^\d+$/.test(key)) return guard(Reflect.get(target, key), ...path);
      if (!Object.hasOwn(target, key)) return unknown(target, key);
      return guard(Reflect.get(target, key), ...path, key);
    },
  });
}

function renderProblem(error: unknown, from: Loaded, part: Part, all: readonly Loaded[]): Problem {
  const uses = [from, ...all.filter((one) => one !== from && one.source.name.startsWith('_'))].flatMap(({ names, source }) => names.map((use) => ({ use, file: source.file })));
  const placeOf = (found: (typeof uses)[number] | undefined): Pick<Problem, 'file' | 'line' | 'column'> =>
    found === undefined ? { file: from.source.file } : { file: found.file, line: found.use.line, column: found.use.column };
  if (error instanceof WrongName) {
    const { wrong, known, block } = error;
    const named = uses.filter(({ use }) => use.path.includes(wrong));
    // The same name may be right elsewhere: the use that reads from the same block is the wrong one.
    const place = placeOf(named.find(({ use }) => (use.path[use.path.indexOf(wrong) - 1] ?? use.block) === block) ?? named[0]);
    if (known === undefined) return { code: 'PROMPT_INVALID', ...place, message: `"${wrong}" is a block of values, not text`, help: `Print one of its values: {{${wrong}.…}}.` };
    const near = nearest(wrong, known);
    return { code: 'PROMPT_INVALID', ...place, message: `unknown name "${wrong}"${block === '' ? '' : ` in "${block}"`}`, help: near === undefined ? `Known here: ${known.join(', ')}.` : `Did you mean "${near}"?` };
  }
  const below = error instanceof TypeError ? /'in' operator to search for '([^']*)'/.exec(error.message)?.[1] : undefined;
  if (below !== undefined) {
    return { code: 'PROMPT_INVALID', ...placeOf(uses.find(({ use }) => use.path.indexOf(below) > 0) ?? uses.find(({ use }) => use.path.includes(below))), message: `"${below}" is read from a plain text, which holds no names`, help: 'Print the text itself: {{name}}.' };
  }
  const message = error instanceof Error ? error.message : String(error);
  const place = / - (\d+):(\d+)$/.exec(message);
  return {
    code: 'PROMPT_INVALID', file: from.source.file,
    ...(place === null ? {} : { line: Number(place[1]) + part.lineOffset, column: Number(place[2]) + 1 }),
    message: `the template cannot be filled in: ${message.replace(/ - \d+:\d+$/, '')}`, help: 'Correct the name, or the template.',
  };
}
