import { articleFiles, loadDocuments, slugOfFile } from './articles.ts';
import { writtenSource } from './assemble.ts';
import { documentSource, type CorpusSource } from './corpus.ts';
import { unfitLinks } from './fact-ledger.ts';
import { createFinishing, type Article, type Finished, type Written } from './finish.ts';
import { lockText, pendingLock, writeProblem } from './locks.ts';
import type { Brief } from './model/brief.ts';
import { problemsOf, SluglineError, type Problem } from './model/errors.ts';
import type { ArticleResult, ArticleState } from './model/events.ts';
import type { Lock, LockedStage } from './model/lock.ts';
import type { PlanItem } from './model/plan.ts';
import type { RunOptions } from './pipeline.ts';
import { placeArticle, readString, writeIfChanged } from './place.ts';
import { createPlacingNote } from './placing-note.ts';
import { renderKey } from './render.ts';
import type { Document } from './text/document.ts';
import { sha256 } from './text/hash.ts';

/** The second half of a run: written articles are linked, checked and placed. What `finish.ts` needs of the disk is here. */

export type Settle = (item: PlanItem, state: ArticleState, more?: Partial<ArticleResult> & { errors?: number; warnings?: number }) => void;

/** Characters of answers that are held in memory until their articles are placed: some thousand articles. */
const MAX_HELD = 8_000_000;

export interface Placing {
  /** Keeps an article's values until it is placed, as long as there is room; false when they have to go to the disk. */
  holds(written: Written): boolean;
  /** Takes an article whose stages are all there and in its lock file; in any order, while others are still being written. */
  add(written: Written): void;
  /** Links, renders, checks and places everything that was added. @returns what stays of each, in the order of the plan, and what is wrong beside them */
  finish(): Promise<{ articles: readonly Article[]; problems: Problem[] }>;
}

/** @param totals counts files that changed @param settle told of each article when it is placed, held back or failed */
export function createPlacing(options: RunOptions, totals: { changed: number }, settle: Settle): Placing {
  const { workspace, world, paths, plan } = options;
  const ranks = new Map(plan.items.map((item, rank) => [item.slug, rank]));
  /** Of written articles, by slug; a file in a folder below counts as well. */
  const placed = new Map<string, string>();
  const documentAt = (file: string): Document | undefined => loadDocuments(world.files, [file], workspace.languages, workspace.project.config).docs[0];
  /** An article nobody edited, from what it was made of: so that what it means to others does not depend on which run made it. */
  const writtenAt = (file: string): CorpusSource | undefined => {
    const [brief, lock] = [workspace.project.briefs.get(slugOfFile(file)), workspace.locks.get(slugOfFile(file))];
    if (brief === undefined || lock?.sha256 == null || workspace.stages.some(({ id }) => lock.stages[id] === undefined) || sha256(readString(world.files, file) ?? '') !== lock.sha256) return undefined;
    const source = writtenSource(brief, lock.stages, workspace);
    return { ...source, entry: { ...source.entry, file, heroImage: lock.hero?.url ?? '' } };
  };
  const held = new Map<string, { lock: Lock; stages: Record<string, LockedStage> }>();
  let room = MAX_HELD;
  const finishing = createFinishing({
    workspace, rules: options.rules, today: options.today, fileOf: paths.article,
    rank: (slug) => ranks.get(slug) ?? 0,
    read: (slug) => held.get(slug) ?? readLock(slug, options),
    * others(written): Generator<CorpusSource> {
      for (const file of articleFiles(world.files, paths.dir)) {
        if (written.has(slugOfFile(file))) {
          placed.set(slugOfFile(file), file);
          continue;
        }
        const doc = writtenAt(file) ?? documentAt(file);
        if (doc !== undefined) yield 'terms' in doc ? doc : documentSource(doc, workspace.project.config);
      }
    },
    published(slug) {
      const file = placed.get(slug);
      return file === undefined ? undefined : documentAt(file);
    },
    faultOf: (error, slug) => readProblem(error, paths.lock(slug), options),
  });
  return {
    holds({ brief, stages, lock }) {
      // Values and answers are about the same words. Without a model there is no hurry, so most go to the disk.
      room -= Object.values(stages).reduce((sum, { answers }) => (answers ?? []).reduce((size, { text }) => size + text.length, sum), workspace.writer.local ? 16_000 : 1000);
      if (room < 0) return false;
      held.set(brief.slug, { lock: pendingLock(brief, stages, lock, options), stages: { ...stages } });
      return true;
    },
    add: finishing.add,
    async finish() {
      // The neighbours of briefs matter to writing only.
      workspace.planned.release();
      const note = createPlacingNote(world.files, paths.placing);
      const finished = await finishing.run({
        announce: (articles) => note.write(articles.filter((article) => article.errors === 0).map((article) => [article.slug, article.sha256])),
        place(article, one) {
          const item = plan.items[ranks.get(article.slug) as number] as PlanItem;
          if (one === undefined) settle(item, 'failed', { problems: article.fault === undefined ? [] : [article.fault] });
          else place(item, one, note.before(article.slug), options, totals, settle);
          held.delete(article.slug);
        },
      });
      note.done(finished.map((article) => article.slug), (slug) => workspace.locks.get(slug)?.sha256);
      return { articles: finished, problems: note.faults.map((error) => writeProblem(error, paths.placing, options)) };
    },
  };
}

