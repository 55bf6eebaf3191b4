import { describe, expect, test } from 'vitest';
import type { Fact } from '../../src/model/brief.ts';
import { documentClaims, type ClaimGround, type ProvenClaim } from '../../src/text/document-claims.ts';
import { testConfig, testDocument } from '../kit/rule.ts';

/** Claims of a whole article: every place a reader sees, with its place in the file. */

const found = (text: string, more: Partial<ClaimGround> = {}): { text: string; claims: ProvenClaim[] } => {
  const doc = testDocument(text);
  return { text: doc.text, claims: documentClaims(doc, { config: testConfig(), facts: [], said: [], ...more }) };
};
const places = (text: string, more?: Partial<ClaimGround>): string[] => found(text, more).claims.map(({ where, claim }) => `${where}: ${claim.text}`);
const fact = (text: string): Fact => ({ id: 'f', text });

const ARTICLE = `---
lang: en
title: Tyres that last 2,000 km
description: A tyre costs £30 in the shop.
pubDate: '2026-03-01'
heroImage: https://example.org/hero.jpg
heroImageAlt: A tyre with 36 spokes
schema:
  '@context': https://schema.org
  '@type': Article
  headline: Tyres that last 2,000 km
  datePublished: '2026-03-01'
  wordCount: 731
  url: https://example.org/blog/9000-tyres/
  about: { '@type': Thing, description: A tyre weighs 700 grams }
---
# Tyres that last 2,000 km

A tyre wears in 14 months on gravel.

## Why 85% of tyres crack

- Pump it to 60 psi every 10 days.

![A pump with 3 gauges](https://example.org/pump.jpg)

\`\`\`
tyre --width 42 --days 99
\`\`\`
`;

test('title, description, headings, body, alt texts and structured data are all read', () => {
  const list = places(ARTICLE);
  expect(list).toEqual(expect.arrayContaining(['title: 2,000 km', 'description: £30', 'heading: 2,000 km', 'heading: 85%', 'body: 14 months', 'body: 10 days', 'alt: 36', 'alt: 3', 'schema: 700 grams']));
});

test('code, addresses, dates and counts of the structured data are no statements, and what it repeats of the page is told once', () => {
  const list = places(ARTICLE);
  for (const number of ['42', '99', '731', '9000']) expect(list.filter((one) => one.includes(number))).toEqual([]);
  expect(list.filter((one) => one.startsWith('schema'))).toEqual(['schema: 700 grams']);
});

test('places: those of the body cover the words, those of the front matter their key', () => {
  const { text, claims } = found(ARTICLE);
  for (const { claim, where, start, end } of claims) {
    if (where === 'body' || where === 'heading') expect(text.slice(start, end)).toBe(claim.text);
    else expect(text.slice(start, end)).toContain(claim.text);
  }
  const of = (where: string): string[] => claims.filter((one) => one.where === where).map(({ start, end }) => text.slice(start, end));
  expect(of('title')[0]).toBe('title: Tyres that last 2,000 km');
  expect(of('description')[0]).toBe('description: A tyre costs £30 in the shop.');
});

test('markup within the words is covered, not counted', () => {
  const { text, claims } = found('---\nlang: en\n---\n# Tyres\n\nA tyre lasts **two thousand kilometres** on [gravel](https://example.org/a).\n');
  expect(claims.map(({ start, end }) => text.slice(start, end))).toEqual(['two thousand kilometres']);
});

test('questions and answers are a place of their own', () => {
  const list = places('---\nlang: en\n---\n# Tyres\n\nText.\n\n## FAQ\n\n### Is gravel hard on tyres?\n\nA tyre wears in 14 months on gravel.\n\n### Is tarmac?\n\nNo.\n');
  expect(list).toEqual(['faq: 14 months']);
});

describe('what proves', () => {
  const text = '---\nlang: en\npubDate: \'2026-03-01\'\n---\n# Tyres\n\nA tyre lasts 2,000 km on gravel.\n';
  const verdicts = (more: Partial<ClaimGround>, of = text): string[] => found(of, more).claims.map(({ proof }) => proof.verdict);

  test('nothing', () => expect(verdicts({})).toEqual(['unbound']));
  test('a fact', () => expect(verdicts({ facts: [fact('A tyre lasts 2,000 km on gravel')] })).toEqual(['fact']));
  test('the brief', () => expect(verdicts({ said: ['A tyre lasts 2,000 km on gravel'] })).toEqual(['brief']));
  test('authors and brand of the config, and nobody without one', () => {
    const named = '---\nlang: en\n---\n# Tyres\n\nSo says Anna Sedova from the workshop.\n';
    expect(verdicts({}, named)).toEqual(['name']);
    expect(verdicts({ config: undefined }, named)).toEqual(['unbound']);
  });
  test('the year the article was published in, and no other', () => {
    const dated = (year: number): string => `---\nlang: en\npubDate: '${year}-03-01'\n---\n# Tyres\n\nWhat changed for riders in 2026.\n`;
    expect(verdicts({}, dated(2026))).toEqual(['harmless']);
    expect(verdicts({}, dated(2021))).toEqual(['unbound']);
  });
  test('as many items as the list has, and no other number', () => {
    const list = (count: string): string => `---\nlang: en\n---\n# Tyres\n\nThere are ${count} signs of wear:\n\n- cracks;\n- bulges;\n- bald spots;\n- cuts.\n`;
    expect(verdicts({}, list('four'))).toEqual(['harmless']);
    expect(verdicts({}, list('nine'))).toEqual(['unbound']);
  });
  test('as many sections as the article has, in Russian', () => {
    const sections = (count: string): string => `---\nlang: ru\n---\n# Шины\n\nНазовём ${count} признаков износа.\n\n${['Трещины', 'Порезы', 'Вздутия', 'Скрип', 'Биение'].map((name) => `## ${name}\n\nТекст.\n`).join('\n')}`;
    expect(verdicts({}, sections('пять'))).toEqual(['harmless']);
    expect(verdicts({}, sections('восемь'))).toEqual(['unbound']);
  });
});

test.each(['', '---\nlang: en\n---\n', '---\ntitle: 5\nschema: [1, null, { a: true }]\n---\nText.\n', '---\nlang: ru\nschema: текст\n---\n# Шины\n'])('odd articles throw nothing: %j', (text) => {
  expect(() => found(text)).not.toThrow();
});
