import { describe, expect, test } from 'vitest';
import type { PhraseListName } from '../../src/model/language.ts';
import { locales } from '../../src/registry.ts';
import { contradictionsOf, phraseLists } from '../../src/text/lexicon.ts';
import { fold } from '../../src/text/words.ts';
import { languages } from '../kit/rule.ts';

/** What holds for every language, whoever adds one. The first locale is the pattern. */
const [first] = locales;

/** Lists that a language may not need; every other one has to find something. */
const MAY_BE_EMPTY: readonly PhraseListName[] = [];

describe.each(locales.map((locale) => [locale.tag, locale] as const))('%s', (tag, locale) => {
  const language = languages.get(tag) ?? expect.unreachable(`no language ${tag}`);

  test('has every part that the others have', () => {
    expect(Object.keys(locale).sort()).toEqual(Object.keys(first ?? {}).sort());
    expect(Object.keys(locale.lexicon).sort()).toEqual(Object.keys(first?.lexicon ?? {}).sort());
    for (const part of ['labels', 'headings', 'typography', 'readability'] as const) expect(Object.keys(locale[part]).sort()).toEqual(Object.keys(first?.[part] ?? {}).sort());
    expect(locale.skeleton.length).toBeGreaterThan(1);
    expect(locale.offlineLead).toMatch(/\{topic\}[\s\S]*\{headings\}/);
  });

  test.each(Object.keys(locale.lexicon) as (keyof typeof locale.lexicon)[])('%s says where it comes from', (name) => {
    const { source, date } = locale.lexicon[name];
    expect(source).toMatch(/^[\p{Lu}"].{20,}\.$/su);
    expect(date).toMatch(/^20\d\d-\d\d-\d\d$/);
  });

  test.each(Object.entries(phraseLists(locale)))('%s has phrases, each once, none that starts with any word', (name, phrases) => {
    if (!MAY_BE_EMPTY.includes(name as PhraseListName)) expect(phrases.length).toBeGreaterThan(0);
    expect(phrases.filter((phrase, index) => phrases.indexOf(phrase) !== index)).toEqual([]);
    expect(phrases.filter((phrase) => /^(?:\*|\.\.\.)(?:\s|$)/.test(phrase) || phrase.endsWith(' ...') || phrase !== phrase.trim() || / {2}/.test(phrase))).toEqual([]);
    // "=ab~" would look for the word "ab~"; an empty alternative would match a word that is not there.
    expect(phrases.filter((phrase) => /=\S*~|(?:^|[\s|])(?:\||=(?=[\s|]|$))|\|(?:\s|$)/.test(phrase))).toEqual([]);
    // Exact words are compared with folded ones.
    expect(phrases.flatMap((phrase) => [...phrase.matchAll(/=([^\s|]+)/g)]).map(([, word]) => word ?? '').filter((word) => word !== fold(word))).toEqual([]);
  });

  test('finds its own phrases: every alternative of every phrase, in the words it says', () => {
    const lost = Object.entries(phraseLists(locale)).flatMap(([name, phrases]) => phrases
      .flatMap(spellings)
      .filter((text) => language.find(name as PhraseListName, language.words(text)).length === 0)
      .map((text) => `${name}: ${text}`));
    expect(lost).toEqual([]);
  });

  test('pairs exclude each other: neither side is the other', () => {
    for (const [one, other] of contradictionsOf(locale)) expect(one).not.toBe(other);
    expect(contradictionsOf(locale).length).toBeGreaterThan(3);
  });

  test('words are folded, as they are compared', () => {
    for (const words of [locale.stopWords, locale.questionWords, locale.abbreviations, Object.keys(locale.numberWords), phraseLists(locale).acronyms]) {
      expect([...words].filter((word) => word !== fold(word))).toEqual([]);
    }
    expect(locale.stopWords.size).toBeGreaterThan(150);
    expect(locale.questionWords.size).toBeGreaterThan(25);
  });

  test('its own headings open their parts, and its labels are among them', () => {
    expect(language.isHeading('faq', locale.labels.faq)).toBe(true);
    expect(language.isHeading('related', locale.labels.related)).toBe(true);
    expect(language.isHeading('author', locale.labels.author)).toBe(true);
  });

  test('recognises itself', () => {
    const text = locale.skeleton.flatMap(({ heading, points }) => [heading, ...points]).join('\n');
    expect(languages.detect(text).tag).toBe(tag);
  });
});

/** Texts that a phrase must find: each alternative of each word once, beside the first ones of the others. */
function spellings(phrase: string): string[] {
  const words = phrase.split(/\s+/).filter((part) => part !== '...').map((part) => part.split('|').map((word) => word.replace(/^=(?=.)/, '').replace(/~$/, 'x').replace(/^##?$/, '7').replace(/^\*$/, 'x')));
  return words.flatMap((alternatives, place) => alternatives.map((word) => words.map((others, index) => (index === place ? word : (others[0] ?? ''))).join(' ')));
}
