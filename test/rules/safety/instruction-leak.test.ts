import { testRule } from '../../kit/rule.ts';

const ru = '---\nlang: ru\n---\n';
const middle = 'Text.\n\n'.repeat(8);

testRule('safety/instruction-leak', {
  accept: {
    'ordinary labels': `${ru}# Хлеб\n\nВажно: муку просеивают.\n\n**Итог:** хлеб готов.\n`,
    'in the middle of an article about search': `# Search\n\n${middle}Meta description: bread in a sentence.\n\n${middle}`,
    'a heading, a quotation': '# Keywords: how to choose them\n\nText.\n\n> Keywords: bread, rye\n',
  },
  reject: {
    'at the start': { example: 'Meta description: All about rye.\n\n# Bread\n\nText.\n', at: ['Meta description: All about rye.'], severity: 'error' },
    'at the end, in bold, in Russian': { example: `${ru}# Хлеб\n\nТекст.\n\n**Ключевые слова:** хлеб, рожь\n`, at: ['Ключевые слова:** хлеб, рожь'], severity: 'error' },
    'after the related links': { example: `# Bread\n\n${middle}## Read also\n\n- [Ovens](/blog/ovens/)\n- [Rye](/blog/rye/)\n\nPage slug: rye-bread\n`, at: ['Page slug: rye-bread'], severity: 'error' },
    'after the related links, in Russian': { example: `${ru}# Хлеб\n\nТекст.\n\n## Читайте также\n\n- [Печи](/blog/pechi/)\n\nЗаголовок страницы: Хлеб за час\n`, at: ['Заголовок страницы: Хлеб за час'] },
    'several lines of one paragraph': { example: `${ru}Ключевое слово: хлеб\nКоличество слов: 1500\n\n# Хлеб\n\nТекст.\n`, at: ['Ключевое слово: хлеб', 'Количество слов: 1500'] },
    'a single one-word label': { example: '# Bread\n\nText.\n\nKeywords: bread, rye\n', at: ['Keywords: bread, rye'], severity: 'warning' },
  },
});
