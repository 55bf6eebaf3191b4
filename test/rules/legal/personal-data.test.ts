import { testRule } from '../../kit/rule.ts';

const ru = '---\nlang: ru\n---\n# Аренда\n\n';

testRule('legal/personal-data', {
  accept: {
    'a form to fill in': `${ru}Паспорт: серия ____ № ______. Впишите паспорт 0000 000000, ИНН 123456789012 и СНИЛС 000-000-000 00.\n`,
    'numbers of firms': `${ru}Арендодатель: ООО «Двор», ИНН 7812014560, счёт 40702810900000012345, тел. +7 812 334-55-66.\n`,
    'the own contacts beside a client': { text: `${ru}Клиентам отвечает Анна Седова: anna@example.org.\n`, config: {} },
    'a client without a name, and a name without a client': `${ru}Клиенты звонят по номеру +7 812 334-55-66.\n\nПишите редактору Петру Зимину: zimin.petr@mailbox.net.\n`,
    'a firm that answers clients': `${ru}Гость пишет в Русский Музей, клиент звонит в Дворец Бракосочетания: +7 812 334-55-66.\n`,
    'numbers set aside for examples': '# Lease\n\nThe tenant Mary Jones dialled +1 (212) 555-0123 or wrote to mary@example.com.\n',
    'a card of a test system, a map, a series': `${ru}Карта 1234 5678 9012 3456 — пример. Карта № 4012 385716 висит на стене. Серия 2026 года вышла.\n`,
    'years and prices': '# Lease\n\nIn 1998 the tenant Mary Jones paid 1200 dollars for 36 months.\n',
    'what the site allows': { text: '# Lease\n\nThe resident Mary Jones answers at mary.jones84@mailbox.net.\n', config: { rules: { 'legal/personal-data': ['warning', { allow: ['Mary.Jones84@mailbox.net'] }] } } },
  },
  reject: {
    'documents in Russian': {
      example: `${ru}В договоре: паспорт серии 4012 № 385716, ИНН 781204893517, СНИЛС 112-233-445 95.\n`,
      at: ['4012 № 385716', '781204893517', '112-233-445 95'], severity: 'warning', message: /looks like a/,
    },
    'documents in English': { example: '# Lease\n\nHer passport no. 481532907 and SSN 536-22-8174 are in the file.\n', at: ['481532907', '536-22-8174'] },
    'a bank card': { example: `${ru}Переведите на карту 4539 1488 0343 6467 до пятницы.\n`, at: ['4539 1488 0343 6467'], message: /a bank card number/ },
    'the telephone of a named client': { example: `${ru}Жалобу писала клиентка Ольга Зимина, её номер +7 921 640-18-35.\n`, at: ['+7 921 640-18-35'], message: /telephone of a private person/ },
    'the name before the role': { example: `${ru}Иван Зимин, сосед сверху, звонит ночью с номера 8 (921) 640-18-35.\n`, at: ['8 (921) 640-18-35'] },
    'the address of a named tenant': { example: '# Lease\n\nThe tenant Mary Jones wrote from mary.jones84@mailbox.net at night.\n', at: ['mary.jones84@mailbox.net'], message: /address of a private person/ },
  },
});
