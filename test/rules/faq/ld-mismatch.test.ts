import { testRule } from '../../kit/rule.ts';

const page = '# Bread\n\nText.\n\n## FAQ\n\n### Can I freeze it?\n\nYes, for **a month**.\n\n***\n\nAnna Sedova\n';
const list = (question: string, answer: string, body = page): string => `---\ntitle: Bread\nfaq:\n  - question: ${question}\n    answer: ${answer}\n---\n${body}`;
const schema = (question: string, answer: string): string =>
  `---\ntitle: Bread\nschema:\n  '@context': https://schema.org\n  '@graph':\n    - '@type': FAQPage\n      mainEntity:\n        - '@type': Question\n          name: ${question}\n          acceptedAnswer:\n            '@type': Answer\n            text: ${answer}\n---\n${page}`;

testRule('faq/ld-mismatch', {
  accept: {
    'no data': page,
    'the same words': list('Can I freeze it?', 'Yes, for a month.'),
    'HTML in the data': schema('Can I freeze it?', '"<p>Yes, for&nbsp;<b>a month</b>.</p>"'),
    'front matter of an odd shape': `---\ntitle: Bread\nfaq: none\n---\n${page}`,
  },
  reject: {
    'another answer': { example: list('Can I freeze it?', 'No.'), at: ['question: Can I freeze it?'], severity: 'error', message: /answer to "Can I freeze it\?"/ },
    'a question that is not on the page': { example: schema('Can I bake it twice?', 'No.'), at: ["'@type': Question", '### Can I freeze it?'], message: /FAQPage/ },
    'a visible question that is missing': { example: list('Can I freeze it?', 'Yes, for a month.', page.replace('***', '### Can I thaw it?\n\nYes, overnight.')), at: ['### Can I thaw it?'], severity: 'warning' },
  },
});
