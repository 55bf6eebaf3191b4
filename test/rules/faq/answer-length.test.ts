import { testRule } from '../../kit/rule.ts';

const faq = (answer: string): string => `# Bread\n\nText.\n\n## FAQ\n\n### Can I freeze it?\n\n${answer}\n`;

testRule('faq/answer-length', {
  accept: {
    'a sentence': faq('Yes, for a month or so.'),
    'an empty answer, which another rule reports': faq(''),
    'what follows a rule line': faq(`Yes, for a month or so.\n\n---\n\n${'word '.repeat(200)}`),
  },
  reject: {
    'one word': { example: faq('Yes.'), at: ['### Can I freeze it?'], severity: 'info', message: /1 word$/ },
    'one word in Russian': { example: '# Хлеб\n\nТекст.\n\n## Вопросы и ответы\n\n### Можно ли заморозить?\n\nДа, можно.\n', at: ['### Можно ли заморозить?'], message: /2 words/ },
    'a chapter': { example: faq(`${'word '.repeat(121)}.`), at: ['### Can I freeze it?'], message: /121 words/ },
  },
});
