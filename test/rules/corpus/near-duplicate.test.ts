import { describe, expect, test } from 'vitest';
import rule from '../../../src/rules/corpus/near-duplicate.ts';
import { randomFrom } from '../../kit/random.ts';
import { runRule, testRule } from '../../kit/rule.ts';
import { page } from '../page.ts';

const STEMS = 'гриб лес корзин тропа мох ель берез поляна роса туман утро нож шляпка ножка спора почва дождь тень ветка лист ручей берег холм овраг сезон карта компас куртка сапог термос запах цвет пластинка трубка червь костер котелок суп сушка соление банка рецепт масло лук перец сметана погреб полка'.split(' ');
const WORDS = 'mushroom forest basket path moss spruce birch clearing dew mist morning knife cap stem spore soil rain shade branch leaf stream bank hill ravine season map compass jacket boot flask smell colour gill tube worm fire kettle soup drying pickling jar recipe butter onion pepper cream cellar shelf'.split(' ');

/** Prose of made-up words: paragraphs of sentences, the same for the same seed. */
function prose(seed: number, words: number, vocabulary = WORDS): string[] {
  const random = randomFrom(seed);
  const list = Array.from({ length: words }, () => `${vocabulary[Math.floor(random() * vocabulary.length)] ?? ''}${['', 's', 'y'][Math.floor(random() * 3)] ?? ''}`);
  const paragraphs: string[] = [];
  for (let at = 0; at < list.length; at += 60) paragraphs.push(`${list.slice(at, at + 60).join(' ')}.`);
  return paragraphs;
}

/** The same with a share of the words replaced. */
function changed(paragraphs: readonly string[], share: number, seed: number): string[] {
  const random = randomFrom(seed);
  return paragraphs.map((paragraph) => paragraph.replace(/\p{L}+/gu, (word) => (random() < share ? `other${Math.floor(random() * 1000)}` : word)));
}

const article = (title: string, paragraphs: readonly string[], rest = ''): string => page(`title: ${title}${rest}`, `# ${title}\n\n${paragraphs.join('\n\n')}\n`);
const found = (text: string, corpus: { slug: string; text: string }[]): (string | undefined)[] => runRule(rule, { text, corpus }).findings.map(({ severity, message }) => `${severity}: ${message}`);

const NOTICE = 'We write this notice under every article of ours so that nobody forgets it: what you find in the forest you eat at your own risk, so show every find to somebody who has known the kinds of this region for many years, and when in doubt leave it where it stands, however good it looks and smells to you.';

testRule('corpus/near-duplicate', {
  accept: {
    'other words on one topic': { text: article('Mushrooms', prose(1, 600)), corpus: [{ slug: 'more', text: article('More mushrooms', prose(2, 600)) }] },
    'a common notice': { text: article('Mushrooms', [...prose(1, 400), NOTICE]), corpus: [{ slug: 'more', text: article('More mushrooms', [...prose(2, 400), NOTICE]) }] },
    'a common notice in a short article': { text: article('Mushrooms', [...prose(1, 110), NOTICE]), corpus: [{ slug: 'more', text: article('More', [...prose(2, 110), NOTICE]) }] },
    'common quotations': { text: article('Mushrooms', [...prose(1, 120), ...prose(9, 300).map((text) => `> ${text}`)]), corpus: [{ slug: 'more', text: article('More', [...prose(2, 120), ...prose(9, 300).map((text) => `> ${text}`)]) }] },
    'the same related links': { text: article('Mushrooms', [...prose(1, 120), '## Read also', ...prose(9, 120)]), corpus: [{ slug: 'more', text: article('More', [...prose(2, 120), '## Read also', ...prose(9, 120)]) }] },
    'a draft': { text: article('Mushrooms', prose(1, 300)), corpus: [{ slug: 'copy', text: article('Mushrooms', prose(1, 300), '\ndraft: true') }] },
    'a copy that says so': { text: article('Mushrooms', prose(1, 300), '\ncanonical: https://example.org/blog/copy/'), corpus: [{ slug: 'copy', text: article('Mushrooms', prose(1, 300)) }] },
    'a few words': { text: article('Mushrooms', prose(1, 20)), corpus: [{ slug: 'copy', text: article('Mushrooms', prose(1, 20)) }] },
  },
  reject: {
    'a copy': { example: { text: article('Mushrooms', prose(1, 600)), corpus: [{ slug: 'copy', text: article('About mushrooms', prose(1, 600)) }] }, at: ['# Mushrooms'], severity: 'error', message: /^much of this text also stands in copy \(about 100 %\), for example "[a-z ]+…"$/ },
    'a Russian copy': { example: { text: article('Грибы', prose(1, 500, STEMS), '\nlang: ru'), corpus: [{ slug: 'kopiya', text: article('О грибах', changed(prose(1, 500, STEMS), 0.05, 3), '\nlang: ru') }] }, at: ['# Грибы'], severity: 'error', message: /in kopiya \(about \d\d %\)/ },
    'a short article inside a long one': { example: { text: article('Mushrooms', prose(1, 300)), corpus: [{ slug: 'book', text: article('All mushrooms', [...prose(1, 300), ...prose(2, 900)]) }] }, at: ['# Mushrooms'], message: /in book \(about (?:[89]\d|100) %\)/ },
    'copies': { example: { text: article('Mushrooms', prose(1, 300)), corpus: [1, 2, 3, 4].map((seed) => ({ slug: `copy-${seed}`, text: article('Mushrooms', changed(prose(1, 300), 0.02, seed)) })) }, at: ['# Mushrooms'], message: / and 1 more, for example/ },
  },
});

describe('recall on generated copies', () => {
  // The Jaccard index of phrases of five after a share p of the words changed is about q / (2 − q) with q = (1 − p)⁵: 0.63, 0.42, 0.29 and 0.20 here.
  for (const [share, least, severity] of [[0.05, 10, 'error'], [0.1, 10, undefined], [0.15, 9, undefined], [0.2, 6, undefined]] as const) {
    for (const words of [150, 400, 1200, 3000]) {
      test(`${share * 100} % of ${words} words changed`, () => {
        const results = Array.from({ length: 10 }, (_, index) => found(article('Mushrooms', prose(index + 10, words)), [{ slug: 'copy', text: article('Copy', changed(prose(index + 10, words), share, index)) }]));
        expect(results.filter((messages) => messages.some((message) => severity === undefined || message?.startsWith(severity) === true)).length).toBeGreaterThanOrEqual(least);
      });
    }
  }
  for (const share of [0.4, 0.6]) {
    test(`${share * 100} % of the words changed is another text`, () => {
      expect(found(article('Mushrooms', prose(5, 1200)), [{ slug: 'copy', text: article('Copy', changed(prose(5, 1200), share, 1)) }])).toEqual([]);
    });
  }
  test('the same page for a hundred towns', () => {
    const pages = Array.from({ length: 101 }, (_, index) => ({ slug: `town-${index}`, text: article(`Mushrooms in town ${index}`, changed(prose(7, 300), 0.03, index)) }));
    expect(found(pages[0]?.text ?? '', pages.slice(1))).toEqual([expect.stringMatching(/^error: much of this text also stands in town-\d+ \(about \d+ %\), town-\d+ \(about \d+ %\), town-\d+ /)]);
  });
  test('a hundred articles with one notice', () => {
    const pages = Array.from({ length: 101 }, (_, index) => ({ slug: `find-${index}`, text: article(`Find ${index}`, [...prose(index + 100, 150), NOTICE]) }));
    expect(found(pages[0]?.text ?? '', pages.slice(1))).toEqual([]);
  });
});
