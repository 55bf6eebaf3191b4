import { z } from 'zod';
import { priceSchema } from './prices.ts';
import { voiceExamplesSchema, voiceRulesSchema } from './voice.ts';

/** The site's configuration, `slugline.config.yaml` (contracts §4). The schema is the single source of the types. */

const url = z.url({ protocol: /^https?$/, error: 'an absolute http(s) URL' });
const id = z.string().regex(/^[a-z0-9][a-z0-9_-]*$/i, 'an id of letters, digits, "-" and "_"');
const strings = z.array(z.string().min(1));

const LOCALE_PATTERN = /^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/;
export const locale = z.string().regex(LOCALE_PATTERN, 'a language tag such as ru or en');

/** What the reader wants. */
export const intent = z.enum(['informational', 'commercial', 'transactional', 'navigational']);

const severitySchema = z.enum(['off', 'info', 'warning', 'error']);
const ruleSetting = z.union([severitySchema, z.tuple([severitySchema, z.record(z.string(), z.unknown())])], {
  error: 'off, info, warning or error, or one of them with options: [warning, { max: 580 }]',
});

const siteSchema = z.strictObject({
  url: url.describe('Where the site lives, e.g. https://example.org'),
  name: z.string().min(1).describe('The name of the site or blog'),
  articlePath: z
    .string()
    .regex(/^\/.*\{slug\}.*$/, 'a path that starts with "/" and holds {slug}, e.g. /blog/{slug}/')
    .default('/blog/{slug}/'),
  locale: locale.default('en').describe('Default language of the articles'),
  locales: z.array(locale).optional().describe('All languages of the site'),
});

const brandSchema = z.strictObject({
  name: z.string().min(1).describe('The organisation behind the site'),
  url: url.optional(),
  logo: url.optional().describe('At least 112 × 112 px; PNG, JPEG, WebP, SVG, AVIF, GIF or BMP'),
  description: z.string().optional().describe('What the organisation does, in a sentence the writer may rely on'),
  voice: z.string().optional().describe('How the brand speaks; goes into every prompt'),
  address: z.enum(['formal', 'Formal', 'informal']).optional().describe('How the reader is addressed. Russian: formal вы, Formal Вы, informal ты; German: formal Sie, informal du; goes into every prompt'),
  preferred: z.record(z.string(), z.string()).default({}).describe('word to avoid → word to use'),
  banned: strings.default([]).describe('Words and phrases that must not appear'),
  voiceExamples: voiceExamplesSchema.default([]).describe('Sentences as the brand writes them, beside what it does not write; go into every prompt'),
  voiceRules: voiceRulesSchema.prefault({}).describe('What can be measured of the voice: told to the writer and checked by the rules voice/…'),
});

const authorSchema = z.strictObject({
  id,
  name: z.string().min(1).describe('The name only: no title, no "by"'),
  url: url.optional(),
  type: z.enum(['person', 'organization']).default('person'),
  bio: z.string().optional().describe('One sentence under the article'),
});

const routeSchema = z.strictObject({
  name: z.string().min(1).max(60).describe('How it is called in messages and metrics'),
  baseURL: url.optional(),
  apiKeyEnv: z.string().regex(/^[A-Za-z_][A-Za-z0-9_]*$/, 'the NAME of an environment variable, not the key itself').optional().describe('The variable that holds its key; who does not have it does not use the route'),
  model: z.string().min(1).optional().describe('What this server calls the model'),
  weight: z.number().positive().max(1000).default(1).describe('Share of the calls, in proportion to the others'),
  requestsPerMinute: z.int().min(1).optional(),
  tokensPerMinute: z.int().min(1).optional(),
});

