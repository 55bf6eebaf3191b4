import { testRule } from '../../kit/rule.ts';

const ru = (text: string): string => `---\nlang: ru\n---\n# Сад\n\n${text}\n`;

testRule('claims/unverified-brand-fact', {
  accept: {
    'others than the brand': ru('Сотни клиентов ждут садовника весной. Магазины дают скидку 10 %.'),
    'a fact with the same number': { text: ru('Мы посадили сады для более 300 клиентов.'), facts: [{ id: 'gardens', text: 'Посажены сады для 300 клиентов.' }] },
    'an offer among the facts': { text: ru('Получите бесплатную консультацию от Dvorik.'), facts: [{ id: 'offer', text: 'Консультация садовода бесплатная.' }] },
    'a claim with its proof': '# Gardens\n\nWe have planted [hundreds of projects](https://example.org/list).\n',
    'quoted words': ru('Мы не пишем «многолетний опыт» без фактов.'),
    'a deadline of nature': ru('Саженец приживается в течение 20 дней.'),
  },
  reject: {
    'clients and experience': { example: ru('У нас сотни довольных клиентов и многолетняя практика.'), at: ['сотни довольных клиентов', 'многолетняя практика'], severity: 'error' },
    'an offer by name': { example: ru('Закажите бесплатный выезд мастера Dvorik.'), at: ['бесплатный выезд'], message: /offer/ },
    'a deadline': { example: ru('Наш мастер приедет в течение 2 часов.'), at: ['в течение 2 часов'] },
    'a fact with another number': { example: { text: '# Gardens\n\nWe answer within 20 minutes.\n', facts: [{ id: 'reply', text: 'The office answers within 60 minutes.' }] }, at: ['within 20 minutes'], severity: 'error' },
    'a column of the brand': { example: '# Gardens\n\n| | Others | Dvorik |\n|---|---|---|\n| Start | A month | Within several days |\n', at: ['Within several days'] },
    'English': { example: '# Gardens\n\nOur decades of experience help.\n', at: ['decades of experience'] },
  },
});
