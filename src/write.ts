import { z } from 'zod';
import { addUsage, NO_USAGE } from './books.ts';
import { Deferred, type Answer, type Calls } from './calls.ts';
import { ReplyError, type CompletionRequest, type Message, type ProviderInstance, type Stage, type StageInput } from './kinds.ts';
import type { Brief } from './model/brief.ts';
import { SluglineError } from './model/errors.ts';
import type { RunEvent } from './model/events.ts';
import { readValue, type LockedStage, type Usage } from './model/lock.ts';
import { Stopped } from './scheduler.ts';
import { stageRequest, type StageRequest, type Workspace } from './workspace.ts';

/** Writes one article: its stages, each as soon as what it reads is there, from the lock, from the brief, from the offline writer or from a model. */

export interface WriteOptions {
  workspace: Workspace;
  provider: ProviderInstance;
  calls: Calls;
  /** Aborted once nothing new may be begun. */
  halt: AbortSignal;
  today: string;
  /** Make every stage again, whatever the lock says. */
  force: boolean;
  /** The article's place in the run: calls of the first go first. */
  rank: number;
  emit(event: RunEvent): void;
  /** Called with all results so far after each stage that was made. */
  save(stages: Record<string, LockedStage>): Promise<void>;
}

/**
 * Stages that do not wait for each other run side by side. When one fails, those under way are still waited for and saved: they are paid.
 * @param stale ids of the stages to make again; the others come from `locked`
 * @throws SluglineError when a stage fails for good; Stopped when the run is stopping; Deferred when answers come later
 */
export async function writeArticle(brief: Brief, stale: readonly string[], locked: Readonly<Record<string, LockedStage>>, options: WriteOptions): Promise<Record<string, LockedStage>> {
  const { stages } = options.workspace;
  const values = new Map<string, Promise<unknown>>();
  const results: Record<string, LockedStage> = {};
  const inOrder = (): Record<string, LockedStage> => Object.fromEntries(stages.flatMap(({ id }) => (results[id] === undefined ? [] : [[id, results[id]]])));
  const runs = stages.map((stage) => {
    const run = (async (): Promise<unknown> => {
      const read: Record<string, unknown> = {};
      for (const name of stage.reads) read[name] = await values.get(name);
      const { result, made } = await resultOf(stage, read, brief, stale, locked[stage.id], options);
      results[stage.id] = result;
      if (made) await options.save(inOrder());
      return readValue(result);
    })();
    values.set(stage.writes, run);
    return run;
  });
  const ended = await Promise.allSettled(runs);
  const faults = ended.flatMap((one) => (one.status === 'rejected' ? [one.reason as unknown] : []));
  if (faults.length === 0) return inOrder();
  throw faults.find((fault) => !(fault instanceof Stopped) && !(fault instanceof Deferred)) ?? faults.find((fault) => fault instanceof Stopped) ?? faults[0];
}

async function resultOf(stage: Stage, read: Readonly<Record<string, unknown>>, brief: Brief, stale: readonly string[], old: LockedStage | undefined, options: WriteOptions): Promise<{ result: LockedStage; made: boolean }> {
  const { workspace, today, emit } = options;
  const begun = performance.now();
  const request = stageRequest(workspace, stage, brief, read, today);
  // A stage that was stale only because an earlier one ran keeps its result when its inputs came out the same; a forced one does not.
  if (old !== undefined && (!stale.includes(stage.id) || (old.key === request.key && !options.force))) {
    emit({ type: 'stage', slug: brief.slug, stage: stage.id, source: 'lock', ms: performance.now() - begun, usage: undefined });
    return { result: old, made: false };
  }
  if (options.halt.aborted) throw new Stopped();
  const made = await runStage(stage, request.input(), request, options);
  const { description: _description, ...parameters } = request.parameters;
  emit({ type: 'stage', slug: brief.slug, stage: stage.id, source: made.source, ms: performance.now() - begun, usage: made.source === 'model' ? made.usage : undefined });
  const result: LockedStage = {
    key: request.key, provider: workspace.writer.provider, model: workspace.writer.model, parameters, prompt: request.prompt, value: made.value,
    ...(made.answers === undefined ? {} : { answers: made.answers }), usage: made.usage, cost: made.source === 'model' ? options.calls.cost(made.usage) : 0,
  };
  return { result, made: true };
}

