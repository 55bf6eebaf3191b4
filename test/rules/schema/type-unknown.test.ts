import { testRule } from '../../kit/rule.ts';
import { page, schemaPage } from '../page.ts';

testRule('schema/type-unknown', {
  accept: {
    'names of the vocabulary': schemaPage("'@type': [BlogPosting, 'https://schema.org/TechArticle']\nheadline: Tyres\n'schema:wordCount': 200"),
    'an article without structured data': page('title: Шины'),
    'settings that are no node': page('title: Шины\nschema:\n  kind: blog\n  showDates: true'),
    'names of other vocabularies': schemaPage("'@type': [Product, 'gs1:Tyre']\nname: Rover\n'og:title': Rover\n'https://purl.example.org/terms/tread': 7"),
    'terms of the context': page("title: Tyres\nschema:\n  '@context':\n    - https://schema.org/\n    - tread: https://example.org/tread\n      Tyre: https://example.org/Tyre\n  '@type': Tyre\n  tread: 7"),
    'a second context that may define anything': page("title: Tyres\nschema:\n  '@context': [https://schema.org, 'https://example.org/context.jsonld']\n  '@type': Tyre"),
    'input of an action': schemaPage("'@type': WebSite\nurl: https://example.org/\npotentialAction:\n  '@type': SearchAction\n  target: https://example.org/?q={q}\n  'query-input': required name=q"),
    'a type of Google, which has a rule of its own': schemaPage("'@type': OccupationAggregationByEmployer"),
    'names the context renames': schemaPage("'@type': BlogPosting\nauthor:\n  type: Person\n  id: https://example.org/#anna"),
  },
  reject: {
    'another case': { example: schemaPage("'@type': BlogPosting\nauthor:\n  '@type': person\n  name: Анна Седова"), at: ["'@type': person"], severity: 'error', message: /"person" is no type of schema\.org; did you mean Person\?/ },
    'a shortened name': { example: schemaPage("'@type': BlogPost"), at: ["'@type': BlogPost"], message: /did you mean BlogPosting/ },
    'a Russian name': { example: schemaPage("'@type': Статья"), at: ["'@type': Статья"], message: /"Статья" is no type of schema\.org$/ },
    'one of several types': { example: schemaPage("'@type': [Product, Tyrre]\nname: Rover"), at: ['Tyrre'] },
    'a property': { example: schemaPage("'@type': BlogPosting\ndatePublishd: '2026-03-01'"), at: ["datePublishd: '2026-03-01'"], severity: 'warning', message: /did you mean datePublished/ },
    'a property in another case': { example: schemaPage("'@type': BlogPosting\nheadLine: Шины"), at: ['headLine: Шины'], severity: 'warning', message: /did you mean headline/ },
    'in a graph': { example: schemaPage("'@graph':\n  - '@type': BlogPosting\n  - '@type': Organisation\n    name: Dvorik"), at: ["'@type': Organisation"], message: /Organization/ },
  },
});
