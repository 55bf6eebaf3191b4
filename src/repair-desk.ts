import { headingOf, partStage, partTexts, withPartText, withReply, type ArticlePart } from './article-parts.ts';
import { addUsage } from './books.ts';
import type { Answer } from './calls.ts';
import type { Found } from './check.ts';
import { ReplyError, type CompletionRequest, type Message } from './kinds.ts';
import type { Brief } from './model/brief.ts';
import type { LockedRepair, LockedStage } from './model/lock.ts';
import { stageValues, type StageValues } from './render.ts';
import type { RepairOptions } from './repair.ts';
import { offsetOf, reviewArticle, type Review } from './review.ts';
import { carriedEdit } from './text/carried-edits.ts';
import { countWords } from './text/words.ts';
import { languageOf, promptData, stageInput } from './workspace.ts';

/** Name of the template, and of its line in the books. */
export const REPAIR = 'repair';

/** Findings a part is sent back with, at most; the others come with the next round. */
const MAX_FINDINGS = 12;
/** Rules whose advice is for whoever keeps the facts; and what a writer can do. */
const UNPROVEN = /^claims\//;
const PROVE = 'Take it out, or say only what a fact of the brief says, with its link.';
/** Characters of an excerpt. */
const MAX_EXCERPT = 240;
/** Characters of an answer that is shown to its writer again. */
const MAX_SHOWN = 20_000;

/** What is wrong with a part, as its writer is told. */
export interface Fault { message: string; help: string; excerpt: string }

/** A part to be written anew. */
export interface Wanted {
  part: ArticlePart;
  /** Rules, or other reasons in a word, for the books. */
  why: readonly string[];
  faults: readonly Fault[];
}

/** Why a new version must not be taken, in words for its writer; undefined when it may. */
export type Judge = (before: Review, after: Review, part: ArticlePart) => string | undefined;
export type RepairDesk = ReturnType<typeof createRepairDesk>;

