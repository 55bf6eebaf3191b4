import { testRule } from '../../kit/rule.ts';
import { schemaPage } from '../page.ts';

const author = (lines: string): string => `'@type': BlogPosting\nauthor:\n${lines.split('\n').map((line) => `  ${line}`).join('\n')}`;
const lang = 'title: Tyres\nlang: en';

testRule('schema/author-shape', {
  accept: {
    'a name with small words': schemaPage("'@type': BlogPosting\nauthor:\n  '@type': Person\n  name: Marta della Rosa\n  url: https://example.org/authors/", lang),
    'an organisation with small words': schemaPage("'@type': BlogPosting\nauthor:\n  '@type': Organization\n  name: Институт проблем Севера\n  url: https://example.org/authors/", 'title: Шины\nlang: ru'),
    'a subtype of Organization': schemaPage("'@type': BlogPosting\nauthor:\n  '@type': CollegeOrUniversity\n  name: Политех\n  url: https://polytech.example.org/"),
    'a surname first': schemaPage("'@type': BlogPosting\nauthor:\n  '@type': Person\n  name: Sedova, Anna\n  url: https://example.org/anna"),
    'a person with a page': schemaPage(author("'@type': Person\nname: Pavel Orlov\nurl: https://example.org/pavel/"), lang),
    'two authors': schemaPage("'@type': BlogPosting\nauthor:\n  - '@type': Person\n    name: Anna Sedova\n    sameAs: https://social.example.org/anna\n  - '@type': Organization\n    name: Dvorik\n    url: https://dvorik.example.com/", lang),
    'a reference': schemaPage("'@graph':\n  - '@type': BlogPosting\n    author: { '@id': '#a' }\n  - '@type': Person\n    '@id': '#a'\n    name: Анна Седова\n    url: https://example.org/anna/", 'title: Шины\nlang: ru'),
    'a reference to nothing (another rule)': schemaPage("'@type': BlogPosting\nauthor: { '@id': 'https://example.org/#a' }", lang),
    'no article': schemaPage("'@type': WebPage", lang),
  },
  reject: {
    'a job before the name, in Russian': { example: schemaPage("'@type': BlogPosting\nauthor:\n  '@type': Person\n  name: Ведущий агроном Павел Орлов\n  url: https://example.org/authors/pavel/", 'title: Шины\nlang: ru'), at: ['author:'], severity: 'warning', message: /агроном/ },
    'a job after the name': { example: schemaPage("'@type': BlogPosting\nauthor:\n  '@type': Person\n  name: Vera Klim, certified arborist\n  url: https://example.org/authors/", lang), at: ['author:'], message: /certified/ },
    'two people in one node': { example: schemaPage("'@type': BlogPosting\nauthor:\n  '@type': Person\n  name: Вера Климова и Павел Орлов\n  url: https://example.org/authors/", 'title: Шины\nlang: ru'), at: ['author:'], message: /2 people in one node/ },
    'three people with commas': { example: schemaPage("'@type': BlogPosting\nauthor:\n  '@type': Person\n  name: Vera Klim, Ivan Orlov, Olga Lind\n  url: https://example.org/authors/"), at: ['author:'], message: /3 people/ },
    'text': { example: schemaPage("'@type': BlogPosting\nauthor: Anna Sedova", lang), at: ['author: Anna Sedova'], severity: 'warning', message: /is text/ },
    'a Thing': { example: schemaPage(author("'@type': Thing\nname: Anna Sedova"), lang), at: ['author:'], message: /is a Thing/ },
    'a role in the name': { example: schemaPage(author("'@type': Person\nname: Эксперт Dvorik\nurl: https://example.org/"), 'title: Шины\nlang: ru'), at: ['author:'], message: /a role \("Эксперт"\)/ },
    'no page': { example: schemaPage(author("'@type': Person\nname: Anna Sedova"), lang), at: ['author:'], severity: 'info' },
    'no author': { example: schemaPage("'@type': BlogPosting\nheadline: Tyres", lang), at: ['schema:'], severity: 'warning', message: /no `author`/ },
  },
});
