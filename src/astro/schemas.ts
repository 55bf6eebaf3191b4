import { z } from 'zod';
import { manifestSchema } from '../model/manifest.ts';

/** What a page of the blog gets to know of an article: zod 4, which is also what `astro/zod` is, so both sides can extend each other's schemas. */

const dateSchema = z.union([z.string().min(1), z.date()]).pipe(z.coerce.date());

/**
 * The front matter of an article (contracts §5) as a collection's schema: dates become `Date`, lists that are not there become empty ones. Works with any
 * loader, `glob` included. Keys it does not name are dropped; `articleSchema.extend({ … })` adds more.
 */
export const articleSchema = z.object({
  title: z.string().min(1),
  description: z.string().min(1),
  keywords: z.array(z.string()).default([]),
  pubDate: dateSchema,
  updatedDate: dateSchema.optional(),
  author: z.string().min(1),
  // Empty while the project has no picture to give.
  heroImage: z.string().optional(),
  heroImageAlt: z.string().optional(),
  lang: z.string().optional(),
  tags: z.array(z.string()).default([]),
  draft: z.boolean().default(false),
  noindex: z.boolean().default(false),
  schema: z.record(z.string(), z.unknown()),
  faq: z.array(z.object({ question: z.string(), answer: z.string() })).default([]),
});

/** What `sluglineLoader` gives: the front matter, and under `manifest` what the manifest says of the article (slug, url, lang, related, words). */
export const entrySchema = articleSchema.extend({ manifest: manifestSchema.shape.articles.element });
