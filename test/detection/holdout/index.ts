import type { Recipe, SiteRecipe } from '../kit.ts';
import * as claims from './claims.ts';
import * as corpus from './corpus.ts';
import * as faq from './faq.ts';
import * as frontmatter from './frontmatter.ts';
import * as language from './language.ts';
import * as legal from './legal.ts';
import * as links from './links.ts';
import * as safety from './safety.ts';
import * as schema from './schema.ts';
import * as seo from './seo.ts';
import * as structure from './structure.ts';

/** The hold-out: planted like `mutants/`, from the rules' descriptions alone, and never used to improve a rule. */
const areas = [frontmatter, structure, links, schema, faq, seo, claims, language, safety, corpus, legal];
export const recipes: readonly Recipe[] = areas.flatMap((area): readonly Recipe[] => area.recipes);
export const siteRecipes: readonly SiteRecipe[] = areas.flatMap((area): readonly SiteRecipe[] => area.siteRecipes);
