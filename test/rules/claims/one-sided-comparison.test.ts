import { testRule } from '../../kit/rule.ts';

const ru = (text: string): string => `---\nlang: ru\n---\n# Сад\n\n${text}\n`;

testRule('claims/one-sided-comparison', {
  accept: {
    'both sides on both sides': ru('| | Сам | Dvorik |\n|---|---|---|\n| Цена | Дёшево | Дорого |\n| Срок | Долго | Быстро |\n| Контроль | Полный контроль | Ограничен |'),
    'no brand': ru('| | Шланг | Капля |\n|---|---|---|\n| Цена | Дорого | Дёшево |\n| Срок | Долго | Быстро |\n| Уход | Сложно | Легко |'),
    'two rows': ru('| | Сам | Dvorik |\n|---|---|---|\n| Цена | Дорого | Выгодно |\n| Срок | Долго | Быстро |'),
    'a table of numbers': '# Gardens\n\n| | Own | Dvorik |\n|---|---|---|\n| Price | 10 | 20 |\n| Days | 3 | 4 |\n| Trees | 5 | 6 |\n',
  },
  reject: {
    'Russian': { example: ru('| | Сам | С нами |\n|---|---|---|\n| Цена | Дорого, скрытые траты | Прозрачная цена |\n| Срок | Долгий поиск | Быстро |\n| Уход | Требует сил | Без забот |'), at: ['Сам | С нами'], severity: 'warning', message: /Сам/ },
    'English': { example: '# Gardens\n\n| | Dvorik | Own gardener |\n|---|---|---|\n| Cost | Transparent | Expensive |\n| Start | Fast | Slow |\n| Work | No hassle | Requires time |\n', at: ['Own gardener'] },
    'negated drawbacks are praise': { example: ru('| | Сам | Dvorik |\n|---|---|---|\n| Цена | Дорого | Не дорого, выгодно |\n| Срок | Долго | Быстро |\n| Уход | Сложно | Без рисков |'), at: ['Сам | Dvorik'] },
  },
});
