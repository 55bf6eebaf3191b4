import { z } from 'zod';
import { ReplyError, type Completion, type CompletionRequest, type Message, type ProviderInstance, type Stage, type StageInput } from './kinds.ts';
import type { JsonObject } from './model/article.ts';
import type { Brief } from './model/brief.ts';
import { SluglineError, type Problem } from './model/errors.ts';
import type { RunEvent } from './model/events.ts';
import type { LockedStage, Usage } from './model/lock.ts';
import { paidUsage, type Spending } from './spend.ts';
import type { World } from './model/world.ts';
import { stageInput, stageRequest, type StageRequest, type Workspace } from './workspace.ts';

/** Writes one article: its stages in order, each from the lock, from the brief, from the offline writer or from a model. */

export interface WriteOptions {
  workspace: Workspace;
  provider: ProviderInstance;
  spending: Spending;
  world: Pick<World, 'random' | 'sleep'>;
  /** Aborted when the run must drop what is under way. */
  signal: AbortSignal;
  /** Aborted once nothing new may be begun. */
  halt: AbortSignal;
  today: string;
  /** Make every stage again, whatever the lock says. */
  force: boolean;
  emit(event: RunEvent): void;
  /** Called for every reply that was paid for, usable or not. */
  paid(usage: Usage): void;
  /** Called with all results so far after each stage, before the next begins: nothing paid for is lost. */
  save(stages: Record<string, LockedStage>): void;
}

/** Thrown between stages when the run is stopping. */
export class Stopped extends Error {}

const NO_USAGE: Usage = { input: 0, cachedInput: 0, output: 0 };
/** Tries of one call when the fault may pass; waits grow 1, 2, 4 s, full jitter (AWS "Exponential backoff and jitter"). */
const MAX_ATTEMPTS = 4;
const BASE_WAIT_MS = 1000;

/**
 * @param stale ids of the stages to make again; the others come from `locked`
 * @throws SluglineError when a stage fails for good; Stopped when the run is stopping
 */
export async function writeArticle(brief: Brief, stale: readonly string[], locked: Readonly<Record<string, LockedStage>>, options: WriteOptions): Promise<Record<string, LockedStage>> {
  const { workspace, today, emit } = options;
  const results: Record<string, LockedStage> = {};
  const values: Record<string, unknown> = {};
  for (const stage of workspace.stages) {
    const begun = performance.now();
    const old = locked[stage.id];
    const request = stageRequest(workspace, stage, brief, values, today);
    // A stage that was stale only because an earlier one ran keeps its result when its inputs came out the same; a forced one does not.
    if (old !== undefined && (!stale.includes(stage.id) || (old.key === request.key && !options.force))) {
      results[stage.id] = old;
      values[stage.writes] = old.value;
      emit({ type: 'stage', slug: brief.slug, stage: stage.id, source: 'lock', ms: performance.now() - begun, usage: undefined });
      continue;
    }
    if (options.halt.aborted) throw new Stopped();
    const input = stageInput(workspace, brief, values, true, today);
    const made = await runStage(stage, input, request, options);
    const { description: _description, ...parameters } = request.parameters;
    results[stage.id] = { key: request.key, provider: workspace.writer.provider, model: made.source === 'brief' ? workspace.writer.model : made.model, parameters, prompt: request.prompt, value: made.value, usage: made.usage, cost: made.source === 'model' ? options.spending.cost(made.usage) : 0 };
    values[stage.writes] = made.value;
    emit({ type: 'stage', slug: brief.slug, stage: stage.id, source: made.source, ms: performance.now() - begun, usage: made.source === 'model' ? made.usage : undefined });
    options.save(results);
  }
  return results;
}

interface Made {
  value: unknown;
  usage: Usage;
  model: string;
  source: 'model' | 'writer' | 'brief';
}

