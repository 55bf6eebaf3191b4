import { testRule } from '../../kit/rule.ts';
import { page, schemaPage } from '../page.ts';

testRule('schema/parse', {
  accept: {
    'one node': schemaPage("'@type': BlogPosting"),
    'a graph with a reference': schemaPage("'@graph':\n  - '@type': BlogPosting\n  - '@id': https://example.org/#organization"),
    'a list of objects': page("schema:\n  - '@context': https://schema.org\n    '@type': BlogPosting\n  - '@context': http://schema.org/\n    '@type': BreadcrumbList"),
    'a context with more vocabularies': page("schema:\n  '@context': ['https://schema.org', { x: 'https://example.org/x#' }]\n  '@type': BlogPosting"),
    'no schema': page('title: Шины'),
  },
  reject: {
    'JSON as text': { example: page(`schema: '{"@type": "BlogPosting"}'`), at: [`schema: '{"@type": "BlogPosting"}'`], severity: 'error', message: /is text/ },
    'no context': { example: page("schema:\n  '@type': BlogPosting"), at: ['schema:'], message: /no `@context`/ },
    'another vocabulary': { example: page("schema:\n  '@context': https://example.org/terms\n  '@type': BlogPosting"), at: ["'@context': https://example.org/terms"] },
    'no type': { example: schemaPage('headline: Tyres'), at: ['schema:'], message: /no `@type`/ },
    'a node of the graph without type': { example: schemaPage("'@graph':\n  - '@type': BlogPosting\n  - name: Dvorik"), at: ['name: Dvorik'], message: /node 2/ },
    'a graph that is no list': { example: schemaPage("'@graph':\n  '@type': BlogPosting"), at: ["'@graph':"] },
  },
});
