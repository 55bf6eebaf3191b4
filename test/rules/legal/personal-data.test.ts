import { testRule } from '../../kit/rule.ts';

const ru = '---\nlang: ru\n---\n# Аренда\n\n';

testRule('legal/personal-data', {
  accept: {
    'a form to fill in': `${ru}Паспорт: серия ____ № ______. Впишите паспорт 0000 000000, ИНН 123456789012 и СНИЛС 000-000-000 00.\n`,
    'numbers of firms': `${ru}Арендодатель: ООО «Двор», ИНН 7812014560, счёт 40702810900000012345, тел. +7 812 334-55-66.\n`,
    'the own contacts beside a client': { text: `${ru}Клиентам отвечает Анна Седова: anna@example.org.\n`, config: {} },
    'a client without a name, and a name without a client': `${ru}Клиенты звонят по номеру +7 812 334-55-66.\n\nПишите редактору Петру Зимину: zimin.petr@mailbox.net.\n`,
    'an office, a museum, a person of the past': `${ru}Директор музея Павел Ильич Зимин отвечает по телефону +7 921 640-18-35.\n\nПоэт Сергей Павлович Зимин жил на улице Садовой, дом 5, до 1911 года.\n\nОтчества вроде «Ильич» и слово «ровный» не в счёт: +7 921 640-18-35.\n`,
    'the address of a shop': '# Lease\n\nThe shop is at 14 Garden Street. A flat is rented out above it; call +44 20 7946 1823.\n',
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
    'a full name with a telephone': { example: `${ru}Запасные ключи лежат у Зиминой Ольги Павловны, звоните: 8 921 640-18-35.\n`, at: ['8 921 640-18-35'], severity: 'warning' },
    'a home': { example: `${ru}Олег Павлович Зимин проживает по адресу: проспект Мира, д. 18, кв. 40.\n`, at: ['проспект Мира, д. 18, кв. 40'], message: /home of a private person/ },
    'a home in English': { example: '# Lease\n\nMary Jones lives at 14 Garden Street, flat 7.\n', at: ['14 Garden Street, flat 7'] },
    'the contact of somebody without a name': { example: `${ru}Телефон жильца: +7 921 640-18-35, почта клиентки olya.zimina84@mailbox.net.\n`, at: ['+7 921 640-18-35', 'olya.zimina84@mailbox.net'] },
    'a number that may be a sample': { example: `${ru}Паспорт 4012 123456 лежал в папке.\n`, at: ['4012 123456'], severity: 'info' },
    'the name before the role': { example: `${ru}Иван Зимин, сосед сверху, звонит ночью с номера 8 (921) 640-18-35.\n`, at: ['8 (921) 640-18-35'] },
    'the address of a named tenant': { example: '# Lease\n\nThe tenant Mary Jones wrote from mary.jones84@mailbox.net at night.\n', at: ['mary.jones84@mailbox.net'], message: /address of a private person/ },
  },
});
