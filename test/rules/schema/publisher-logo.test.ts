import { testRule } from '../../kit/rule.ts';
import { schemaPage } from '../page.ts';

const logo = (value: string): string => schemaPage(`'@type': BlogPosting\npublisher:\n  '@type': Organization\n  name: Dvorik\n  logo: ${value}`);

testRule('schema/publisher-logo', {
  accept: {
    'a picture': logo('https://example.org/logo.png?v=2'),
    'a vector': logo("{ '@type': ImageObject, url: 'https://example.org/logo.svg', width: 300, height: 120 }"),
    'an address without extension': logo('https://example.org/assets/logo'),
    'a person as publisher': schemaPage("'@type': BlogPosting\npublisher:\n  '@type': Person\n  name: Анна Седова"),
    'no publisher': schemaPage("'@type': BlogPosting"),
  },
  reject: {
    'a favicon': { example: logo('https://example.org/favicon.ico'), at: ['logo: https://example.org/favicon.ico'], severity: 'warning' },
    'a favicon as ImageObject': { example: logo("\n    '@type': ImageObject\n    url: 'https://example.org/favicon.ico'"), at: ["url: 'https://example.org/favicon.ico'"] },
    'a small picture': { example: logo("{ '@type': ImageObject, url: 'https://example.org/logo.png', width: 60, height: '60px' }"), at: ["url: 'https://example.org/logo.png'"], message: /60 × 60/ },
    'none, and none known': { example: schemaPage("'@type': BlogPosting\npublisher:\n  '@type': Organization\n  name: Dvorik"), at: ['publisher:'], severity: 'info' },
    'none, though the config has one': {
      example: { text: schemaPage("'@graph':\n  - '@type': BlogPosting\n    publisher: { '@id': '#o' }\n  - '@type': WebSite\n    publisher: { '@id': '#o' }\n  - '@type': Organization\n    '@id': '#o'\n    name: Dvorik"), config: { brand: { logo: 'https://example.org/logo.png' } } },
      at: ["'@type': Organization"], severity: 'warning',
    },
  },
});
