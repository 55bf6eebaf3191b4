import { z } from 'zod';
import { compilePattern, PatternError } from './linear-pattern.ts';

/**
 * How a brand speaks, as examples and as rules that can be checked (`brand.voiceExamples`, `brand.voiceRules`). One source: the prompts tell the writer what
 * stands here, and the rules of the area `voice` check it.
 */

/** Characters of all examples together: they stand in every prompt, and some 1,000 tokens is what a few good pairs need. */
const EXAMPLES_LENGTH = 3000;
const MOST_EXAMPLES = 8;
const MOST_CHECKS = 30;
const localeTag = z.string().regex(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/, 'a language tag such as ru or en').describe('Only for articles in this language; default: all');

const exampleSchema = z.strictObject({
  good: z.string().trim().min(1).max(400).describe('A sentence or two as the brand would write them'),
  bad: z.string().trim().min(1).max(400).optional().describe('The same thought as the brand would not write it'),
  why: z.string().trim().min(1).max(200).optional().describe('What makes the difference'),
  locale: localeTag.optional(),
});

export const voiceExamplesSchema = z
  .array(exampleSchema)
  .max(MOST_EXAMPLES, `at most ${MOST_EXAMPLES} examples: they stand in every prompt`)
  .refine((examples) => examples.reduce((sum, { good, bad = '', why = '' }) => sum + good.length + bad.length + why.length, 0) <= EXAMPLES_LENGTH, `examples of at most ${EXAMPLES_LENGTH} characters together: they stand in every prompt`);

/** Where a check looks. */
const CHECK_SCOPES = ['all', 'text', 'headings'] as const;

const patternSchema = z.string().min(1).superRefine((source, context) => {
  try {
    compilePattern(source);
  } catch (error) {
    if (!(error instanceof PatternError)) throw error;
    context.addIssue({ code: 'custom', message: error.message });
  }
});

/** A phrase as lexicons have it. Each "..." stands for up to three words, so many of them in one phrase would multiply the ways to look for it. */
const phraseSchema = z
  .string()
  .trim()
  .max(80)
  .regex(/[\p{L}\p{N}]/u, 'a phrase with a word in it')
  .refine((phrase) => phrase.split('...').length <= 3, 'a phrase with at most two "..."');

const checkSchema = z
  .strictObject({
    pattern: patternSchema.optional().describe('A regular expression without look-around and back-references; case is ignored, \\w and \\b know all alphabets'),
    phrases: z.array(phraseSchema).min(1).max(20).optional().describe('Words and phrases, found in every form of their words'),
    message: z.string().trim().min(1).max(200).describe('What the brand asks for, in a sentence: the writer is told it, and findings say it'),
    severity: z.enum(['info', 'warning', 'error']).default('warning'),
    max: z.int().min(0).max(1000).default(0).describe('How often an article may have it'),
    scope: z.enum(CHECK_SCOPES).default('all').describe('Where it is looked for'),
    locale: localeTag.optional(),
  })
  .refine(({ pattern, phrases }) => (pattern === undefined) !== (phrases === undefined), 'either "pattern" or "phrases"');

export const voiceRulesSchema = z.strictObject({
  sentenceWords: z
    .strictObject({ max: z.int().min(5).max(100).optional().describe('Words of a sentence at most'), average: z.int().min(3).max(60).optional().describe('Words of a sentence on average, at most') })
    .optional(),
  paragraphSentences: z.int().min(1).max(30).optional().describe('Sentences of a paragraph at most'),
  exclamations: z.int().min(0).max(100).optional().describe('Exclamation marks an article may have'),
  questions: z.int().min(0).max(100).optional().describe('Questions the text may ask, besides headings and FAQ'),
  contractions: z.enum(['use', 'avoid']).optional().describe('English: "don’t" or "do not"'),
  person: z.enum(['we', 'impersonal']).optional().describe('Who speaks: the brand as "we" and nobody as "I", or nobody at all'),
  checks: z.array(checkSchema).max(MOST_CHECKS, `at most ${MOST_CHECKS} checks`).default([]).describe('Checks of your own'),
});

export type VoiceExample = z.infer<typeof exampleSchema>;
export type VoiceRules = z.infer<typeof voiceRulesSchema>;
export type VoiceCheck = z.infer<typeof checkSchema>;

/** True when an entry of the voice concerns articles of a language. @param tag of the article's language: `en` is meant by `en-GB`, too */
export function concerns({ locale }: { locale?: string | undefined }, tag: string): boolean {
  return locale === undefined || locale === tag || locale.split('-')[0] === tag.split('-')[0];
}
