import { testRule } from '../../kit/rule.ts';

const ru = (text: string): string => `---\nlang: ru\n---\n# Сад\n\n${text}\n`;

testRule('claims/restricted-service', {
  accept: {
    'before the restriction': { text: ru('Пишите в Viber.'), asOf: '2024-06-01' },
    'an article that knows': ru('Viber заблокирован с 2024 года.\n\nРаньше соседи писали в вайбер.'),
    'another service': ru('Пишите в Telegram.'),
    'English law': '# Gardens\n\nWrite to us in WhatsApp.\n',
  },
  reject: {
    'calls': { example: '---\nlang: ru\n---\n# Связь\n\nПокажите поломку по FaceTime.\n', at: ['FaceTime'], severity: 'warning' },
    'Latin': { example: ru('Пишите в Viber или WhatsApp.'), at: ['Viber', 'WhatsApp'], severity: 'warning' },
    'case forms, once an article': { example: ru('Заведите чат в вайбере. В вайбере удобно.'), at: ['вайбере'], message: /2024-12-13/ },
    'a compound': { example: ru('Создайте WhatsApp-чат соседей.'), at: ['WhatsApp-чат'] },
    'by the day': { example: { text: ru('Пишите в Viber или WhatsApp.'), asOf: '2025-03-01' }, at: ['Viber'] },
  },
});