const modelSchema = z.strictObject({
  provider: z.enum(['auto', 'openai', 'offline', 'replay']).default('auto'),
  name: z.string().min(1).default('gpt-5-mini'),
  baseURL: url.optional().describe('Another OpenAI-compatible server'),
  apiKeyEnv: z
    .string()
    .regex(/^[A-Za-z_][A-Za-z0-9_]*$/, 'the NAME of an environment variable, not the key itself')
    .default('OPENAI_API_KEY'),
  concurrency: z.int().min(1).max(1000).default(8).describe('Calls at once'),
  requestsPerMinute: z.int().min(1).optional(),
  tokensPerMinute: z.int().min(1).optional(),
  routes: z.array(routeSchema).max(50).refine((all) => new Set(all.map(({ name }) => name)).size === all.length, 'routes with different names').default([]).describe('Several keys or servers for the same model; what a route leaves out is that of `model`. Answers are kept under the first one'),
  budget: z.strictObject({ run: z.number().positive().optional(), article: z.number().positive().optional() }).default({}).describe('US dollars; a call that could exceed it is not made'),
  confirmAbove: z.number().nonnegative().optional().describe('US dollars; on a terminal a run that may cost more asks first'),
  split: strings.default([]).describe('Stages asked in parts side by side, e.g. [draft]: faster, and more tokens'),
  repair: z.strictObject({
    rounds: z.int().min(0).max(5).default(2).describe('How often a part with findings goes back to the model; 0: never'),
    level: z.enum(['error', 'warning']).default('error').describe('The findings a part is sent back for'),
  }).prefault({}).describe('What a rule refuses in a model\'s text goes back to it, part by part'),
  prices: z.record(z.string(), priceSchema).default({}).describe('US dollars per million tokens; wins over the list that comes with Slugline'),
});

const imageSchema = z.strictObject({ url, alt: z.string().min(1), keywords: strings.default([]) });

const ctaSchema = z.strictObject({
  id,
  url,
  text: z.string().min(1).describe('The anchor text, as it reads on the page'),
  lead: z.string().optional().describe('A sentence before the link'),
  keywords: strings.default([]),
  rel: z.array(z.enum(['nofollow', 'sponsored', 'ugc', 'noopener', 'noreferrer'])).default([]),
  intents: z.array(intent).optional().describe('Only articles whose brief has one of these intents get it; default: any'),
  max: z.int().min(0).optional().describe('In how many articles it may stand; the most relevant ones get it'),
});

const clusterSchema = z.strictObject({
  name: z.string().min(1),
  hub: z.string().min(1).optional().describe('Slug of the pillar page: every article of the cluster links to it, and it lists them'),
  articles: strings.default([]).describe('Slugs; briefs may name the cluster themselves'),
});

/** Front matter of another generator: a name, or a path below one. */
const frontMatterKey = z.string().regex(/^[A-Za-z_][A-Za-z0-9_-]*(?:\.[A-Za-z0-9][A-Za-z0-9_-]*)*$/, 'a key such as date, or a path such as cover.image');

export const frontMatterMapSchema = z.strictObject({
  preset: z.enum(['astro', 'hugo', 'eleventy', 'jekyll']).default('astro').describe('The names that a generator expects'),
  map: z.record(z.string(), frontMatterKey).default({}).describe('key of the article → key of the blog, over those of the preset; a dot leads into a block: heroImage: cover.image'),
  static: z.record(frontMatterKey, z.unknown()).default({}).describe('Keys that every article gets, such as layout: post'),
  drop: strings.default([]).describe('Keys of the article that the blog does not get'),
});
export type FrontMatterMap = z.infer<typeof frontMatterMapSchema>;

const outputSchema = z.strictObject({
  dir: z.string().min(1).default('output'),
  files: z.array(z.enum(['manifest', 'sitemap', 'rss', 'llms', 'redirects'])).default(['manifest']).describe('What is written beside the articles; the manifest always is'),
  frontMatter: frontMatterMapSchema.optional().describe('Front matter for `slugline export`'),
  approval: z.boolean().default(false).describe('Only articles that a person has approved (`slugline preview`) are in the manifest'),
});

const notifySchema = z.strictObject({
  keyEnv: z
    .string()
    .regex(/^[A-Za-z_][A-Za-z0-9_]*$/, 'the NAME of an environment variable, not the key itself')
    .default('INDEXNOW_KEY'),
  keyPath: z.string().regex(/^\/(?:[A-Za-z0-9._~-]+\/)*$/, 'a path that begins and ends with "/"').default('/').describe('Folder of the site in which the key file lies; only addresses below it can be told'),
});

