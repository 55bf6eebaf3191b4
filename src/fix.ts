import type { Found } from './check.ts';
import type { Finding } from './model/finding.ts';
import { collides, collidesWithin, frontMatterDamage, joined, markdownOf, outsideDamage, shapeDamage } from './text/edit-guards.ts';
import type { Root } from './text/markdown.ts';
import { applySplices, type Splice } from './text/splice.ts';

/**
 * Safe fixes of one text: the edits that findings carry are applied, the result is checked again, and so on until there is nothing left to fix. Pure:
 * how a text is checked comes in as a function. What an edit must never do (a new error, other Markdown around it, broken front matter, an
 * endless circle) is looked at after each pass, and edits that would do it are left out and named.
 */

export interface FixOptions {
  /** All findings of a text; the edits of one finding are made together or not at all. */
  checkText(text: string): readonly Found[];
  /** The tree by which the text is checked (MDX is no plain Markdown); a plain parse when not given. Structure that must stay is told by it. */
  treeOf?(text: string): Root;
  /** Most passes; 10 when not given. */
  maxPasses?: number;
}

/** Edits that were left out, and why. */
export interface RefusedFix {
  rule: string;
  message: string;
  reason: string;
}

export interface FixResult {
  text: string;
  /** Passes that changed the text. */
  passes: number;
  /** How many findings of each rule were fixed, by rule. */
  applied: { rule: string; count: number }[];
  refused: RefusedFix[];
  /** What a check of the final text finds. */
  left: Finding[];
}

const MAX_PASSES = 10;

/** Rules whose edits may change words and signs, never what kind of text they stand in. */
const WORDING = /^language\//;

/** Applies all safe fixes to a text. The same text comes back when there is nothing to fix, and for a text that came out of it. */
export function fixText(source: string, options: FixOptions): FixResult {
  const endless = new Map<string, RefusedFix>();
  // Each time round at least one rule more is left out, so this ends.
  for (;;) {
    const result = runPasses(source, options, endless);
    if (!('circle' in result)) return { ...result, refused: [...endless.values(), ...result.refused] };
    for (const { rule, message } of result.circle) endless.set(rule, { rule, message, reason: 'its edits never come to an end' });
  }
}

/** All passes over a text; or the findings whose edits lead in a circle or go on for ever. */
function runPasses(source: string, options: FixOptions, endless: ReadonlyMap<string, RefusedFix>): FixResult | { circle: readonly Finding[] } {
  const { checkText, maxPasses = MAX_PASSES } = options;
  let text = source;
  let checked = checkText(text);
  const counts = new Map<string, number>();
  const history: { text: string; done: readonly Finding[] }[] = [];
  for (;;) {
    const open = checked.filter(({ finding, edits }) => edits !== undefined && edits.length > 0 && !endless.has(finding.rule));
    const pass = onePass(text, checked, open, options);
    if (pass.done.length === 0) {
      const applied = [...counts].map(([rule, count]) => ({ rule, count })).sort((a, b) => (a.rule < b.rule ? -1 : 1));
      return { text, passes: history.length, applied, refused: pass.refused, left: checked.map(({ finding }) => finding) };
    }
    history.push({ text, done: pass.done });
    const seen = history.findIndex((earlier) => earlier.text === pass.text);
    if (seen >= 0) return { circle: history.slice(seen).flatMap(({ done }) => done) };
    if (history.length > maxPasses) return { circle: pass.done };
    for (const { rule } of pass.done) counts.set(rule, (counts.get(rule) ?? 0) + 1);
    ({ text, checked } = pass);
  }
}

interface Pass {
  text: string;
  checked: readonly Found[];
  /** Findings whose edits are in the text now. */
  done: readonly Finding[];
  refused: RefusedFix[];
}

