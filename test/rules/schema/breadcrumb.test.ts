import { testRule } from '../../kit/rule.ts';
import { schemaPage } from '../page.ts';

const list = (...entries: string[]): string => schemaPage(`'@type': BreadcrumbList\nitemListElement:\n${entries.map((entry) => `  - { '@type': ListItem, ${entry} }`).join('\n')}`);
const home = "position: 1, name: Главная, item: 'https://example.org/'";

testRule('schema/breadcrumb', {
  accept: {
    'the last without an address': list(home, 'position: 2, name: Шины'),
    'names and addresses on the items': list("position: '1', item: { '@id': 'https://example.org/', name: Home }", "position: 2, item: { url: 'https://example.org/t/', name: Tyres }"),
    'in another order': list("position: 2, name: Tyres", home),
    'a reference': schemaPage("'@type': WebPage\nbreadcrumb: { '@id': 'https://example.org/t/' }"),
  },
  reject: {
    'one entry': { example: list(home), at: ['itemListElement:'], severity: 'error', message: /only one entry/ },
    'no entries': { example: schemaPage("'@type': BreadcrumbList"), at: ['schema:'], message: /no entries/ },
    'a gap in the positions': { example: list(home, 'position: 3, name: Tyres, item: /t/'), at: ["{ '@type': ListItem, position: 3, name: Tyres, item: /t/ }"], message: /position 3/ },
    'a position given twice': { example: list(home, "position: 1, name: Blog, item: 'https://example.org/blog/'"), at: ["{ '@type': ListItem, position: 1, name: Blog, item: 'https://example.org/blog/' }"] },
    'no name': { example: list(home, 'position: 2'), at: ["{ '@type': ListItem, position: 2 }"], message: /no `name`/ },
    'no address in the middle': { example: list(home, 'position: 2, name: Blog', 'position: 3, name: Tyres'), at: ["{ '@type': ListItem, position: 2, name: Blog }"], message: /no `item`/ },
  },
});
