import { testRule } from '../../kit/rule.ts';

testRule('structure/horizontal-rule-spam', {
  accept: {
    'three rule lines': '# Bread\n\na\n\n---\n\nb\n\n***\n\nc\n\n---\n\nd\n',
    'dashes of a table and of front matter': '---\ntitle: Bread\n---\n# Bread\n\n| A | B |\n|---|---|\n| 1 | 2 |\n',
    'dashes in code': '# Bread\n\n```\n---\n---\n---\n---\n```\n',
  },
  reject: {
    'two in a row': { example: '# Bread\n\na\n\n---\n\n***\n\nb\n', at: ['***'], severity: 'info' },
    'four, reported once': { example: '# Bread\n\na\n\n---\n\nb\n\n---\n\nc\n\n---\n\nd\n\n---\n\ne\n\n---\n\nf\n', at: ['---'], message: /5 rule lines/ },
    'three in a row': { example: '# Хлеб\n\nа\n\n---\n---\n---\n\nб\n', at: ['---', '---'] },
  },
});
