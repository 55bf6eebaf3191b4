import { testRule } from '../../kit/rule.ts';

const brand = 'https://dvorik.example.com/uborka';

testRule('links/glued-promo', {
  accept: {
    'a sentence of its own': `# Уборка\n\nМойте пол тёплой водой. Больше советов даёт [памятка Dvorik](${brand}).\n`,
    'a link inside a sentence': `# Cleaning\n\nWash the floor as [Dvorik](${brand}) shows, with warm water.\n`,
    'an abbreviation': `# Уборка\n\nВозьмите щётку, ведро и т. д. из [списка Dvorik](${brand}).\n`,
    'a product name in lower case': `# Cleaning\n\nOpen the page. iRobot sells brushes through [Dvorik](${brand}).\n`,
    'a glued line that leads elsewhere': '# Cleaning\n\nWash it. learn more about [floors](https://example.net/floors)\n',
    'the brand as part of a heading': `# Cleaning\n\n## Why is the bucket of [Dvorik](${brand}) round?\n\nText.\n`,
    'a dot inside a name': `# Cleaning\n\nThe list of Node.js tools by [Dvorik](${brand})\n`,
  },
  reject: {
    'behind a paragraph': { example: `# Уборка\n\nМойте пол тёплой водой. узнайте больше об уборке на <a href="${brand}" target="_blank" rel="nofollow">сайте Dvorik</a>\n`, at: [`узнайте больше об уборке на <a href="${brand}" target="_blank" rel="nofollow">сайте Dvorik</a>`], severity: 'error', message: /sentence before/ },
    'behind a heading that asks': { example: `# Cleaning\n\n## Who washes the windows? order now at [Dvorik](${brand})\n\nText.\n`, at: [`order now at [Dvorik](${brand})`], message: /heading/ },
    'inside a heading without a sentence end': { example: `# Уборка\n\n## Кто моет окна закажите уборку на [сайте Dvorik](${brand})\n\nТекст.\n`, at: [`закажите уборку на [сайте Dvorik](${brand})`] },
    'with an end of its own': { example: `# Cleaning\n\nWash the floor! learn more about it at [Dvorik](${brand}).\n`, at: [`learn more about it at [Dvorik](${brand})`] },
    'a call to action of the config': { example: { text: '# Уборка\n\nМойте пол. все цены есть в [прайсе](https://prices.example.net/uborka)\n', config: { cta: [{ id: 'prices', url: 'https://prices.example.net/uborka', text: 'прайс' }] } }, at: ['все цены есть в [прайсе](https://prices.example.net/uborka)'] },
  },
});