async function runStage(stage: Stage, input: StageInput, request: StageRequest, options: WriteOptions): Promise<Made> {
  const known = stage.known?.(input);
  if (known !== undefined) return { value: known, usage: NO_USAGE, model: options.provider.model, source: 'brief' };
  const complete = options.spending.forStage(input.brief.slug, stage.id);
  if (complete === false) return { value: stage.offline(input), usage: NO_USAGE, model: options.provider.model, source: 'writer' };
  const asked = request.messages();
  let messages: readonly Message[] = asked;
  let usage = NO_USAGE;
  let fresh = options.force;
  for (let correction = 0; ; correction++) {
    const reply = await callWithRetries(stage, { ...callFor(stage, request, messages, options), fresh }, complete, input.brief.slug, options);
    usage = addUsage(usage, reply.usage);
    try {
      // The model's configured name, not the dated one a server answers with: it decides what counts as changed.
      return { value: stage.parse(stage.schema === undefined ? reply.text : (JSON.parse(reply.text) as unknown), input), usage, model: options.provider.model, source: 'model' };
    } catch (error) {
      const why = replyFault(error);
      if (why === undefined) throw error;
      if (reply.stored === true) {
        // An old answer that cannot be used is no reason to correct the model: it is asked anew.
        fresh = true;
        correction--;
        continue;
      }
      if (correction > 0) {
        throw new SluglineError({ code: 'STAGE_INVALID_REPLY', file: input.brief.file, message: `${stage.id}: the answer of ${options.provider.model} cannot be used, also after one correction: ${why}`, help: 'Run again, choose another model, or make the brief clearer.' }, { cause: error });
      }
      messages = [...asked, { role: 'assistant', content: reply.text.slice(0, 20_000) }, { role: 'user', content: `${why}\n\nAnswer again, completely, in the form asked for above.` }];
    }
  }
}

function callFor(stage: Stage, request: StageRequest, messages: readonly Message[], options: WriteOptions): CompletionRequest {
  const { maxOutputTokens, temperature, reasoningEffort } = request.parameters;
  return {
    model: options.provider.model, messages, maxOutputTokens,
    ...(temperature === undefined ? {} : { temperature }),
    ...(reasoningEffort === undefined ? {} : { reasoningEffort }),
    ...(stage.schema === undefined ? {} : { schema: { name: stage.id, schema: z.toJSONSchema(stage.schema) as JsonObject } }),
  };
}

/** What is wrong with a reply, in words for the model; undefined when the error is not about the reply. */
function replyFault(error: unknown): string | undefined {
  if (error instanceof ReplyError || error instanceof RangeError || error instanceof SyntaxError) return error.message;
  if (error instanceof z.ZodError) return `the JSON does not have the right shape: ${error.issues.slice(0, 5).map((issue) => `${issue.path.join('.') || 'root'}: ${issue.message}`).join('; ')}`;
  return undefined;
}

/** @returns the reply, with the usage of failed tries that were paid for in its own */
async function callWithRetries(stage: Stage, request: CompletionRequest, complete: Exclude<ProviderInstance['complete'], false>, slug: string, options: WriteOptions): Promise<Completion> {
  let usage = NO_USAGE;
  const pay = (more: Usage): void => {
    usage = addUsage(usage, more);
    options.paid(more);
  };
  for (let attempt = 1; ; attempt++) {
    try {
      const reply = await complete(request, options.signal);
      if (reply.stored === true) return reply;
      pay(reply.usage);
      return { ...reply, usage };
    } catch (error) {
      const spent = paidUsage(error);
      if (spent !== undefined) pay(spent);
      if (!(error instanceof SluglineError) || !error.retryable || attempt >= MAX_ATTEMPTS) throw error;
      if (options.halt.aborted) throw new Stopped();
      const waitMs = error.retryAfterMs ?? Math.round(options.world.random() * BASE_WAIT_MS * 2 ** attempt);
      options.emit({ type: 'retry', slug, stage: stage.id, attempt, waitMs, problem: error.problems[0] as Problem });
      // An interrupt ends the pause, which may be as long as the server asked for.
      await options.world.sleep(waitMs, AbortSignal.any([options.signal, options.halt])).catch(() => undefined);
      if (options.halt.aborted) throw new Stopped();
    }
  }
}

/** Sums two usages. */
export function addUsage(a: Usage, b: Usage): Usage {
  return { input: a.input + b.input, cachedInput: a.cachedInput + b.cachedInput, output: a.output + b.output };
}
