import { testRule } from '../../kit/rule.ts';
import { page } from '../page.ts';

const RU = '# Шины\n\n' + 'Шины хранят в тёмном и сухом месте, вдали от масла и растворителей. '.repeat(8);
const EN = '# Tyres\n\n' + 'Keep tyres in a dark and dry place, away from oil and solvents. '.repeat(8);

testRule('frontmatter/lang-mismatch', {
  accept: {
    'Russian': page('lang: ru', RU),
    'English of Britain': page('lang: en-GB', EN),
    'Russian with many product names and code': page('lang: ru', `${RU}\n\nПодойдут Schwalbe Marathon Plus и Continental Contact.\n\n\`\`\`js\n${'const pressure = readPressure(wheel);\n'.repeat(40)}\`\`\`\n`),
    'a language nobody knows here': page('lang: de', EN),
    'no lang': page('title: Шины', EN),
    'too short to tell': page('lang: ru', '# Tyres\n\nKeep them dry.\n'),
  },
  reject: {
    'English declared, Russian written': { example: page('lang: en', RU), at: ['lang: en'], severity: 'error' },
    'Russian declared, English written': { example: page('lang: ru', EN), at: ['lang: ru'], severity: 'error', message: /0 %/ },
    'half and half': { example: page('lang: ru', `${RU}\n\n${EN}`), at: ['lang: ru'], severity: 'warning' },
  },
});
