import { testRule } from '../../kit/rule.ts';

const ru = (body: string): string => `---\nlang: ru\n---\n# Лыжи\n\n${body}\n`;
const FULL = 'Каждый race day начинают с check list: base prep, flex test и glide wax. Наш service man делает stone grinding, а racer выбирает pole length.';

testRule('language/foreign-terms', {
  accept: {
    'names and acronyms': ru('Берём Fischer, Madshus, Swix и Rode, смотрим FIS и GPS, платим в Apple Pay, едем на Audi, звоним в Skype и пишем в Telegram.'),
    'explained terms': ru('Доводка (stone grinding) и подготовка (base prep), flex test (проверка жёсткости), glide wax — парафин скольжения, англ. pole length. Потом снова base prep и glide wax, ещё stone grinding, flex test, pole length.'),
    'addresses, files and commands': ru('Откройте wax.config.js, docs/wax, user@example.org, npm run wax, --wax, wax_base, getWax, и wax2 на example.org.'),
    'titles and quotations': ru('Читайте «How to wax your skis», «Base prep for beginners» и [all about the glide of skis](https://example.org/glide).'),
    'words everyone writes so': ru('Снег online и offline, пишите на email, есть wi-fi, диск в pdf, cookie, vip и usb, версия ios и android.'),
    'a few in a long text': ru(`${FULL} ${'Снег лежит, лыжи едут, мазь держит, ветер дует, гонка идёт. '.repeat(100)}`),
    'an English article': '# Skis\n\nRace day begins with a check list: base prep, flex test and glide wax.\n',
    'what the site allows': { text: ru(FULL), config: { rules: { 'language/foreign-terms': ['info', { allow: ['race day', 'check list', 'base prep', 'flex test', 'glide wax', 'service man'] }] } } },
  },
  reject: {
    'jargon': { example: ru(FULL), at: ['race day'], severity: 'info', message: /of the words are foreign and not explained: "race day", "check list", "base prep"/ },
    'single words': { example: ru('Наш team берёт новый gear, чистит base, мажет grip и пишет report.'), at: ['team'], message: /"team", "gear", "base", "grip", "report"/ },
    'a lower share': { example: { text: ru(`Наш team и наш gear. ${'Снег лежит, лыжи едут. '.repeat(20)}`), config: { rules: { 'language/foreign-terms': ['warning', { share: 0.01, terms: 2 }] } } }, at: ['team'], severity: 'warning' },
  },
});
