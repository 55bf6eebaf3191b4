import { describe, expect, test } from 'vitest';
import { createMentionIndex } from '../../src/mentions.ts';
import { packPhrases } from '../../src/text/subject-phrases.ts';
import { randomFrom } from '../kit/random.ts';
import { documentOf, mentionsOf, phrasesOf } from './linking.ts';

/** Where texts speak of the subjects of other articles. */

const LEAD = 'The first paragraph stays without links.\n\n';
const RU_LEAD = 'Первый абзац остаётся без ссылок на другие статьи.\n\n';
const anchors = (body: string, targets: Parameters<typeof mentionsOf>[1]): string[] => mentionsOf(documentOf(LEAD + body), targets).map(({ anchor, slug }) => `${anchor} → ${slug}`);
const russian = (body: string, targets: Parameters<typeof mentionsOf>[1]): string[] => [...new Set(mentionsOf(documentOf(RU_LEAD + body), targets).map(({ anchor }) => anchor))];

describe('a mention', () => {
  test('is found in any form, order and case, and stands as the text has it', () => {
    expect(anchors('Chain care. He cares for chains. CHAINS that care.', { care: 'chain care' })).toEqual(['Chain care → care', 'cares for chains → care', 'CHAINS that care → care']);
    expect(russian('О чистке матраса. Матрасам нужна чистка. Много чисток матрасов. Чистый матрас.', { a: 'чистка матраса' })).toEqual(['чистке матраса', 'Матрасам нужна чистка', 'чисток матрасов']);
  });
  test('in Russian keeps its case, whatever the key phrase has', () => {
    for (const form of ['чистка мягкой мебели', 'чистки мягкой мебели', 'чистке мягкой мебели', 'чистку мягкой мебели', 'чисткой мягкой мебели', 'чистках мягкой мебелью']) {
      expect(russian(`Речь о ${form} дома.`, { mebel: 'чистка мягкой мебели' })).toContain(form);
    }
  });
  test('does not mind ё and е, soft hyphens and spaces that do not break', () => {
    expect(russian('Про щётку и ёмкость.', { a: 'щетка емкость' })).toEqual(['щётку и ёмкость']);
    expect(russian('Про щетку и емкость.', { a: 'щётка ёмкость' })).toEqual(['щетку и емкость']);
    expect(russian('Про чист\u00ADку ди\u00ADвана.', { a: 'чистка дивана' })).toEqual(['чист\u00ADку ди\u00ADвана']);
    expect(russian('Про чистку\u00A0дивана.', { a: 'чистка дивана' })).toEqual(['чистку\u00A0дивана']);
  });
  test('has at most two function words in a gap, and nothing else', () => {
    expect(anchors('Care of the chain.', { a: 'chain care' })).toEqual(['Care of the chain → a']);
    expect(anchors('Care of it for the chain. Care, chain. Care (chain). Care — chain. Care. Chain. Care bicycle chain. Care 7 good chains.', { a: 'chain care' })).toEqual([]);
  });
  test('takes the nearer of two words', () => {
    expect(russian('Про чистку дивана и чисткой гордимся.', { a: 'чистка дивана' })).toEqual(['чистку дивана']);
    expect(anchors('Chain care of a chain.', { a: 'chain care' })).toContain('Chain care → a');
    expect(anchors('A chain for the care chain.', { a: 'chain care' })).toContain('care chain → a');
  });
  test('is no longer than an anchor may be', () => {
    expect(anchors('cheap and of the clean and of the bicycle and of the chain', { a: 'cheap clean bicycle chain' })).toEqual([]);
  });
  test('is told by the offsets of the file', () => {
    const doc = documentOf(`\uFEFF---\r\ntitle: A\r\n---\r\n${LEAD}Nuts &amp; bolts: chain care.\r\n`);
    const [mention] = mentionsOf(doc, { care: 'chain care' });
    expect(doc.text.slice(mention?.start, mention?.end)).toBe('chain care');
    expect(mention).toMatchObject({ anchor: 'chain care', certainty: 1, target: 0 });
    expect(mention?.words).toHaveLength(2);
  });
  test('comes in reading order, each place as often as it is meant', () => {
    const doc = documentOf(`${LEAD}Tyre pressure, then chain care.\n\n- Chain care\n- Tyre pressure`);
    const found = mentionsOf(doc, { care: 'chain care', tyre: 'tyre pressure' });
    expect(found.map(({ slug }) => slug)).toEqual(['tyre', 'care', 'care', 'tyre']);
    expect(found.map(({ start }) => start)).toEqual(found.map(({ start }) => start).toSorted((a, b) => a - b));
  });
  test('of another language is none', () => {
    const doc = documentOf(`${LEAD}More on chain care here.`);
    expect(createMentionIndex([{ lang: 'ru', phrases: phrasesOf(['chain care']) }]).find(doc)).toEqual([]);
    expect(createMentionIndex([]).find(doc)).toEqual([]);
    expect(createMentionIndex([{ lang: 'en', phrases: new Uint32Array() }]).find(doc)).toEqual([]);
  });
});

