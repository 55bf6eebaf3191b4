import { testRule } from '../../kit/rule.ts';

const ru = (body: string): string => `---\nlang: ru\n---\n# Лыжи для всех\n\nСухой снег, мазь и щётка: вот и всё, что нужно лыжнику для долгой прогулки.\n\n${body}\n`;

testRule('legal/foreign-language-info', {
  accept: {
    'names and acronyms': ru('## Fischer Speedmax Skate\n\nТекст.\n\n## FIS, GPS и CRM\n\nТекст.\n\n## Google Tag Manager\n\nТекст.'),
    'the original in brackets or quotes': ru('## Парафин (glide wax)\n\nТекст.\n\n## «Song of the snow»\n\nТекст.'),
    'names with such words, acronyms, Russian in front': ru('## Магазин Wax Store\n\nТекст.\n\n## Гонка World Cup Sale 2026\n\nТекст.\n\n## Скидки (sale) и FAQ\n\nТекст.\n\n## Тариф Pro-Ski'),
    'mostly Russian': ru('## Как сделать glide wax своими руками зимой\n\nТекст.'),
    'a command or a parameter': ru('## `wax build`\n\nТекст.\n\n## declined\n\nТекст.\n\n## wax_base all\n\nТекст.'),
    'Russian links, and titles of foreign pages': ru('[Подробнее о мази](/mazi/), [Sign up sheet of 1936](https://example.org/1936).'),
    'an English article': '# Skis\n\nText.\n\n## Base prep for you\n\n[Learn more](/wax/)\n',
    'what the site allows': { text: ru('## Tone of voice\n\n[Sign up](/s/)'), config: { rules: { 'legal/foreign-language-info': ['info', { allow: ['Tone of voice', 'Sign up'] }] } } },
  },
  reject: {
    'headings': { example: ru('## Tone of Voice\n\nТекст.\n\n### Race day и base prep\n\nТекст.'), at: ['## Tone of Voice', '### Race day и base prep'], severity: 'info', message: /the heading ".*" is not in Russian/ },
    'words of shops among Russian ones': { example: ru('## Shipping по городам\n\nТекст.\n\n### Наши bestsellers зимы\n\nТекст.\n\n## Limited edition и новинки\n\nТекст.'), at: ['## Shipping по городам', '### Наши bestsellers зимы', '## Limited edition и новинки'], severity: 'info' },
    'buttons': { example: ru('[Learn more](/wax/) <a href="/buy/">Buy now!</a>'), at: ['[Learn more](/wax/)', '<a href="/buy/">Buy now!</a>'], message: /the call to action "Learn more"|"Buy now!"/ },
  },
});
