import { LineCounter, isMap, isNode, parseDocument, type Document } from 'yaml';
import type { z } from 'zod';
import { SluglineError, type ErrorCode, type Problem } from '../model/errors.ts';
import { resolveFault, syntaxFaults, type YamlFault } from './yaml-faults.ts';
import { describe, issueProblems, topKeys } from './yaml-issues.ts';

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
  // Offsets stay what they are: the mark is no part of the YAML, and a lone CR is a line break to it.
  const text = (source.text.startsWith('\uFEFF') ? source.text.slice(1) : source.text).replace(/\r(?!\n)/g, '\n');
  const shift = source.lineOffset ?? 0;
  const at = (offset: number): { line: number; column: number } => {
    const { line, col } = counter.linePos(offset);
    return { line: Math.max(1, line) + shift, column: Math.max(1, col) };
  };
  const refuse = (faults: readonly YamlFault[], cause?: unknown): never => {
    throw new SluglineError(faults.map(({ offset, message, help }): Problem => ({ code: 'YAML_INVALID', file: source.file, ...at(offset), message, help })), { cause });
  };
  let doc: Document | undefined;
  try {
    // "error", not "silent": silence would drop the second of two documents without a word.
    doc = parseDocument(text, { version: '1.2', schema: 'core', uniqueKeys: true, lineCounter: counter, prettyErrors: false, logLevel: 'error' });
    const faults = syntaxFaults(doc, text);
    if (faults.length > 0) refuse(faults);
    const parsed = doc;
    return { value: doc.toJS({ maxAliasCount: MAX_ALIASES }), place: (path, onKey) => at(offsetOf(parsed, path, onKey ?? false)) };
  } catch (error) {
    if (error instanceof SluglineError) throw error;
    return refuse([resolveFault(error, doc)], error);
  }
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

/**
 * Reads and checks one YAML file.
 * @param code the error code for schema faults
 * @throws SluglineError with one problem per fault: place, what was expected, what stands there, the nearest valid key.
 */
export function readYaml<S extends z.ZodType>(source: YamlSource, schema: S, code: ErrorCode): { data: z.output<S>; place: Parsed['place'] } {
  const { value: given, place } = parseYaml(source);
  const root = given ?? {};
  if (typeof root !== 'object' || Array.isArray(root)) {
    const [first = 'key'] = topKeys(schema);
    throw new SluglineError({ code, file: source.file, line: 1 + (source.lineOffset ?? 0), column: 1, message: `expected "key: value" lines, found ${describe(root)}`, help: `The file consists of keys such as "${first}: …", each with a colon and a space after it.` });
  }
  const result = schema.safeParse(root);
  if (result.success) return { data: result.data, place };
  const context = { file: source.file, code, schema, root, place };
  throw new SluglineError(result.error.issues.flatMap((issue) => issueProblems(issue, context)));
}
