import { testRule } from '../../kit/rule.ts';

testRule('faq/section-detect', {
  accept: {
    'no FAQ at all': '# Bread\n\nText.\n\n## Dough\n\nText.\n',
    'a FAQ with questions': '# Хлеб\n\nТекст.\n\n## Часто задаваемые вопросы\n\n### Сколько хранить?\n\nНеделю в полотне.\n',
    'headings that only mention a FAQ': '# Хлеб\n\nТекст.\n\n## Справочник и FAQ\n\nТекст.\n\n## FAQ в приложении\n\nТекст.\n',
  },
  reject: {
    'no question': { example: '# Bread\n\nText.\n\n## FAQ\n\nAsk the baker.\n', at: ['## FAQ'], severity: 'warning', message: /no question/ },
    'questions that are no headings': { example: '# Хлеб\n\nТекст.\n\n## Вопросы и ответы\n\n**Сколько хранить?**\n\nНеделю.\n', at: ['## Вопросы и ответы'], message: /not headings/ },
    'two sections': { example: '# Bread\n\nText.\n\n## FAQ\n\n### Why rye?\n\nIt keeps long.\n\n## Frequently asked questions\n\n### Why oats?\n\nThey are cheap.\n', at: ['## Frequently asked questions'], message: /line 13/ },
  },
});
