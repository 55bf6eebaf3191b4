import { testRule } from '../../kit/rule.ts';

const ru = '---\nlang: ru\n---\n# Хлеб\n\n';

testRule('structure/leftover-placeholder', {
  accept: {
    'names in a sample script': `${ru}- **Звонок:** "Здравствуйте, [Имя покупателя]! Меня зовут [Имя пекаря]. Верно ли, что [суть заказа]?"\n`,
    'brackets in quotation marks': '# Bread\n\nWrite: "Dear [customer name], [insert the date] is fine".\n',
    'code': '# Bread\n\nThe template holds `{{ title }}` and `[Insert text]`.\n\n```\n{{ title }} TODO\n```\n',
    'references and notes': `${ru}Спрос растёт [1], а цены падают [прим. ред.]. Ещё [ссылка](/blog/x/).\n`,
    'a todo list': '# Bread\n\nPut yeast on your todo list.\n',
    'footnotes and task items': '# Bread\n\nRye[^1].\n\n- [x] flour\n- [ ] salt\n\n[^1]: Grown here.\n',
  },
  reject: {
    'a button': { example: `${ru}**[Кнопка: Заказать буханку]**\n`, at: ['[Кнопка: Заказать буханку]'], severity: 'error', message: /Кнопка: Заказать буханку/ },
    'an order to insert': { example: `${ru}[Вставьте фото пекарни]\n\n<вставить ссылку на рецепт>\n`, at: ['[Вставьте фото пекарни]', '<вставить ссылку на рецепт>'] },
    'English brackets': { example: '# Bread\n\n[Insert photo of the oven]\n\n[Link: price list]\n', at: ['[Insert photo of the oven]', '[Link: price list]'] },
    'variables, lorem ipsum, marks of work': { example: '# Bread\n\nDear {{name}}, lorem ipsum dolor. TODO check the price.\n', at: ['{{name}}', 'lorem ipsum', 'TODO'] },
    'in a link and in the title': { example: '---\ntitle: "Bread for {{city}}"\n---\n# Bread\n\nSee [prices](/{{city}}/).\n', at: ['title: "Bread for {{city}}"', '[prices](/{{city}}/)'] },
  },
});
