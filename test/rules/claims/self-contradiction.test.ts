import { testRule } from '../../kit/rule.ts';

const ru = (text: string): string => `---\nlang: ru\n---\n# Сад\n\n${text}\n`;

testRule('claims/self-contradiction', {
  accept: {
    'free entry and a paid tour': '---\nlang: ru\n---\n# Сад\n\nВход бесплатный. Экскурсия стоит 300 рублей.\n',
    'two plans': ru('Есть абонентская плата.\n\nДругой план: платите только за результат.'),
    'one of the pair': ru('Есть абонентская плата. Платите до десятого числа.'),
    'far apart': ru('Есть абонентская плата. Она мала. Сад растёт. Птицы поют. Вы платите только за результат.'),
  },
  reject: {
    'free and yet a price': { example: '# Gardens\n\nThe plan is completely free. It costs 5 euros a month.\n', at: ['completely free. It costs 5'] },
    'a cell': { example: ru('| Цена | Dvorik |\n|---|---|\n| План | Прозрачная абонентская плата. Вы платите только за результат. |'), at: ['абонентская плата. Вы платите только за результат'], severity: 'info' },
    'hours': { example: ru('Работаем круглосуточно, по будням.'), at: ['круглосуточно, по будням'] },
    'English': { example: '# Gardens\n\nNo contract, minimum term of a year.\n', at: ['No contract, minimum term'] },
  },
});
