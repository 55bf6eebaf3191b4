import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { countWords, fold, normalize, sentencesOf, wordsOf } from '../../src/text/words.ts';
import { english, russian } from '../kit/languages.ts';

describe('wordsOf', () => {
  test.each<[string, string[], number]>([
    ['Чат работает 24/7.', ['Чат', 'работает', '24', '7'], 2],
    ['онлайн-чат и веб‑сайт', ['онлайн-чат', 'и', 'веб‑сайт'], 3],
    ['don’t, rock\'n\'roll', ['don’t', "rock'n'roll"], 2],
    ['3–5 и 10-й', ['3', '5', 'и', '10-й'], 2],
    ['«Да», C++!', ['Да', 'C'], 2],
    ['слово- -слово a--b', ['слово', 'слово', 'a', 'b'], 4],
    ['1.5 15% № 5', ['1', '5', '15', '5'], 0],
    ['ва\u0301жно', ['ва\u0301жно'], 1],
    ['пе\u00adре\u200bнос', ['пе\u00adре\u200bнос'], 1],
    ['🎉 — …', [], 0],
    ['', [], 0],
  ])('%j', (text, words, count) => {
    expect(wordsOf(text).map((word) => word.text)).toEqual(words);
    expect(countWords(text)).toBe(count);
  });
  test('places are those of the text', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => {
      let end = 0;
      for (const word of wordsOf(text)) {
        expect(text.slice(word.start, word.end)).toBe(word.text);
        expect(word.start).toBeGreaterThanOrEqual(end);
        end = word.end;
      }
    }));
  });
});

describe('fold and normalize', () => {
  test.each([
    ['Ёлка', 'елка'],
    ['веб‑сайт', 'веб-сайт'],
    ['Don’t', "don't"],
    ['ва\u0301жно', 'важно'],
    ['чай'.normalize('NFD'), 'чай'],
    ['пе\u00adре\u200bнос', 'перенос'],
    ['É'.normalize('NFD'), 'é'],
  ])('%j → %j', (text, folded) => expect(fold(text)).toBe(folded));
  test('texts that differ only in case, punctuation and spacing are equal', () => {
    expect(normalize('  Что такое «чат»? ')).toBe(normalize('что ТАКОЕ чат'));
    expect(normalize('Ещё по теме:')).toBe('еще по теме');
    expect(normalize('ещё'.normalize('NFD'))).toBe('еще');
  });
});

describe('sentencesOf, Russian', () => {
  test.each<[string, string[]]>([
    ['Чат работает 24/7. Операторы отвечают.', ['Чат работает 24/7.', 'Операторы отвечают.']],
    ['Их было 12. Потом стало 13.', ['Их было 12.', 'Потом стало 13.']],
    ['1. Первое. 2. Второе.', ['1. Первое.', '2. Второе.']],
    ['Это т. е. чат. Он нужен.', ['Это т. е. чат.', 'Он нужен.']],
    ['Это т.е. чат, и т.п. вещи. Он нужен.', ['Это т.е. чат, и т.п. вещи.', 'Он нужен.']],
    ['А. С. Пушкин писал. А.С. Пушкин писал.', ['А. С. Пушкин писал.', 'А.С. Пушкин писал.']],
    ['Он жил в г. Москве на ул. Ленина, д. 5. Потом уехал.', ['Он жил в г. Москве на ул. Ленина, д. 5.', 'Потом уехал.']],
    ['Рост 3.5 раза. Потом 2,5.', ['Рост 3.5 раза.', 'Потом 2,5.']],
    ['Цена 5 тыс. руб. за месяц. Дёшево.', ['Цена 5 тыс. руб. за месяц.', 'Дёшево.']],
    ['«Как дела?» — спросил он. «Хорошо!» Он ушёл.', ['«Как дела?» — спросил он.', '«Хорошо!»', 'Он ушёл.']],
    ['Он сказал: «Да.» Потом ушёл.', ['Он сказал: «Да.»', 'Потом ушёл.']],
    ['Что? Да! Нет… Может быть... Ладно?!', ['Что?', 'Да!', 'Нет…', 'Может быть...', 'Ладно?!']],
    ['Он… ушёл в 2026 г. домой.', ['Он… ушёл в 2026 г. домой.']],
    ['Сайт example.com работает. Да.', ['Сайт example.com работает.', 'Да.']],
    ['Без точки', ['Без точки']],
    ['  Раз.\n\nДва.  ', ['Раз.', 'Два.']],
    ['   ', []],
  ])('%j', (text, sentences) => {
    const found = sentencesOf(text, russian.abbreviations);
    expect(found.map((sentence) => sentence.text)).toEqual(sentences);
    for (const { text: said, start, end } of found) expect(text.slice(start, end)).toBe(said);
  });
});

describe('sentencesOf, English', () => {
  test.each<[string, string[]]>([
    ['Mr. Smith came. He left.', ['Mr. Smith came.', 'He left.']],
    ['J. R. Smith, Ph.D. is here. Fine.', ['J. R. Smith, Ph.D. is here.', 'Fine.']],
    ['It costs $3.50. Cheap.', ['It costs $3.50.', 'Cheap.']],
    ['Fruit, e.g. apples, i.e. that. Next.', ['Fruit, e.g. apples, i.e. that.', 'Next.']],
    ['We are open 24/7. Call us.', ['We are open 24/7.', 'Call us.']],
    ['"Really?" he asked. "Yes." She left.', ['"Really?" he asked.', '"Yes."', 'She left.']],
    ['The U.S. Economy grew. Version 2.0 is out.', ['The U.S. Economy grew.', 'Version 2.0 is out.']],
    ['No. 5 is here. See Fig. 3 now.', ['No. 5 is here.', 'See Fig. 3 now.']],
    ['What?! Yes!', ['What?!', 'Yes!']],
  ])('%j', (text, sentences) => expect(sentencesOf(text, english.abbreviations).map((sentence) => sentence.text)).toEqual(sentences));

  // Known limits: an abbreviation that ends its sentence is taken for one inside it.
  test.each([['и т. д. Следующее.'], ['В 1830 г. Потом уехал.'], ['Витамин А. Польза.']])('known limit: %j stays one sentence', (text) => {
    expect(sentencesOf(text, russian.abbreviations)).toHaveLength(1);
  });
});

test('sentences cover every word, in order, for any text', () => {
  fc.assert(fc.property(fc.array(fc.constantFrom('. ', '.', '! ', '? ', '…', '"', '»', ' ', '\n', 'т. е. ', 'г.', 'А', 'б', '1', '24/7', '(', ')', 'Слово')).map((list) => list.join('')), (text) => {
    const sentences = sentencesOf(text, russian.abbreviations);
    expect(sentences.map((sentence) => sentence.text).join('').replace(/\s/g, '')).toBe(text.replace(/\s/g, ''));
  }), { numRuns: 1000 });
});
