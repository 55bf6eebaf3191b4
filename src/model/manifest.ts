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
  alternates: z.record(z.string(), z.string()).optional().describe('Versions in other languages that the article names: language tag → address'),
  redirectFrom: z.array(z.string()).optional().describe('Paths of the site at which it was before'),
});
export type ManifestArticle = z.infer<typeof manifestArticleSchema>;

const manifestFileSchema = z.object({ path: z.string(), sha256: z.string() });
export type ManifestFile = z.infer<typeof manifestFileSchema>;

export const manifestSchema = z.object({
  version: z.literal(1),
  site: z.string(),
  generatedAt: z.string(),
  articles: z.array(manifestArticleSchema),
  files: z.array(manifestFileSchema).optional().describe('What else is made from the articles: sitemap, feeds, redirects (`output.files`), relative to the manifest'),
});
export type Manifest = z.infer<typeof manifestSchema>;
