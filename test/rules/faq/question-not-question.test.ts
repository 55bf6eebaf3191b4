import { testRule } from '../../kit/rule.ts';

const faq = (question: string, lang = 'en'): string => `---\nlang: ${lang}\n---\n# Bread\n\nText.\n\n## FAQ\n\n### ${question}\n\nA day or two at most.\n`;

testRule('faq/question-not-question', {
  accept: {
    'a question mark': faq('Rye or wheat?'),
    'a question word without a mark': faq('Как выбрать муку', 'ru'),
    'a conjunction before it': faq('А сколько хранить хлеб', 'ru'),
    'a doubled marker': faq('### Can I freeze it?'),
    'a group of questions': '# Bread\n\nText.\n\n## FAQ\n\n### Storage\n\n#### Can I freeze it?\n\nYes, for a month.\n',
  },
  reject: {
    'a subject': { example: faq('Storage terms'), at: ['### Storage terms'], severity: 'warning' },
    'a subject in Russian': { example: faq('Условия хранения', 'ru'), at: ['### Условия хранения'] },
    'a statement': { example: faq('Хлеб хранится неделю.', 'ru'), at: ['### Хлеб хранится неделю.'] },
  },
});
