import { isDeepStrictEqual } from 'node:util';
import type { Found } from './check.ts';
import { fixText, newError } from './fix.ts';
import type { Document } from './text/document.ts';
import { collides, frontMatterDamage, joined, outsideDamage } from './text/edit-guards.ts';
import { readFrontMatter } from './text/frontmatter.ts';
import { lineEnds } from './text/mend-front-matter.ts';
import { entriesOf } from './text/mend-yaml.ts';
import type { Mend, MendContext, MendStep } from './text/mend-step.ts';
import { FIRST_STEPS, FIXES, LAST_STEPS } from './text/mend-steps.ts';
import { applySplices, type Splice } from './text/splice.ts';
import { wordsOf } from './text/words.ts';

/**
 * Repairs of one text: the steps one after the other, then the safe fixes of the rules, then what is said of the finished text, until a round changes nothing. Pure.
 * After each change is looked at what it must not do: move the date of publication, lose words that are not named, bring an error. What would, is left out and named.
 */

export interface MendOptions extends MendContext {
  /** Findings of rules of articles, with edits. */
  checkText(text: string): readonly Found[];
  /** Ids of the steps that may run; undefined: all. */
  only?: ReadonlySet<string> | undefined;
}

/** A change that was made. */
export interface MendChange {
  step: string;
  what: string;
  /** Visible words that are gone on purpose; '' when all are still there. */
  removed: string;
}

/** A change that was not made, and why. */
export interface RefusedMend {
  step: string;
  what: string;
  reason: string;
}

export interface MendResult {
  text: string;
  changes: MendChange[];
  refused: RefusedMend[];
}

/** Rounds until a round changes nothing; an article needs two. */
const MAX_ROUNDS = 8;
/** Times a step may find something more to do after what it has done. */
const MAX_TURNS = 200;

/** Repairs a text. The same text comes back when there is nothing to repair, and for a text that came out of it. */
export function mendText(source: string, options: MendOptions): MendResult {
  const run: Run = { options, changes: [], refused: new Map(), known: undefined };
  let text = source;
  for (let round = 0; round < MAX_ROUNDS; round++) {
    const before = text;
    // What did not go once may go after another change; what does not go in the end is told.
    run.refused.clear();
    for (const step of FIRST_STEPS) text = runStep(text, step, run);
    text = runFixes(text, run);
    for (const step of LAST_STEPS) text = runStep(text, step, run);
    if (text === before) return { text, changes: run.changes, refused: [...run.refused.values()] };
  }
  return { text: source, changes: [], refused: [{ step: 'all', what: 'the repair of this file', reason: 'its changes never come to an end' }] };
}

interface Run {
  options: MendOptions;
  changes: MendChange[];
  refused: Map<string, RefusedMend>;
  /** The last text that was checked. */
  known: { text: string; found: readonly Found[] } | undefined;
}

function isOn(id: string, { only }: MendOptions): boolean {
  return only?.has(id) !== false;
}

function findings(text: string, run: Run): readonly Found[] {
  if (run.known?.text !== text) run.known = { text, found: run.options.checkText(text) };
  return run.known.found;
}

/** A step as often as it finds something: all its mends together where they fit and do no harm, else one by one. */
function runStep(source: string, step: MendStep, run: Run): string {
  const { options } = run;
  if (!isOn(step.id, options)) return source;
  let text = source;
  for (let turn = 0; turn < MAX_TURNS; turn++) {
    const open = mendsOf(text, step, options).filter(({ what }) => !run.refused.has(`${step.id}\n${what}`));
    const batch = open.filter((mend, index) => !open.slice(0, index).some((earlier) => collides(mend.edits, earlier.edits)));
    if (batch.length === 0) return text;
    for (const group of [batch, ...(batch.length > 1 ? batch.map((mend) => [mend]) : [])]) {
      const next = applied(text, group.flatMap(({ edits }) => edits), step !== lineEnds);
      const reason = harm(text, next, step, group, options, () => findings(text, run));
      if (reason === undefined) {
        run.changes.push(...group.map(({ what, removed = '' }) => ({ step: step.id, what, removed })));
        text = next;
        break;
      }
      const [only] = group;
      if (group.length === 1 && only !== undefined) run.refused.set(`${step.id}\n${only.what}`, { step: step.id, what: only.what, reason });
    }
  }
  return text;
}

function mendsOf(text: string, step: MendStep, options: MendOptions): Mend[] {
  const doc = options.parse(text);
  if (step.touches !== 'syntax' && !isParsable(doc)) return [];
  return step.mends(doc, options).filter(({ edits }) => edits.length > 0);
}

function isParsable(doc: Document): boolean {
  try {
    return doc.tree.type === 'root';
  } catch {
    return false;
  }
}

