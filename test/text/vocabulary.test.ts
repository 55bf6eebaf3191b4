import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { phraseLists } from '../../src/text/lexicon.ts';
import { findPhrases } from '../../src/text/phrases.ts';
import { createDocument, type ListName } from '../../src/text/document.ts';
import { wordsOf } from '../../src/text/words.ts';
import { languages, testDocument } from '../kit/rule.ts';

const ODD = 'а–б «ёлки», don’t e-mail e‑mail --x- 24/7 naïve cafe\u0301 Σίσυφος 𝒳𝒴 😀 со\u00adмне\u200bние İstanbul STRASSE 1-й Шаг №5 ﬁne\ufeff x';

describe('words by number', () => {
  for (const tag of languages.tags) {
    const language = languages.get(tag);
    const letters = fc.constantFrom(...'аеёЖяЫabcZß019-‑\'’.,!? \n«»"\u0301\u00ad\u200b\ufeffΣ𝒳😀İé'.split(/(?:)/u));
    test(`${tag}: the same words as the regular expression says`, () => {
      const same = (text: string): void => {
        const words = language?.words(text) ?? [];
        expect(words.map(({ text: word, lower, start, end }) => ({ text: word, lower, start, end }))).toEqual(wordsOf(text));
        for (const word of words) expect(word.stem).toBe(language?.stem(word.lower));
      };
      same(ODD);
      fc.assert(fc.property(fc.array(letters, { maxLength: 40 }).map((list) => list.join('')), same), { numRuns: 500 });
      fc.assert(fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), same), { numRuns: 200 });
    });
  }

  test('more words than the first table has room for', () => {
    const language = languages.get('en');
    const text = Array.from({ length: 30_000 }, (_, index) => `word${index}`).join(' ');
    const words = language?.words(text) ?? [];
    expect(words).toHaveLength(30_000);
    expect(new Set(words.map((word) => word.lower)).size).toBe(30_000);
    expect(language?.words('word29999 word0').map((word) => word.lower)).toEqual(['word29999', 'word0']);
  });
});

describe('all lists at once', () => {
  test.each([
    ['ru', '---\nlang: ru\n---\n# Лучший сад мирового уровня\n\nМы гарантируем результат: 100% внимания и 7 из 10 клиентов. Как языковая модель, я не могу. Узнайте больше здесь.\n\n- по нашему опыту, сотни проектов\n- не просто сад, а целая наука\n\n| Instagram | WhatsApp |\n|---|---|\n| скидка до 5 | абонентская плата |\n'],
    ['en', '# The best garden\n\nWe guarantee a result: 100% of your attention, 7 out of 10 customers. As an AI language model I cannot. Click here.\n\n- in our experience, hundreds of projects\n- not just a garden, but a game-changer\n'],
  ])('%s: each list finds what it finds alone', (_, text) => {
    const doc = testDocument(text);
    const { language } = doc;
    let total = 0;
    for (const [name, phrases] of Object.entries(phraseLists(language))) {
      const alone = doc.blocks.flatMap((block) => findPhrases(block.words, language.phrases(phrases)).map((match) => ({ ...match, block })));
      expect([name, doc.matches(name as ListName)]).toEqual([name, alone]);
      total += alone.length;
    }
    expect(total).toBeGreaterThan(10);
  });

  test('a list that does not exist is an error, not silence', () => {
    expect(() => testDocument('# A\n\nText.\n').matches('marked:nobody')).toThrow(RangeError);
  });
});

test('a byte order mark without front matter moves no place', () => {
  const doc = createDocument({ file: 'a.md', slug: 'a', text: '\uFEFF# A house\n\nText.\n' }, languages.detect('', 'en'));
  expect(doc.headings.map(({ text, start }) => [text, doc.text.slice(start, start + 3)])).toEqual([['A house', '# A']]);
  expect(doc.blocks.map((block) => block.at(0))).toEqual([3, 12]);
});
