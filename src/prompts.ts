import Handlebars from 'handlebars';
import { z } from 'zod';
import type { Message } from './kinds.ts';
import { SluglineError, type Problem } from './model/errors.ts';
import { sha256 } from './text/hash.ts';
import { nearest } from './text/nearest.ts';
import { splitFrontMatter } from './text/frontmatter.ts';
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

interface Part {
  role: Message['role'] | undefined;
  template: Handlebars.TemplateDelegate;
}
interface Loaded {
  source: PromptSource;
  lineOffset: number;
  parameters: PromptParameters;
  parts: Part[];
}

const HELPERS: Record<string, Handlebars.HelperDelegate> = {
  eq: (a: unknown, b: unknown) => a === b,
  inc: (value: unknown) => Number(value) + 1,
  join: (list: unknown, separator: unknown) => (Array.isArray(list) ? list.join(typeof separator === 'string' ? separator : ', ') : ''),
  concat: (...parts: unknown[]) => parts.slice(0, -1).join(''),
};
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
      const split = splitFrontMatter(source.text);
      const lineOffset = split.block === '' ? 0 : split.block.split('\n').length - 1;
      const parameters = split.block === '' ? parametersSchema.parse({}) : readYaml({ file: source.file, text: split.yaml, lineOffset: 1 }, parametersSchema, 'PROMPT_INVALID').data;
      const name = source.name.replace(/\.hbs$/, '');
      inspect(split.body, source.file, lineOffset, partialNames, problems);
      if (name.startsWith('_')) handlebars.registerPartial(name, split.body);
      const parts = splitRoles(split.body).map((part) => ({ role: part.role, template: handlebars.compile(part.text, { strict: true, noEscape: true, knownHelpersOnly: true, knownHelpers: Object.fromEntries([...KNOWN_HELPERS].map((helper) => [helper, true])) as never }) }));
      loaded.set(name, { source, lineOffset, parameters, parts });
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
      return part.template(guard(data));
    } catch (error) {
      throw new SluglineError(renderProblem(error, from, [...loaded.values()]), { cause: error });
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

/** Splits a template at lines `=== system ===`, `=== user ===`; done on the trusted source, so no value can open a role. */
function splitRoles(body: string): { role: Message['role'] | undefined; text: string }[] {
  const pieces = body.split(/^=== (system|user|assistant) ===\n/m);
  const parts: { role: Message['role'] | undefined; text: string }[] = [];
  if ((pieces[0] ?? '').trim() !== '' || pieces.length === 1) parts.push({ role: undefined, text: pieces[0] ?? '' });
  for (let i = 1; i < pieces.length; i += 2) parts.push({ role: pieces[i] as Message['role'], text: pieces[i + 1] ?? '' });
  return parts;
}

/** Syntax, helpers and named partials of a template. */
function inspect(body: string, file: string, lineOffset: number, partials: ReadonlySet<string>, problems: Problem[]): void {
  let program: hbs.AST.Program;
  try {
    program = Handlebars.parse(body);
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    const line = Number(/line (\d+)/i.exec(message)?.[1] ?? 1);
    problems.push({ code: 'PROMPT_INVALID', file, line: line + lineOffset, column: 1, message: `the template cannot be parsed: ${message.split('\n').at(-1) ?? message}`, help: 'Check the {{…}} near this line.' });
    return;
  }
  const visitor = new Handlebars.Visitor();
  const report = (loc: hbs.AST.SourceLocation, what: string, name: string, known: Iterable<string>): void => {
    const near = nearest(name, known);
    problems.push({ code: 'PROMPT_INVALID', file, line: loc.start.line + lineOffset, column: loc.start.column + 1, message: `unknown ${what} "${name}"`, help: near === undefined ? `Known: ${[...known].join(', ')}.` : `Did you mean "${near}"?` });
  };
  const call = (node: { path: unknown; params: unknown[]; loc: hbs.AST.SourceLocation }, block: boolean): void => {
    const path = node.path as hbs.AST.PathExpression;
    if ((block || node.params.length > 0) && path.type === 'PathExpression' && !KNOWN_HELPERS.has(path.original)) report(node.loc, 'helper', path.original, KNOWN_HELPERS);
  };
  const base = Handlebars.Visitor.prototype;
  visitor.MustacheStatement = (node) => { call(node, false); base.MustacheStatement.call(visitor, node); };
  visitor.BlockStatement = (node) => { call(node, true); base.BlockStatement.call(visitor, node); };
  visitor.SubExpression = (node) => { call(node, true); base.SubExpression.call(visitor, node); };
  visitor.PartialStatement = (node) => {
    const name = node.name as hbs.AST.PathExpression;
    if (name.type === 'PathExpression' && !partials.has(name.original)) report(node.loc, 'partial', name.original, partials);
    base.PartialStatement.call(visitor, node);
  };
  visitor.accept(program);
}

class UnknownName extends Error {
  readonly unknown: string;
  readonly known: string[];
  constructor(name: string, known: string[]) {
    super(`unknown name "${name}"`);
    this.unknown = name;
    this.known = known;
  }
}

/** Data that throws on any name it does not have; `strict` alone misses {{#if typo}} and {{#each typo}}. */
function guard(value: unknown): unknown {
  if (value === null || typeof value !== 'object') return value;
  return new Proxy(value, {
    get(target, key) {
      if (typeof key === 'symbol' || key in Object.prototype || (Array.isArray(target) && (key === 'length' || /^\d+$/.test(key)))) return Reflect.get(target, key) as unknown;
      if (Array.isArray(target) && key in Array.prototype) return Reflect.get(target, key) as unknown;
      if (!Object.hasOwn(target, key)) throw new UnknownName(key, Object.keys(target));
      return guard(Reflect.get(target, key));
    },
  });
}

function renderProblem(error: unknown, from: Loaded, all: readonly Loaded[]): Problem {
  if (error instanceof UnknownName) {
    const places = [from, ...all.filter((one) => one !== from && one.source.name.startsWith('_'))];
    for (const one of places) {
      const lines = one.source.text.split('\n');
      const index = lines.findIndex((line) => new RegExp(`\\{\\{[^}]*\\b${error.unknown.replace(/[^\w]/g, '.')}\\b`).test(line));
      if (index < 0) continue;
      const near = nearest(error.unknown, error.known);
      return { code: 'PROMPT_INVALID', file: one.source.file, line: index + 1, column: (lines[index]?.indexOf(error.unknown) ?? 0) + 1, message: `unknown name "${error.unknown}"`, help: near === undefined ? `Known here: ${error.known.join(', ')}.` : `Did you mean "${near}"?` };
    }
  }
  const message = error instanceof Error ? error.message : String(error);
  const place = / - (\d+):(\d+)$/.exec(message);
  return {
    code: 'PROMPT_INVALID', file: from.source.file,
    ...(place === null ? {} : { line: Number(place[1]) + from.lineOffset, column: Number(place[2]) + 1 }),
    message: `the template cannot be filled in: ${message.replace(/ - \d+:\d+$/, '')}`, help: 'Correct the name, or the template.',
  };
}
