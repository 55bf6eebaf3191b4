import { testRule } from '../../kit/rule.ts';

const page = (keys: string, body: string, lang = 'ru'): string => `---\ntitle: Лыжи\nlang: ${lang}\n${keys === '' ? '' : `${keys}\n`}---\n# Лыжи\n\n${body}\n`;

testRule('legal/ad-unmarked', {
  accept: {
    'an article that nobody paid for': page('', 'Реклама лыж появилась в 1890 году. [Магазин](https://example.net/lyzhi).'),
    'marked, with advertiser and identifier': page('sponsored: true', 'Лыжи делает фабрика.\n\n*Реклама. Рекламодатель ООО «Фабрика», erid: 2SDnjdXyZab*'),
    'all in front matter but the mark': page('advertiser: ООО «Фабрика»\nerid: 2SDnjdXyZab', '> На правах рекламы\n\nЛыжи делает фабрика.'),
    'printed by the layout': { text: page('sponsored: true\nadvertiser: АО «Снег»\nerid: 2SDnjdXyZab', 'Лыжи.'), config: { rules: { 'legal/ad-unmarked': ['error', { layoutPrints: true }] } } },
    'English': page('sponsored: true', 'Sponsored by The Ski Works.\n\nSkis are made of wood.', 'en'),
    'the mark in front of the firm': page('sponsored: true', 'Реклама ООО «Фабрика», erid: 2SDnjdXyZab\n\nЛыжи.'),
    'switched off': page('sponsored: false\npromoted: "no"\nsponsor: ""', 'Лыжи делает фабрика.'),
    'a marked link': page('', '[Лыжи фабрики](https://example.net/?erid=2SDnjdXyZab). Реклама, ООО «Фабрика».\n\nТекст.'),
    'a link with the mark below': page('', '[Лыжи фабрики](https://example.net/?a=1&erid=2SDnjdXyZab)\n\nРеклама. ООО «Фабрика»'),
  },
  reject: {
    'a link to a paid host, no mark': { example: { text: page('', 'Мазь хранится [на складе](https://ski-shop.example.net/maz).'), config: { links: { sponsoredHosts: ['ski-shop.example.net'] } } }, at: ['[на складе](https://ski-shop.example.net/maz)'], severity: 'info' },
    'nothing at all': { example: page('sponsored: true', 'Лыжи делает фабрика.'), at: ['sponsored: true'], severity: 'error', message: /lacks the mark «Реклама» and the advertiser and the identifier/ },
    'no mark': { example: page('advertiser: ООО «Фабрика»\nerid: 2SDnjdXyZab', 'Реклама двигает лыжи. Рекламу любят не все.'), at: ['advertiser: ООО «Фабрика»'], message: /lacks the mark «Реклама»$/ },
    'no identifier': { example: page('sponsor: АО «Снег»', 'Реклама. АО «Снег»\n\nЛыжи.'), at: ['sponsor: АО «Снег»'], message: /lacks the identifier/ },
    'English without a disclosure': { example: page('paidPartnership: true', 'Skis are made of wood.', 'en'), at: ['paidPartnership: true'], message: /a mark such as "Sponsored" and the advertiser$/ },
    'English prose about ads': { example: page('sponsor: The Ski Works', 'Ads sell skis. Sponsored posts sell more.', 'en'), at: ['sponsor: The Ski Works'], message: /lacks a mark/ },
    'a yes is no name': { example: page('sponsored: "да"\nerid: 2SDnjdXyZab', 'Реклама.\n\nЛыжи.'), at: ['sponsored: "да"'], message: /lacks the advertiser$/ },
    'the layout prints, but there is nothing to print': { example: { text: page('sponsored: true', 'Лыжи.'), config: { rules: { 'legal/ad-unmarked': ['error', { layoutPrints: true }] } } }, at: ['sponsored: true'], message: /lacks the advertiser and the identifier/ },
    'an unmarked link': { example: page('', 'Берите [лыжи фабрики](https://example.net/?erid=2SDnjdXyZab).\n\nТекст о снеге.\n\nРеклама.'), at: ['[лыжи фабрики](https://example.net/?erid=2SDnjdXyZab)'], severity: 'warning', message: /nothing beside it/ },
    'an empty identifier': { example: page('', 'Реклама: [лыжи](https://example.net/?erid=).'), at: ['[лыжи](https://example.net/?erid=)'], message: /is empty/ },
  },
});
