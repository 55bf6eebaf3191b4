import { describe, expect, test } from 'vitest';
import { testConfig, testDocument } from '../kit/rule.ts';
import { brandFigures } from '../../src/text/brand-figures.ts';

const figures = (text: string, lang = 'en'): string[] => {
  const doc = testDocument(`---\ntitle: Text\nlang: ${lang}\npubDate: '2026-03-01'\n---\n${text}\n`);
  return brandFigures(doc, testConfig()).map(({ subject, low, high, text: words, start, end }) => {
    expect(doc.text.slice(start, end)).toBe(words);
    return `${subject} ${low}–${high}`;
  });
};

describe('figures of the brand', () => {
  test.each([
    ['We have finished dozens of projects.', ['projects 20–99']],
    ['Dvorik has over 300 customers.', ['clients 300–600']],
    ['We were founded in 2011 and have 15 years of experience.', ['since 2010–2012', 'since 2011–2011']],
    ['Experts with 15 years of experience agree.', []],
    ['The town has been growing since 1998.', []],
    ['We saw hundreds of birds in 2019.', []],
    ['We wrote "hundreds of projects" on the door.', []],
  ])('%s', (text, expected) => expect(figures(text)).toEqual(expected));
  test.each([
    ['Мы выполнили сотни проектов.', ['projects 200–999']],
    ['Наша команда — более 40 специалистов.', ['staff 40–80']],
    ['Компания Dvorik основана в 2009 году.', ['since 2009–2009']],
    ['Мы работаем с 2009 года.', ['since 2009–2009']],
    ['Мы на рынке более 10 лет.', ['since 1800–2017']],
    ['У нас 10 лет опыта.', ['since 2015–2017']],
    ['Парк открыт в 1990 году.', []],
  ])('%s', (text, expected) => expect(figures(text, 'ru')).toEqual(expected));
});
