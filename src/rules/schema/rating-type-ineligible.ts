import { defineRule } from '../../kinds.ts';
import type { JsonObject } from '../../model/article.ts';
import { ownHosts } from '../../model/site.ts';
import { hostOf } from '../../text/hosts.ts';
import { brandNames } from '../../text/names.ts';
import { inForce, REVIEW_SNIPPETS } from '../../text/policy.ts';
import { isObject, listOf, textOf, typesOf } from '../../text/schema-nodes.ts';
import { isA, knownTypes } from '../../text/schema-terms.ts';
import { normalize } from '../../text/words.ts';

const RATINGS = ['aggregateRating', 'review', 'reviews'];

/** What articles and their pages consist of: a rating there is always a mistake. Of other types not in the list it may be meant for other readers. */
const NEVER = ['Article', 'WebPage', 'WebSite', 'Blog', 'BreadcrumbList', 'Person'];

/**
 * Types of the review snippet documentation, with their subtypes; types outside the vocabulary are not judged. Organisations are ineligible only
 * when they rate themselves, so their name or address must be the site's own.
 */
export default defineRule({
  id: 'schema/rating-type-ineligible',
  severity: 'error',
  about: "A rating or review of an article, a page, a person or the site's own organisation in the structured data.",
  why: 'Stars are not shown for these types, and ratings of oneself count as self-serving.',
  fix: 'Remove the rating from this node.',
  source: 'Google Search Central, Review snippet (2026-07-24); Google Search Central Blog, Making review rich results more helpful (2019-09-16).',
  needs: 'article',
  examples: {
    bad: [
      "---\ntitle: Tyres\nschema:\n  '@context': https://schema.org\n  '@type': BlogPosting\n  aggregateRating:\n    ratingValue: '4.9'\n    reviewCount: 214\n---\n# Tyres\n\nText.\n",
      "---\ntitle: Tyres\nschema:\n  '@context': https://schema.org\n  '@type': BlogPosting\n  publisher:\n    '@type': Organization\n    name: Dvorik\n    aggregateRating:\n      ratingValue: '4.9'\n      reviewCount: 214\n---\n# Tyres\n\nText.\n",
    ],
    good: [
      "---\ntitle: Tyres\nschema:\n  '@context': https://schema.org\n  '@type': Product\n  name: Rover 40\n  aggregateRating:\n    ratingValue: '4.6'\n    reviewCount: 58\n---\n# Tyres\n\nText.\n",
      "---\ntitle: Workshops\nschema:\n  '@context': https://schema.org\n  '@type': LocalBusiness\n  name: A workshop in another town\n  review:\n    '@type': Review\n    reviewBody: Quick and careful.\n---\n# Workshops\n\nText.\n",
    ],
  },
  check({ doc, config, asOf }, report) {
    if (!inForce(REVIEW_SNIPPETS, asOf)) return;
    const rated = doc.jsonld.filter(({ node }) => RATINGS.some((key) => node[key] !== undefined) || isObject(node['itemReviewed']));
    if (rated.length === 0) return;
    const brands = new Set(brandNames(doc, config).map(normalize));
    const hosts = config === undefined ? new Set<string>() : ownHosts(config);

    /** What is wrong with stars for this node; undefined when nothing is. */
    const problemOf = (node: JsonObject, role: unknown): { what: string; severity?: 'warning' } | undefined => {
      const types = knownTypes(node);
      if (types === undefined) return undefined;
      const shown = types.join(', ');
      const itself = REVIEW_SNIPPETS.notOneself.some((type) => isA(types, type)) && (role === 'publisher' || brands.has(normalize(textOf(node['name']))) || hosts.has(hostOf(textOf(node['url']))));
      if (itself) return { what: `the site's own ${shown}` };
      if (NEVER.some((type) => isA(types, type))) return { what: `${/^[AEIOU]/.test(shown) ? 'an' : 'a'} ${shown}` };
      // A rating carries its item in `itemReviewed`, and a review may itself be rated as helpful.
      if (isA(types, 'Review') || isA(types, 'Rating') || types.includes('Thing') || REVIEW_SNIPPETS.types.some((type) => isA(types, type))) return undefined;
      return { what: `${/^[AEIOU]/.test(shown) ? 'an' : 'a'} ${shown}`, severity: 'warning' };
    };
    for (const { node, path } of rated) {
      const problem = problemOf(node, path.at(-1));
      for (const key of problem === undefined ? [] : RATINGS) {
        if (problem === undefined || !listOf(node[key]).some(isObject)) continue;
        report({ ...doc.place([...path, key]), message: `\`${key}\` of ${problem.what} is not eligible for stars`, ...(problem.severity === undefined ? {} : { severity: problem.severity }) });
      }
      const item = node['itemReviewed'];
      const itemProblem = isObject(item) && typesOf(node).some((type) => isA([type], 'Review') || isA([type], 'Rating')) ? problemOf(item, 'itemReviewed') : undefined;
      if (itemProblem !== undefined) report({ ...doc.place([...path, 'itemReviewed']), message: `a rating of ${itemProblem.what} is not eligible for stars`, ...(itemProblem.severity === undefined ? {} : { severity: itemProblem.severity }) });
    }
  },
});
