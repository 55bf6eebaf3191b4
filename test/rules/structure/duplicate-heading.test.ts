import { testRule } from '../../kit/rule.ts';

testRule('structure/duplicate-heading', {
  accept: {
    'the same heading under different parents': '# Bread\n\nText.\n\n## Rye\n\nText.\n\n### Price\n\nText.\n\n## Wheat\n\nText.\n\n### Price\n\nText.\n',
    'labels that are no headings': '# Bread\n\n**Pros:** cheap.\n\n**Pros:** tasty.\n',
    'questions of the FAQ': '# Bread\n\nText.\n\n## FAQ\n\n### Why rye?\n\nIt keeps longer.\n\n### Why rye?\n\nIt is cheaper.\n',
  },
  reject: {
    'two brothers': { example: '# Bread\n\nText.\n\n## Oven\n\nText.\n\n## Oven\n\nText.\n', at: ['## Oven'], severity: 'warning', message: /line 13/ },
    'case and punctuation aside': { example: '# Хлеб\n\nТекст.\n\n## Печь и жар\n\nТекст.\n\n## Печь, и жар!\n\nТекст.\n', at: ['## Печь, и жар!'] },
    'three of them': { example: '# Bread\n\n## A\n\n### Oven\n\nx\n\n### Oven\n\nx\n\n### Oven\n\nx\n', at: ['### Oven', '### Oven'] },
  },
});
