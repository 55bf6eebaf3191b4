import { defineRule } from '../../kinds.ts';
import { removeKey } from '../../text/front-matter-edits.ts';
import { hasType, textOf } from '../../text/schema-nodes.ts';
import { visibleWords } from '../../text/visible.ts';

/**
 * In a project only ratings the config lists, with the same value and count, are true. Outside any project nobody knows the sources, so a
 * rating is reported when its numbers are nowhere on the page.
 */
export default defineRule({
  id: 'schema/rating-fabricated',
  severity: 'error',
  about: 'An aggregate rating in the structured data that the config lists under no `ratings` entry.',
  why: 'A rating without reviews behind it deceives readers, and Google may answer invented ratings with a manual action.',
  fix: 'Remove the rating; if it is real, list it with its source and date under `ratings` in the config.',
  source: 'Google Search Central, Review snippet (2026-07-24) and General structured data guidelines (2026-07-10).',
  needs: 'article',
  examples: {
    bad: [
      "---\ntitle: Tyres\nschema:\n  '@context': https://schema.org\n  '@type': BlogPosting\n  aggregateRating:\n    '@type': AggregateRating\n    ratingValue: '4.9'\n    reviewCount: 214\n---\n# Tyres\n\nText.\n",
    ],
    good: [
      {
        text: "---\ntitle: Tyres\nschema:\n  '@context': https://schema.org\n  '@type': Product\n  name: Rover 40\n  aggregateRating:\n    '@type': AggregateRating\n    ratingValue: '4.6'\n    ratingCount: 58\n---\n# Tyres\n\nBuyers give the Rover 40 a 4.6 (58 ratings).\n",
        config: { ratings: [{ item: 'Rover 40', value: 4.6, count: 58, source: 'https://shop.example.org/rover-40', asOf: '2026-05-01' }] },
      },
    ],
  },
  check({ doc, config }, report) {
    for (const { node, path } of doc.jsonld) {
      const isProperty = path.at(-1) === 'aggregateRating';
      if (!isProperty && !hasType(node, 'AggregateRating')) continue;
      const value = textOf(node['ratingValue']).replace(',', '.');
      const count = textOf(node['reviewCount']) || textOf(node['ratingCount']);
      if (config === undefined) {
        const numbers = [...value.split('.'), count].filter((part) => part !== '');
        // The words of the page are collected only when every number stands somewhere in its text.
        if (numbers.every((part) => doc.split.body.includes(part)) && numbers.every((part) => visibleWords(doc).has(part))) continue;
      } else if (config.ratings.some((rating) => rating.value === Number(value) && rating.count === Number(count))) continue;
      const edit = config === undefined || !isProperty || path[0] !== 'schema' ? undefined : removeKey(doc, path);
      report({
        ...doc.place(path),
        message: `the rating ${value || '?'} from ${count || '?'} reviews ${config === undefined ? 'stands nowhere on the page' : 'has no source in the config'}`,
        edits: edit === undefined ? undefined : [edit],
      });
    }
  },
});