/** Stages that come one after the other from this one on, itself included. */
function chainFrom(stage: Stage, stages: readonly Stage[]): number {
  return 1 + Math.max(0, ...stages.filter(({ reads }) => reads.includes(stage.writes)).map((next) => chainFrom(next, stages)));
}

interface Made {
  value: unknown;
  usage: Usage;
  source: 'model' | 'writer' | 'brief';
  answers?: LockedStage['answers'];
}

async function runStage(stage: Stage, input: StageInput, request: StageRequest, options: WriteOptions): Promise<Made> {
  const known = stage.known?.(input);
  if (known !== undefined) return { value: known, usage: NO_USAGE, source: 'brief' };
  const { model, complete } = options.provider;
  if (complete === false) return { value: stage.offline(input), usage: NO_USAGE, source: 'writer' };
  const answers: NonNullable<LockedStage['answers']> = [];
  let usage = NO_USAGE;
  const ask = async (messages: readonly Message[], fresh: boolean): Promise<Answer> => {
    const answer = await options.calls.ask(callFor(stage, request, messages, model), { slug: input.brief.slug, stage: stage.id, rank: options.rank, chain: chainFrom(stage, options.workspace.stages), fresh });
    usage = addUsage(usage, answer.usage);
    answers.push({ request: answer.key, text: answer.text, usage: answer.usage });
    return answer;
  };
  const valueOf = (text: string): unknown => stage.parse(stage.schema === undefined ? text : (JSON.parse(text) as unknown), input);

  const parts = request.parts?.();
  if (parts !== undefined && parts.length > 1 && stage.split !== undefined) {
    // The first one alone: the others find what all begin with in the server's cache.
    const first = await ask(parts[0] ?? [], options.force);
    const others = await allOf(parts.slice(1).map(async (messages) => ask(messages, options.force)));
    try {
      return { value: stage.split.parse([first, ...others].map((answer) => answer.text), input), usage, source: 'model', answers };
    } catch (error) {
      // What cannot be put together is asked for as a whole.
      if (replyFault(error) === undefined) throw error;
    }
  }
  const asked = request.messages();
  let fresh = options.force;
  for (;;) {
    let answer = await ask(asked, fresh);
    let old = !answer.paid;
    try {
      return { value: valueOf(answer.text), usage, source: 'model', answers };
    } catch (error) {
      const why = faultOrThrow(error);
      answer = await ask([...asked, { role: 'assistant', content: answer.text.slice(0, 20_000) }, { role: 'user', content: `${why}\n\nAnswer again, completely, in the form asked for above.` }], fresh);
      old &&= !answer.paid;
    }
    try {
      return { value: valueOf(answer.text), usage, source: 'model', answers };
    } catch (error) {
      const why = faultOrThrow(error);
      if (!old) throw new SluglineError({ code: 'STAGE_INVALID_REPLY', file: input.brief.file, message: `${stage.id}: the answer of ${model} cannot be used, also after one correction: ${why}`, help: 'Run again, choose another model, or make the brief clearer.' }, { cause: error });
      // Both are answers of an earlier run, which ended here: to run again means to ask again.
      fresh = true;
    }
  }
}

/** All results, or the first fault, but only when none is under way any more. */
async function allOf<T>(promises: readonly Promise<T>[]): Promise<T[]> {
  await Promise.allSettled(promises);
  return Promise.all(promises);
}

function callFor(stage: Stage, request: StageRequest, messages: readonly Message[], model: string): CompletionRequest {
  const { maxOutputTokens, temperature, reasoningEffort } = request.parameters;
  return {
    model, messages, maxOutputTokens,
    ...(temperature === undefined ? {} : { temperature }),
    ...(reasoningEffort === undefined ? {} : { reasoningEffort }),
    ...(request.schema === undefined ? {} : { schema: { name: stage.id, schema: request.schema } }),
  };
}

/** What is wrong with a reply, in words for the model. @throws the error itself when it is not about the reply */
function faultOrThrow(error: unknown): string {
  const why = replyFault(error);
  if (why === undefined) throw error;
  return why;
}

function replyFault(error: unknown): string | undefined {
  if (error instanceof ReplyError || error instanceof RangeError || error instanceof SyntaxError) return error.message;
  if (error instanceof z.ZodError) return `the JSON does not have the right shape: ${error.issues.slice(0, 5).map((issue) => `${issue.path.join('.') || 'root'}: ${issue.message}`).join('; ')}`;
  return undefined;
}
