import { testRule } from '../../kit/rule.ts';

const ru = (text: string): string => `---\nlang: ru\n---\n# Сад\n\n${text}\n`;

testRule('language/caps-shouting', {
  accept: {
    'acronyms': ru('НДС, ГОСТ, СНТ и CRM знает каждый.'),
    'Latin acronyms with twins': '# Gardens\n\nThe JSON file, see data.json, json and UUID; the WHO; apples AND pears.\n',
    'quoted words': ru('Надпись «НЕ ВХОДИТЬ, КАК ВСЕГДА» висит.'),
  },
  reject: {
    'a function word': { example: ru('Важно, КАК вы поливаете.'), at: ['КАК'], severity: 'info' },
    'a word the article uses': { example: ru('Доставка бесплатно. Совсем БЕСПЛАТНО.'), at: ['БЕСПЛАТНО'] },
    'English': { example: '# Gardens\n\nWater them EVERY day, NEVER at noon.\n', at: ['EVERY', 'NEVER'] },
  },
});
