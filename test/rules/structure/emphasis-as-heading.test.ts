import { testRule } from '../../kit/rule.ts';

testRule('structure/emphasis-as-heading', {
  accept: {
    'a signature': '# Bread\n\nText.\n\n**Anna Sedova**\n\n*baker*\n',
    'a bold sentence before a list': '# Bread\n\n**Take only fresh flour.**\n\n- Rye.\n- Wheat.\n',
    'a bold label inside a paragraph': '# Bread\n\n**Flour:** any of these.\n\n- Rye.\n- Wheat.\n',
    'emphasis inside an item': '# Хлеб\n\n- **Мука:**\n  - ржаная;\n  - пшеничная.\n',
  },
  reject: {
    'a bold line over a list': { example: '# Bread\n\n**What to buy**\n\n- Flour.\n', at: ['**What to buy**'], severity: 'warning', message: /list/ },
    'a bold lead-in over a table': { example: '# Хлеб\n\n**Сорта муки:**\n\n| Мука | Зола |\n|---|---|\n| ржаная | 1,5 |\n', at: ['**Сорта муки:**'], severity: 'info', message: /table/ },
    'an italic line glued to its list': { example: '# Bread\n\n*For the crust:*\n- water;\n- salt.\n', at: ['*For the crust:*'], severity: 'info' },
  },
});