/** The lock of an article as it lies on disk, its stages in order. @throws SluglineError when one of them is not there */
function readLock(slug: string, { workspace, paths }: RunOptions): { lock: Lock; stages: Record<string, LockedStage> } {
  const lock = workspace.locks.get(slug);
  const stages = Object.fromEntries(workspace.stages.flatMap(({ id }) => (lock?.stages[id] === undefined ? [] : [[id, lock.stages[id]]])));
  if (lock === undefined || Object.keys(stages).length < workspace.stages.length) {
    throw new SluglineError({ code: 'LOCK_INVALID', file: paths.lock(slug), message: 'the lock file was changed during the run, so this article is left as it is', help: 'Run again when nothing else works in the output directory.' });
  }
  return { lock, stages };
}

/** Facts that the answers link to and that may not be used any more. */
function unfit(brief: Brief, stages: Record<string, LockedStage>, { workspace, today }: RunOptions): Problem[] {
  return unfitLinks(JSON.stringify(Object.values(stages).map((one) => one.value)), [...brief.facts, ...workspace.project.facts], brief, today).map(({ problem }) => problem);
}

/** What a fault of putting an article together means. @throws what is no fault of its files */
function readProblem(error: unknown, file: string, { secrets }: Pick<RunOptions, 'secrets'>): Problem {
  if (error instanceof SluglineError) return { file, ...(problemsOf(error, secrets)[0] as Problem) };
  if (error instanceof Error && 'code' in error) return { code: 'FILE_UNREADABLE', file, message: `the file cannot be read: ${error.message}`, help: 'Check its permissions, then run again: what was written is kept.' };
  throw error;
}

/** Places one article and writes its lock. */
function place(item: PlanItem, one: Finished, placed: string | undefined, options: RunOptions, totals: { changed: number }, settle: Settle): void {
  const { world, paths } = options;
  const { article, brief, lock: last, stages, text } = one;
  const { before, errors, warnings } = article;
  try {
    const placement = placeArticle(world.files, paths, {
      slug: brief.slug, text, base: last.text, placed, findings: article.findings,
      errorsOf: (other) => one.checkText(other).filter((finding) => finding.severity === 'error').length,
      waiting: before?.state === 'pending' && before.rejectedSha256 === sha256(text),
    });
    const kept = placement.state === 'rejected' || placement.state === 'conflict';
    const cta = options.workspace.ctas.of(brief)?.id ?? null;
    const lock: Lock = {
      ...pendingLock(brief, stages, last, options),
      // Put together again is not written anew.
      ...(item.stages.length === 0 && before !== undefined ? { model: before.model } : {}),
      renderKey: renderKey(options.workspace, brief, stages, cta),
      cta,
      facts: kept ? last.facts : [...article.facts],
      links: { related: one.related, inText: kept ? last.links.inText : one.inText },
      hero: article.hero ?? null,
      pubDate: one.pubDate,
      updatedDate: kept ? last.updatedDate : (one.updatedDate ?? null),
      state: placement.state === 'rejected' ? 'rejected' : placement.state === 'conflict' ? 'pending' : 'written',
      sha256: kept ? last.sha256 : sha256(text),
      text: kept ? last.text : text,
      rejectedSha256: kept ? sha256(text) : null,
      heldDate: kept ? (one.updatedDate ?? null) : null,
      findings: { errors, warnings },
    };
    const lockChanged = writeIfChanged(world.files, paths.lock(brief.slug), lockText(lock));
    if (placement.state === 'written' || lockChanged) totals.changed++;
    settle(item, placement.state, { errors, warnings, notes: one.notes, problems: [...one.problems, ...options.workspace.ctas.problems(brief), ...unfit(brief, stages, options), ...(placement.problem === undefined ? [] : [placement.problem])] });
  } catch (error) {
    settle(item, 'failed', { problems: [writeProblem(error, paths.article(brief.slug), options)] });
  }
}
