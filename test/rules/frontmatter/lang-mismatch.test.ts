import { testRule } from '../../kit/rule.ts';
import { page } from '../page.ts';

const RU = '# Шины\n\n' + 'Шины хранят в тёмном и сухом месте, вдали от масла и растворителей. '.repeat(8);
const EN = '# Tyres\n\n' + 'Keep tyres in a dark and dry place, away from oil and solvents. '.repeat(8);

testRule('frontmatter/lang-mismatch', {
  accept: {
    'Russian': page('lang: ru', RU),
    'English of Britain': page('lang: en-GB', EN),
    'Russian with many product names and code': page('lang: ru', `${RU}\n\nПодойдут Schwalbe Marathon Plus и Continental Contact.\n\n\`\`\`js\n${'const pressure = readPressure(wheel);\n'.repeat(40)}\`\`\`\n`),
    'a language nobody knows here, in its own words': page('lang: nl', '# Banden\n\n' + 'Bewaar banden op een donkere en droge plaats, ver van olie en oplosmiddelen. Controleer voor het seizoen de spanning. '.repeat(5)),
    'a neighbour of Russian': page('lang: uk', '# Шини\n\n' + 'Зберігайте шини в темному та сухому місці, подалі від мастила. Перед сезоном перевірте тиск, бо тріщини видно не одразу. '.repeat(5)),
    'a tag that is no language': page('lang: xx', EN),
    'German': page('lang: de', '# Reifen\n\n' + 'Bewahren Sie die Reifen an einem dunklen und trockenen Ort auf. Vor der Saison wird der Druck geprüft. '.repeat(5)),
    'no lang': page('title: Шины', EN),
    'too short to tell': page('lang: ru', '# Tyres\n\nKeep them dry.\n'),
  },
  reject: {
    'English declared, Russian written': { example: page('lang: en', RU), at: ['lang: en'], severity: 'error' },
    'Russian declared, English written': { example: page('lang: ru', EN), at: ['lang: ru'], severity: 'error', message: /0 %/ },
    'another alphabet than that of a language nobody knows here': { example: page('lang: fr', RU), at: ['lang: fr'], severity: 'error', message: /the text is in "ru"/ },
    'another language of the same alphabet': { example: page('lang: sv', EN + ' Of the old ones and of the new ones, with care.'), at: ['lang: sv'], message: /the text is in "en"/ },
    'Ukrainian declared Russian': { example: page('lang: ru', '# Шини\n\n' + 'Зберігайте шини в темному та сухому місці, подалі від мастила. Перед сезоном перевірте тиск, бо тріщини видно не одразу. '.repeat(8)), at: ['lang: ru'], severity: 'warning', message: /not those of "ru"/ },
    'French declared English': { example: page('lang: en', '# Pneus\n\n' + 'Gardez les pneus dans un endroit sombre et sec, loin des solvants. Avant la saison, regardez si la gomme est fendue. '.repeat(8)), at: ['lang: en'], severity: 'warning' },
    'half and half': { example: page('lang: ru', `${RU}\n\n${EN}`), at: ['lang: ru'], severity: 'warning' },
  },
});