const ratingSchema = z.strictObject({
  item: z.string().min(1),
  value: z.number(),
  count: z.int().positive(),
  source: z.string().min(1),
  asOf: z.string().min(1),
});

const storeSchema = z.strictObject({
  project: z.string().regex(/^[^\p{Cc}]{1,200}$/u, 'a name of up to 200 characters').optional().describe('Name of this project in a database that several share; default: host and path of site.url'),
});

export const configSchema = z.strictObject({
  site: siteSchema,
  brand: brandSchema,
  authors: z.array(authorSchema).default([]),
  model: modelSchema.prefault({}),
  content: z
    .strictObject({ existing: strings.default([]).describe('What the blog already has: directories of Markdown, sitemap.xml, RSS or Atom feeds, manifest.json; files or URLs'), redirects: strings.default([]).describe('Where the blog keeps its redirects: a _redirects file, or a config with a map of them (astro.config.mjs)') })
    .prefault({}),
  images: z
    .strictObject({ hosts: strings.default([]).describe('Hosts images may come from'), pool: z.array(imageSchema).default([]) })
    .prefault({}),
  links: z
    .strictObject({
      related: z.int().min(0).max(20).default(3),
      inText: z.int().min(0).max(20).default(3),
      ownHosts: strings.default([]),
      sponsoredHosts: strings.default([]),
      must: strings.max(3).default([]).describe('Slugs or paths of articles that every other article lists, at most three'),
      avoid: strings.default([]).describe('Slugs or paths of articles that are never linked'),
      clusters: z.array(clusterSchema).default([]).describe('Articles that belong together, with their pillar page'),
      freshness: z.number().min(0).max(1).default(0).describe('How much a new article is preferred to an old one of the same relevance, 0 to 1'),
      hubs: z.number().min(0).max(1).default(0.1).describe('How much pillar pages of clusters are preferred, 0 to 1'),
      home: z.int().min(0).max(1000).default(10).describe('How many of the newest articles the home page links to; for the depth of pages'),
    })
    .prefault({}),
  cta: z.array(ctaSchema).default([]),
  ratings: z.array(ratingSchema).default([]),
  article: z
    .strictObject({
      h1: z.enum(['body', 'layout']).default('body').describe('Who prints the H1: the article body or the layout of the blog'),
      schema: z.enum(['graph', 'flat']).default('graph'),
      sources: z.enum(['inline', 'footnotes', 'list', 'none']).default('inline'),
      html: strings.default([]).describe('Raw HTML allowed besides the default, e.g. "figure" or "video[src|controls]"'),
      frontMatter: strings.default([]).describe('Further front matter keys the blog knows'),
    })
    .prefault({}),
  output: outputSchema.prefault({}),
  store: storeSchema.prefault({}).describe('Answers and runs, when they are kept in PostgreSQL (`--store`)'),
  notify: notifySchema.prefault({}).describe('Telling search engines of changed addresses (IndexNow): `slugline notify`'),
  rules: z
    .object({ extends: z.enum(['recommended', 'strict', 'editorial']).default('recommended') })
    .catchall(ruleSetting)
    .prefault({}),
});

export type SiteConfig = z.infer<typeof configSchema>;
export type SiteConfigInput = z.input<typeof configSchema>;
export type Author = z.infer<typeof authorSchema>;
export type CallToAction = z.infer<typeof ctaSchema>;
export type PoolImage = z.infer<typeof imageSchema>;

/** The absolute URL of an article. */
export function articleUrl(config: Pick<SiteConfig, 'site'>, slug: string): string {
  return new URL(articlePath(config, slug), config.site.url).href;
}

/** The site-relative path of an article, e.g. `/blog/my-slug/`. */
export function articlePath(config: Pick<SiteConfig, 'site'>, slug: string): string {
  return config.site.articlePath.replace('{slug}', slug);
}

/** Hosts that count as the brand's own, lower case. */
export function ownHosts(config: SiteConfig): ReadonlySet<string> {
  const hosts = new Set(config.links.ownHosts.map((host) => host.toLowerCase()));
  hosts.add(new URL(config.site.url).host);
  if (config.brand.url !== undefined) hosts.add(new URL(config.brand.url).host);
  return hosts;
}
