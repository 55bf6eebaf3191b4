import { testRule } from '../../kit/rule.ts';

testRule('links/external-none', {
  accept: {
    'a source': '# Trains\n\n[A survey](https://example.net/survey) found that 40% of passengers read.\n',
    'a footnote': '# Trains\n\n40% of passengers read.[^1]\n\n[^1]: Survey of 2024, on paper.\n',
    'no claims': '# Поезда\n\nБилет берите заранее, поезд идёт два часа.\n',
    'a measure that is no statistic': '# Вагоны\n\nВлажность в вагоне держат на уровне 40–60 %.\n',
    'an idiom': '# Поезда\n\nРабота диспетчера требует 100% внимания.\n',
    'a setting for people': '# Bread\n\nA dough with 65% water suits bakers, and 70% for beginners is too wet.\n',
    'a site without sources': { text: '# Trains\n\n40% of customers read.\n', config: { article: { sources: 'none' } } },
  },
  reject: {
    'a percentage': { example: '# Trains\n\nMore than 40% of customers read on trains.\n', at: ['40%'], severity: 'warning' },
    'a percentage in Russian, own links only': { example: '# Поезда\n\nБолее **70 %** покупателей берут билет в [Dvorik](https://dvorik.example.com/) и [блоге](/blog/x/).\n', at: ['70 %'] },
    'nameless studies': { example: '# Поезда\n\nКак показывают исследования, люди спят в поезде крепче.\n', at: ['показывают исследования'], message: /a statement/ },
    'owners, counted by a poll': { example: '# Cats\n\nA poll says that 48% of owners brush a cat weekly.\n', at: ['48%'] },
    'growers, in Russian': { example: '# Грядки\n\nПримерно 35 % опытных садоводов мульчируют грядки осенью.\n', at: ['35 %'] },
    'several': { example: '# Trains\n\nUp to 30% of buyers return.\n\n- 5% of customers complain.\n', at: ['30%'], message: /^2 statements/ },
  },
});
