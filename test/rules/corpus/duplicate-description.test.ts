import { testRule } from '../../kit/rule.ts';
import { page } from '../page.ts';

const text = (value: string, rest = ''): string => page(`author: Anna Sedova\ndescription: ${value}${rest}`);

testRule('corpus/duplicate-description', {
  accept: {
    'other words': { text: text('When to oil a chain'), corpus: [{ slug: 'belts', text: text('When to replace a belt') }] },
    'a draft': { text: text('When to oil a chain'), corpus: [{ slug: 'belts', text: text('When to oil a chain', '\ndraft: true') }] },
    'a translation': { text: text('Rover 40', '\nlang: en'), corpus: [{ slug: 'rover-40-ru', text: text('Rover 40', '\nlang: ru') }] },
    'none': { text: page('author: Anna Sedova', 'Text.\n'), corpus: [{ slug: 'belts', text: page('author: Anna Sedova', 'Text.\n') }] },
  },
  reject: {
    'the same': { example: { text: text('When to oil a chain'), corpus: [{ slug: 'belts', text: text('When to oil a chain') }] }, at: ['description: When to oil a chain'], severity: 'error', message: /that of belts$/ },
    'the same apart from case and punctuation': { example: { text: text('Когда смазывать цепь?'), corpus: [{ slug: 'cepi', text: text('«Когда смазывать цепь»') }] }, at: ['description: Когда смазывать цепь?'] },
    'ё for е': { example: { text: text('Расчет передач'), corpus: [{ slug: 'a', text: text('Расчёт передач') }, { slug: 'b', text: text('расчёт передач') }] }, at: ['description: Расчет передач'], message: /a, b/ },
  },
});
