import { z } from 'zod';

/** `output/manifest.json` (contracts §6): what the blog pulls. */

const manifestArticleSchema = z.object({
  slug: z.string(),
  path: z.string().describe('The file, relative to the manifest'),
  url: z.string(),
  sha256: z.string(),
  title: z.string(),
  description: z.string(),
  lang: z.string(),
  pubDate: z.string(),
  updatedDate: z.string().nullable(),
  draft: z.boolean(),
  tags: z.array(z.string()),
  heroImage: z.string().nullable(),
  related: z.array(z.string()),
  words: z.int(),
  findings: z.object({ errors: z.int(), warnings: z.int() }),
});
export type ManifestArticle = z.infer<typeof manifestArticleSchema>;

export const manifestSchema = z.object({
  version: z.literal(1),
  site: z.string(),
  generatedAt: z.string(),
  articles: z.array(manifestArticleSchema),
});
export type Manifest = z.infer<typeof manifestSchema>;
