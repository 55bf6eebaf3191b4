import { testRule } from '../../kit/rule.ts';

const ru = (text: string): string => `---\nlang: ru\n---\n# Сад\n\n${text}\n`;

testRule('claims/unsourced-statistic', {
  accept: {
    'a rhythm and a pattern': ru('Поливайте каждый третий день и вяжите каждый второй ряд, если в доме много гостей.'),
    'an amount': '# Gardens\n\nTwo out of three buckets go to the roses: give them twice as much water as the lawn.\n',
    'all that follows a supposition': ru('Представьте кредит под десять процентов. Через год ставка вырастет до 12 %.'),
    'sums in cells and questions': ru('### Как взять 15 % от суммы?\n\n| Было | Стало |\n|---|---|\n| минус 20 % | 80 |'),
    'a figure of speech in words': '# Gardens\n\nSeventy per cent off means little. Watering wants a hundred percent attention.\n',
    'a percentage with a link': ru('Около 70 % садоводов сажают яблони: [перепись](https://example.org/a).'),
    'a list under a linked introduction': ru('По данным [переписи](https://example.org/a):\n\n* 70 % садоводов сажают яблони;\n* 20 % покупателей ищут груши.'),
    'a footnote': '# Gardens\n\nSome 70% of customers plant apples.[^1]\n\n[^1]: Census.\n',
    'a known fact': { text: ru('До 70 % покупателей берут саженцы весной.'), facts: [{ id: 'spring', text: 'Весной саженцы берут 70 % покупателей.' }] },
    'figures of speech and scales': ru('Полив требует 100% внимания, мы работаем 24/7 по графику 5/2, оценка от 1 до 5.'),
    'steps, prices and terms': ru('Шаг 2 из 5. Саженец стоит 300 рублей, предоплата 30 %, доставка за 3 дня.'),
    'an example': ru('Например, если из 100 покупателей вернулись 20, возвращаются 20 % покупателей.'),
    'a ratio of the thing itself': ru('Воды нужно в 2 раза больше.'),
    'a count of steps in English': '# Gardens\n\nPage 2 of 5. Repeat it 3 times.\n',
    'quoted words': ru('Фраза «90 % клиентов довольны» ничего не значит.'),
    'a range in a recipe': ru('Возьмите 3-5 саженцев и 2-3 ведра воды.'),
    'a heading with a vague source that links below': ru('## Статистика, которая показывает спрос\n\nСмотрите [отчёт](https://example.org/a).'),
  },
  reject: {
    'numbers in words': { example: ru('Восемь из десяти дачников поливают слишком часто, а каждый пятый сосед — слишком редко.'), at: ['Восемь из десяти', 'каждый пятый'], severity: 'error' },
    'numbers in words in English': { example: '# Gardens\n\nFour out of five growers overwater. Every third neighbour prunes too late.\n', at: ['Four out of five', 'Every third'], severity: 'error' },
    'percentages in words': { example: ru('Полив обходится дешевле на тридцать процентов.'), at: ['тридцать процентов'], severity: 'warning' },
    'a multiple of a thing': { example: ru('Капельный шланг втрое эффективнее. Он снижает испарение в 1,5 раза.'), at: ['втрое эффективнее', 'снижает испарение в 1,5 раза'], severity: 'warning' },
    'German shares': { example: '---\nlang: de\n---\n# Garten\n\nJeder dritte Besitzer gießt zu oft, und das Wasser reicht für alle Beete.\n', at: ['Jeder dritte'], severity: 'error' },
    'a percentage of people': { example: ru('Более **80%** садоводов и покупателей сажают яблони.'), at: ['80%'], severity: 'error' },
    'a range of percents': { example: ru('Около 60-65% покупателей любят груши.'), at: ['60-65%'], severity: 'error' },
    'a percentage of something else is a warning': { example: ru('Влага уходит на 40 % медленнее.'), at: ['40 %'], severity: 'warning' },
    'shares in words': { example: ru('Каждый третий покупатель выбирает грушу, а 7 из 10 клиентов — яблоню.'), at: ['Каждый третий', '7 из 10'], severity: 'error' },
    'times': { example: ru('Продажи растут в 3 раза.'), at: ['в 3 раза'], severity: 'error' },
    'capacity': { example: ru('Один садовник может спокойно вести 4-6 заказов сразу.'), at: ['4-6'], severity: 'error' },
    'English': { example: '# Gardens\n\nUp to 90% of customers come back, and 3 out of 5 buyers pay more.\n', at: ['90%', '3 out of 5'], severity: 'error' },
    'a vague source': { example: '# Gardens\n\nStudies have shown that roses calm.\n', at: ['Studies have shown'], severity: 'warning' },
    'a vague heading over numbers': { example: ru('## Статистика, которая удивляет и убеждает\n\n* Около 70 % покупателей берут груши.'), at: ['Статистика, которая удивляет и убеждает', '70 %'], severity: 'error' },
  },
});
