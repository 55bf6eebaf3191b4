import { isRealDate } from './real-date.ts';
import { z } from 'zod';
import { intent, locale } from './site.ts';

/** The topic brief (contracts §4). Unknown keys are errors. */

/** Kinds of article (docs/types.md). */
export const ARTICLE_TYPES = ['guide', 'howto', 'comparison', 'listicle', 'service', 'news'] as const;
export type ArticleType = (typeof ARTICLE_TYPES)[number];
/** Keys that only one type of article has a place for. */
const TYPE_KEYS = { compares: 'comparison', criteria: 'comparison', tools: 'howto', minutes: 'howto', place: 'news' } as const satisfies Record<string, ArticleType>;
export const SLUG_PATTERN = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;
/** File systems allow 255 bytes a name; the slug gets a suffix or two, and long addresses help nobody. */
export const SLUG_MAX_LENGTH = 120;
/** Free text for the writer, in characters; the body of a .md brief counts. */
export const NOTES_MAX_LENGTH = 20_000;

/** One line: a line break inside (a `|` block) is a space. */
const line = z.string().overwrite((value) => value.replace(/[ \t]*[\r\n\u0085\u2028\u2029]+[ \t]*/g, ' ')).trim().min(1).max(400);
const text = z.string().trim().min(1).max(20_000);
const httpUrl = z.url({ protocol: /^https?$/, error: 'an absolute http(s) URL' });

const A_DATE = 'a date such as 2026-11-21';
const ISO_DATE = /^\d{4}-\d{2}-\d{2}(?:T\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:\d{2})?)?$/;
/** `2026-11-21` or a full ISO timestamp; the day must exist. */
const isoDate = z
  .string({ error: A_DATE })
  .regex(ISO_DATE, { error: A_DATE, abort: true })
  .refine(isRealDate, 'a day that exists in the calendar, such as 2026-11-21');

/** What `isoDate` accepts, told without a schema's errors. */
export function isIsoDate(value: string): boolean {
  return ISO_DATE.test(value) && isRealDate(value);
}

/** What a fact is about. Without the key it is a statement; there is no default in the schema, so that facts without the key stay as they were read. */
const FACT_KINDS = ['statement', 'price', 'offer', 'guarantee', 'rating', 'person', 'quote', 'experience'] as const;

const wording = z.array(line).min(1).describe('Allowed wordings: the writer is shown these');

const factSchema = z.strictObject({
  id: z.string().regex(/^[a-z0-9][a-z0-9_-]*$/i, 'an id of letters, digits, "-" and "_"'),
  text: text.describe('The statement the writer may make'),
  source: line.optional().describe('A URL, or the document and its owner'),
  own: z.strictObject({ owner: line, date: isoDate }).optional().describe('Instead of a source: own data, who answers for it, and of which day it is'),
  asOf: isoDate.optional(),
  expires: isoDate.optional().describe('The last day on which it may be stated'),
  scope: z.array(line).min(1).optional().describe('Slugs, types, tags or locales of the articles that may state it; all without this key'),
  wording: wording.optional(),
  values: z.array(z.strictObject({ value: z.number(), unit: line.optional(), subject: line.optional() })).min(1).optional().describe('Its numbers, where the text does not show them plainly'),
  locales: z.record(z.string(), z.strictObject({ text, wording: wording.optional() })).optional().describe('The same fact in other languages, by language tag'),
  person: z.strictObject({ name: line, title: line.optional() }).optional().describe('Whom it names'),
  kind: z.enum(FACT_KINDS).optional().describe('Default: statement'),
}).superRefine((fact, context) => {
  const refuse = (path: PropertyKey[], message: string): void => context.addIssue({ code: 'custom', path, message });
  if (fact.source !== undefined && fact.own !== undefined) refuse(['own'], 'either "source" or "own", not both');
  if (fact.expires !== undefined && fact.asOf !== undefined && fact.expires.slice(0, 10) < fact.asOf.slice(0, 10)) refuse(['expires'], 'a day that is not before "asOf"');
  for (const tag of Object.keys(fact.locales ?? {})) if (!locale.safeParse(tag).success) refuse(['locales', tag], 'a language tag such as ru or en');
});

export const factsFileSchema = z.strictObject({ facts: z.array(factSchema).default([]) });

const OVERLAP_HELP = 'allow with a reason, such as overlap: { allow: "one is for owners, the other for guests" }';
/** `allow` (the reason stands in `overlapReason`), `"allow: the reason"` or `{ allow: the reason }`; all become the last. */
const overlap = z
  .union([z.string().regex(/^allow\s*(?::|$)/, OVERLAP_HELP), z.strictObject({ allow: z.string().trim().max(2000) })], { error: OVERLAP_HELP })
  .transform((value) => (typeof value === 'string' ? { allow: value.replace(/^allow\s*:?/, '').trim() } : value));

