import type { Recipe, SiteRecipe } from '../kit.ts';
import * as claims from './claims.ts';
import * as corpus from './corpus.ts';
import * as faq from './faq.ts';
import * as frontmatter from './frontmatter.ts';
import * as language from './language.ts';
import * as links from './links.ts';
import * as mediaLegal from './media-legal.ts';
import * as safety from './safety.ts';
import * as schema from './schema.ts';
import * as seo from './seo.ts';
import * as structure from './structure.ts';

/** Everything that is planted, one defect each. */
const areas = [frontmatter, structure, links, schema, faq, seo, claims, language, safety, corpus, mediaLegal];
export const recipes: readonly Recipe[] = areas.flatMap((area): readonly Recipe[] => area.recipes);
export const siteRecipes: readonly SiteRecipe[] = areas.flatMap((area): readonly SiteRecipe[] => area.siteRecipes);

/** Rules of the catalogue that no file shows: they need a history, a network or the page around the article. */
export const NOT_IN_THE_FILE: Readonly<Record<string, string>> = {
  'frontmatter/fake-freshness': 'needs the history of the file',
  'media/og-image-missing': 'needs the head of the page; in the file it is a missing heroImage',
};

/** Where two rules of the catalogue cover one defect, the other one may report it alone: counted apart, not as found. */
export const NEIGHBOURS: Readonly<Record<string, readonly string[]>> = {
  'frontmatter/parse-error': ['frontmatter/missing-required'],
  'schema/headline-mismatch': ['schema/not-visible'],
  'schema/not-visible': ['schema/duplicate-of-frontmatter'],
  'schema/rating-fabricated': ['schema/rating-type-ineligible'],
  'schema/value-type': ['schema/dates-mismatch', 'schema/breadcrumb'],
  'structure/setext-hazard': ['structure/h1-count'],
};
