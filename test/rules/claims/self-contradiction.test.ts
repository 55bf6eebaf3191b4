import { testRule } from '../../kit/rule.ts';

const ru = (text: string): string => `---\nlang: ru\n---\n# Сад\n\n${text}\n`;

testRule('claims/self-contradiction', {
  accept: {
    'two plans': ru('Есть абонентская плата.\n\nДругой план: платите только за результат.'),
    'one of the pair': ru('Есть абонентская плата. Платите до десятого числа.'),
    'far apart': ru('Есть абонентская плата. Она мала. Сад растёт. Птицы поют. Вы платите только за результат.'),
  },
  reject: {
    'a cell': { example: ru('| Цена | Dvorik |\n|---|---|\n| План | Прозрачная абонентская плата. Вы платите только за результат. |'), at: ['абонентская плата. Вы платите только за результат'], severity: 'info' },
    'hours': { example: ru('Работаем круглосуточно, по будням.'), at: ['круглосуточно, по будням'] },
    'English': { example: '# Gardens\n\nNo contract, minimum term of a year.\n', at: ['No contract, minimum term'] },
  },
});