/** The text with these edits. @param kept line ends stay as they are in the file */
function applied(text: string, edits: readonly Splice[], kept: boolean): string {
  const windows = kept && /\r\n/.test(text) && !/(?<!\r)\n/.test(text);
  return applySplices(text, joined(edits.map((edit) => (windows ? { ...edit, text: edit.text.replace(/\r?\n/g, '\r\n') } : edit))));
}

/** Why a change must not be made; undefined when it may. @param known findings of the text before */
export function harm(before: string, after: string, step: MendStep, mends: readonly Mend[], options: MendOptions, known: () => readonly Found[] = () => options.checkText(before)): string | undefined {
  if (before === after) return 'it changes nothing';
  if (before.isWellFormed() && !after.isWellFormed()) return 'it would cut a character in two';
  const [old, next] = [options.parse(before), options.parse(after)];
  const published = publishedOn(old);
  if (published !== undefined && !isDeepStrictEqual(published, publishedOn(next))) return 'it would change the date of publication';
  if (step.touches === 'syntax') return next.frontMatterProblem !== undefined && old.frontMatterProblem === undefined && old.split.block !== '' ? 'the front matter could not be read any more' : undefined;
  if (!isParsable(next)) return 'the Markdown could not be parsed any more';
  if (step.touches === 'body') {
    const damage = frontMatterDamage(before, after, true) ?? outsideDamage(old.tree, next.tree, joined(mends.flatMap(({ edits }) => edits)));
    if (damage !== undefined) return damage;
  } else if (next.frontMatterProblem !== undefined) return 'the front matter could not be read any more';
  if (step.touches === 'fields' && old.split.body.replace('\uFEFF', '') !== next.split.body.replace('\uFEFF', '')) return 'it would change the body';
  const lost = lostWord(old, next, mends.map(({ removed = '' }) => removed).join(' '));
  if (lost !== undefined) return `the word "${lost}" would be lost`;
  const error = step.reveals === true ? undefined : newError(known(), options.checkText(after));
  return error === undefined ? undefined : `it would bring the error ${error.rule}: ${error.message}`;
}

/** `pubDate` as it stands in the file, also in front matter that cannot be read. */
function publishedOn({ split }: Document): unknown {
  try {
    return readFrontMatter(split)['pubDate'];
  } catch {
    const entry = entriesOf(split.source).find(({ key }) => key === 'pubDate');
    return entry === undefined ? undefined : /^pubDate\s*:\s*(["']?)(.*?)\1\s*$/m.exec(entry.source)?.[2];
  }
}

/** A word of the text that is not there any more, though nobody named it. */
function lostWord(before: Document, after: Document, removed: string): string | undefined {
  const left = new Map<string, number>();
  for (const text of [...after.blocks.map((block) => block.text), removed]) for (const { lower } of wordsOf(text)) left.set(lower, (left.get(lower) ?? 0) + 1);
  for (const block of before.blocks) {
    for (const { lower } of wordsOf(block.text)) {
      const count = left.get(lower) ?? 0;
      if (count === 0) return lower;
      left.set(lower, count - 1);
    }
  }
  return undefined;
}

/**
 * What raw HTML, comments and levels of headings a blog has on purpose is told by its settings. Without them these fixes, right in an article of a project, take away
 * boxes, styles and notes that its layout rests on: of 1,432 public pages 170 would have lost or changed something their authors meant.
 */
const OF_THE_SITE = /^(?:safety\/(?:raw-html|hidden-text|script)|structure\/heading-skip)$/;

/** The safe fixes of the rules. They never touch the date of publication, and structured data are the business of a step of their own. */
function runFixes(source: string, run: Run): string {
  const { options } = run;
  if (!isOn(FIXES, options)) return source;
  const checkText = (text: string): Found[] => {
    const doc = options.parse(text);
    const dated = 'pubDate' in doc.data ? doc.place(['pubDate']) : undefined;
    return options.checkText(text).map((found) => {
      const { finding, edits = [] } = found;
      const dates = finding.rule === 'frontmatter/date-invalid' && edits.some((edit) => dated !== undefined && edit.start < dated.end && edit.end > dated.start);
      const data = finding.rule === 'safety/script' && edits.some((edit) => text.slice(edit.start, edit.end).includes('ld+json'));
      const foreign = options.config === undefined && OF_THE_SITE.test(finding.rule);
      return dates || data || foreign ? { ...found, edits: undefined } : found;
    });
  };
  const fixed = fixText(source, { checkText, treeOf: (text) => options.parse(text).tree });
  run.changes.push(...fixed.applied.map(({ rule, count }) => ({ step: FIXES, what: `${rule}${count === 1 ? '' : ` × ${count}`}`, removed: '' })));
  for (const { rule, message, reason } of fixed.refused) run.refused.set(`${FIXES}\n${rule}\n${message}`, { step: FIXES, what: `${rule} (${message})`, reason });
  return fixed.text;
}
