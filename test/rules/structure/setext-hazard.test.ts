import { testRule } from '../../kit/rule.ts';

testRule('structure/setext-hazard', {
  accept: {
    'a rule line after a blank line': '# Bread\n\n## Dough\n\nThe dough rises.\n\n---\n\nText.\n',
    'stars are never an underline': '# Bread\n\n## Dough\n\nThe dough rises.\n***\n\nText.\n',
    'a table': '# Bread\n\n## Dough\n\n| Flour | Ash |\n|---|---|\n| rye | 1.5 |\n',
    'an underlined title': 'Bread\n=====\n\nText.\n\n## Dough\n\nText.\n',
    'an article with underlined headings throughout': 'Bread\n=====\n\nText.\n\nDough\n-----\n\nText.\n',
  },
  reject: {
    'dashes under a sentence': { example: '# Bread\n\n## Dough\n\nThe dough rises.\n---\n\nText.\n', at: ['The dough rises.'], severity: 'warning' },
    'dashes under a paragraph of two lines': { example: '# Хлеб\n\nТесто подходит час\nв тёплом месте\n---\n\nТекст.\n', at: ['Тесто подходит час'] },
    'equals signs under a later line': { example: '# Хлеб\n\n## Тесто\n\nТекст.\n\nПечь до румяной корки\n===\n\nТекст.\n', at: ['Печь до румяной корки'], message: /equals signs/ },
    'an underlined heading among marked ones': { example: '# Bread\n\n## Dough\n\nText.\n\nOven\n---\n\nText.\n', at: ['Oven'] },
  },
});
