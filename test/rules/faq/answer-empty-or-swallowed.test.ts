import { testRule } from '../../kit/rule.ts';

const faq = '# Bread\n\nText.\n\n## FAQ\n\n### Can I freeze it?\n\n';

testRule('faq/answer-empty-or-swallowed', {
  accept: {
    'an answer of several blocks': `${faq}Yes, for a month.\n\n- Slice it.\n- Wrap it.\n\n> Never twice.\n`,
    'a rule line at the end': `${faq}Yes, for a month.\n\n---\n\n## Read also\n\n- [Ovens](/blog/ovens/)\n`,
    'an answer that is a list': `${faq}- Yes.\n- For a month.\n`,
    'a group of questions': '# Bread\n\nText.\n\n## FAQ\n\n### Storage\n\n#### Can I freeze it?\n\nYes, for a month.\n',
  },
  reject: {
    'no answer': { example: `${faq}### Can I thaw it?\n\nYes, overnight.\n`, at: ['### Can I freeze it?'], severity: 'error' },
    'only a rule line': { example: `${faq}---\n\n## Read also\n\n- [Ovens](/blog/ovens/)\n`, at: ['### Can I freeze it?'], severity: 'error' },
    'a signature after a rule line': { example: '# Хлеб\n\nТекст.\n\n## Часто задаваемые вопросы\n\n### Можно ли заморозить?\n\nДа, на месяц.\n\n***\n\n**Анна Седова,**\n*пекарь*\n\n---\n\n## Читайте также\n\n- [Печи](/blog/pechi/)\n', at: ['**Анна Седова,**'], severity: 'warning', message: /Анна Седова, пекарь.*Можно ли заморозить/ },
  },
});
