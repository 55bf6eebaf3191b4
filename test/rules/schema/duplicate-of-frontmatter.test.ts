import { testRule } from '../../kit/rule.ts';
import { page, schemaPage } from '../page.ts';

const FRONT = 'title: Хранение шин\ndescription: Где держать шины зимой и как их вымыть перед этим.\nauthor: Анна Седова\nlang: ru';
const body = '# Хранение шин\n\nТекст. Советы дал Павел Орлов.\n';

testRule('schema/duplicate-of-frontmatter', {
  accept: {
    'keywords in another form, and more of them': schemaPage("'@type': BlogPosting\nkeywords: шина, гараж, зима", `${FRONT}\nkeywords: [хранение шин]`, body),
    'no structured data': page(FRONT, body),
    'a shortened description': schemaPage("'@type': BlogPosting\ndescription: Где держать шины зимой…", FRONT, body),
    'little in common': schemaPage("'@type': BlogPosting\nheadline: Хранение шин\ndatePublished: '2026-03-01'", `${FRONT}\npubDate: '2026-03-01'`, body),
    'a language with its country': schemaPage("'@type': BlogPosting\ninLanguage: ru-RU", FRONT, body),
    'a title with the name of the site': schemaPage("'@type': WebPage\nname: Хранение шин | Журнал", FRONT, body),
    'one of two authors': schemaPage("'@type': BlogPosting\nauthor:\n  - '@type': Person\n    name: Павел Орлов\n  - '@type': Person\n    name: Седова Анна", FRONT, body),
    'a cited article': schemaPage("'@type': BlogPosting\ncitation:\n  '@type': Article\n  name: Resin in the cold\n  description: Another text about other things.\n  inLanguage: en", FRONT, body),
    'an author of the config by id': { text: schemaPage("'@type': BlogPosting\nauthor:\n  '@type': Person\n  name: Anna Sedova", 'title: Tyres\nauthor: anna', '# Tyres\n\nText by Anna Sedova.\n') },
    'a description of the product only': schemaPage("'@type': Product\nname: Rover\ndescription: Шина с шипами.", FRONT, body),
  },
  reject: {
    'other keywords': { example: schemaPage("'@type': BlogPosting\nkeywords: [велосипед, рама]", `${FRONT}\nkeywords: [шины, хранение]`, body), at: ['keywords: [велосипед, рама]'], severity: 'warning', message: /nothing in common/ },
    'another description': { example: schemaPage("'@type': BlogPosting\ndescription: Десять способов продать старые шины.", FRONT, body), at: ['description: Десять способов продать старые шины.'], severity: 'warning', message: /not the one of the front matter/ },
    'another name': { example: schemaPage("'@type': HowTo\nname: Как продать велосипед", FRONT, body), at: ['name: Как продать велосипед'], message: /called "Как продать велосипед", the article "Хранение шин"/ },
    'another language': { example: schemaPage("'@type': BlogPosting\ninLanguage: en", FRONT, body), at: ['inLanguage: en'], message: /`inLanguage` is en, `lang` is ru/ },
    'another author, who is on the page': { example: schemaPage("'@type': BlogPosting\nauthor:\n  '@type': Person\n  name: Павел Орлов", FRONT, body), at: ['author:'], message: /Павел Орлов, the one of the front matter Анна Седова/ },
    'a copy': {
      example: schemaPage("'@type': BlogPosting\nheadline: Storing tyres\ndescription: Where to keep them.\nimage: https://example.org/hero.jpg\ndatePublished: '2026-03-01'", "title: Storing tyres\ndescription: Where to keep them.\nheroImage: https://example.org/hero.jpg?w=1200\npubDate: '2026-03-01T00:00:00Z'"),
      at: ['schema:'], severity: 'info', message: /repeats title, description, heroImage, pubDate of the front matter/,
    },
    'a copy in a graph without our ids': {
      example: schemaPage("'@graph':\n  - '@type': BlogPosting\n    headline: Storing tyres\n    description: Where to keep them.\n    author:\n      '@type': Person\n      name: Anna Sedova", 'title: Storing tyres\ndescription: Where to keep them.\nauthor: Anna Sedova'),
      at: ["'@type': BlogPosting"], severity: 'info',
    },
  },
});
