import { pick, randomOf, type Draft, type Place, type Recipe, type SiteRecipe } from './kit.ts';
import { recipes, siteRecipes } from './mutants/index.ts';
import { fileText, LOCALES, loadSite, type Locale, type SiteArticle } from './site.ts';

/** Recipes on articles: everything here is deterministic, the chance of a mutant depends on its name alone. */

export interface File {
  file: string;
  text: string;
}

/** What has to be found: one of these line ranges in one of these files, by this rule. */
export interface Label {
  rule: string;
  places: { file: string; first: number; last: number; shown: string }[];
}

export interface Mutant {
  id: string;
  locale: Locale;
  /** Slugs of the clean articles that these files stand for. */
  replaced: string[];
  files: File[];
  labels: Label[];
  /** A defect of many articles: it needs the site for itself. */
  alone: boolean;
}

/** What is planted: recipes of articles and of sites. */
export interface Planted {
  recipes: readonly Recipe[];
  siteRecipes: readonly SiteRecipe[];
  /** Whether some articles get three defects at once, too. */
  compounds: boolean;
}
const MAIN: Planted = { recipes, siteRecipes, compounds: true };

/** All mutants of both sites: one defect each, then some with three, then those of whole sites. */
export function mutants(planted: Planted = MAIN): Mutant[] {
  const sites = { ru: loadSite('ru'), en: loadSite('en') };
  return [
    ...named(planted.recipes).map(([id, recipe]) => single(recipe, sites[recipe.locale], id)),
    ...(planted.compounds ? LOCALES.flatMap((locale) => compounds(locale, sites[locale])) : []),
    ...named(planted.siteRecipes).map(([id, recipe]) => ofSite(recipe, sites[recipe.locale], id)),
  ];
}

/** A mutant of more articles than this has the site for itself; the others share a run. */
const MANY = 8;
const COMPOUNDS = 20;
const DEFECTS_EACH = 3;

/** Names that stay when recipes of other rules come or go. */
function named<R extends { rule: string; locale: Locale }>(list: readonly R[]): [string, R][] {
  const seen = new Map<string, number>();
  return list.map((recipe) => {
    const kind = `${recipe.rule}/${recipe.locale}`;
    const number = (seen.get(kind) ?? 0) + 1;
    seen.set(kind, number);
    return [`${kind}-${number}`, recipe];
  });
}

function single(recipe: Recipe, site: readonly SiteArticle[], id: string): Mutant {
  const draft = copy(pick(site.filter(recipe.on ?? (() => true)), randomOf(id)));
  const slug = draft.slug;
  const places = recipe.plant(draft);
  const file = write(draft);
  return { id, locale: recipe.locale, replaced: [slug], files: [file], labels: [label(recipe.rule, file, places)], alone: false };
}

/** Several defects in one article must not hide each other. */
function compounds(locale: Locale, site: readonly SiteArticle[]): Mutant[] {
  const adding = recipes.filter((recipe) => recipe.adds && recipe.locale === locale);
  return Array.from({ length: COMPOUNDS }, (_, index): Mutant => {
    const id = `compound/${locale}-${index}`;
    const random = randomOf(id);
    const draft = copy(pick(site, random));
    const chosen: Recipe[] = [];
    while (chosen.length < DEFECTS_EACH) {
      const recipe = pick(adding, random);
      if (chosen.every((one) => one.rule.split('/')[0] !== recipe.rule.split('/')[0]) && (recipe.on?.(draft) ?? true)) chosen.push(recipe);
    }
    const planted = chosen.map((recipe) => ({ rule: recipe.rule, places: recipe.plant(draft) }));
    const file = write(draft);
    return { id, locale, replaced: [draft.slug], files: [file], labels: planted.map(({ rule, places }) => label(rule, file, places)), alone: false };
  });
}

function ofSite(recipe: SiteRecipe, site: readonly SiteArticle[], id: string): Mutant {
  const drafts = site.map(copy);
  const found = recipe.plant(drafts, randomOf(id));
  const labelled = new Set(found.map(({ file }) => `${file}.md`));
  const clean = new Map(site.map((article) => [article.slug, fileText(article)]));
  const changed = drafts.map((draft) => ({ slug: draft.slug, file: write(draft) })).filter(({ slug, file }) => labelled.has(file.file) || file.file !== `${slug}.md` || file.text !== clean.get(slug));
  const files = changed.map(({ file }) => file);
  const places = found.flatMap(({ file, place }) => files.filter((one) => one.file === `${file}.md`).flatMap((one) => label(recipe.rule, one, [place]).places));
  return { id, locale: recipe.locale, replaced: changed.map(({ slug }) => slug), files, labels: [{ rule: recipe.rule, places }], alone: files.length > MANY };
}

function copy(article: SiteArticle): Draft {
  return { ...structuredClone(article), rewrite: [], file: article.slug };
}

function write(draft: Draft): File {
  return { file: `${draft.file}.md`, text: draft.rewrite.reduce((text, change) => change(text), fileText(draft)) };
}

/** @throws when the planted text is not in the file: a mistake of the recipe */
function label(rule: string, { file, text }: File, places: readonly Place[]): Label {
  const lines = text.split('\n');
  return {
    rule,
    places: places.map((place) => {
      if (place === 'anywhere') return { file, first: 1, last: lines.length, shown: '(anywhere)' };
      const [first, last] = 'key' in place ? linesOfKey(lines, place.key) : linesOfText(text, place.text);
      return { file, first, last, shown: 'key' in place ? lines.slice(first - 1, Math.min(last, first + 2)).join(' ⏎ ') : place.text.replaceAll('\n', ' ⏎ ') };
    }),
  };
}

function linesOfKey(lines: readonly string[], key: string): [number, number] {
  const first = lines.findIndex((line) => line.startsWith(`${key}:`));
  if (first < 0) throw new Error(`no front matter key ${key}`);
  const after = lines.findIndex((line, index) => index > first && /^\S/.test(line));
  return [first + 1, after];
}

function linesOfText(text: string, planted: string): [number, number] {
  const start = text.lastIndexOf(planted);
  if (start < 0) throw new Error(`the planted text is not in the file: ${planted.slice(0, 80)}`);
  const first = text.slice(0, start).split('\n').length;
  return [first, first + planted.trimEnd().split('\n').length - 1];
}
