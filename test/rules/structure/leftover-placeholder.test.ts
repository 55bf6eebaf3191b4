import { testRule } from '../../kit/rule.ts';

const ru = '---\nlang: ru\n---\n# Хлеб\n\n';

testRule('structure/leftover-placeholder', {
  accept: {
    'a slot that the sentence explains': '# Bread\n\nThe template opens with [town name], which the clerk replaces.\n',
    'brackets that tell where a link leads': `${ru}В конце ставят подпись (фото пекаря и ссылка на закон).\n`,
    'names in a sample script': `${ru}- **Звонок:** "Здравствуйте, [Имя покупателя]! Меня зовут [Имя пекаря]. Верно ли, что [суть заказа]?"\n`,
    'brackets in quotation marks': '# Bread\n\nWrite: "Dear [customer name], [insert the date] is fine".\n',
    'code': '# Bread\n\nThe template holds `{{ title }}` and `[Insert text]`.\n\n```\n{{ title }} TODO\n```\n',
    'references and notes': `${ru}Спрос растёт [1], а цены падают [прим. ред.]. Ещё [ссылка](/blog/x/).\n`,
    'a todo list': '# Bread\n\nPut yeast on your todo list.\n',
    'a variable shown in quotation marks, or escaped': `${ru}Письмо со строкой «Здравствуйте, {{ имя }}!» выдаёт шаблон; \\{\\{ имя \\}\\} тоже. "Dear %NAME%" знают все.\n`,
    'centuries, sizes, percents, paths of Windows': `${ru}Мельница XX века, фартук XXL, XXI Олимпиада, часть III. Вода — 70 % муки, соль — 2%. Папка %APPDATA% не нужна.\n`,
    'capitals that are no slots': '# Bread\n\nThe recipe [RFC 2119] is [SOLVED]. Yeast [3] rises, <abbr title="x">EU</abbr> flour too. See /blog/{slug}/ for more.\n\n<BR>\n',
    'footnotes and task items': '# Bread\n\nRye[^1].\n\n- [x] flour\n- [ ] salt\n\n[^1]: Grown here.\n',
  },
  reject: {
    'a slot that is nothing but its name': { example: '# Bread\n\nBakers of [town name] open at six.\n', at: ['[town name]'], severity: 'error' },
    'an order in round brackets': { example: `${ru}Тесто подходит два часа (добавить фото теста).\n`, at: ['(добавить фото теста)'] },
    'a button': { example: `${ru}**[Кнопка: Заказать буханку]**\n`, at: ['[Кнопка: Заказать буханку]'], severity: 'error', message: /Кнопка: Заказать буханку/ },
    'an order to insert': { example: `${ru}[Вставьте фото пекарни]\n\n<вставить ссылку на рецепт>\n`, at: ['[Вставьте фото пекарни]', '<вставить ссылку на рецепт>'] },
    'English brackets': { example: '# Bread\n\n[Insert photo of the oven]\n\n[Link: price list]\n', at: ['[Insert photo of the oven]', '[Link: price list]'] },
    'variables, lorem ipsum, marks of work': { example: '# Bread\n\nDear {{name}}, lorem ipsum dolor. TODO check the price.\n', at: ['{{name}}', 'lorem ipsum', 'TODO'] },
    'numbers to come': { example: `${ru}Буханка стоит ХХ ₽, доставка — XX–XX рублей, скидка XX%.\n`, at: ['ХХ ₽', 'XX–XX рублей', 'XX%'] },
    'numbers to come, in English': { example: '# Bread\n\nA loaf costs $XX and keeps for XX days. Call (XXX) XXX-XX-XX.\n', at: ['$XX', 'XX days', '(XXX) XXX-XX-XX'] },
    'names in capitals': { example: '# Bread\n\nOur baker <AUTHOR NAME> bakes in [CITY NAME] for {company_name}, says %first_name%.\n', at: ['<AUTHOR NAME>', '[CITY NAME]', '{company_name}', '%first_name%'] },
    'names in capitals, in Russian': { example: `${ru}Пекарня <НАЗВАНИЕ КОМПАНИИ> открыта в городе [ГОРОД]. Пишет %ИМЯ_АВТОРА%.\n`, at: ['<НАЗВАНИЕ КОМПАНИИ>', '[ГОРОД]', '%ИМЯ_АВТОРА%'] },
    'in a link and in the title': { example: '---\ntitle: "Bread for {{city}}"\n---\n# Bread\n\nSee [prices](/{{city}}/).\n', at: ['title: "Bread for {{city}}"', '[prices](/{{city}}/)'] },
  },
});
