import type { CheckResult } from './model/finding.ts';
import type { Files } from './model/world.ts';
import { readText } from './reading.ts';
import { joinPath } from './text/paths.ts';

/** What checks of the whole site found, one line of JSON a check, so that one can see whether it gets better. Machine-local, safe to delete. */

/** Errors, warnings and notes of a rule. */
type Counts = [errors: number, warnings: number, infos: number];

export interface CheckedOnce {
  /** ISO date and time. */
  at: string;
  articles: number;
  /** Of all rules together. */
  total: Counts;
  rules: Readonly<Record<string, Counts>>;
}

const HISTORY_FILE = '.slugline/checks.jsonl';
/** Lines that are kept; of the older ones the last of each day first. */
const MOST = 300;
const NEWEST = 150;
/** Characters of the file; one with more is no work of ours. */
const LONGEST = 16 * 1024 * 1024;
const DAY = 10;

/** All checks that were noted, oldest first. Lines that cannot be read are left out. */
export function checkHistory(files: Files, dir: string): CheckedOnce[] {
  try {
    const file = joinPath(dir, HISTORY_FILE);
    if ((files.stat(file)?.size ?? LONGEST) >= LONGEST) return [];
    return (readText(files, '.', file) ?? '').split('\n').flatMap((line) => parsed(line) ?? []);
  } catch {
    // What was noted before is no reason to fail now.
    return [];
  }
}

/** A check as a line. */
function checkedOnce({ summary, findings }: CheckResult, at: string): CheckedOnce {
  const rules = new Map<string, Counts>();
  for (const { rule, severity } of findings) {
    const counts = rules.get(rule) ?? [0, 0, 0];
    counts[severity === 'error' ? 0 : severity === 'warning' ? 1 : 2]++;
    rules.set(rule, counts);
  }
  return { at, articles: summary.files, total: [summary.errors, summary.warnings, summary.infos], rules: Object.fromEntries([...rules].sort(([a], [b]) => (a < b ? -1 : 1))) };
}

/**
 * Notes a check of the whole site. One that found the same as the one before, on the same day, says nothing new and leaves the file as it is.
 * A history that cannot be written is no history: never throws.
 * @returns the history with it
 */
export function noteCheck(files: Files, dir: string, result: CheckResult, at: string): CheckedOnce[] {
  const before = checkHistory(files, dir);
  const now = checkedOnce(result, at);
  const last = before.at(-1);
  if (last !== undefined && last.at.slice(0, DAY) === at.slice(0, DAY) && JSON.stringify({ ...last, at }) === JSON.stringify(now)) return before;
  const all = thinned([...before, now]);
  try {
    files.write(joinPath(dir, HISTORY_FILE), all.map((line) => `${JSON.stringify(line)}\n`).join(''));
  } catch {
    return before;
  }
  return all;
}

/** The newest as they are, of the older ones the last of each day, and no more than `MOST`. */
function thinned(all: readonly CheckedOnce[]): CheckedOnce[] {
  if (all.length <= MOST) return [...all];
  const old = all.slice(0, -NEWEST);
  const days = old.filter(({ at }, index) => old[index + 1]?.at.slice(0, DAY) !== at.slice(0, DAY));
  return [...days, ...all.slice(-NEWEST)].slice(-MOST);
}

function parsed(line: string): CheckedOnce | undefined {
  if (line === '') return undefined;
  try {
    const { at, articles, total, rules } = JSON.parse(line) as Partial<CheckedOnce>;
    const isCounts = (value: unknown): value is Counts => Array.isArray(value) && value.length === 3 && value.every((one) => Number.isInteger(one) && one >= 0);
    if (typeof at !== 'string' || Number.isNaN(Date.parse(at)) || !Number.isInteger(articles) || !isCounts(total) || rules === null || typeof rules !== 'object') return undefined;
    return { at, articles: articles as number, total, rules: Object.fromEntries(Object.entries(rules).filter(([, counts]) => isCounts(counts))) };
  } catch {
    return undefined;
  }
}
