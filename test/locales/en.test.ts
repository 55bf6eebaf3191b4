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


/** Other words of the same kind, and ordinary prose that is close to them. */
const wider: readonly (readonly [list: List, match: readonly string[], pass: readonly string[]])[] = [
  ['cliches', ['gone are the days', 'a beacon of hope', 'elevate your kitchen', 'without further ado', 'look no further', "let's dive in", 'whole new level of taste, like never before'], ['transforms the field into text', 'import the component', 'the result is a list', 'constantly changing weather']],
  ['guarantees', ['nothing to lose', 'ironclad guarantee', 'satisfaction is guaranteed', 'you will never regret it', 'works every single time'], ['we guarantee that the value is set', 'the result is guaranteed not to change', 'this always works']],
  ['softGuarantees', ['day and night', 'no job is too small', 'on time, every time', 'whatever you need'], ['as always, on Monday', 'with no downtime', 'on every request']],
  ['superlatives', ['unbeatable prices', 'second to none', 'leading specialists', 'cheaper than anyone else', 'the only certified clinic'], ['the only one left', 'the top level folder', 'the best ways to support wood']],
  ['firstHand', ['we personally tested it', 'our editors reviewed ten kettles', 'one of our clients told us', 'put to the test by'], ["I've tried to explain it", 'we asked people to vote', 'in our test suite']],
  ['brandClaims', ['award-winning studio', 'recommended by thousands of doctors', 'over 300 weddings', 'licensed engineers'], ['found in 1.24', 'received a letter', 'used by the client']],
  ['offers', ['complimentary breakfast', 'two for one', 'no setup fees', 'pay only when it works', 'as low as half price'], ['feel free to report it', 'more info on using it', 'zero cost abstractions']],
  ['promisedAssets', ['Grab our planner', 'we will email you the checklist', 'free printable'], ['access patterns', 'download the installer']],
  ['vagueSources', ['nutritionists recommend', 'clinically proven', 'many experts believe', 'science says'], ['the full survey report', 'Doctor Hill of Oxford recommends']],
  ['callsToAction', ['give us a call', 'book a free consultation', 'shop now', 'speak to our team', 'add it to your cart'], ['add to your element', 'click the button', 'calling here', 'let us know what you think']],
  ['assistantTalk', ['Absolutely! Here are the changes', 'As you requested, the outline', 'Would you like me to expand it', 'Thanks for the detailed brief'], ['If you have changed the file, save it', 'Follow the instructions', 'Here is a simplified version of the plan']],
  ['modelSelfReference', ["I'm just an AI", 'As an AI assistant, I', 'my training data ends'], ['since the last update', 'I am just learning AI', 'as a user of AI models']],
  ['placeholders', ['insert photo here', 'your logo', 'screenshot', 'source needed'], ['customer name', 'delivery date']],
  ['instructionLabels', ['Search intent', 'Target audience', 'Reading level', 'Notes for the editor'], ['Ingredients', 'Tags', 'Language']],
];

describe.each(wider)('%s', (list, match, pass) => {
  test.each(match)('finds: %s', (text) => expect(found(list, text)).toBeGreaterThan(0));
  test.each(pass)('leaves: %s', (text) => expect(found(list, text)).toBe(0));
});

describe('English words', () => {
  test('stop words are lower case', () => {
    expect([...language.stopWords].filter((word) => word !== word.toLowerCase())).toEqual([]);
    expect(language.stopWords.size).toBeGreaterThan(150);
  });
  test('topic stems drop function words', () => expect([...language.topicStems('How we have chosen a tree for the garden')].length).toBe(3));
  test.each([['twenty', 20], ['twelve', 12], ['five', 5]])('number word %s', (word, value) => expect(language.numberWords[word]).toBe(value));
});
