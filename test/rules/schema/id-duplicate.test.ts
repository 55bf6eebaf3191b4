import { testRule } from '../../kit/rule.ts';
import { schemaPage } from '../page.ts';

const two = (first: string, second: string): string => schemaPage(`'@graph':\n  - { '@id': '#a', ${first} }\n  - { '@id': '#a', ${second} }`);

testRule('schema/id-duplicate', {
  accept: {
    'parts of one node': two("'@type': Person, name: Анна Седова", "'@type': Person, url: 'https://example.org/anna/'"),
    'one type in common': two("'@type': [Person, Author]", "'@type': Person"),
    'references': schemaPage("'@graph':\n  - { '@type': BlogPosting, author: { '@id': '#a' }, editor: { '@id': '#a' } }\n  - { '@type': Person, '@id': '#a' }"),
    'two ids': schemaPage("'@graph':\n  - { '@type': WebPage, '@id': '#page' }\n  - { '@type': BlogPosting, '@id': '#article' }"),
  },
  reject: {
    'two types': { example: two("'@type': WebPage", "'@type': BlogPosting"), at: ["'@id': '#a'"], severity: 'error', message: /a WebPage and a BlogPosting/ },
    'two names': { example: two("'@type': Person, name: Anna Sedova", "'@type': Person, name: Pavel Orlov"), at: ["'@id': '#a'"], message: /different `name`/ },
    'three nodes': { example: schemaPage("'@graph':\n  - { '@type': WebPage, '@id': '#a' }\n  - { '@type': BlogPosting, '@id': '#a' }\n  - { '@type': Person, '@id': '#a' }"), at: ["'@id': '#a'", "'@id': '#a'"] },
  },
});