describe('an anchor never ends where its noun is missing', () => {
  const cases: [body: string, keyword: string, anchors: string[]][] = [
    ['Нужен договор с управляющей компанией.', 'договор управляющая', ['договор с управляющей компанией']],
    ['Нужен договор с управляющей городской компанией.', 'договор управляющая', ['договор с управляющей городской компанией']],
    ['Это оплата коммунальных и жилищных услуг.', 'оплата коммунальная', ['оплата коммунальных и жилищных услуг']],
    ['Это оплата коммунальных, жилищных услуг.', 'оплата коммунальная', []],
    ['Это оплата коммунальных услуг.', 'оплата коммунальная', ['оплата коммунальных услуг']],
    // Nothing follows: here the word is the noun.
    ['Нужен договор с управляющей.', 'договор управляющая', ['договор с управляющей']],
    ['Нужен договор с управляющей, а не с жильцом.', 'договор управляющая', ['договор с управляющей']],
    ['Нужен договор с управляющей и с жильцом.', 'договор управляющая', ['договор с управляющей']],
    ['Нужен договор с **управляющей** компанией.', 'договор управляющая', []],
    ['Нужен договор с управляющей\nкомпанией дома.', 'договор управляющая', []],
  ];
  for (const [body, keyword, expected] of cases) test(body.replace('\n', ' / '), () => expect(russian(body, { a: keyword })).toEqual(expected));
});

describe('of several articles with one phrase', () => {
  const doc = documentOf(`${LEAD}More on chain care here.`);
  test('the surest is meant, less certainly for each that says the same', () => {
    const sure = mentionsOf(doc, { a: 'chain care' })[0]?.certainty ?? 0;
    const shared = mentionsOf(doc, { a: 'chain care', b: 'care of chains' });
    expect(shared.map(({ slug }) => slug)).toEqual(['a', 'b']);
    expect(shared.map(({ certainty }) => certainty)).toEqual([sure / 2, sure / 2]);
    expect(mentionsOf(doc, { a: 'chain care', b: 'good chain care' }).filter(({ words }) => words.length === 2).map(({ slug }) => slug)).toEqual(['a']);
  });
  test('none is meant when it is everybody\'s', () => {
    expect(mentionsOf(doc, { a: 'chain care', b: 'chain care', c: 'chain care' })).toHaveLength(3);
    expect(mentionsOf(doc, { a: 'chain care', b: 'chain care', c: 'chain care', d: 'chain care' })).toEqual([]);
  });
});

describe('seeded', () => {
  const WORDS = { en: ['chain', 'tyre', 'brake', 'spoke', 'saddle', 'pedal', 'wheel', 'of', 'the', 'and', '7', 'repair', 'pressure'], ru: ['цепь', 'шины', 'тормоза', 'спицей', 'седло', 'педаль', 'колёсами', 'и', 'для', 'на', '7', 'ремонт', 'велосипедной', 'мягкими'] };
  const GAPS = [...Array.from({ length: 30 }, () => ' '), ', ', '. ', '\n', ' «', '» ', ' **', '** ', ' &mdash; ', ' \\* ', ' `', '` ', '  \n', ' <b>', '</b> ', '\u00A0', ' [', '](/x) '];
  test('every mention is the words of the text, in one text node, and means its phrase', () => {
    const random = randomFrom(7);
    const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T;
    let found = 0;
    for (let round = 0; round < 300; round++) {
      const lang = round % 2 === 0 ? 'en' : 'ru';
      const words = WORDS[lang];
      const body = Array.from({ length: 4 }, () => Array.from({ length: 25 }, () => pick(words) + pick(GAPS)).join('')).join('\n\n');
      const doc = documentOf(`---\nlang: ${lang}\n---\nLead.\n\n${body}`.replaceAll('\n', round % 3 === 0 ? '\r\n' : '\n'));
      const targets = Object.fromEntries(Array.from({ length: 6 }, (_, index) => [`t${index}`, `${pick(words)} ${pick(words)}`]));
      for (const { start, end, anchor, words: numbers, certainty } of mentionsOf(doc, targets)) {
        found++;
        expect(doc.text.slice(start, end)).toBe(anchor);
        expect(anchor).not.toMatch(/[[\]()*_`<>\\|\r\n«»]/);
        expect(doc.text.charAt(start - 1) + doc.text.charAt(end)).not.toMatch(/[\p{L}\p{N}]/u);
        expect(numbers.length).toBeGreaterThan(0);
        expect(certainty).toBeGreaterThan(0);
        expect(certainty).toBeLessThanOrEqual(1);
        if (lang === 'ru' && /^[  ]\p{L}/u.test(doc.text.slice(end))) {
          const last = /\p{L}+$/u.exec(anchor)?.[0] ?? '';
          const next = /^[  ]+(\p{L}+)/u.exec(doc.text.slice(end))?.[1] ?? '';
          if (doc.language.modifierEnding?.test(last) === true) expect(['и', 'для', 'на']).toContain(next);
        }
      }
    }
    expect(found).toBeGreaterThan(300);
  });
  test('does not depend on the order of the articles', () => {
    const doc = documentOf(`${LEAD}Chain care, tyre pressure, chain care of tyres, brake pads and brake care.`);
    const names = ['chain care', 'tyre pressure', 'brake care', 'chain care', 'brake pads'];
    const find = (order: readonly number[]): string[] => createMentionIndex(order.map((index) => ({ lang: 'en', phrases: phrasesOf([names[index] ?? '']) }))).find(doc).map(({ target, start, certainty }) => `${start} ${order[target]} ${certainty}`).toSorted();
    expect(find([4, 2, 0, 3, 1])).toEqual(find([0, 1, 2, 3, 4]));
  });
  test('packed phrases of any number of articles are found', () => {
    const many = Array.from({ length: 3000 }, (_, index) => ({ lang: 'en', phrases: packPhrases([{ families: [index * 2 + 1, index * 2 + 2], weight: 1 }]) }));
    const doc = documentOf(`${LEAD}More on chain care here.`);
    expect(createMentionIndex([...many, { lang: 'en', phrases: phrasesOf(['chain care']) }]).find(doc).map(({ target }) => target)).toEqual([3000]);
  });
});
