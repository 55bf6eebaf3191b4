import { testRule } from '../../kit/rule.ts';

const faq = (first: string, second: string, lang = 'en'): string => `---\nlang: ${lang}\n---\n# Page\n\nText.\n\n## FAQ\n\n### ${first}\n\nA day or two at most.\n\n### ${second}\n\nA day or two at most.\n`;

testRule('faq/duplicate-question', {
  accept: {
    'different questions': faq('How long does bread keep?', 'How do I thaw bread?'),
    'different question words': faq('Сколько хранится хлеб?', 'Где хранится хлеб?', 'ru'),
    'a heading on the same subject': '# Page\n\nText.\n\n## Bread in the freezer\n\nText.\n\n## FAQ\n\n### Can bread stay in the freezer for a year?\n\nNo, a month at most.\n',
  },
  reject: {
    'the same words': { example: faq('How long does bread keep?', 'How long does the bread keep?'), at: ['### How long does the bread keep?'], severity: 'warning', message: /line 10/ },
    'other case forms': { example: faq('Сколько хранится ржаной хлеб?', 'Ржаной хлеб: сколько хранится?', 'ru'), at: ['### Ржаной хлеб: сколько хранится?'] },
    'a section of the article': { example: '# Page\n\nText.\n\n## How long does bread keep\n\nText.\n\n## FAQ\n\n### How long does bread keep?\n\nA week at most.\n', at: ['### How long does bread keep?'] },
  },
});
