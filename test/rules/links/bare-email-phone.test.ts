import { testRule } from '../../kit/rule.ts';

testRule('links/bare-email-phone', {
  accept: {
    'links': '# Organ\n\n[Call](tel:+78121112233), [+7 812 111-22-33](tel:+78121112233), [write](mailto:ivan.petrov@mail.ru).\n',
    'mailboxes of organisations': '# Organ\n\nhello@dvorik.example.com, press@museum-organ.de and info@example.net answer.\n',
    'dates, ids, ranges, prices': '# Орган\n\n2026-05-12, ИНН 7812345678, 8 123 456, 10–15, ISBN 978-5-17-118366-7, 24/7, 1 200 000 рублей.\n',
    'code': '# Organ\n\n`+7 921 345-67-89` and `ivan.petrov@mail.ru`\n',
    'numbers set aside for examples': '# Organ\n\nDial (212) 555-0123 in a film.\n',
  },
  reject: {
    'a personal address': { example: '# Organ\n\nAsk petrov77@gmail.com today.\n', at: ['petrov77@gmail.com'], severity: 'warning' },
    'a name at a firm': { example: '# Орган\n\nПишите: ivan.petrov@museum-organ.ru\n', at: ['ivan.petrov@museum-organ.ru'] },
    'Russian numbers': { example: '# Орган\n\nМастер: +7 (921) 345-67-89, контора: 8 (812) 334-55-66.\n', at: ['+7 (921) 345-67-89', '8 (812) 334-55-66'], message: /telephone/ },
    'an American number': { example: '# Organ\n\nCall (212) 867-5309 now.\n', at: ['(212) 867-5309'] },
  },
});