/** A slug, or a path of the site. What a list of redirects reads as placeholders, queries and comments is no part of it. */
const formerAddress = z.string().regex(/^(?:[a-z0-9]+(?:-[a-z0-9]+)*|\/(?!\/)[^\s?#*:\\\p{Cc}]+)$/u, 'an old slug such as chat-podderzhka, or a path of the site such as /blog/old/').max(500);

export const briefSchema = z.strictObject({
  topic: line.describe('What the article is about; the only required key'),
  slug: z
    .string()
    .max(SLUG_MAX_LENGTH)
    .regex(SLUG_PATTERN, 'lower-case latin words joined by "-", such as chat-podderzhka')
    .optional(),
  type: z.enum(ARTICLE_TYPES).default('guide'),
  locale: locale.optional(),
  title: line.optional().describe("The editor's own title; otherwise the writer proposes several and code picks"),
  description: line.optional().describe("The editor's own meta description"),
  lead: text.optional().describe("The editor's own opening paragraph"),
  audience: line.optional(),
  goal: text.optional(),
  intent: intent.default('informational'),
  keywords: z
    .strictObject({ primary: line.optional(), secondary: z.array(line).default([]) })
    .prefault({}),
  length: z.int().min(100).max(20_000).default(1000).describe('Words, a target'),
  voice: text.optional(),
  outline: z.array(z.strictObject({ heading: line, points: z.array(text).default([]) })).default([]),
  compares: z.array(line).min(2).max(4).optional().describe('type comparison: names of the things compared, 2–4; otherwise the writer takes them from the topic'),
  criteria: z.array(z.strictObject({ name: line, values: z.array(line).min(2).max(4) })).max(12).optional().describe('type comparison: rows of the table, one value for each of "compares", in its order; otherwise the writer fills the table'),
  tools: z.array(line).max(20).optional().describe('type howto: what the reader needs before the first step'),
  minutes: z.int().min(1).max(100_000).optional().describe('type howto: how long all steps take'),
  place: line.optional().describe('type news: the place in the dateline'),
  facts: z.array(factSchema).default([]),
  faq: z.array(z.strictObject({ question: line, answer: text.optional() })).default([]),
  links: z.strictObject({ must: z.array(line).default([]), avoid: z.array(line).default([]), cluster: line.optional().describe('Name of the cluster of the config, or a new one') }).prefault({}),
  cta: line.optional(),
  hero: z.strictObject({ image: httpUrl, alt: line }).optional(),
  author: line.optional(),
  pubDate: isoDate.optional(),
  redirectFrom: z.array(formerAddress).min(1).max(50).optional().describe('Slugs and paths that this article had before: for redirects to it'),
  status: z.enum(['draft', 'ready', 'hold']).default('ready'),
  overlap: overlap.optional().describe('"allow" with a reason: written although it competes with another article or brief for the same search query'),
  overlapReason: line.optional().describe('Why both are wanted, with overlap: allow'),
  notes: z.string().max(NOTES_MAX_LENGTH).optional(),
}).superRefine((brief, context) => {
  for (const [key, type] of Object.entries(TYPE_KEYS)) {
    if (brief[key as keyof typeof TYPE_KEYS] !== undefined && brief.type !== type) context.addIssue({ code: 'custom', path: [key], message: `no such key in a brief of type ${brief.type}: it belongs to "type: ${type}"` });
  }
  if (brief.criteria !== undefined && brief.compares === undefined) context.addIssue({ code: 'custom', path: ['criteria'], message: 'a list "compares" beside it, with the names of what is compared' });
  for (const [index, { values }] of (brief.criteria ?? []).entries()) {
    if (brief.compares !== undefined && values.length !== brief.compares.length) context.addIssue({ code: 'custom', path: ['criteria', index, 'values'], message: `${brief.compares.length} values, one for each of "compares", in its order` });
  }
  if (brief.overlap === undefined && brief.overlapReason !== undefined) context.addIssue({ code: 'custom', path: ['overlapReason'], message: '"overlapReason" gives a reason, and nothing is allowed: add a line "overlap: allow"' });
  if (brief.overlap?.allow === '' && brief.overlapReason === undefined) context.addIssue({ code: 'custom', path: ['overlap'], message: '"overlap: allow" needs a reason: add a line such as "overlapReason: one is for owners, the other for guests"' });
}).overwrite(({ overlapReason, ...brief }) => (brief.overlap?.allow === '' ? { ...brief, overlap: { allow: overlapReason ?? '' } } : brief));

export type BriefData = z.infer<typeof briefSchema>;
export type Fact = z.infer<typeof factSchema>;

/** A brief as the rest of the code sees it: checked, with its slug and language settled. */
export interface Brief extends Omit<BriefData, 'slug' | 'locale'> {
  slug: string;
  locale: string;
  /** Path of the file, relative to the project. */
  file: string;
  /** sha256 of the file's text. */
  hash: string;
}
