import { testRule } from '../../kit/rule.ts';

const layout = { article: { h1: 'layout' } };

testRule('structure/h1-count', {
  accept: {
    'one H1 in the body': '# Bread\n\nText.\n\n## Dough\n\nText.\n',
    'no H1 where the layout prints it': { text: 'Text.\n\n## Dough\n\nText.\n', config: layout },
    'a hash in a code block': '# Bread\n\n```sh\n# bake\n```\n',
  },
  reject: {
    'a second H1': { example: '# Хлеб\n\nТекст.\n\n# Тесто\n\nТекст.\n', at: ['# Тесто'], severity: 'error', message: /"Тесто".*"Хлеб"/ },
    'an underlined second H1': { example: '# Bread\n\nText.\n\nDough\n=====\n\nText.\n', at: ['Dough'], severity: 'error' },
    'none in the body': { example: 'Text.\n\n## Dough\n\nText.\n', at: [''], severity: 'warning' },
    'one where the layout prints it': { example: { text: '# Rye bread\n\nText.\n', config: layout }, at: ['# Rye bread'], severity: 'warning' },
    'a copy of the title, which is safe to remove': { example: { text: '---\ntitle: Rye bread\n---\n# Rye bread\n\nText.\n', config: layout }, at: ['# Rye bread'], severity: 'warning' },
  },
});
