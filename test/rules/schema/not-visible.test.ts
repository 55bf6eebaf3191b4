import { testRule } from '../../kit/rule.ts';
import { schemaPage } from '../page.ts';

const author = (name: string): string => `'@type': BlogPosting\nauthor:\n  '@type': Person\n  name: ${name}`;
const faq = (question: string, answer: string): string => `'@type': FAQPage\nmainEntity:\n  - '@type': Question\n    name: ${question}\n    acceptedAnswer:\n      '@type': Answer\n      text: ${answer}`;

testRule('schema/not-visible', {
  accept: {
    'the title as headline': schemaPage("'@type': BlogPosting\nheadline: Tyres"),
    'the author in another form': schemaPage(author('Седова Анна Игоревна'), 'title: Шины\nauthor: Анна Седова\nlang: ru'),
    'an author the text names': schemaPage(author('Pavel Orlov'), undefined, '# Tyres\n\nWith **Pavel Orlov**.\n'),
    'questions of the front matter': schemaPage(faq('Do tyres age?', 'Yes, slowly.'), 'title: Tyres\nfaq:\n  - question: Do tyres age?\n    answer: Yes, slowly.'),
    'questions of the text, answers as HTML': schemaPage(faq('Стареют ли шины?', '<p>Да, от <b>света</b>.</p>'), 'title: Шины\nlang: ru', '# Шины\n\n## Частые вопросы\n\n### Стареют ли шины?\n\nДа, от света.\n'),
    'a description of its own': schemaPage("'@type': BlogPosting\ndescription: Nothing of this stands on the page"),
    'the author of a cited work': schemaPage("'@type': BlogPosting\ncitation:\n  '@type': ScholarlyArticle\n  headline: On vulcanised rubber\n  author: C. Macintosh"),
  },
  reject: {
    'a headline of its own': { example: schemaPage("'@type': BlogPosting\nheadline: Ten secrets of brake makers"), at: ['headline: Ten secrets of brake makers'], severity: 'error' },
    'another author': { example: schemaPage(author('Павел Орлов'), 'title: Шины\nauthor: Анна Седова\nlang: ru'), at: ['author:'], message: /"Павел Орлов"/ },
    'an author by reference': { example: schemaPage("'@graph':\n  - '@type': BlogPosting\n    author:\n      '@id': '#pavel'\n  - '@type': Person\n    '@id': '#pavel'\n    name: Pavel Orlov"), at: ['author:'] },
    'a question nobody asked': { example: schemaPage(faq('How long do inner tubes hold air?', 'A month.')), at: ["'@type': Question"], message: /the question/ },
    'another answer': { example: schemaPage(faq('Tyres', 'Buy new ones from our catalogue today'), undefined, '# Tyres\n\n## FAQ\n\n### Tyres?\n\nKeep them dark.\n'), at: ["'@type': Question"], message: /the answer/ },
  },
});
