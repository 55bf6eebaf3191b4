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
    'a small logo behind a reference': {
      example: schemaPage("'@graph':\n  - '@type': BlogPosting\n    publisher:\n      '@id': https://example.org/#org\n  - '@type': WebSite\n    publisher:\n      '@id': https://example.org/#org\n  - '@type': Organization\n    '@id': https://example.org/#org\n    name: Dvorik\n    logo:\n      '@id': https://example.org/#logo\n  - '@type': ImageObject\n    '@id': https://example.org/#logo\n    url: https://example.org/logo.png\n    width: 60\n    height: 60"),
      at: ['logo:'], message: /60 × 60 px/,
    },
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
