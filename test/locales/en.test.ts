import { describe, expect, test } from 'vitest';
import { languages } from '../kit/rule.ts';

const language = languages.get('en') ?? expect.unreachable('no English');
type List = Parameters<typeof language.find>[0];
const found = (list: List, text: string): number => language.find(list, language.words(text)).length;

/** Phrases in forms that the lists do not spell out, and neighbours that must not match. */
const cases: Partial<Record<List, { match: string[]; pass: string[] }>> = {
  placeholders: { match: ['Button: order now', 'Insert photo', 'TODO'], pass: ['Customer name', 'first name'] },
  genericAnchors: { match: ['click here', 'Read more', 'official website'], pass: ['pruning roses', 'how to pick a kettle'] },
  superlatives: { match: ['the best service', 'a world-class team', 'market leaders', 'the most trusted partner'], pass: ['best practice', 'the best way to water', 'the simplest option', 'a clear answer', 'it works better'] },
  guarantees: { match: ['we guarantee a harvest', 'guaranteed results', 'completely safe', 'risk-free'], pass: ["manufacturer's warranty", 'a guarantee of two years', 'a safe place'] },
  softGuarantees: { match: ['at any time', 'always available'], pass: ['at that time', 'available on Monday'] },
  firstHand: { match: ['in our experience', 'we have tested it', 'our tests showed'], pass: ['experience shows', 'test the pump', 'your experience'] },
  brandClaims: { match: ['hundreds of projects', 'more than 300 happy customers', 'decades of experience', '15 years in the business'], pass: ['the tree is 15 years old', 'a hundred stars'] },
  offers: { match: ['a free audit', 'within 20 minutes', '10% off', 'promo codes'], pass: ['free software', 'feel free to water', 'within reason'] },
  promisedAssets: { match: ['download our checklist', 'get your free template'], pass: ['download the update', 'below zero'] },
  assistantTalk: { match: ['Sure! Here is the article', "Certainly, here's a draft", 'I hope this helps', 'Let me know if you need changes'], pass: ['Sure signs of rot', 'How can I help you?', 'Here are five reasons'] },
  modelSelfReference: { match: ['As a language model, I', 'my training data'], pass: ['language models learn', 'a model railway'] },
  instructionLabels: { match: ['Meta description', 'Target keyword', 'Word count'], pass: ['Important', 'Example'] },
  cliches: { match: ["in today's fast-paced world", 'it is important to note', 'unlock the full potential', 'delves'], pass: ['not today', 'the world cup', 'important dates'] },
  roles: { match: ['Experts', 'Editorial team'], pass: ['Anna Sedova', 'Peter Hill'] },
  statisticIdioms: { match: ['100% attention', 'on a scale from 1 to 5', '24/7', '100% cotton'], pass: ['70% of gardeners', '3 in 10 people'] },
  vagueSources: { match: ['studies have shown', 'experts say', 'according to research'], pass: ['the study by Ivanova in 2020', 'an expert witness', 'study the map'] },
  presentTime: { match: ['today', 'currently', 'trends'], pass: ['yesterday', 'time'] },
  namedThings: { match: ['comparison of popular platforms', 'best hotels'], pass: ['comparison of prices', 'a popular song'] },
};

describe('English phrases', () => {
  for (const [list, { match, pass }] of Object.entries(cases) as [List, { match: string[]; pass: string[] }][]) {
    test.each(match)(`${list} match: %s`, (text) => expect(found(list, text)).toBeGreaterThan(0));
    test.each(pass)(`${list} pass: %s`, (text) => expect(found(list, text)).toBe(0));
  }
});

describe('English words', () => {
  test('stop words are lower case', () => {
    expect([...language.stopWords].filter((word) => word !== word.toLowerCase())).toEqual([]);
    expect(language.stopWords.size).toBeGreaterThan(150);
  });
  test('topic stems drop function words', () => expect([...language.topicStems('How we have chosen a tree for the garden')].length).toBe(3));
  test.each([['twenty', 20], ['twelve', 12], ['five', 5]])('number word %s', (word, value) => expect(language.numberWords[word]).toBe(value));
});
