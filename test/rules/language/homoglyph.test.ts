import { testRule } from '../../kit/rule.ts';

const ru = '---\nlang: ru\n---\n# Хлеб\n\n';

testRule('language/homoglyph', {
  accept: {
    'words of either alphabet': `${ru}Пекарня ведёт заказы в amoCRM и Tawk.to, по NDA и KPI.\n`,
    'hyphens and joined cells': `${ru}IT-отдел, web-сайт.\n\n| Критерий | In-house |\n|---|---|\n| Цена | High |\n`,
    'acronyms with an ending': `${ru}Открой JSONом файл из PDFки, пошли SMSку, сними с YouTubeа.\n`,
    'code': `${ru}Переменная \`cтруктура\`.\n`,
  },
  reject: {
    'a Latin letter in a Russian word': { example: `${ru}Ржаная мукa и coль.\n`, at: ['мукa', 'coль'], severity: 'error', message: /"a" is Latin|"c", "o" are Latin/ },
    'a Cyrillic letter in an English word': { example: '# Bread\n\nOur сompany bakes.\n', at: ['сompany'], message: /"с" is Cyrillic/ },
    'in a heading, in bold, in a cell': { example: `${ru}## Пeчь\n\n**Жaр**\n\n| Вeс |\n|---|\n| 5 |\n`, at: ['Пeчь', 'Жaр', 'Вeс'] },
    'in the title': { example: '---\nlang: ru\ntitle: Ржаной хлeб\n---\n# Ржаной хлеб\n\nТекст о хлебе.\n', at: ['title: Ржаной хлeб'] },
  },
});
