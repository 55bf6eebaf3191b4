import { isDeepStrictEqual } from 'node:util';
import { SluglineError } from '../model/errors.ts';
import { emitFrontMatter, readFrontMatter, splitFrontMatter, type SplitText } from './frontmatter.ts';
import type { MergeConflict, MergedBody, MergeNote } from './merge-blocks.ts';
import { createMirrors } from './merge-mirrors.ts';
import type { BodyTree } from './merge-tree.ts';
import { mergeMaps, type Path } from './merge-values.ts';
import { applySplices, type Splice } from './splice.ts';
import { keyRange } from './yaml-places.ts';

/** Three-way merge of front matter, key by key. What does not change keeps the person's bytes: order, quotes, comments. */

export interface FrontMatterVersion {
  text: string;
  split: SplitText;
  tree: BodyTree;
}

export interface MergedFrontMatter {
  block: string;
  conflicts: MergeConflict[];
  notes: MergeNote[];
}

/** @param merged the merged body, whose visible text the structured data follow */
export function mergeFrontMatter(base: FrontMatterVersion, ours: FrontMatterVersion, theirs: FrontMatterVersion, merged: MergedBody): MergedFrontMatter {
  const conflicts: MergeConflict[] = [];
  const notes: MergeNote[] = [];
  const kept = (message: string, line = 1): MergedFrontMatter => {
    conflicts.push({ line, where: 'front matter', message, base: base.split.block, ours: ours.split.block, theirs: theirs.split.block });
    return { block: ours.split.block, conflicts, notes };
  };
  if (ours.split.block === '') {
    if (base.split.block === '') return { block: theirs.split.block, conflicts, notes };
    return theirs.split.block === base.split.block ? { block: '', conflicts, notes } : kept('a person removed the front matter that the new version changes');
  }
  const [data, was, fresh] = [readable(ours), readable(base), readable(theirs)];
  if ('fault' in data) return kept(data.fault, data.line);
  if ('fault' in was || 'fault' in fresh) return kept(`the front matter of ${'fault' in was ? 'the version last written' : 'the new version'} cannot be read`);
  const mirrors = createMirrors({ base: { data: was.data, tree: base.tree }, ours: { data: data.data, tree: ours.tree }, theirs: { data: fresh.data, tree: theirs.tree } }, merged);
  const [before, mine, next] = [{ ...was.data, ...present(mirrors.marked('base'), was.data) }, { ...data.data, ...present(mirrors.marked('ours'), data.data) }, { ...fresh.data, ...present(mirrors.marked('theirs'), fresh.data) }];
  let { landed } = merged;
  const values = mergeMaps(before, mine, next, [], {
    both(path, one, two, three) {
      if (path[0] === 'updatedDate') return;
      // Words for readers are the person's to choose; structured data has to be right.
      if (path[0] === 'schema') conflicts.push({ line: lineOf(ours, path), where: path.join('.'), message: 'a person and the new version changed the same value of the structured data', base: told(one), ours: told(two), theirs: told(three) });
      else notes.push({ where: path.join('.'), message: 'the value of the person was kept; the new version has another one' });
    },
    left: (path) => void notes.push({ where: path.join('.'), message: 'a new value was left out: a person deleted the key' }),
    // Structured data repeat the date.
    landed: ([key]) => void (landed ||= key !== 'updatedDate' && key !== 'schema'),
  });
  const result = withDates(values, was.data, data.data, fresh.data, landed);
  for (const key of ['schema', 'faq']) {
    const value = mirrors.resolve(result[key], result);
    if (value === undefined) delete result[key];
    else result[key] = value;
  }
  if (isDeepStrictEqual(result, data.data)) return { block: ours.split.block, conflicts, notes };
  const block = written(ours, data.data, theirs, fresh.data, result);
  return block === undefined ? kept('the new values cannot be put into the front matter without losing how it is written') : { block, conflicts, notes };
}

