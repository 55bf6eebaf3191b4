import { testRule } from '../../kit/rule.ts';

const ru = (block: string, lang = 'ru'): string => `---\nlang: ${lang}\n---\n# Лыжи\n\n${'Лыжам нужны сухой снег и мазь, которая подходит к погоде дня. '.repeat(8)}\n\n${block}\n`;
const en = (block: string): string => `---\nlang: en\n---\n# Skis\n\n${'Skis want dry snow and a wax that suits the air of the day. '.repeat(8)}\n\n${block}\n`;
const ENGLISH = 'Rub the wax into the base of the ski and let it cool before you brush it out.';
const RUSSIAN = 'Натрите мазью скользящую поверхность и дайте ей остыть, прежде чем чистить щёткой.';

testRule('language/untranslated-block', {
  accept: {
    'quotations': ru(`> ${ENGLISH}\n\n«${ENGLISH}»\n\n*${ENGLISH}*`),
    'a citation': ru(`- [${ENGLISH}](https://example.org/wax), 2024`),
    'names of things': ru('Fischer Speedmax Skate Plus, Madshus Redline Skate, Salomon S Lab Carbon, Rossignol Premium Skating.'),
    'a short line': en('По-русски: лыжи и мазь.'),
    'code': ru(`\`${ENGLISH}\`\n\n\`\`\`\n${ENGLISH}\n\`\`\``),
    'imports of .mdx': ru("import { Tabs } from 'tabs';\nimport { Steps } from 'steps';\nimport { Box } from 'box'; // of the day, for you and me"),
    'an article whose language is given wrong': `---\nlang: en\n---\n# Лыжи\n\n${RUSSIAN}\n\n${RUSSIAN}\n`,
    'a Russian paragraph with English words in it': ru('Мазь (the wax), база (the base) и щётка (a brush) — всё, что нужно, чтобы подготовить лыжи к гонке.'),
    'related titles': en(`## Related articles\n\n- ${RUSSIAN}`),
  },
  reject: {
    'English in Russian': { example: ru(ENGLISH), at: [ENGLISH], severity: 'warning', message: /this paragraph is not in Русский: "Rub the wax into/ },
    'Russian in English': { example: en(RUSSIAN), at: [RUSSIAN], message: /not in English: "Натрите мазью/ },
    'an item, with some words in bold': { example: ru(`- **Rub the wax** into the base of the ski, then let it cool before you brush it out.\n- Готово.`), at: ['**Rub the wax** into the base of the ski, then let it cool before you brush it out.'] },
  },
});
