import { testRule } from '../../kit/rule.ts';

testRule('structure/heading-skip', {
  accept: {
    'one step at a time': '# Bread\n\nText.\n\n## Dough\n\nText.\n\n### Yeast\n\nText.\n\n#### Dry\n\nText.\n',
    'going back up over two levels': '# Bread\n\nText.\n\n## Dough\n\nText.\n\n### Yeast\n\nText.\n\n#### Dry\n\nText.\n\n## Oven\n\nText.\n',
    'a body that begins with H2': '## Dough\n\nText.\n\n### Yeast\n\nText.\n',
  },
  reject: {
    'H2 to H4, brothers move together': { example: '# Хлеб\n\n## Тесто\n\n#### Дрожжи\n\nТекст.\n\n#### Закваска\n\nТекст.\n', at: ['#### Дрожжи'], severity: 'warning', message: /level-4.*level 2/ },
    'H1 to H3': { example: '# Bread\n\n### Yeast\n\nText.\n', at: ['### Yeast'] },
    'a body that begins with H3': { example: 'Text.\n\n### Yeast\n\nText.\n', at: ['### Yeast'] },
  },
});