function readable(version: FrontMatterVersion): { data: Record<string, unknown> } | { fault: string; line: number } {
  if (version.split.block === '') return { data: {} };
  try {
    return { data: readFrontMatter(version.split) };
  } catch (error) {
    if (!(error instanceof SluglineError)) throw error;
    const [problem] = error.problems;
    return { fault: problem?.message ?? '', line: problem?.line ?? 1 };
  }
}

/** Only the keys that a version has. */
function present(marked: Record<string, unknown>, data: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(marked).filter(([key]) => data[key] !== undefined));
}

function told(value: unknown): string {
  return typeof value === 'string' ? value : value === undefined ? '' : JSON.stringify(value);
}

/** The later date of change; the person's where nothing of the new version came in. */
function withDates(values: Record<string, unknown>, was: Record<string, unknown>, ours: Record<string, unknown>, theirs: Record<string, unknown>, landed: boolean): Record<string, unknown> {
  const [before, mine, next] = [was['updatedDate'], ours['updatedDate'], theirs['updatedDate']];
  const result = { ...values };
  if (isDeepStrictEqual(before, next) || (mine === undefined && before !== undefined)) return result;
  if (!landed) {
    if (mine === undefined) delete result['updatedDate'];
    else result['updatedDate'] = mine;
  } else if (mine !== undefined && next !== undefined && !isDeepStrictEqual(mine, before)) result['updatedDate'] = timeOf(next) > timeOf(mine) ? next : mine;
  return result;
}

function timeOf(date: unknown): number {
  const time = typeof date === 'string' ? Date.parse(date) : Number.NaN;
  return Number.isNaN(time) ? 0 : time;
}

function lineOf({ text, split }: FrontMatterVersion, path: Path): number {
  return text.slice(0, keyRange(text, split, path).start).split('\n').length;
}

/** The person's block with the keys that differ; undefined when it would not say exactly what is meant, or lose a comment. */
function written(ours: FrontMatterVersion, data: Record<string, unknown>, theirs: FrontMatterVersion, fresh: Record<string, unknown>, result: Record<string, unknown>): string | undefined {
  const { split } = ours;
  if (split.language !== 'yaml') return undefined;
  const linesFor = (key: string): string => {
    if (theirs.split.language === 'yaml' && isDeepStrictEqual(fresh[key], result[key])) {
      const { start, end } = keyRange(theirs.text, theirs.split, [key]);
      if (start > 0 && theirs.text.charAt(start - 1) === '\n') return theirs.text.slice(start, end);
    }
    const block = emitFrontMatter({ [key]: result[key] });
    return block.slice('---\n'.length, -'\n---\n'.length);
  };
  const splices: Splice[] = [];
  const keys = Object.keys(result);
  keys.forEach((key, index) => {
    if (isDeepStrictEqual(result[key], data[key])) return;
    if (data[key] !== undefined) {
      splices.push({ ...keyRange(ours.text, split, [key]), text: linesFor(key) });
      return;
    }
    const before = keys.slice(0, index).findLast((one) => data[one] !== undefined);
    const end = before === undefined ? -1 : keyRange(ours.text, split, [before]).end;
    const at = before === undefined ? split.sourceOffset : ours.text.indexOf('\n', end) + 1;
    const same = splices.find((splice) => splice.start === at && splice.end === at);
    if (same === undefined) splices.push({ start: at, end: at, text: `${linesFor(key)}\n` });
    else same.text += `${linesFor(key)}\n`;
  });
  for (const key of Object.keys(data)) {
    if (result[key] !== undefined) continue;
    const { start, end } = keyRange(ours.text, split, [key]);
    splices.push({ start, end: ours.text.indexOf('\n', end) + 1, text: '' });
  }
  try {
    const text = applySplices(ours.text, splices);
    const now = splitFrontMatter(text);
    const comments = (source: string): string[] => source.split('\n').filter((line) => /^\s*#/.test(line));
    const after = new Set(comments(now.source));
    return now.body === split.body && isDeepStrictEqual(readFrontMatter(now), result) && comments(split.source).every((line) => after.has(line)) ? now.block : undefined;
  } catch {
    return undefined;
  }
}
