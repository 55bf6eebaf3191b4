import { testRule } from '../../kit/rule.ts';

const dated = (...parts: string[]): string => `---\nlang: ru\npubDate: '2026-03-01'\n---\n# Сад\n\n${parts.join('\n\n')}\n`;

testRule('claims/stale-year', {
  accept: {
    'what changed, the year after': dated('## Новые правила посадки: что изменилось в 2025 году\n\nТекст.'),
    'a flood has its year': "---\ntitle: A\npubDate: '2026-03-01'\n---\n# Gardens\n\n## What the flood of 2024 taught us\n\nText.\n",
    'the current year': dated('## Что посадить в 2026 году?\n\nТекст.'),
    'history in a heading': dated('## Итоги 2025 года\n\nТекст.', '## Что изменилось в 2025 году?\n\nТекст.'),
    'history in the body': dated('Сад открыт с 2024 года и сейчас работает.'),
    'a year long ago': dated('## Почему сады цвели в 1998 и 2005 году?\n\nТекст.'),
    'no date of publication': '---\nlang: ru\n---\n# Сад\n\n## Что посадить в 2024 году?\n\nТекст.\n',
    'prices, laws and models': dated('## Как выбрать Stihl 2024-S по закону № 2024/1?\n\nТекст.'),
    'an update after the year': "---\nlang: ru\npubDate: '2024-03-01'\nupdatedDate: '2025-02-01'\n---\n# Сад\n\n## Что посадить в 2025 году?\n\nТекст.\n",
    'English history': "---\ntitle: A\npubDate: '2026-03-01'\n---\n# Gardens\n\n## What happened in 2025?\n\nOpen since 2024, now bigger.\n",
  },
  reject: {
    'prices with their year': { example: dated('## Тарифы на воду на 2024 год\n\nТекст.'), at: ['2024'], severity: 'error' },
    'the best of a year in English': { example: "---\ntitle: A\npubDate: '2026-03-01'\n---\n# Gardens\n\n## Top mowers of 2024\n\nText.\n", at: ['2024'], severity: 'error' },
    'what changed long ago': { example: dated('## Что изменилось в 2023 году\n\nТекст.'), at: ['2023'], severity: 'warning' },
    'as of a year': { example: "---\ntitle: A\npubDate: '2026-03-01'\n---\n# Gardens\n\nAs of 2024, seeds are cheaper.\n", at: ['2024'], severity: 'warning' },
    'a question': { example: dated('## Что посадить в 2024 году?\n\nТекст.'), at: ['2024'], severity: 'error' },
    'advice in English': { example: "---\ntitle: A\npubDate: '2026-03-01'\n---\n# Gardens\n\n## How to plant roses in 2025\n\nText.\n", at: ['2025'], severity: 'error' },
    'the title': { example: "---\ntitle: Как посадить сад в 2024 году\nlang: ru\npubDate: '2026-03-01'\n---\n# Сад\n\nТекст.\n", at: ['title: Как посадить сад в 2024 году'], severity: 'error' },
    'the body, beside "now"': { example: dated('Сегодня, в 2024 году, сажают рано.'), at: ['2024'], severity: 'warning' },
  },
});
