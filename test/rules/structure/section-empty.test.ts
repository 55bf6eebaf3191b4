import { testRule } from '../../kit/rule.ts';

testRule('structure/section-empty', {
  accept: {
    'a section with only headings below': '# Bread\n\nText.\n\n## Dough\n\n### Yeast\n\nText.\n',
    'a section that is a table': '# Bread\n\nText.\n\n## Flour\n\n| Flour | Ash |\n|---|---|\n| rye | 1.5 |\n',
    'an unanswered question, which another rule reports': '# Bread\n\nText.\n\n## FAQ\n\n### Why rye?\n\n### Why wheat?\n\nIt is light.\n',
  },
  reject: {
    'a heading before the next one': { example: '# Bread\n\nText.\n\n## Dough\n\n## Oven\n\nText.\n', at: ['## Dough'], severity: 'error' },
    'a heading at the end': { example: '# Хлеб\n\nТекст.\n\n## Печь\n', at: ['## Печь'] },
    'only a rule line and a comment': { example: '# Bread\n\nText.\n\n## Dough\n\n---\n\n<!-- later -->\n\n## Oven\n\nText.\n', at: ['## Dough'] },
  },
});
