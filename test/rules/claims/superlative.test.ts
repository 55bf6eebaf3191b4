import { testRule } from '../../kit/rule.ts';

const ru = (text: string): string => `---\nlang: ru\n---\n# Сад\n\n${text}\n`;

testRule('claims/superlative', {
  accept: {
    'advice': ru('Самый простой способ полить сад — шланг. Лучше поливать вечером.'),
    'others than the brand': ru('Лучшие сорта зреют в августе.'),
    'best practice': '# Gardens\n\nWe follow best practice and the best way is a clear plan.\n',
    'a prize with a link': '# Gardens\n\nWe are [award-winning](https://example.org/prize) gardeners.\n',
    'a quoted name': ru('Мы заняли место в конкурсе «Лучший сад».'),
    'reliable is not most reliable': ru('С надёжным партнёром Dvorik спокойнее.'),
  },
  reject: {
    'in the description': { example: '---\ntitle: Roses\ndescription: Dvorik is the market leader in roses and tells how they grow.\n---\n# Roses\n\nText.\n', at: ['description: Dvorik is the market leader in roses and tells how they grow.'], severity: 'warning' },
    'a leading one, and a link that is about something else': { example: '# Gardens\n\nSoil wants lime, says the [guide](https://example.org/g). Water comes second. Dvorik is the leading nursery in the region.\n', at: ['leading nursery in the region'], severity: 'warning' },
    'the leading one of a city': { example: '---\nlang: ru\n---\n# Сад\n\nМы — ведущий питомник области.\n', at: ['ведущий питомник области'], severity: 'warning' },
    'by name': { example: ru('Dvorik — лидер рынка садов.'), at: ['лидер рынка'], severity: 'warning' },
    'in the first person': { example: ru('Мы сажаем лучшие сады и делаем эталонного качества газоны.'), at: ['лучшие', 'эталонного качества'] },
    'the number one': { example: ru('Наш питомник — № 1 в крае.'), at: ['№ 1'] },
    'English': { example: '# Gardens\n\nWe offer world-class gardens and the lowest prices.\n', at: ['world-class', 'lowest prices'] },
  },
});
