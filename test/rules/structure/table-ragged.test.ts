import { testRule } from '../../kit/rule.ts';

testRule('structure/table-ragged', {
  accept: {
    'equal rows': '# Bread\n\n| Flour | Ash |\n|---|---|\n| rye | 1.5 |\n',
    'an escaped bar': '# Bread\n\n| Flour | Ash |\n|---|---|\n| rye \\| wheat | 1.5 |\n',
    'an empty cell': '# Bread\n\n| Flour | Ash |\n|---|---|\n| rye | |\n',
    'rows without outer bars': '# Bread\n\nFlour | Ash\n---|---\nrye | 1.5\n',
  },
  reject: {
    'a cell too many': { example: '# Bread\n\n| Flour | Ash |\n|---|---|\n| rye | 1.5 | dark |\n', at: ['| rye | 1.5 | dark |'], severity: 'error', message: /3 cells, the header 2; the rest is not printed/ },
    'a cell too few': { example: '# Хлеб\n\n| Мука | Зола |\n|---|---|\n| ржаная |\n', at: ['| ржаная |'], message: /1 cell,/ },
    'a bar inside code': { example: '# Bread\n\n| Flour | Code |\n|---|---|\n| rye | `a|b` |\n', at: ['| rye | `a|b` |'] },
  },
});
