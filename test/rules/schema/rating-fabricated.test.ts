import { testRule } from '../../kit/rule.ts';
import { schemaPage } from '../page.ts';

const rating = (value: string, count: string): string => `'@type': Product\nname: Rover 40\naggregateRating:\n  '@type': AggregateRating\n  ratingValue: ${value}\n  reviewCount: ${count}`;
const ratings = [{ item: 'Rover 40', value: 4.6, count: 58, source: 'https://shop.example.org/rover-40', asOf: '2026-05-01' }];

testRule('schema/rating-fabricated', {
  accept: {
    'a rating of the config': { text: schemaPage(rating("'4.6'", '58')), config: { ratings } },
    'numbers in place of text': { text: schemaPage(rating('4.6', "'58'")), config: { ratings } },
    'a comma for the dot': { text: schemaPage(rating("'4,6'", '58')), config: { ratings } },
    "an editor's own review": schemaPage("'@type': Product\nname: Rover 40\nreview:\n  '@type': Review\n  reviewRating:\n    '@type': Rating\n    ratingValue: 4"),
  },
  reject: {
    'no ratings in the config': { example: schemaPage(rating("'4.9'", '214')), at: ['aggregateRating:'], severity: 'error', message: /4\.9 from 214 reviews/ },
    'another count': { example: { text: schemaPage(rating('4.6', '580')), config: { ratings } }, at: ['aggregateRating:'] },
    'a node of the graph': { example: schemaPage("'@graph':\n  - '@type': AggregateRating\n    ratingValue: 5\n    ratingCount: 3"), at: ["'@type': AggregateRating"] },
    'flow style, which no splice removes': { example: schemaPage("'@type': BlogPosting\naggregateRating: { ratingValue: 5, ratingCount: 3 }\nname: Шины"), at: ['aggregateRating: { ratingValue: 5, ratingCount: 3 }'] },
  },
});
