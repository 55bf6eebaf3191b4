import { LineCounter, isMap, isNode, parseDocument, type Document } from 'yaml';
import { z } from 'zod';
import { SluglineError, type ErrorCode, type Problem } from '../model/errors.ts';
import { nearest } from './nearest.ts';

/**
 * YAML that people write (briefs, config, facts), read with positions and checked by a schema. Plain data only: YAML 1.2 core types,
 * unique keys, no custom tags, few aliases.
 */
export interface YamlSource {
  file: string;
  text: string;
  /** Lines before `text` in the file (front matter of a .md brief). */
  lineOffset?: number;
}

/** More aliases than this in one document is an "alias bomb". */
const MAX_ALIASES = 50;

interface Parsed {
  value: unknown;
  place(path: readonly PropertyKey[], onKey?: boolean): { line: number; column: number };
}

/** @throws SluglineError YAML_INVALID with the place of every fault. */
function parseYaml(source: YamlSource): Parsed {
  const counter = new LineCounter();
  const text = source.text.startsWith('\uFEFF') ? source.text.slice(1) : source.text;
  const shift = source.lineOffset ?? 0;
  const at = (offset: number): { line: number; column: number } => {
    const { line, col } = counter.linePos(offset);
    return { line: line + shift, column: col };
  };
  const doc: Document = parseDocument(text, { version: '1.2', schema: 'core', uniqueKeys: true, lineCounter: counter, prettyErrors: false, logLevel: 'silent' });
  const faults = [...doc.errors, ...doc.warnings];
  if (faults.length > 0) {
    throw new SluglineError(
      faults.slice(0, 10).map((fault): Problem => ({ code: 'YAML_INVALID', file: source.file, ...at(fault.pos[0]), message: yamlMessage(fault.code, fault.message), help: yamlHelp(fault.code) })),
    );
  }
  let value: unknown;
  try {
    value = doc.toJS({ maxAliasCount: MAX_ALIASES });
  } catch (error) {
    throw new SluglineError({
      code: 'YAML_INVALID', file: source.file, line: 1 + shift, column: 1,
      message: `the YAML cannot be resolved: ${error instanceof Error ? error.message : String(error)}`,
      help: 'Write the values out instead of using anchors and aliases.',
    });
  }
  return { value, place: (path, onKey) => at(offsetOf(doc, path, onKey ?? false)) };
}

/** Offset of the node at `path`, or of the nearest parent that exists; of its key when `onKey`. */
function offsetOf(doc: Document, path: readonly PropertyKey[], onKey: boolean): number {
  for (let length = path.length; length > 0; length--) {
    const key = path[length - 1];
    const parent = length === 1 ? doc.contents : doc.getIn(path.slice(0, length - 1), true);
    if (isMap(parent)) {
      const pair = parent.items.find((item) => isNode(item.key) && 'value' in item.key && String(item.key.value) === String(key));
      if (pair !== undefined) {
        const keyNode = pair.key;
        const valueNode = pair.value;
        const exact = length === path.length && !onKey && isNode(valueNode) && valueNode.range ? valueNode.range[0] : undefined;
        if (exact !== undefined) return exact;
        if (isNode(keyNode) && keyNode.range) return keyNode.range[0];
      }
    }
    const node = doc.getIn(path.slice(0, length), true);
    if (isNode(node) && node.range) return node.range[0];
  }
  return doc.contents?.range?.[0] ?? 0;
}

function yamlMessage(code: string, message: string): string {
  if (code === 'DUPLICATE_KEY') return 'the same key stands twice in one block';
  if (code === 'TAG_RESOLVE_FAILED') return `${message.replace(/\.$/, '')}: only plain YAML values are read, never code`;
  return `invalid YAML: ${message.split('\n')[0] ?? message}`;
}

function yamlHelp(code: string): string {
  switch (code) {
    case 'DUPLICATE_KEY': return 'Keep one of the two.';
    case 'TAG_RESOLVE_FAILED': return 'Remove the "!…" tag and write the value itself.';
    case 'TAB_AS_INDENT': return 'Indent with spaces.';
    default: return 'Text that holds ": " or starts with a special character needs quotes: key: "text: more text".';
  }
}

/**
 * Reads and checks one YAML file.
 * @param code the error code for schema faults
 * @throws SluglineError with one problem per fault: place, what was expected, what stands there, the nearest valid key.
 */
