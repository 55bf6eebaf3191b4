import { z } from 'zod';
import { defineProvider, type Completion, type CompletionRequest, type ProviderSettings } from '../kinds.ts';
import { SluglineError } from '../model/errors.ts';
import { usageSchema } from '../model/lock.ts';
import { sha256, stableJson } from '../text/hash.ts';

/** A recorded answer, one JSON file each. Only `text` is required; `request` is for people who read the file. */
const recordingSchema = z.strictObject({
  text: z.string(),
  usage: usageSchema.default({ input: 0, cachedInput: 0, output: 0 }),
  finish: z.enum(['stop', 'length', 'filtered']).default('stop'),
  /** The model that answered; default: the one asked. */
  model: z.string().optional(),
  request: z.unknown().optional(),
});

/** The key of a request: sha256 of the stable JSON of its model, messages and schema. Limits and temperature do not count. */
export function recordingKey({ model, messages, schema }: CompletionRequest): string {
  return sha256(stableJson({ model, messages, schema }));
}

export default defineProvider({
  id: 'replay',
  about: 'Answers from recorded files instead of a model, for tests and demonstrations; a request nobody recorded is an error.',
  needsKey: false,
  create: (settings) => ({
    host: '',
    model: settings.model,
    // oxlint-disable-next-line require-await -- a throw becomes a rejection
    complete: async (request, signal) => replay(settings, request, signal),
  }),
});

function replay(settings: ProviderSettings, request: CompletionRequest, signal: AbortSignal): Completion {
  if (signal.aborted) throw new SluglineError({ code: 'INTERRUPTED', message: 'interrupted before the recorded answer was read', help: 'Run again: everything finished is kept.' });
  const key = recordingKey(request);
  const asked = `model ${request.model}, ${request.schema === undefined ? 'prose' : `schema ${request.schema.name}`}`;
  const text = settings.recordings?.(key);
  if (text === undefined) {
    throw new SluglineError({
      code: 'PROVIDER_CONFIG',
      message: `no recorded answer ${key} (${asked})`,
      help: 'The brief, a prompt or the model changed since the recording: record this request again under that key, or use another provider.',
    });
  }
  const recording = recordingSchema.safeParse(parsed(text));
  if (!recording.success) {
    const why = recording.error.issues.map((issue) => `${issue.path.join('.') || 'file'}: ${issue.message}`).join('; ');
    throw new SluglineError({ code: 'PROVIDER_CONFIG', message: `the recorded answer ${key} (${asked}) is not a recording: ${why}`, help: 'It must be JSON like {"text": "…", "usage": {"input": 1, "cachedInput": 0, "output": 1}}; record it again.' });
  }
  const { usage, finish, model } = recording.data;
  return { text: recording.data.text, usage, finish, model: model ?? request.model };
}

/** The JSON value of a text; undefined when it is none. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