/** One article under repair: its best version so far, and what was said about each part. */
export function createRepairDesk(brief: Brief, stages: Readonly<Record<string, LockedStage>>, options: RepairOptions) {
  const { workspace, provider, calls } = options;
  const language = languageOf(brief, workspace.languages);
  const input = stageInput(workspace, brief, Object.fromEntries(workspace.stages.map(({ id, writes }) => [writes, stages[id]?.value])), true, options.today);
  const { description: _description, ...parameters } = workspace.prompts.parameters(REPAIR);
  let best = reviewArticle(brief, stageValues(stages), options);
  const said = new Map<string, Message[]>();
  const repairs: LockedRepair[] = [];
  const answers: { stage: ArticlePart['stage']; answer: Answer }[] = [];

  const isBroken = (found: readonly Found[]): boolean => found.some(({ finding }) => finding.severity === 'error' || (options.level === 'warning' && finding.severity === 'warning'));
  const note = (part: ArticlePart, why: readonly string[], round: number, outcome: LockedRepair['outcome'], before: number): void => {
    const rules = [...new Set(why)].sort();
    repairs.push({ part: part.id, round, rules, outcome });
    options.emit({ type: 'repair', slug: brief.slug, part: part.id, round, rules, outcome, errors: { before, after: best.errors } });
  };

  return {
    /** Parts with findings that they are sent back for. */
    broken: (): Wanted[] => [...best.byPart].filter(([, found]) => isBroken(found)).map(([part, found]) => ({ part, why: found.filter((one) => isBroken([one])).map(({ finding }) => finding.rule), faults: faultsOf(found) })),

    /** The best version so far. */
    best: (): Review => best,

    async ask({ part, faults }: Wanted): Promise<Answer> {
      const request: CompletionRequest = {
        model: provider.model, messages: [...messagesFor(part, faults), ...(said.get(part.id) ?? [])], maxOutputTokens: parameters.maxOutputTokens,
        ...(parameters.temperature === undefined ? {} : { temperature: parameters.temperature }),
        ...(parameters.reasoningEffort === undefined ? {} : { reasoningEffort: parameters.reasoningEffort }),
      };
      const answer = await calls.ask(request, { slug: brief.slug, stage: REPAIR, rank: options.rank, fresh: false });
      answers.push({ stage: part.stage, answer });
      return answer;
    },

    /** Takes an answer when it makes the article better; what it replaces is told by the part's number, whatever was taken before. */
    take({ part, why }: Wanted, answer: Answer, round: number, judge: Judge): boolean {
      const before = best.errors;
      const refuse = (reason: string): void => {
        said.set(part.id, [{ role: 'assistant', content: answer.text.slice(0, MAX_SHOWN) }, { role: 'user', content: `${reason}\n\nAnswer again with the text of this part and nothing else.` }]);
      };
      let candidate: Review;
      try {
        candidate = reviewArticle(brief, withReply(best.values, part, answer.text, language), options);
      } catch (error) {
        if (!(error instanceof ReplyError) && !(error instanceof RangeError)) throw error;
        refuse(error.message);
        note(part, why, round, 'unusable', before);
        return false;
      }
      const worse = judge(best, candidate, part);
      if (worse !== undefined) {
        refuse(worse);
        note(part, why, round, 'dropped', before);
        return false;
      }
      best = candidate;
      // What was said was about the text before.
      said.delete(part.id);
      note(part, why, round, 'mended', before);
      return true;
    },

    drop({ part, why }: Wanted, round: number): void {
      note(part, why, round, 'unusable', best.errors);
    },

    /** Makes the edits that rules offer as safe, where the place is found in what the writer gave; all together or, when that does harm, one by one. */
    fixSafely(): void {
      const fixes = [...best.byPart].flatMap(([part, found]) => found.flatMap(({ edits }) => (edits ?? []).map((edit) => ({ part, edit }))));
      const text = best.doc.text;
      const apply = (from: StageValues, chosen: typeof fixes): StageValues => chosen.reduce((values, { part, edit }) => {
        const now = [...partTexts(values)].find(([id]) => id === part.id)?.[1] ?? '';
        const next = carriedEdit(now, text, edit.start, edit.end, edit.text);
        return next === undefined ? values : withPartText(values, part, next, headingOf(values, part));
      }, from);
      const attempt = (chosen: typeof fixes): boolean => {
        const values = apply(best.values, chosen);
        const candidate = JSON.stringify(values) === JSON.stringify(best.values) ? undefined : reviewArticle(brief, values, options);
        if (candidate === undefined || candidate.errors > best.errors || candidate.errors + candidate.warnings >= best.errors + best.warnings || candidate.facts.size < best.facts.size) return false;
        best = candidate;
        return true;
      };
      if (fixes.length > 0 && !attempt(fixes)) for (const one of fixes) attempt([one]);
    },

    /** @param done no more is to be tried with this text */
    result(done: boolean): Record<string, LockedStage> {
      const { outline: _outline, ...values } = best.values;
      return Object.fromEntries(Object.entries(stages).map(([id, stage]): [string, LockedStage] => {
        if (stage.answers === undefined) return [id, stage];
        const own = answers.filter((one) => one.stage === id).map(({ answer }) => answer);
        const usage = own.reduce((sum, one) => addUsage(sum, one.usage), stage.usage);
        const cost = own.length === 0 ? stage.cost : calls.cost(usage);
        const kept = (values as Record<string, unknown>)[id] ?? stage.value;
        const tried = repairs.filter((one) => partStage(one.part) === id);
        const mended = JSON.stringify(kept) !== JSON.stringify(stage.value);
        return [id, { ...stage, value: kept, ...(mended && stage.unmended === undefined ? { unmended: stage.value } : {}), answers: [...stage.answers, ...own.map(({ key, text, usage: used }) => ({ request: key, text, usage: used }))], usage, cost, ...(done ? { repairs: tried } : {}) }];
      }));
    },
  };

  function faultsOf(found: readonly Found[]): Fault[] {
    const inOrder = found.filter(({ finding }) => finding.severity !== 'info').toSorted((a, b) => Number(b.finding.severity === 'error') - Number(a.finding.severity === 'error')).slice(0, MAX_FINDINGS);
    return inOrder.map((one) => ({ message: one.finding.message, help: UNPROVEN.test(one.finding.rule) ? PROVE : one.finding.help, excerpt: excerptOf(best, one) }));
  }

  function messagesFor(part: ArticlePart, faults: readonly Fault[]): Message[] {
    const data = promptData(workspace, {}, input);
    return workspace.prompts.messages(REPAIR, {
      ...data,
      part: { kind: part.kind, heading: part.heading, mayRename: part.mayRename, text: part.text, words: countWords(part.text) },
      findings: faults,
      headings: best.values.draft.sections.map((section) => section.heading),
    });
  }
}

/** What is wrong, as it stands in the text: the finding's own words, or its line. */
function excerptOf({ doc }: Review, one: Found): string {
  const start = offsetOf(doc, one);
  const end = doc.lines.lineStart(one.finding.endLine) + one.finding.endColumn - 1;
  const words = doc.text.slice(start, end).trim();
  const shown = words === '' ? doc.text.slice(doc.lines.lineStart(one.finding.line), doc.lines.lineStart(one.finding.line + 1)).trim() : words;
  return shown.replace(/\s+/g, ' ').slice(0, MAX_EXCERPT);
}
