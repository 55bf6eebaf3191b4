import { testRule } from '../../kit/rule.ts';
import { schemaPage } from '../page.ts';

const stars = (indent: string): string => `\n${indent}aggregateRating:\n${indent}  ratingValue: 4.8\n${indent}  reviewCount: 12`;

testRule('schema/rating-type-ineligible', {
  accept: {
    'a product': schemaPage(`'@type': Product\nname: Rover 40${stars('')}`),
    'a workshop of somebody else': schemaPage(`'@graph':\n  - '@type': BlogPosting\n  - '@type': LocalBusiness\n    name: Мастерская на Лиговке${stars('    ')}`),
    'a HowTo, which lists of Google disagree on': schemaPage(`'@type': HowTo${stars('')}`),
    'before the list of types': { text: schemaPage(`'@type': BlogPosting${stars('')}`), asOf: '2019-09-15' },
    'a subtype of a type in the list': schemaPage(`'@type': MobileApplication\nname: Расписание${stars('')}`),
    'a review of a product': schemaPage("'@type': Review\nitemReviewed:\n  '@type': Product\n  name: Rover 40\nreviewRating:\n  '@type': Rating\n  ratingValue: 4"),
    'a type outside the vocabulary': schemaPage(`'@type': Tyre${stars('')}`),
    'an article without stars': schemaPage("'@type': BlogPosting"),
  },
  reject: {
    'an article': { example: schemaPage(`'@type': BlogPosting${stars('')}`), at: ['aggregateRating:'], severity: 'error', message: /a BlogPosting/ },
    'the publisher': { example: schemaPage(`'@type': BlogPosting\npublisher:\n  '@type': Organization\n  name: Wheels${stars('  ')}`), at: ['aggregateRating:'], message: /the site's own Organization/ },
    'the brand by its name': { example: schemaPage(`'@graph':\n  - '@type': BlogPosting\n  - '@type': LocalBusiness\n    name: DVORIK${stars('    ')}`), at: ['aggregateRating:'] },
    'a subtype of an organisation': { example: schemaPage(`'@graph':\n  - '@type': BlogPosting\n  - '@type': AutoRepair\n    name: Dvorik${stars('    ')}`), at: ['aggregateRating:'], severity: 'error', message: /the site's own AutoRepair/ },
    'a service, which is not in the list': { example: schemaPage(`'@type': Service\nname: Хранение шин${stars('')}`), at: ['aggregateRating:'], severity: 'warning', message: /a Service/ },
    'a review that reviews an article': { example: schemaPage("'@type': Review\nitemReviewed:\n  '@type': Article\n  headline: Tyres"), at: ['itemReviewed:'], severity: 'error', message: /a rating of an Article/ },
    'a review of the page': { example: schemaPage("'@type': WebPage\nreview:\n  - '@type': Review\n    reviewBody: Great"), at: ['review:'] },
  },
});
