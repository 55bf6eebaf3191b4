import { testRule } from '../../kit/rule.ts';

const faq = (answer: string, lang = 'en'): string => `---\nlang: ${lang}\n---\n# Bread\n\nText.\n\n## FAQ\n\n### Can I freeze it?\n\n${answer}\n`;
const config = { links: { sponsoredHosts: ['mill.example.net'] }, cta: [{ id: 'order', url: 'https://example.org/order/', text: 'order a loaf' }] };

testRule('faq/answer-promo', {
  accept: {
    'words that only look like an order': faq('Yes. Do it in no hurried way, and never in a hurry.'),
    'advice to take time': faq('Да. Не спешите и не торопитесь: тесто ещё оттаивает.', 'ru'),
    'a source': faq('Yes, see the [food safety guide](https://safety.example.gov/bread).'),
    'another article of the site': { text: faq('Yes, see [how to thaw](/blog/thaw/) and [this page](https://example.org/blog/freeze/).'), config },
    'promotion outside the FAQ': { text: '# Bread\n\n[Order a loaf](/order/).\n\n## FAQ\n\n### Can I freeze it?\n\nYes, for a month.\n', config },
    'a page that is a FAQ': { text: '# FAQ\n\n## Can I buy it?\n\n[Order a loaf](/order/).\n', config },
    'ordinary advice': faq('Yes. Wrap it and label it with the date.'),
  },
  reject: {
    'the brand’s own site': { example: faq('Да, на месяц. загляните на <a href="https://dvorik.example.com/bread" rel="nofollow">сайт пекарни</a>', 'ru'), at: ['<a href="https://dvorik.example.com/bread" rel="nofollow">сайт пекарни</a>'], severity: 'error', message: /dvorik\.example\.com.*сайт пекарни/ },
    'a call to action of the config': { example: { text: faq('Yes, [order one](/order).'), config }, at: ['[order one](/order)'], severity: 'error' },
    'a sponsored host': { example: { text: faq('Yes, with flour of [the mill](https://shop.mill.example.net/rye).'), config }, at: ['[the mill](https://shop.mill.example.net/rye)'] },
    'an order to the reader': { example: faq('Да, на месяц. Оставьте заявку на сайте.', 'ru'), at: ['Оставьте заявку'], severity: 'warning' },
    'an English order': { example: faq('Yes, for a month. Order now and save.'), at: ['Order now'], severity: 'warning' },
  },
});
