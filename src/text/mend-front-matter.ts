import { FRONT_MATTER_KEYS } from '../model/article.ts';
import { FOREIGN_KEYS } from './front-matter-aliases.ts';
import { entriesOf, keyOf, mendYaml } from './mend-yaml.ts';
import { difference, type Mend, type MendStep } from './mend-step.ts';
import type { Document } from './document.ts';

/** Steps that make front matter readable again. Nothing is invented: what stands there gets its delimiters, its quotes and its indents back. */

const KNOWN: ReadonlySet<string> = new Set([...FRONT_MATTER_KEYS, ...FOREIGN_KEYS, 'layout', 'slug']);

/** Articles are written with LF (the article format); outside a project a file keeps its line ends as long as its front matter can be read. */
export const lineEnds: MendStep = {
  id: 'line-ends', about: 'line ends of Windows become those of the article format', touches: 'syntax', reveals: true,
  mends({ text, frontMatterProblem }, { config }) {
    if (!text.includes('\r') || (config === undefined && frontMatterProblem === undefined)) return [];
    const edits = [...text.matchAll(/\r\n?/g)].map(({ index, 0: found }) => ({ start: index, end: index + found.length, text: '\n' }));
    return [{ what: `${edits.length} line ends of Windows became plain ones`, edits }];
  },
};

/** The lines between which front matter stands. */
export const fences: MendStep = {
  id: 'fences', about: 'the `---` lines around front matter that are missing or misspelt', touches: 'syntax', reveals: true,
  mends(doc) {
    const closing = closingFence(doc);
    return closing === undefined ? openingFence(doc) : [closing];
  },
};

/** A block that is opened and never closed, or only by a rule line far down in the text. */
function closingFence(doc: Document): Mend | undefined {
  const { text, split } = doc;
  const mark = /^\uFEFF?(?:[ \t]*\r?\n)*---[ \t]*\r?\n/.exec(text)?.[0];
  if (mark === undefined || (split.block !== '' && (doc.frontMatterProblem?.code !== 'YAML_INVALID' || split.language !== 'yaml'))) return undefined;
  const end = keysEnd(text, mark.length);
  if (end === undefined || (split.block !== '' && end >= split.sourceOffset + split.source.trimEnd().length)) return undefined;
  const [line = ''] = /^[^\r\n]*(?:\r?\n|$)/.exec(text.slice(end)) ?? [];
  const spoilt = /^\s*(?:-{2,}|[-–—]*[–—][-–—]*)\s*$/.test(line);
  if (!spoilt && !isBody(text.slice(mark.length, end), line)) return undefined;
  return { what: spoilt ? `the line "${line.trim()}" became the \`---\` that closes the front matter` : 'the front matter got the `---` line that closes it', edits: [{ start: end, end: spoilt ? end + line.length : end, text: '---\n' }] };
}

/** True for a line that begins the text; right behind a key without a value it may be that value, which has lost its indent. */
function isBody(keys: string, line: string): boolean {
  if (line.trim() === '' || /^(?:#{1,6}\s|import\s|export\s|<[A-Za-z])/.test(line)) return true;
  const last = keys.trimEnd().split('\n').at(-1) ?? '';
  const value = last.slice(last.indexOf(':') + 1).trim();
  return !/^(?:[>|][+-]?\d?)?$/.test(value) && !/^(?:"[^"]*|'[^']*)$/.test(value);
}

/** Keys at the very start, closed by a `---` line that Markdown takes for an underline. */
function openingFence({ text, split }: Document): Mend[] {
  const mark = text.startsWith('\uFEFF') ? 1 : 0;
  const [first = ''] = /^[^\n]*/.exec(text.slice(mark)) ?? [];
  if (split.block !== '' || !KNOWN.has(keyOf(first))) return [];
  const end = keysEnd(text, mark);
  if (end === undefined || !/^---[ \t]*(?:\r?\n|$)/.test(text.slice(end))) return [];
  const keys = entriesOf(text.slice(mark, end)).map(({ key }) => key);
  return keys.filter((key) => KNOWN.has(key)).length < 2 || !keys.includes('title') ? [] : [{ what: 'the front matter got the `---` line that opens it', edits: [{ start: mark, end: mark, text: '---\n' }] }];
}

/** Where the lines end that are keys with their values; undefined when there is no key that a blog has. */
function keysEnd(text: string, from: number): number | undefined {
  const lines = text.slice(from).split(/(?<=\n)/);
  let end = from;
  let at = from;
  let known = false;
  let blank = false;
  let value = false;
  for (const [index, line] of lines.entries()) {
    at += line.length;
    const bare = line.trim();
    if (/^---[ \t]*\r?\n?$/.test(line)) break;
    const key = keyOf(line);
    if (bare === '') {
      blank = true;
      continue;
    }
    // After a blank line "Note: …" may be prose; a key that blogs have is not.
    const isKey = key !== '' && (!blank || KNOWN.has(key));
    const goesOn = value && !blank && (/^[ \t]/.test(line) || line.startsWith('- ') || isBetweenKeys(lines, index));
    const indented = value && blank && /^[ \t]+\S/.test(line) && isBetweenKeys(lines, index);
    const comment = bare.startsWith('#') && KNOWN.has(keyOf(lines.slice(index).find((next) => !/^\s*#/.test(next) && (value || next.trim() !== '')) ?? ''));
    if (!isKey && !goesOn && !indented && !comment) break;
    known ||= KNOWN.has(key);
    value ||= key !== '';
    blank = false;
    end = at;
  }
  return known ? end : undefined;
}

/** True when a key that blogs have, or the closing line, follows before anything that is text: then a line without a key belongs to a value. */
function isBetweenKeys(lines: readonly string[], index: number): boolean {
  for (const line of lines.slice(index, index + 40)) {
    if (line.trim() === '' || /^#{1,6}\s/.test(line)) return false;
    if (KNOWN.has(keyOf(line)) || /^---\s*$/.test(line)) return true;
  }
  return false;
}

/** Values that cannot be read: colons without quotes, open quotes, tabs, indents, keys that stand twice. */
export const yaml: MendStep = {
  id: 'yaml', about: 'front matter that is no valid YAML, mended key by key', touches: 'syntax', reveals: true,
  mends({ text, split, frontMatterProblem }) {
    if (split.block === '' || split.language !== 'yaml' || frontMatterProblem?.code !== 'YAML_INVALID') return [];
    const mended = mendYaml(split.source, FRONT_MATTER_KEYS);
    const edit = mended === undefined ? undefined : difference(text, text.slice(0, split.sourceOffset) + mended.source + text.slice(split.sourceOffset + split.source.length));
    return mended === undefined || edit === undefined ? [] : [{ what: mended.notes.join('; '), edits: [edit] }];
  },
};
