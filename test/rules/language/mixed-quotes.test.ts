import { testRule } from '../../kit/rule.ts';

const ru = (text: string): string => `---\nlang: ru\n---\n# Сад\n\n${text}\n`;

testRule('language/mixed-quotes', {
  accept: {
    'one style': ru('Сорт «Мечта» и «Заря».'),
    'only straight ones': ru('Сорт "Мечта" и "Заря".'),
    'inches and code': ru('Сорт «Мечта», труба 5" и `"x"`.'),
  },
  reject: {
    'Russian, once': { example: ru('Сорт «Мечта».\n\nСорт "Заря" и "Лада".'), at: ['"Заря"'], severity: 'info', message: /2 straight pairs/ },
    'English': { example: '# Gardens\n\nThe “Dream” and the "Dawn".\n', at: ['"Dawn"'] },
    'in a heading': { example: ru('## Сорт "Заря"\n\nИ «Мечта».'), at: ['"Заря"'] },
  },
});
