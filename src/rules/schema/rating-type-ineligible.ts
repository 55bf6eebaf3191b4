import { defineRule } from '../../kinds.ts';
import { ownHosts } from '../../model/site.ts';
import { hostOf } from '../../text/hosts.ts';
import { brandNames } from '../../text/names.ts';
import { hasType, isArticleType, isObject, listOf, textOf, typesOf } from '../../text/schema-nodes.ts';
import { normalize } from '../../text/words.ts';

const NEVER = ['WebPage', 'WebSite', 'Blog', 'FAQPage', 'QAPage', 'BreadcrumbList', 'Person'];
const NOT_ONESELF = ['Organization', 'Corporation', 'OnlineBusiness', 'OnlineStore', 'LocalBusiness', 'ProfessionalService', 'Store', 'Restaurant', 'LodgingBusiness', 'Hotel'];

/**
 * Types of the review snippet documentation. Organisations are ineligible only when they rate themselves, so their name or address must be the
 * site's own. HowTo is left to the rule for fabricated ratings: the documentation names it in one list and not in the other.
 */
export default defineRule({
  id: 'schema/rating-type-ineligible',
  severity: 'error',
  about: "A rating or review of an article, a page, a person or the site's own organisation in the structured data.",
  why: 'Stars are not shown for these types, and ratings of oneself count as self-serving.',
  fix: 'Remove the rating from this node.',
  source: 'Google Search Central, Review snippet (2026-07-24).',
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
  check({ doc, config }, report) {
    const brands = new Set(brandNames(doc, config).map(normalize));
    const hosts = config === undefined ? new Set<string>() : ownHosts(config);
    for (const { node, path } of doc.jsonld) {
      const itself = hasType(node, ...NOT_ONESELF) && (path.at(-1) === 'publisher' || brands.has(normalize(textOf(node['name']))) || hosts.has(hostOf(textOf(node['url']))));
      if (!isArticleType(node) && !hasType(node, ...NEVER) && !itself) continue;
      for (const key of ['aggregateRating', 'review', 'reviews']) {
        if (!listOf(node[key]).some(isObject)) continue;
        report({ ...doc.place([...path, key]), message: `\`${key}\` of ${itself ? `the site's own ${typesOf(node).join(', ')}` : `a ${typesOf(node).join(', ')}`} is not eligible for stars` });
      }
    }
  },
});
