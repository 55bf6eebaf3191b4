import { testRule } from '../../kit/rule.ts';
import { schemaPage } from '../page.ts';

const ref = (property: string, id: string): string => `'@type': BlogPosting\n${property}:\n  '@id': ${id}`;

testRule('schema/id-dangling', {
  accept: {
    'a fragment for the name of the whole address': schemaPage("'@graph':\n  - '@type': BlogPosting\n    author:\n      '@id': '#anna'\n  - '@type': Person\n    '@id': https://example.org/blog/test/#anna\n    name: Анна"),
    'the whole address for a fragment': schemaPage("'@graph':\n  - '@type': BlogPosting\n    author:\n      '@id': https://example.org/blog/test/#anna\n  - '@type': Person\n    '@id': '#anna'\n    name: Анна"),
    'a defined node': schemaPage("'@graph':\n  - '@type': BlogPosting\n    author: { '@id': '#anna' }\n  - '@type': Person\n    '@id': '#anna'"),
    'the address of the page': schemaPage(ref('mainEntityOfPage', 'https://example.org/blog/tyres/')),
    'an entry elsewhere': schemaPage(ref('about', 'https://encyclopaedia.example.net/tyre#subject')),
    'a node with more than an id': schemaPage("'@type': BlogPosting\nmainEntityOfPage:\n  '@type': WebPage\n  '@id': 'https://example.org/blog/шины/#page'"),
  },
  reject: {
    'an author': { example: schemaPage(ref('author', 'https://example.org/#anna')), at: ["'@id': https://example.org/#anna"], severity: 'error', message: /`author` refers/ },
    'a fragment': { example: schemaPage(ref('publisher', "'#organization'")), at: ["'@id': '#organization'"] },
    'a slip in the id': { example: schemaPage("'@graph':\n  - '@type': BlogPosting\n    image: { '@id': 'https://example.org/t/#primaryImage' }\n  - '@type': ImageObject\n    '@id': https://example.org/t/#primaryimage"), at: ["'@id': 'https://example.org/t/#primaryImage'"] },
  },
});
