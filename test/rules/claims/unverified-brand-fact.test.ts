import { testRule } from '../../kit/rule.ts';

const ru = (text: string): string => `---\nlang: ru\n---\n# Сад\n\n${text}\n`;

testRule('claims/unverified-brand-fact', {
  accept: {
    'a story with times in it': '# Gardens\n\nWe baked four loaves in three hours, and you only pay for the flour.\n',
    'a fact in digits for words': { text: '# Gardens\n\nWe have been in business for fifteen years.\n', facts: [{ id: 'age', text: 'In business for 15 years.' }] },
    'others than the brand': ru('Сотни клиентов ждут садовника весной. Магазины дают скидку 10 %.'),
    'a fact with the same number': { text: ru('Мы посадили сады для более 300 клиентов.'), facts: [{ id: 'gardens', text: 'Посажены сады для 300 клиентов.' }] },
    'an offer among the facts': { text: ru('Получите бесплатную консультацию от Dvorik.'), facts: [{ id: 'offer', text: 'Консультация садовода бесплатная.' }] },
    'a claim with its proof': '# Gardens\n\nWe have planted [hundreds of projects](https://example.org/list).\n',
    'quoted words': ru('Мы не пишем «многолетний опыт» без фактов.'),
    'a deadline of nature': ru('Саженец приживается в течение 20 дней.'),
  },
  reject: {
    'numbers in words': { example: '---\nlang: ru\n---\n# Сад\n\nМы занимаемся садами двадцать лет. Первый выезд от Dvorik бесплатный. Нам доверились тысячи дачников.\n', at: ['занимаемся садами двадцать лет', 'Первый выезд от Dvorik бесплатный', 'Нам доверились'], severity: 'error' },
    'numbers in words in English': { example: '# Gardens\n\nOur courier arrives in forty minutes. We have served five thousand customers.\n', at: ['arrives in forty minutes', 'five thousand customers'], severity: 'error' },
    'clients and experience': { example: ru('У нас сотни довольных клиентов и многолетняя практика.'), at: ['сотни довольных клиентов', 'многолетняя практика'], severity: 'error' },
    'an offer by name': { example: ru('Закажите бесплатный выезд мастера Dvorik.'), at: ['бесплатный выезд'], message: /offer/ },
    'a deadline': { example: ru('Наш мастер приедет в течение 2 часов.'), at: ['в течение 2 часов'] },
    'a fact with another number': { example: { text: '# Gardens\n\nWe answer within 20 minutes.\n', facts: [{ id: 'reply', text: 'The office answers within 60 minutes.' }] }, at: ['within 20 minutes'], severity: 'error' },
    'a column of the brand': { example: '# Gardens\n\n| | Others | Dvorik |\n|---|---|---|\n| Start | A month | Within several days |\n', at: ['Within several days'] },
    'English': { example: '# Gardens\n\nOur decades of experience help.\n', at: ['decades of experience'] },
  },
});
