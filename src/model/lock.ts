import { z } from 'zod';

/**
 * The lock file, `output/.slugline/<slug>.json` (contracts §7): how an article came to be. From it alone the article
 * can be rendered again without a model call, and it is the base of every three-way merge.
 */

export const usageSchema = z.strictObject({ input: z.int(), cachedInput: z.int(), output: z.int() });
export type Usage = z.infer<typeof usageSchema>;

/** A part of the value that was sent back to the model with findings. `mended`: taken; `dropped`: no better than before; `unusable`: no text. */
const repairSchema = z.strictObject({ part: z.string(), round: z.int(), rules: z.array(z.string()), outcome: z.enum(['mended', 'dropped', 'unusable']) });
export type LockedRepair = z.infer<typeof repairSchema>;

const stageSchema = z.strictObject({
  /** Hash of everything the result depends on: messages, model, parameters, schema, and the code's version of the stage. */
  key: z.string(),
  provider: z.string(),
  model: z.string(),
  parameters: z.record(z.string(), z.unknown()),
  /** sha256 of the prompt template with its partials. */
  prompt: z.string(),
  value: z.unknown(),
  /** The answers it was made from, by key of the request, so that an empty response store can be filled again. */
  answers: z.array(z.strictObject({ request: z.string(), text: z.string(), usage: usageSchema })).optional(),
  /** What was sent back and how it came out; there once the result has been looked at, empty when nothing was wrong. The value is the mended one. */
  repairs: z.array(repairSchema).optional(),
  /** The value as the stage gave it, where repairs have changed it: stages that read it were asked with this one. */
  unmended: z.unknown().optional(),
  usage: usageSchema,
  /** US dollars; null where the price is not known. */
  cost: z.number().nullable(),
});
export type LockedStage = z.infer<typeof stageSchema>;

/** The value of a stage as the stages after it have read it. */
export function readValue(stage: LockedStage | undefined): unknown {
  return stage?.unmended ?? stage?.value;
}

const relatedSchema = z.strictObject({ slug: z.string(), path: z.string(), title: z.string() });
export type RelatedLink = z.infer<typeof relatedSchema>;

/** A link that code made of words of the text: `[anchor](path)` stands at `start`, and without its brackets and address the text is as it was. */
const inTextSchema = z.strictObject({ slug: z.string(), path: z.string(), anchor: z.string(), start: z.int() });
export type InTextLink = z.infer<typeof inTextSchema>;

const factNoteSchema = z.strictObject({ id: z.string(), text: z.string(), source: z.string().nullable(), asOf: z.string().nullable() });
export type FactNote = z.infer<typeof factNoteSchema>;
const approvalSchema = z.strictObject({ state: z.enum(['approved', 'held']), by: z.string(), at: z.string(), sha256: z.string() });

export const lockSchema = z.strictObject({
  version: z.literal(1),
  slug: z.string(),
  brief: z.strictObject({ file: z.string(), sha256: z.string() }),
  /** Who wrote it: `offline` or the model's name. */
  model: z.string(),
  /** What decides the rendered bytes besides the stages' values: layout, config, brief fields, code version. */
  renderKey: z.string(),
  stages: z.record(z.string(), stageSchema),
  /** The facts that the text states, by link or by their numbers, as they were then; with their sources, whether the page shows them or not. */
  facts: z.array(factNoteSchema).default([]),
  links: z.strictObject({ related: z.array(relatedSchema), inText: z.array(inTextSchema).default([]) }),
  /** The picture chosen when the article was first made; kept as long as the config still has it. */
  hero: z.strictObject({ url: z.string(), alt: z.string() }).nullable(),
  /** Id of its call to action, named by the brief or chosen; kept as long as it fits. */
  cta: z.string().nullable().default(null),
  pubDate: z.string(),
  updatedDate: z.string().nullable(),
  /** `written`: placed in the output directory; `rejected`: held back with its findings; `pending`: stages answered, not placed yet. */
  state: z.enum(['written', 'rejected', 'pending']),
  /** sha256 and full text as Slugline last wrote it to the output directory; null before the first time. */
  sha256: z.string().nullable(),
  text: z.string().nullable(),
  /** sha256 of the text that was last held back: rejected, or waiting beside a person's edits; null when the last text was placed. */
  rejectedSha256: z.string().nullable(),
  /** The date of change in that text. */
  heldDate: z.string().nullable().default(null),
  findings: z.strictObject({ errors: z.int(), warnings: z.int() }),
  /** What a person decided, of the text with this sha256: of any other text it says nothing. */
  approval: approvalSchema.optional(),
});
export type Lock = z.infer<typeof lockSchema>;
