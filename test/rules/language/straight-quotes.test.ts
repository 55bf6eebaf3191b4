import { testRule } from '../../kit/rule.ts';

const ru = (text: string): string => `---\nlang: ru\n---\n# Сад\n\n${text}\n`;

testRule('language/straight-quotes', {
  accept: {
    'guillemets': ru('Сорт «Белый налив».'),
    'code and inches': ru('Команда `echo "сад"`, труба 5" и доска 2" толщиной.'),
    'foreign words': ru('Ключ "apple_tree" в настройках.'),
    'English': '# Gardens\n\nThe sort "Antonovka".\n',
  },
  reject: {
    'a pair': { example: ru('Сорт "Белый налив" зреет.'), at: ['"Белый налив"'], severity: 'info' },
    'two pairs and bold': { example: ru('**Сорт "Мечта"** или "Заря", "Лада".'), at: ['"Мечта"', '"Заря"', '"Лада"'] },
    'nested ones are not fixed': { example: ru('Он сказал "сорт «Заря» хорош".'), at: ['"сорт «Заря» хорош"'] },
    'a mark alone': { example: ru('Сорт "Белый налив зреет.'), at: ['"'] },
  },
});
