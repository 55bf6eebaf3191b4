import { testRule } from '../../kit/rule.ts';
import { page } from '../page.ts';

const EN = 'Before you begin, put on gloves, open a window and read once more what the maker of the paint wrote on the tin.';
const RU = 'Прежде чем начать, наденьте перчатки, откройте окно и ещё раз прочитайте, что производитель краски написал на банке.';
const post = (body: string, rest = ''): string => page(`title: Paint${rest}`, `# Paint\n\n${body}\n`);
const corpus = (body: string, count = 2, rest = ''): { slug: string; text: string }[] => Array.from({ length: count }, (_, index) => ({ slug: `p${index}`, text: post(`Text ${index}.\n\n${body}`, rest) }));

testRule('corpus/boilerplate-block', {
  accept: {
    'two articles': { text: post(EN), corpus: corpus(EN, 1) },
    'a short paragraph': { text: post('Read the tin before you begin.'), corpus: corpus('Read the tin before you begin.') },
    'drafts': { text: post(EN), corpus: corpus(EN, 2, '\ndraft: true') },
    'a quotation': { text: post(`> ${EN}`), corpus: corpus(`> ${EN}`) },
    'the author’s block': { text: post(`Text.\n\n## About the author\n\n${EN}`), corpus: corpus(`## About the author\n\n${EN}`) },
    'a call to action of the config': { text: post(`${EN} [Ask us](https://example.org/ask/).`), corpus: corpus(`${EN} [Ask us](https://example.org/ask/).`), config: { cta: [{ id: 'ask', url: 'https://example.org/ask/', text: 'Ask us', lead: EN }] } },
    'a disclaimer': { text: post('This text is for informational purposes and is not a substitute for medical advice of your own doctor.'), corpus: corpus('This text is for informational purposes and is not a substitute for medical advice of your own doctor.') },
    'an allowed text': { text: post(RU, '\nlang: ru'), corpus: corpus(RU, 2, '\nlang: ru'), config: { rules: { 'corpus/boilerplate-block': ['warning', { allow: ['наденьте перчатки, откройте окно'] }] } } },
    'a list of other things': { text: post(`${EN} Only today.`), corpus: corpus(EN) },
  },
  reject: {
    'below the related list': { example: { text: post(`First.\n\n## Read also\n\n- [Tyres](/blog/p0/)\n\n${EN}`), corpus: corpus(EN) }, at: [EN] },
    'three articles': { example: { text: post(`First.\n\n${EN}\n\nLast.`), corpus: corpus(EN) }, at: [EN], severity: 'warning', message: /^the paragraph "Before you begin, put on gloves, open a window and read once…" also stands in p0, p1$/ },
    'Russian, other case and marks': { example: { text: post(`**${RU.toUpperCase()}**`, '\nlang: ru'), corpus: corpus(RU, 5, '\nlang: ru') }, at: [`**${RU.toUpperCase()}**`], message: /in p0, p1, p2 and 2 more$/ },
    'an item': { example: { text: post(`- Short.\n- ${EN}`), corpus: corpus(`1. ${EN}`) }, at: [EN] },
    'many paragraphs': { example: { text: post(Array.from({ length: 8 }, (_, index) => `${EN} And ${index}.`).join('\n\n')), corpus: corpus(Array.from({ length: 8 }, (_, index) => `${EN} And ${index}.`).join('\n\n')) }, at: [`${EN} And 0.`], message: /, and 7 more paragraphs of this article stand elsewhere too$/ },
  },
});
