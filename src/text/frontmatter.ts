import yaml3 from 'js-yaml-3';
import { CORE_SCHEMA, load as load4, YAMLException } from 'js-yaml';
import { isDeepStrictEqual } from 'node:util';
import type { Article } from '../model/article.ts';
import { SluglineError } from '../model/errors.ts';
import { splitFrontMatter, type SplitText } from './front-matter-split.ts';
import { readToml } from './toml-front-matter.ts';

/**
 * Front matter: split by `front-matter-split.ts`, read by js-yaml 4 (what Astro reads with; TOML by smol-toml, JSON as JSON), written by js-yaml 3
 * (what the blog's articles were written with, so that they come back byte for byte).
 */
export { splitFrontMatter, type SplitText } from './front-matter-split.ts';

/**
 * The values of front matter as the blog reads them: core types, timestamps as strings, no code, no duplicate keys.
 * @throws SluglineError FRONT_MATTER_CODE, YAML_INVALID with the line in the file
 */
export function readFrontMatter(split: SplitText, file = 'article'): Record<string, unknown> {
  const firstLine = split.block.slice(0, split.sourceOffset).split('\n').length;
  const refuse = (message: string, help: string, line: number, column = 1): never => {
    throw new SluglineError({ code: 'YAML_INVALID', file, line, column, message, help });
  };
  switch (split.language) {
    case 'yaml': return asObject(readYamlBlock(split.source, firstLine, refuse));
    case 'toml': {
      const read = readToml(split.source);
      if ('data' in read) return read.data;
      return refuse(`the front matter is not valid TOML: ${read.fault.message}`, 'Text needs quotes: title = "…"; dates need none.', firstLine + read.fault.line - 1, read.fault.column);
    }
    case 'json': {
      try {
        return asObject(JSON.parse(split.source) as unknown);
      } catch (error) {
        if (!(error instanceof SyntaxError)) throw error;
        return refuse(`the front matter is not valid JSON: ${error.message}`, 'Keys and text stand in double quotes, and no comma follows the last one.', firstLine);
      }
    }
    default: throw new SluglineError({
      code: 'FRONT_MATTER_CODE', file, line: 1, column: 1,
      message: `front matter in "${split.language}" is not read: it could run code`,
      help: 'Write the front matter as YAML between plain "---" lines.',
    });
  }

  function asObject(value: unknown): Record<string, unknown> {
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Record<string, unknown>;
    return refuse('the front matter is not a block of keys', 'Write "key: value" lines between the "---" lines.', firstLine);
  }
}

function readYamlBlock(source: string, firstLine: number, refuse: (message: string, help: string, line: number, column?: number) => never): unknown {
  try {
    return load4(source, { schema: CORE_SCHEMA }) ?? {};
  } catch (error) {
    const mark = error instanceof YAMLException ? error.mark : undefined;
    return refuse(
      `the front matter is not valid YAML: ${error instanceof YAMLException ? error.reason : String(error)}`, 'Values with ": " or a leading special character need quotes.',
      (mark?.line ?? 0) + firstLine, (mark?.column ?? 0) + 1,
    );
  }
}

const dumpOptions = { lineWidth: 80, noRefs: true } as const;

/**
 * Front matter as text, delimiters included, in the style of js-yaml 3. Every scalar survives js-yaml 4: what the old emitter
 * leaves bare and the new parser reads as something else (`0o17`, `+.5`) is put in quotes.
 */
export function emitFrontMatter(data: Record<string, unknown>): string {
  const given = defined(data);
  const holder = createHolder(given);
  const yaml = holder.release(yaml3.safeDump(holder.hold(given), dumpOptions));
  if (!isDeepStrictEqual(load4(yaml, { schema: CORE_SCHEMA }), given)) {
    throw new SluglineError({ code: 'INTERNAL', message: 'front matter would not be read back as written', help: 'Report this with the brief that caused it.' });
  }
  return `---\n${yaml}---\n`;
}

/** What some YAML version or another reads as a number: `+.5`, `0o17`, `1_000`. Bare, its meaning depends on the reader. */
const NUMBER_LIKE = /^[-+]?[.\d][\d_.]*(?:e[-+]?\d*|[xob][\da-f_]*)?$/i;
/** Longer text is read the same by all, unless it looks like a number. */
const HELD_LENGTH = 40;

/** Puts markers that every YAML version leaves bare in the place of strings that the versions read differently, and the quoted strings back. */
function createHolder(data: Record<string, unknown>): { hold(value: unknown): unknown; release(yaml: string): string } {
  const held: string[] = [];
  const all = JSON.stringify(data);
  let mark = 'SLUGLINE';
  while (all.includes(mark)) mark += 'X';
  const marker = (value: string): string => `${mark}${held.push(value) - 1}${mark}`;
  const text = (value: string, isKey: boolean): string => {
    if (/^\s*\n\s*$|\n[ \t]+$/.test(value)) return marker(value);
    if (value.includes('\n') || (value.length > HELD_LENGTH && !NUMBER_LIKE.test(value))) return value;
    // As an item: at the start of a line, where a key may stand, "..." would end the document.
    const bare = yaml3.safeDump([value], dumpOptions);
    if (bare !== `- ${value}\n`) return value;
    if (!NUMBER_LIKE.test(value) && !(isKey && value.startsWith('...')) && isDeepStrictEqual(load4(bare, { schema: CORE_SCHEMA }), [value])) return value;
    return marker(value);
  };
  const hold = (value: unknown): unknown => {
    if (typeof value === 'string') return text(value, false);
    if (Array.isArray(value)) return value.map(hold);
    if (value !== null && typeof value === 'object') return Object.fromEntries(Object.entries(value).map(([key, item]) => [text(key, true), hold(item)]));
    return value;
  };
  return { hold, release: (yaml) => yaml.replace(new RegExp(`${mark}(\\d+)${mark}`, 'g'), (_match, index: string) => quoted(held[Number(index)] ?? '')) };
}

/** Single quotes; double ones where the last lines are nothing but white space, which readers drop from a block. */
function quoted(value: string): string {
  if (!value.includes('\n')) return `'${value.replaceAll("'", "''")}'`;
  return JSON.stringify(value).replace(/[\u007f-\u009f\u2028\u2029\ufeff\ufffe\uffff]/g, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

/** The same value without keys that have none. */
function defined<T>(value: T): T {
  if (Array.isArray(value)) return value.map(defined) as T;
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).filter(([, item]) => item !== undefined).map(([key, item]: [string, unknown]) => [key, defined(item)])) as T;
}

/**
 * Parses an article file. Bytes that cannot be front matter are body.
 * @throws SluglineError FRONT_MATTER_CODE or YAML_INVALID
 */
export function parseArticle(text: string, file = 'article'): Article {
  const split = splitFrontMatter(text);
  if (split.block === '') return { data: {}, body: text };
  return { data: readFrontMatter(split, file), body: split.body, source: split.block };
}

/** An article as text. Unchanged front matter comes back exactly as it stood; changed or new front matter is emitted anew. */
export function renderArticle(article: Article): string {
  if (article.source !== undefined && sameAsSource(article)) return article.source + article.body;
  if (Object.keys(article.data).length === 0) return article.body;
  return emitFrontMatter(article.data) + article.body;
}

function sameAsSource(article: Article): boolean {
  try {
    return isDeepStrictEqual(readFrontMatter(splitFrontMatter(article.source ?? '')), article.data);
  } catch {
    return false;
  }
}
