import { testRule } from '../../kit/rule.ts';

const cities = 'Тверь, Казань, Пермь, Омск, Томск, Чита, Сочи, Анапа, Псков, Тула, Рязань, Калуга, Орёл, Курск, Брянск, Липецк';

testRule('seo/keyword-stuffing', {
  accept: {
    'ordinary prose': '# Плитка\n\nУкладка плитки начинается с угла. Керамическая плитка тяжелее, и керамическую плитку кладут на клей.\n',
    'labels of a layout': '# Tiles\n\n- **Wall tiles:** thin.\n- **Wall tiles:** light.\n- **Wall tiles:** white.\n- **Wall tiles:** cheap.\n- **Wall tiles:** square.\n- **Wall tiles:** glossy.\n',
    'cities in a table': `# Плитка\n\n| Город | Срок |\n|---|---|\n| ${cities} | 2 дня |\n`,
    'a few names': '# Плитка\n\nПлитку делают Керамин, Италон, Шахты и Кировград.\n',
    'pairs across sentences': `# Tiles\n\n${'Tiles. Wall. '.repeat(8)}\n`,
    'related titles': `# Tiles\n\nText.\n\n## Read also\n\n${'- [Wall tiles and wall tiles with wall tiles](/blog/x/)\n'.repeat(3)}`,
  },
  reject: {
    'cities after a colon': { example: `# Плитка\n\nКладём плитку в городах: ${cities}.\n`, at: [`Кладём плитку в городах: ${cities}.`], message: /names/ },
    'a pair six times': { example: `# Плитка\n\n${'Купить плитку легко. Купите плитку у нас. '.repeat(3).trim()}\n`, at: ['Купить плитку легко. Купите плитку у нас. Купить плитку легко. Купите плитку у нас. Купить плитку легко. Купите плитку у нас.'], severity: 'warning', message: /6 times/ },
    'cities in a paragraph': { example: `# Плитка\n\n${cities}.\n`, at: [`${cities}.`], message: /list of 16 names/ },
    'telephone numbers': { example: '# Tiles\n\n+7 921 100-20-30, +7 921 100-20-31, +7 921 100-20-32, +7 921 100-20-33, +7 921 100-20-34\n', at: ['+7 921 100-20-30, +7 921 100-20-31, +7 921 100-20-32, +7 921 100-20-33, +7 921 100-20-34'], message: /telephone/ },
    'English': { example: `# Tiles\n\n${'Cheap tiles are here. '.repeat(6).trim()}\n`, at: ['Cheap tiles are here. Cheap tiles are here. Cheap tiles are here. Cheap tiles are here. Cheap tiles are here. Cheap tiles are here.'] },
  },
});
