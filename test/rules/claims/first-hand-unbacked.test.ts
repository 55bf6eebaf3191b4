import { testRule } from '../../kit/rule.ts';

const ru = (text: string): string => `---\nlang: ru\n---\n# Сад\n\n${text}\n`;

testRule('claims/first-hand-unbacked', {
  accept: {
    'a linked case': ru('По нашему опыту, груши зимуют хуже: [дневник](https://example.org/log).'),
    'experience of nobody': ru('Опыт показывает, что груши зимуют хуже.'),
    'a fact of the project': { text: ru('По нашему опыту, саженцы груши зимуют хуже яблони.'), facts: [{ id: 'pears', text: 'По нашему опыту, саженцы груши зимуют хуже яблони.' }] },
    'orders to test': '# Gardens\n\nWe need to test the pump. Test it before winter.\n',
    'quoted words': ru('Слова «по нашему опыту» мы вычёркиваем.'),
  },
  reject: {
    'years of learning': { example: '---\nlang: ru\n---\n# Сад\n\nЗа двадцать лет мы поняли, что спешка вредит. Наши замеры показали то же.\n', at: ['За двадцать лет мы поняли', 'Наши замеры показали'], severity: 'warning' },
    'trials in English': { example: '# Gardens\n\nOur own trials proved it. Over the seasons we have learned to wait.\n', at: ['Our own trials proved', 'Over the seasons we have learned'], severity: 'warning' },
    'experience': { example: ru('По нашему опыту, груши зимуют хуже.'), at: ['По нашему опыту'], severity: 'warning' },
    'tests': { example: ru('Мы сами протестировали насос.'), at: ['Мы сами протестировали'] },
    'English': { example: '# Gardens\n\nWe tested nine pumps. Our tests showed a leak.\n', at: ['We tested', 'Our tests showed'] },
  },
});
