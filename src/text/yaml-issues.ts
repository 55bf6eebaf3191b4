import { z } from 'zod';
import type { ErrorCode, Problem } from '../model/errors.ts';
import { nearest } from './nearest.ts';

/** What a schema finds wrong with a value, in the words of someone who writes briefs: the key, what was expected, what stands there. */
export interface IssueContext {
  file: string;
  code: ErrorCode;
  schema: z.ZodType;
  /** The checked value, and where its parts stand in the file. */
  root: unknown;
  place(path: readonly PropertyKey[], onKey?: boolean): { line: number; column: number };
}

type Issue = z.core.$ZodIssue;

/** Values of these keys are never shown: someone may have put an API key there. */
const SECRET_KEYS: ReadonlySet<unknown> = new Set(['apiKeyEnv']);

/** One schema issue as problems: one for each unknown key, else one. */
export function issueProblems(issue: Issue, context: IssueContext): Problem[] {
  const { code, file, root, schema, place } = context;
  if (issue.code === 'unrecognized_keys') {
    const known = keysAt(schema, issue.path);
    return issue.keys.map((key): Problem => {
      const near = nearest(key, known);
      return {
        code, file, ...place([...issue.path, key], true),
        message: `unknown key "${key}"${issue.path.length > 0 ? ` in "${nameOf(issue.path)}"` : ''}`,
        help: near === undefined ? `Known keys: ${known.join(', ')}.` : `Did you mean "${near}"?`,
      };
    });
  }
  const name = nameOf(issue.path);
  const key = String(issue.path.at(-1));
  const found = valueAt(root, issue.path);
  if (found === undefined) return [{ code, file, ...place(issue.path), message: `the required key "${name}" is missing`, help: `Add "${key}: …" (${expectation(issue)}).` }];
  const shown = SECRET_KEYS.has(key) ? 'something else' : describe(found);
  return [{ code, file, ...place(issue.path), message: `"${name}": expected ${expectation(issue)}, found ${shown}`, ...helpFor(issue, found, schema) }];
}

/** The names of the top-level keys of a schema. */
export function topKeys(schema: z.ZodType): string[] {
  return keysAt(schema, []);
}

/** A value in words. */
export function describe(value: unknown): string {
  if (value === null) return 'nothing';
  if (Array.isArray(value)) return `a list of ${value.length}`;
  switch (typeof value) {
    case 'object': return 'a block of keys';
    case 'number': return `the number ${String(value)}`;
    case 'boolean': return `the value ${String(value)}`;
    default: {
      const shown = JSON.stringify(value);
      if (value === '') return 'empty text';
      return shown.length > 60 ? `${shown.slice(0, 57)}…"` : shown;
    }
  }
}

/** A path as people say it: items count from 1. `['outline', 0, 'points']` → `outline, item 1, points`. */
function nameOf(path: readonly PropertyKey[]): string {
  return path.reduce<string>((name, key, index) => {
    if (typeof key === 'number') return `${name}, item ${key + 1}`;
    return index === 0 ? String(key) : `${name}${typeof path[index - 1] === 'number' ? ', ' : '.'}${String(key)}`;
  }, '');
}

function expectation(issue: Issue): string {
  // A message of the schema's own says it best; zod's begin with these words.
  if (!/^(?:Invalid|Too (?:small|big)|Unrecognized)\b/.test(issue.message)) return issue.message;
  switch (issue.code) {
    case 'invalid_type': return TYPE_NAMES[issue.expected] ?? 'another value';
    case 'invalid_value': return `one of ${issue.values.map(String).join(', ')}`;
    case 'too_small': return issue.origin === 'string' ? (Number(issue.minimum) <= 1 ? 'some text' : `text of at least ${String(issue.minimum)} characters`) : `a value of ${issue.inclusive === false ? 'more than' : 'at least'} ${String(issue.minimum)}`;
    case 'too_big': return issue.origin === 'string' ? `text of at most ${String(issue.maximum)} characters` : `a value of ${issue.inclusive === false ? 'less than' : 'at most'} ${String(issue.maximum)}`;
    case 'invalid_union': return issue.errors.flat().map(expectation).filter((text, i, all) => all.indexOf(text) === i).join(' or ') || 'another value';
    default: return 'another value';
  }
}

