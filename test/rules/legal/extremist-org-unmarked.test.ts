import { testRule } from '../../kit/rule.ts';

const ru = (text: string): string => `---\nlang: ru\n---\n# Сад\n\n${text}\n`;

testRule('legal/extremist-org-unmarked', {
  accept: {
    'a mark and a footnote': ru('Снимки в Instagram\\*.\n\n\\* Принадлежит Meta, признана экстремистской и запрещена в России.'),
    'a note in brackets': ru('Снимки в Инстаграме (запрещён в России).'),
    'a mark, its footnote is another rule': ru('Снимки в Facebook*.'),
    'meta tags': ru('Заполните мета-описание и тег meta, мета игры меняется.'),
    'an address': ru('Раньше сайт жил на instagram.com, теперь нет.'),
    'before the ban': { text: ru('Снимки в Instagram.'), asOf: '2022-01-01' },
    'English law': '# Gardens\n\nPost photos on Instagram.\n',
  },
  reject: {
    'Latin': { example: ru('Снимки в Instagram и Facebook.'), at: ['Instagram', 'Facebook'], severity: 'error' },
    'case forms': { example: ru('Соседи в Инстаграме, клуб в фейсбуке.'), at: ['Инстаграме', 'фейсбуке'] },
    'the company': { example: ru('Владелец — корпорация Meta.'), at: ['корпорация Meta'] },
    'a heading': { example: ru('## Instagram-аккаунт сада\n\nТекст.'), at: ['Instagram-аккаунт'] },
  },
});
