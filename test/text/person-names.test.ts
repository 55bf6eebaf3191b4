import { expect, test } from 'vitest';
import { personNames } from '../../src/text/person-names.ts';
import { languages } from '../kit/rule.ts';

const names = (text: string, lang: string): string[] => personNames(text, languages.detect(text, lang)).map((one) => one.text);

test.each([
  ['a plain name', 'Рассказывает Анна Петрова из мастерской.', ['Анна Петрова']],
  ['the genitive', 'По словам Игоря Мельникова, шина служит долго.', ['Игоря Мельникова']],
  ['the dative', 'Мы позвонили Сергею Иванову вечером.', ['Сергею Иванову']],
  ['the instrumental', 'Мы говорили с Ольгой Смирновой о ремонте.', ['Ольгой Смирновой']],
  ['the prepositional', 'Речь идёт о Дмитрии Соколове.', ['Дмитрии Соколове']],
  ['a name with a patronymic', 'Ремонтом занимался Пётр Андреевич Зайцев.', ['Пётр Андреевич Зайцев']],
  ['an initial', 'Статью написал И. Мельников для журнала.', ['И. Мельников']],
  ['a surname of an adjective', 'Так считает Мария Вяземская.', ['Мария Вяземская']],
  ['at the start of a sentence', 'Цепь чистая. Анна Петрова проверила её сама.', ['Анна Петрова']],
  ['two of them', 'Спорили Анна Петрова и Игорь Мельников.', ['Анна Петрова', 'Игорь Мельников']],
  ['a double given name', 'Мы были у Анны-Марии Петровой.', ['Анны-Марии Петровой']],
  ['a word with a capital before it', 'Однако Игорь Мельников спорит.', ['Игорь Мельников']],
  ['a given name behind a title', 'Так советует мастер Игорь, он чинит колёса.', ['Игорь']],
])('Russian: %s', (_, text, expected) => expect(names(text, 'ru')).toEqual(expected));

test.each([
  ['no name', 'Протрите раму и смажьте цепь.'],
  ['a city', 'Мы работаем в Нижнем Новгороде и в Санкт-Петербурге.'],
  ['a region', 'Летом едут в Краснодарский край и на Чёрное море.'],
  ['a brand', 'Подойдёт насос Topeak или Яндекс Маркет.'],
  ['two words with capitals at the start of a sentence', 'Красная Поляна ждёт лыжников.'],
  ['a product', 'Откройте Госуслуги и Сбербанк Онлайн.'],
  ['nothing', ''],
])('Russian, no person: %s', (_, text) => expect(names(text, 'ru')).toEqual([]));

test.each([
  ['a plain name', 'The idea came from Martin Holloway, who repairs wheels.', ['Martin Holloway']],
  ['behind a title', 'Ask Dr. Helen Marsh about the knee.', ['Helen Marsh']],
  ['an unusual name behind a title', 'So says Professor Ingmar Thistlewood.', ['Ingmar Thistlewood']],
  ['a double given name', 'Ask Mary-Jane Watson about it.', ['Mary-Jane Watson']],
  ['a surname with an apostrophe', 'Ask Sarah O’Neill about it.', ['Sarah O’Neill']],
  ['a title in capitals is no part of it', 'So says Professor Helen Marsh of the clinic.', ['Helen Marsh']],
  ['the start of a sentence', 'The chain is clean. Sarah Whitfield checked it.', ['Sarah Whitfield']],
  ['two of them', 'It was Martin Holloway who wrote it, and Helen Marsh read it.', ['Martin Holloway', 'Helen Marsh']],
])('English: %s', (_, text, expected) => expect(names(text, 'en')).toEqual(expected));

test.each([
  ['no name', 'Wipe the frame and oil the chain.'],
  ['a city', 'We ship to New York and to Hong Kong.'],
  ['a brand', 'Use Google Maps or Shimano Deore.'],
  ['a sentence that starts with capitals', 'Clean Chains last.'],
  ['a given name alone', 'Rosa is a colour and Mark a coin.'],
  ['nothing', ''],
])('English, no person: %s', (_, text) => expect(names(text, 'en')).toEqual([]));

test('places are those of the text, in reading order, none overlapping', () => {
  const text = 'Спорили Анна Петрова и Игорь Мельников.\n\nПозже к Анне Петровой пришла Ольга Смирнова.';
  const found = personNames(text, languages.detect(text, 'ru'));
  expect(found).toHaveLength(4);
  for (const [index, { start, end, text: name }] of found.entries()) {
    expect(text.slice(start, end)).toBe(name);
    expect(start).toBeGreaterThanOrEqual(found[index - 1]?.end ?? 0);
  }
});

test('a name does not go over a comma, a full stop or a line', () => {
  expect(names('Пришли Анна Петрова, Москва встретила её дождём.', 'ru')).toEqual(['Анна Петрова']);
  expect(names('It was Martin Holloway. Wheels are his trade.', 'en')).toEqual(['Martin Holloway']);
  expect(names('Written by Martin Holloway\nWheels and more', 'en')).toEqual(['Martin Holloway']);
});