const TYPE_NAMES: Readonly<Record<string, string>> = {
  string: 'text', number: 'a number', int: 'a whole number', boolean: 'true or false', array: 'a list', tuple: 'a list', object: 'a block of keys', record: 'a block of keys',
};

function helpFor(issue: Issue, found: unknown, schema: z.ZodType): { help?: string } {
  if (found === null || (typeof found === 'string' && found.trim() === '')) return { help: emptyHelp(issue.path, schema) };
  if (issue.code === 'invalid_value' && typeof found === 'string') {
    const near = nearest(found, issue.values.map(String));
    return { help: near === undefined ? 'Choose one of these.' : `Did you mean "${near}"?` };
  }
  if (issue.code !== 'invalid_type') return { help: formHelp(issue) };
  switch (issue.expected) {
    case 'string':
      // A schema with words of its own (a date) expects more than quotes.
      if (!issue.message.startsWith('Invalid')) return {};
      if (Array.isArray(found)) return { help: 'Write one text, not a list; text that starts with "[" or "- " needs quotes.' };
      return { help: typeof found === 'object' ? 'Text that holds ": " needs quotes around the whole of it: "text: more text".' : `Put the value in quotes: "${typeof found === 'number' || typeof found === 'boolean' || typeof found === 'bigint' ? String(found) : ''}".` };
    case 'number':
    case 'int': return { help: 'Write digits, without quotes, spaces or units; the decimal mark is a point.' };
    case 'array': return { help: 'Write a list: one "- item" a line, or [a, b].' };
    case 'object':
    case 'record': {
      const known = keysAt(schema, issue.path);
      if (known.length === 0) return { help: 'Write one "key: value" a line, indented below.' };
      // An id is seldom what someone writes when they write only one thing.
      const main = known.find((name) => name !== 'id') ?? '';
      return { help: `${typeof found === 'string' ? `Write "${main}: ${found.length > 40 ? '…' : found}". ` : ''}Known keys: ${known.join(', ')}.` };
    }
    default: return {};
  }
}

/** What to write instead, for values of the right type and the wrong form. */
function formHelp(issue: Issue): string {
  const wanted = expectation(issue);
  if (issue.path.at(-1) === 'slug') return 'Correct it, or leave the key out: the slug is then made from the topic.';
  if (/\bURL\b/.test(wanted)) return 'Write the whole address, starting with https://.';
  if (/\b(?:date|day)\b/.test(wanted)) return 'Write the day as year-month-day, with all its digits.';
  return 'Correct the value.';
}

function emptyHelp(path: readonly PropertyKey[], schema: z.ZodType): string {
  const key = path.at(-1);
  if (typeof key !== 'string') return 'Write something after the "-", or delete the item.';
  const field = schemaAt(schema, path);
  const needed = field instanceof z.ZodType && !field.safeParse(undefined).success;
  return `Write the value after "${key}:"${needed ? '' : ', or delete the line if it is not needed'}. Text that starts with "#" needs quotes.`;
}

function valueAt(root: unknown, path: readonly PropertyKey[]): unknown {
  let value = root;
  for (const key of path) value = value !== null && typeof value === 'object' && Object.hasOwn(value, key) ? (value as Record<PropertyKey, unknown>)[key] : undefined;
  return value;
}

/** Keys a schema knows at a path; none where it takes any. */
function keysAt(schema: z.ZodType, path: readonly PropertyKey[]): string[] {
  const found = unwrap(schemaAt(schema, path));
  if (!(found instanceof z.ZodObject)) return [];
  const open = found.def.catchall !== undefined && !(found.def.catchall instanceof z.ZodNever);
  return open ? [] : Object.keys(found.shape);
}

/** The schema at a path, through defaults, options and lists. */
function schemaAt(schema: z.ZodType, path: readonly PropertyKey[]): unknown {
  let current: unknown = schema;
  for (const key of path) {
    current = unwrap(current);
    if (current instanceof z.ZodObject) current = (current.shape as Record<string, unknown>)[String(key)];
    else if (current instanceof z.ZodArray) current = current.element;
    else if (current instanceof z.ZodRecord) current = current.valueType;
    else return undefined;
  }
  return current;
}

function unwrap(schema: unknown): unknown {
  let current = schema;
  while (current instanceof z.ZodDefault || current instanceof z.ZodPrefault || current instanceof z.ZodOptional || current instanceof z.ZodNullable) current = current.unwrap();
  return current;
}
