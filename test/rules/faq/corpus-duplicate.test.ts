import { testRule } from '../../kit/rule.ts';
import { page } from '../page.ts';

const questions = (...list: string[]): string => list.map((question) => `    - '@type': Question\n      name: '${question}'\n      acceptedAnswer:\n        '@type': Answer\n        text: Yes.`).join('\n');
const post = (list: readonly string[], { shown = list, rest = '' }: { shown?: readonly string[]; rest?: string } = {}): string =>
  page(`title: Floors${rest}\nschema:\n  '@context': https://schema.org\n  '@type': FAQPage\n  mainEntity:\n${questions(...list)}`, `# Floors\n\nText.\n\n## FAQ\n\n${shown.map((question) => `### ${question}\n\nYes.\n`).join('\n')}`);
const Q = 'Can oak floors be sanded twice?';
const RU = 'Можно ли ещё раз шлифовать паркет?';

testRule('faq/corpus-duplicate', {
  accept: {
    'other questions': { text: post([Q]), corpus: [{ slug: 'oak', text: post(['Can oak floors be oiled twice?']) }] },
    'a question without markup': { text: post([Q]), corpus: [{ slug: 'oak', text: page('title: Oak', `# Oak\n\nText.\n\n## FAQ\n\n### ${Q}\n\nYes.\n`) }] },
    'a short question': { text: post(['How much?']), corpus: [{ slug: 'oak', text: post(['How much?']) }] },
    'a draft': { text: post([Q]), corpus: [{ slug: 'oak', text: post([Q], { rest: '\ndraft: true' }) }] },
    'one page': post([Q, Q]),
  },
  reject: {
    'the same question': { example: { text: post(['How thick is it then?', Q]), corpus: [{ slug: 'oak', text: post([Q.toUpperCase()]) }] }, at: [`### ${Q}`], severity: 'warning', message: /^"Can oak floors be sanded twice\?" is also marked up as a question in oak$/ },
    'many pages': { example: { text: post([RU], { rest: '\nlang: ru' }), corpus: ['a', 'b', 'c', 'd', 'e'].map((slug) => ({ slug, text: post([RU.replace('ё', 'е')], { rest: '\nlang: ru' }) })) }, at: [`### ${RU}`], message: /in a, b, c and 2 more$/ },
    'a question that only the markup has': { example: { text: post([Q], { shown: [] }), corpus: [{ slug: 'oak', text: post([Q]) }] }, at: ["'@type': Question"] },
  },
});
