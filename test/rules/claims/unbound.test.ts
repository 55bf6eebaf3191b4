import { expect, test } from 'vitest';
import rule from '../../../src/rules/claims/unbound.ts';
import { runRule, testRule } from '../../kit/rule.ts';

const en = (text: string, more = ''): string => `---\nlang: en\n${more}---\n# Tyre care\n\n${text}\n`;
const ru = (text: string, more = ''): string => `---\nlang: ru\n${more}---\n# Уход за шинами\n\n${text}\n`;
/** The brief of an article that says nothing but its topic. */
const said = ['Tyre care', 'Уход за шинами'];
const facts = [
  { id: 'gravel', text: 'A tyre lasts 2,000 km on gravel' },
  { id: 'price', text: 'Замена шины стоит 1500 рублей' },
  { id: 'master', text: 'Шиномонтажом руководит Игорь Мельников' },
];

testRule('claims/unbound', {
  accept: {
    'an article without a brief': en('A tyre lasts 3,000 km on gravel. We guarantee it.'),
    'an article without a brief in Russian': ru('По словам Игоря Мельникова, шина стоит 9000 рублей.'),
    'an article without a brief, with facts': { text: en('A tyre lasts 3,000 km on gravel.'), facts },
    'no claims': { text: en('Wipe the tyre and look for cracks.'), said },
    'a fact in other words': { text: en('On gravel, a tyre lasts two thousand kilometres.'), said, facts },
    'a fact in other words in Russian': { text: ru('За 1 500 ₽ можно заказать замену шины.'), said, facts },
    'a person of the facts in a case form': { text: ru('По словам Игоря Мельникова, шина служит долго.'), said, facts },
    'the brief itself': { text: en('A tyre lasts 2,000 km on gravel.'), said: ['A tyre lasts 2,000 km on gravel'] },
    'an author of the config': { text: en('So says Anna Sedova from the workshop.'), said },
    'steps and examples': { text: en('Step 3 takes little force. Suppose a tyre costs £40.'), said },
    'the year of the article': { text: ru('Что изменилось в 2026 году для водителей.', "pubDate: '2026-03-01'\n"), said },
    'numbers in code': { text: en('```\npump --psi 60 --days 14\n```'), said },
    'an empty brief and no claims': { text: en('Wipe the tyre.'), said: [] },
  },
  reject: {
    'another value': { example: { text: en('A tyre lasts 3,000 km on gravel.'), said, facts }, at: ['3,000 km'], severity: 'error', message: /^"3,000 km" is not proven: \S/ },
    'another value in Russian': { example: { text: ru('Замена шины стоит 1900 рублей.'), said, facts }, at: ['1900 рублей'], severity: 'error', message: /^"1900 рублей" is not proven: \S/ },
    'a person nobody knows': { example: { text: ru('По словам Петра Соколова, шина служит долго.'), said, facts }, at: ['Петра Соколова'], message: /nobody by this name/ },
    'a person in English': { example: { text: en('The idea came from Martin Holloway, who repairs wheels.'), said }, at: ['Martin Holloway'] },
    'with an empty brief, too': { example: { text: en('A tyre lasts 3,000 km on gravel.'), said: [] }, at: ['3,000 km'] },
    'a heading': { example: { text: en('Text.\n\n## Why 85% of tyres crack\n\nText.'), said }, at: ['85%'], message: /^"85%" is not proven/ },
    'an item of a list and a cell': { example: { text: en('- A tyre weighs 700 grams.\n\n| Tyre | Price |\n|---|---|\n| Wide | £45 |'), said }, at: ['700 grams', '£45'] },
    'within markup': { example: { text: en('A tyre lasts **3,000 km** on [gravel](https://example.org/a).'), said, facts }, at: ['3,000 km'] },
    'the title': { example: { text: en('Text.', 'title: Tyres that last 3,000 km\n'), said }, at: ['title: Tyres that last 3,000 km'], message: /\(title\) is not proven/ },
    'the description': { example: { text: ru('Текст.', 'description: Замена шины за 1900 рублей.\n'), said, facts }, at: ['description: Замена шины за 1900 рублей.'], message: /\(description\) is not proven/ },
    'the hero alt': { example: { text: en('Text.', 'heroImageAlt: A tyre that weighs 700 grams\n'), said }, at: ['heroImageAlt: A tyre that weighs 700 grams'], message: /\(alt\) is not proven/ },
    'the alt of a picture': { example: { text: en('![A tyre of 700 grams](https://example.org/tyre.jpg)'), said }, at: ['![A tyre of 700 grams](https://example.org/tyre.jpg)'], message: /\(alt\) is not proven/ },
    'an answer of the FAQ': { example: { text: en('Text.\n\n## FAQ\n\n### Is gravel hard on tyres?\n\nA tyre wears in 14 months.\n\n### Is tarmac?\n\nNo.'), said }, at: ['14 months'], message: /\(faq\) is not proven/ },
    'a value of the structured data': { example: { text: en('Text.', "schema:\n  '@type': Product\n  description: A tyre weighs 700 grams\n"), said }, at: ['description: A tyre weighs 700 grams'], message: /\(schema\) is not proven/ },
  },
});

test('each finding has its line and column, and two claims of a sentence are two findings', () => {
  const { findings, excerpts } = runRule(rule, { text: en('Wipe it.\n\nA tyre costs £45 and weighs 700 grams.'), said });
  expect(excerpts).toEqual(['£45', '700 grams']);
  expect(findings.map(({ line, column }) => [line, column])).toEqual([[8, 14], [8, 29]]);
  expect(findings.every(({ fix }) => fix === null)).toBe(true);
});

test('an ignore comment and the config silence it', () => {
  expect(runRule(rule, { text: en('<!-- slugline-disable-next-line claims/unbound: the price list hangs in the shop -->\nA tyre costs £45.'), said }).findings).toEqual([]);
  expect(runRule(rule, { text: en('A tyre costs £45.'), said, config: { rules: { 'claims/unbound': 'off' } } }).findings).toEqual([]);
});

test.each([
  ['a promise', en('We guarantee a quiet ride.'), /guarantee/],
  ['an offer', ru('Первый осмотр бесплатный.'), /бесплатный/],
  ['experience', en('We tested every pump on the market.'), /We tested/],
])('%s is reported once, on its words', (_, text, words) => {
  const { findings, excerpts } = runRule(rule, { text, said });
  expect(findings).toHaveLength(1);
  expect(excerpts[0]).toMatch(words);
});
