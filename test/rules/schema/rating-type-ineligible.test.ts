import { testRule } from '../../kit/rule.ts';
import { schemaPage } from '../page.ts';

const stars = (indent: string): string => `\n${indent}aggregateRating:\n${indent}  ratingValue: 4.8\n${indent}  reviewCount: 12`;

testRule('schema/rating-type-ineligible', {
  accept: {
    'a product': schemaPage(`'@type': Product\nname: Rover 40${stars('')}`),
    'a workshop of somebody else': schemaPage(`'@graph':\n  - '@type': BlogPosting\n  - '@type': LocalBusiness\n    name: Мастерская на Лиговке${stars('    ')}`),
    'a HowTo, which lists of Google disagree on': schemaPage(`'@type': HowTo${stars('')}`),
    'an article without stars': schemaPage("'@type': BlogPosting"),
  },
  reject: {
    'an article': { example: schemaPage(`'@type': BlogPosting${stars('')}`), at: ['aggregateRating:'], severity: 'error', message: /a BlogPosting/ },
    'the publisher': { example: schemaPage(`'@type': BlogPosting\npublisher:\n  '@type': Organization\n  name: Wheels${stars('  ')}`), at: ['aggregateRating:'], message: /the site's own Organization/ },
    'the brand by its name': { example: schemaPage(`'@graph':\n  - '@type': BlogPosting\n  - '@type': LocalBusiness\n    name: DVORIK${stars('    ')}`), at: ['aggregateRating:'] },
    'a review of the page': { example: schemaPage("'@type': WebPage\nreview:\n  - '@type': Review\n    reviewBody: Great"), at: ['review:'] },
  },
});