/** Applies as much as fits together; where that does harm, rule by rule and then message by message, without what does it. */
function onePass(text: string, checked: readonly Found[], open: readonly Found[], options: FixOptions): Pass {
  const refused = new Map<string, RefusedFix>();
  const keyOf = ({ finding }: Found): string => `${finding.rule}\n${finding.message}`;
  for (;;) {
    const batch = fitting(open.filter((fixable) => !refused.has(keyOf(fixable))));
    if (batch.length === 0) return { text, checked, done: [], refused: [...refused.values()] };
    const whole = attempt(text, checked, batch, options);
    if (typeof whole !== 'string') return { ...whole, refused: [...refused.values()] };
    let best: Pass | undefined;
    let good: readonly Found[] = [];
    const take = (group: readonly Found[]): string | undefined => {
      const tried = attempt(text, checked, [...good, ...group], options);
      if (typeof tried === 'string') return tried;
      good = [...good, ...group];
      best = tried;
      return undefined;
    };
    for (const ofRule of Map.groupBy(batch, ({ finding }) => finding.rule).values()) {
      const groups = [...Map.groupBy(ofRule, keyOf)];
      const reason = take(ofRule);
      if (reason === undefined) continue;
      for (const [key, group] of groups) {
        const why = groups.length === 1 ? reason : take(group);
        const [first] = group;
        if (why !== undefined && first !== undefined) refused.set(key, { rule: first.finding.rule, message: first.finding.message, reason: why });
      }
    }
    if (best !== undefined) return { ...best, refused: [...refused.values()] };
  }
}

/** Findings in order of place whose edits do not touch each other's; the others wait for the next pass. */
function fitting(open: readonly Found[]): Found[] {
  const first = ({ edits = [] }: Found): number => Math.min(...edits.map((edit) => edit.start));
  const taken: Splice[] = [];
  return open.toSorted((a, b) => first(a) - first(b)).filter(({ edits = [] }) => {
    if (collides(edits, taken)) return false;
    taken.push(...edits);
    return true;
  });
}

/** The text with these edits and its check; or why they must not be made. */
function attempt(text: string, checked: readonly Found[], batch: readonly Found[], { checkText, treeOf = markdownOf }: FixOptions): Pass | string {
  if (batch.some(({ edits = [] }) => collidesWithin(edits))) return 'its edits overlap each other';
  const splices = splicesOf(text, batch);
  const next = applySplices(text, splices);
  if (next === text) return 'its edits change nothing';
  if (text.isWellFormed() && !next.isWellFormed()) return 'it would cut a character in two';
  const wording = batch.filter(({ finding }) => WORDING.test(finding.rule));
  const frontMatterRules = batch.some(({ finding }) => /^(?:frontmatter|schema|faq|seo)\//.test(finding.rule));
  const damage = frontMatterDamage(text, next, !frontMatterRules) ?? treeDamage();
  if (damage !== undefined) return damage;
  const after = checkText(next);
  const error = newError(checked, after);
  return error === undefined ? { text: next, checked: after, done: batch.map(({ finding }) => finding), refused: [] } : `it would bring the error ${error.rule}: ${error.message}`;

  function treeDamage(): string | undefined {
    try {
      const before = treeOf(text);
      const whole = treeOf(next);
      const reworded = (): Root => (wording.length === batch.length ? whole : treeOf(applySplices(text, splicesOf(text, wording))));
      return outsideDamage(before, whole, splices) ?? (wording.length === 0 ? undefined : shapeDamage(before, reworded()));
    } catch {
      return 'the Markdown could not be parsed any more';
    }
  }
}

/** The batch as splices: a byte order mark left in place, line ends as in the file. */
function splicesOf(text: string, batch: readonly Found[]): Splice[] {
  const begin = text.startsWith('\uFEFF') ? 1 : 0;
  const windows = /\r\n/.test(text) && !/(?<!\r)\n/.test(text);
  return joined(batch.flatMap(({ edits = [] }) => edits.map((edit) => ({
    start: Math.max(begin, edit.start), end: Math.max(begin, edit.end), text: windows ? edit.text.replace(/\r?\n/g, '\r\n') : edit.text,
  }))));
}

/** An error of a rule that has more errors than before. */
export function newError(before: readonly Found[], after: readonly Found[]): Finding | undefined {
  const open = new Map<string, number>();
  for (const { finding } of before) if (finding.severity === 'error') open.set(finding.rule, (open.get(finding.rule) ?? 0) + 1);
  const messages = new Set(before.map(({ finding }) => finding.message));
  const added = after.filter(({ finding }) => {
    if (finding.severity !== 'error') return false;
    const rest = (open.get(finding.rule) ?? 0) - 1;
    open.set(finding.rule, rest);
    return rest < 0;
  });
  return (added.find(({ finding }) => !messages.has(finding.message)) ?? added[0])?.finding;
}
