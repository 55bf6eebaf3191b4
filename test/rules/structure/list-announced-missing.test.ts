import { testRule } from '../../kit/rule.ts';

testRule('structure/list-announced-missing', {
  accept: {
    'a list, a table, code, a quotation': '# Bread\n\nTake:\n\n- flour.\n\nCompare:\n\n| Flour | Ash |\n|---|---|\n| rye | 1.5 |\n\nRun:\n\n```\nbake\n```\n\nShe said:\n\n> Bake.\n',
    'a paragraph that goes on': '# Хлеб\n\nПекарь спросил:\n\nА где мука?\n',
    'headings below': '# Bread\n\nText.\n\n## Work\n\nIt goes like this:\n\n### Step 1\n\nText.\n',
    'an emoji code': '# Bread\n\nCome and bake :wave:\n',
  },
  reject: {
    'the next section': { example: '# Bread\n\n## Dough\n\nYou need:\n\n## Oven\n\nText.\n', at: ['You need:'], severity: 'warning' },
    'a rule line': { example: '# Хлеб\n\n## Тесто\n\nПонадобится следующее:\n\n---\n\nТекст.\n', at: ['Понадобится следующее:'], message: /Понадобится следующее:/ },
    'the end of the article': { example: '# Bread\n\nBefore you start, prepare **this**:\n', at: ['Before you start, prepare **this**:'] },
  },
});
