import type { Article } from '../model/article.ts';
import { SluglineError } from '../model/errors.ts';
import { frontMatterMapSchema, type FrontMatterMap } from '../model/site.ts';
import { readDate } from './dates.ts';
import { parseArticle, renderArticle } from './frontmatter.ts';
import { PRESETS } from './front-matter-presets.ts';

/** Articles for blogs that are not made with Astro: the same text, its front matter under the names of another generator. */

/** What the project knows of an article besides its text. */
export interface ArticleFacts {
  /** Path of its page on the site. */
  path?: string | undefined;
  /** Paths at which it was before. */
  redirectFrom?: readonly string[] | undefined;
}

/** An article as a file of a blog. */
export interface ExportedFile {
  /** Name of the file. */
  path: string;
  text: string;
  /** It says that it is not for the public yet. */
  draft: boolean;
}

/** The mapping of a config; a preset of its own takes the place of the config's, and what belongs to that with it. */
export function frontMatterMap(configured: FrontMatterMap | undefined, preset: FrontMatterMap['preset'] | undefined): FrontMatterMap {
  return configured !== undefined && (preset === undefined || preset === configured.preset) ? configured : frontMatterMapSchema.parse(preset === undefined ? {} : { preset });
}

/**
 * An article under the names of another generator. Its keys keep their order; those without a name of their own keep theirs, `schema` (JSON-LD) among
 * them; `static` keys come last and win. Dates, lists and texts stay as they are; only `draft` as `published` says the opposite.
 * @returns the text; that of the article itself when the mapping changes nothing
 * @throws SluglineError CONFIG_INVALID when two keys would stand at one place
 */
export function mapFrontMatter(article: Article, mapping: FrontMatterMap, facts: ArticleFacts = {}): string {
  const preset = PRESETS[mapping.preset];
  const names = new Map(Object.entries({ ...preset.map, ...mapping.map }));
  const dropped = new Set(mapping.drop);
  const target: Tree = new Map();
  for (const [key, value] of Object.entries(article.data)) {
    if (dropped.has(key)) continue;
    const name = names.get(key) ?? key;
    put(target, names.has(key) ? name.split('.') : [key], key === 'draft' && name === 'published' ? value !== true : value, `${key}: ${name}`);
  }
  for (const [key, value] of [['path', facts.path], ['redirectFrom', facts.redirectFrom]] as const) {
    const name = names.get(key);
    if (name === undefined || dropped.has(key) || value === undefined || value.length === 0) continue;
    put(target, name.split('.'), typeof value === 'string' ? value : [...value], `${key}: ${name}`);
  }
  for (const [key, value] of Object.entries({ ...preset.static, ...mapping.static })) if (!dropped.has(key)) put(target, key.split('.'), value, `static ${key}`, true);
  const body = preset.body(article.body);
  // With its front matter as it stands, where that says the same: then not a byte changes.
  return renderArticle({ data: plainObject(target), body, ...(article.source === undefined ? {} : { source: article.source }) });
}

/**
 * An article of the output directory as a file of a blog.
 * @throws SluglineError of `parseArticle` and of `mapFrontMatter`
 */
export function exportArticle(article: { slug: string; text: string; file?: string }, mapping: FrontMatterMap, facts: ArticleFacts = {}): ExportedFile {
  const parsed = parseArticle(article.text, article.file);
  return { path: PRESETS[mapping.preset].file(article.slug, readDate(parsed.data['pubDate'])?.day ?? ''), text: mapFrontMatter(parsed, mapping, facts), draft: parsed.data['draft'] === true };
}

/** Front matter while it is put together. A map: keys come from files, and "__proto__" is a name as any other. */
type Tree = Map<string, unknown>;

function put(tree: Tree, path: readonly string[], value: unknown, what: string, wins = false): void {
  const [name = '', ...rest] = path;
  const there = tree.get(name);
  if (rest.length === 0) {
    if (there !== undefined && !wins) throw clash(what);
    tree.set(name, value);
    return;
  }
  if (there !== undefined && !(there instanceof Map) && !wins) throw clash(what);
  const below: Tree = there instanceof Map ? (there as Tree) : new Map<string, unknown>();
  tree.set(name, below);
  put(below, rest, value, what, wins);
}

function clash(what: string): SluglineError {
  return new SluglineError({ code: 'CONFIG_INVALID', message: `output.frontMatter: "${what}" would stand where another key of the article already does`, help: 'Give one of them another name under output.frontMatter.map, or list it under output.frontMatter.drop.' });
}

function plainObject(tree: Tree): Record<string, unknown> {
  return Object.fromEntries([...tree].map(([key, value]) => [key, value instanceof Map ? plainObject(value as Tree) : value]));
}