export function readYaml<S extends z.ZodType>(source: YamlSource, schema: S, code: ErrorCode): { data: z.output<S>; place: Parsed['place'] } {
  const parsed = parseYaml(source);
  const value = parsed.value ?? {};
  if (typeof value !== 'object' || Array.isArray(value)) {
    throw new SluglineError({ code, file: source.file, line: 1 + (source.lineOffset ?? 0), column: 1, message: `expected "key: value" lines, found ${describe(value)}`, help: 'The file starts with keys such as "topic: …".' });
  }
  const result = schema.safeParse(value);
  if (result.success) return { data: result.data, place: parsed.place };
  throw new SluglineError(result.error.issues.flatMap((issue) => issueProblems(issue, source.file, code, schema, value, parsed)));
}

function issueProblems(issue: z.core.$ZodIssue, file: string, code: ErrorCode, schema: z.ZodType, root: unknown, parsed: Parsed): Problem[] {
  if (issue.code === 'unrecognized_keys') {
    const known = keysAt(schema, issue.path);
    return issue.keys.map((key): Problem => {
      const near = nearest(key, known);
      return {
        code, file, ...parsed.place([...issue.path, key], true),
        message: `unknown key "${key}"${issue.path.length > 0 ? ` in "${issue.path.join('.')}"` : ''}`,
        help: near === undefined ? `Known keys: ${known.join(', ')}.` : `Did you mean "${near}"?`,
      };
    });
  }
  const name = issue.path.join('.');
  const found = valueAt(root, issue.path);
  if (found === undefined) {
    return [{ code, file, ...parsed.place(issue.path), message: `the required key "${name}" is missing`, help: `Add "${String(issue.path.at(-1))}: …" (${expectation(issue)}).` }];
  }
  return [{ code, file, ...parsed.place(issue.path), message: `"${name}": expected ${expectation(issue)}, found ${describe(found)}`, ...helpFor(issue, found) }];
}

function helpFor(issue: z.core.$ZodIssue, found: unknown): { help?: string } {
  if (issue.code === 'invalid_value' && typeof found === 'string') {
    const near = nearest(found, issue.values.map(String));
    if (near !== undefined) return { help: `Did you mean "${near}"?` };
  }
  if (issue.code === 'invalid_type' && issue.expected === 'string') return { help: 'Put the value in quotes.' };
  if (issue.code === 'invalid_type' && issue.expected === 'array') return { help: 'Write a list: one "- item" a line, or [a, b].' };
  return {};
}

function expectation(issue: z.core.$ZodIssue): string {
  switch (issue.code) {
    case 'invalid_type': return issue.expected === 'record' || issue.expected === 'object' ? 'a block of keys' : `${/^[aeio]/.test(issue.expected) ? 'an' : 'a'} ${issue.expected === 'array' ? 'array (a list)' : issue.expected}`;
    case 'invalid_value': return `one of ${issue.values.map(String).join(', ')}`;
    case 'too_small': return `${issue.origin === 'string' ? 'text of' : 'a value of'} at least ${String(issue.minimum)}${issue.origin === 'string' ? ' character(s)' : ''}`;
    case 'too_big': return `${issue.origin === 'string' ? 'text of' : 'a value of'} at most ${String(issue.maximum)}${issue.origin === 'string' ? ' characters' : ''}`;
    case 'invalid_union': return issue.errors.flat().map(expectation).filter((text, i, all) => all.indexOf(text) === i).join(' or ') || issue.message;
    default: return issue.message;
  }
}

function describe(value: unknown): string {
  if (value === null) return 'nothing';
  if (Array.isArray(value)) return `a list of ${value.length}`;
  if (typeof value === 'object') return 'a block of keys';
  const shown = JSON.stringify(value);
  return `${typeof value} ${shown.length > 60 ? `${shown.slice(0, 57)}…"` : shown}`;
}

function valueAt(root: unknown, path: readonly PropertyKey[]): unknown {
  let value = root;
  for (const key of path) value = value !== null && typeof value === 'object' ? (value as Record<PropertyKey, unknown>)[key] : undefined;
  return value;
}

/** Keys a schema knows at a path: through defaults, options and arrays to the object's shape. */
function keysAt(schema: z.ZodType, path: readonly PropertyKey[]): string[] {
  let current: unknown = schema;
  for (const key of path) {
    current = unwrap(current);
    if (current instanceof z.ZodObject) current = (current.shape as Record<string, unknown>)[String(key)];
    else if (current instanceof z.ZodArray) current = current.element;
    else return [];
  }
  current = unwrap(current);
  return current instanceof z.ZodObject ? Object.keys(current.shape as object) : [];
}

function unwrap(schema: unknown): unknown {
  let current = schema;
  while (current instanceof z.ZodDefault || current instanceof z.ZodPrefault || current instanceof z.ZodOptional || current instanceof z.ZodNullable) current = current.unwrap();
  return current;
}
