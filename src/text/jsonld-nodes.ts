import type { Root } from 'mdast';
import type { JsonObject } from '../model/article.ts';
import type { SplitText } from './front-matter-split.ts';
import { endOf, startOf, walk } from './markdown.ts';
import { keyRange, type Range } from './yaml-places.ts';

/** Where structured data stands in an article: under `schema` in front matter, and in `<script type="application/ld+json">` of old posts. */
export interface JsonLdRoot {
  /** An object or a list as it was read; undefined when it could not be. */
  root: unknown;
  /** How its places begin: `schema`, or a name of the script. */
  path: readonly (string | number)[];
  /** Why a script could not be read. */
  problem?: string;
}

/** An object of the structured data, and how to find it with `doc.place`. */
export interface JsonLdNode {
  node: JsonObject;
  path: readonly (string | number)[];
}

export interface JsonLdScript extends JsonLdRoot, Range {
  /** The JSON as a block of front matter, so that its keys are found as those are. */
  split: SplitText;
}

const SCRIPT = /<script\b[^>]*\bld\+json\b[^>]*>([\s\S]*?)(?:<\/script\s*>|$)/gi;

/** Scripts with JSON-LD in the raw HTML of the body. The tree is asked for only when there may be one. */
export function jsonLdScripts(text: string, tree: () => Root): JsonLdScript[] {
  const scripts: JsonLdScript[] = [];
  if (!text.includes('ld+json')) return scripts;
  walk(tree(), (node) => {
    if (node.type !== 'html') return;
    const offset = startOf(node);
    // The text of the file, not the node's value, which is without the marks of a quote or the indent of a list.
    for (const match of text.slice(offset, endOf(node)).matchAll(SCRIPT)) {
      const json = match[1] ?? '';
      const start = offset + match.index;
      const sourceOffset = start + match[0].indexOf('>') + 1;
      const split: SplitText = { block: match[0], source: json, sourceOffset, body: '', bodyOffset: sourceOffset + json.length, language: 'json' };
      scripts.push({ ...readJson(json), path: [`script ${scripts.length + 1}`], start, end: start + match[0].length, split });
    }
  });
  return scripts;
}

function readJson(json: string): { root: unknown; problem?: string } {
  try {
    return { root: JSON.parse(json) as unknown };
  } catch (error) {
    return { root: undefined, problem: error instanceof Error ? error.message : String(error) };
  }
}

/** The structured data of an article, that of front matter first. */
export function jsonLdRoots(schema: unknown, scripts: readonly JsonLdScript[]): JsonLdRoot[] {
  return [...(schema === undefined || schema === null ? [] : [{ root: schema, path: ['schema'] }]), ...scripts];
}

/** Place of a path that begins with a script's name; undefined for paths of front matter. The script's own when there is no such key. */
export function scriptPlace(text: string, scripts: readonly JsonLdScript[], path: readonly (string | number)[]): Range | undefined {
  const script = scripts.find((one) => one.path[0] === path[0]);
  if (script === undefined) return undefined;
  const range = keyRange(text, script.split, path.slice(1));
  return range.start >= script.split.sourceOffset ? range : { start: script.start, end: script.end };
}

/** Every object below a root, parents first; a `@graph` wrapper is no node of its own, nor is what a context says. */
export function jsonLdNodes({ root, path: rootPath }: JsonLdRoot): JsonLdNode[] {
  const nodes: JsonLdNode[] = [];
  const visit = (value: unknown, path: readonly (string | number)[], depth: number): void => {
    if (depth > 20) return;
    if (Array.isArray(value)) value.forEach((item, index) => visit(item, [...path, index], depth + 1));
    else if (value !== null && typeof value === 'object') {
      if (!('@graph' in value)) nodes.push({ node: value as JsonObject, path });
      for (const [key, item] of Object.entries(value)) if (key !== '@context' && item !== null && typeof item === 'object') visit(item, [...path, key], depth + 1);
    }
  };
  visit(root, rootPath, 0);
  return nodes;
}
