import { z } from 'zod';

/** The article file (contracts §5): YAML front matter, then Markdown. */

/** Front matter keys in the order they are written. */
export const FRONT_MATTER_KEYS = [
  'title', 'description', 'keywords', 'pubDate', 'updatedDate', 'author', 'heroImage', 'heroImageAlt', 'lang', 'tags', 'draft', 'schema', 'faq',
] as const;

const faqItemSchema = z.strictObject({ question: z.string().min(1), answer: z.string().min(1) });
export type FaqItem = z.infer<typeof faqItemSchema>;

/** JSON values as they stand in front matter and JSON-LD. */
export type Json = string | number | boolean | null | Json[] | { [key: string]: Json };
export type JsonObject = { [key: string]: Json };

/** Front matter that Slugline itself writes. Existing articles may hold anything: see `Article.data`. */
export const frontMatterSchema = z.strictObject({
  title: z.string().min(1),
  description: z.string().min(1),
  keywords: z.array(z.string()).optional(),
  pubDate: z.string().min(1),
  updatedDate: z.string().optional(),
  author: z.string().min(1),
  heroImage: z.string().min(1),
  heroImageAlt: z.string().optional(),
  lang: z.string().optional(),
  tags: z.array(z.string()).optional(),
  draft: z.boolean().optional(),
  schema: z.record(z.string(), z.unknown()),
  faq: z.array(faqItemSchema).optional(),
});
export type FrontMatter = z.infer<typeof frontMatterSchema>;

/** An article as a value. `renderArticle(parseArticle(text)) === text` for every text. */
export interface Article {
  /** Front matter as the blog will read it (js-yaml 4, the parser of Astro); `{}` when there is none. */
  data: Record<string, unknown>;
  /** Everything after the front matter, as it stands in the file. */
  body: string;
  /** The front matter block as it stood in the file, delimiters and BOM included. Used as long as it still says what `data` says. */
  source?: string;
}
