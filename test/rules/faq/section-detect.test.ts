import { testRule } from '../../kit/rule.ts';

testRule('faq/section-detect', {
  accept: {
    'questions of the data on a page that is a FAQ': "---\nfaq:\n  - question: How long does rye keep?\n---\n# Bread\n\n## How long does rye keep?\n\nA week, in linen.\n",
    'no FAQ at all': '# Bread\n\nText.\n\n## Dough\n\nText.\n',
    'a FAQ with questions': '# Хлеб\n\nТекст.\n\n## Часто задаваемые вопросы\n\n### Сколько хранить?\n\nНеделю в полотне.\n',
    'headings that only mention a FAQ': '# Хлеб\n\nТекст.\n\n## Справочник и FAQ\n\nТекст.\n\n## FAQ в приложении\n\nТекст.\n',
  },
  reject: {
    'questions of the data under another heading': { example: "---\nfaq:\n  - question: How long does rye keep?\n---\n# Bread\n\nText.\n\n## This and that\n\n### How long does rye keep?\n\nA week, in linen.\n", at: ['## This and that'], message: /no FAQ heading/ },
    'no question': { example: '# Bread\n\nText.\n\n## FAQ\n\nAsk the baker.\n', at: ['## FAQ'], severity: 'warning', message: /no question/ },
    'questions that are no headings': { example: '# Хлеб\n\nТекст.\n\n## Вопросы и ответы\n\n**Сколько хранить?**\n\nНеделю.\n', at: ['## Вопросы и ответы'], message: /not headings/ },
    'two sections': { example: '# Bread\n\nText.\n\n## FAQ\n\n### Why rye?\n\nIt keeps long.\n\n## Frequently asked questions\n\n### Why oats?\n\nThey are cheap.\n', at: ['## Frequently asked questions'], message: /line 13/ },
  },
});
