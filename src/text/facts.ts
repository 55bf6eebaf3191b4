import type { Fact } from '../model/brief.ts';
import type { Language } from './language.ts';

/** Numbers of a text as their digits, without signs and group spaces: "10 000" and "10000" are equal, "4,9" is "4.9". */
export function numbersIn(text: string): string[] {
  return [...text.matchAll(/\d{1,3}(?:[ \u00A0\u202F]\d{3})+(?!\d)|\d+(?:[.,]\d+)?/g)].map((match) => match[0].replace(/[ \u00A0\u202F]/g, '').replace(',', '.'));
}

/** The same with numbers in words: "fifteen years" has "15". "One" is seldom a number and left out. */
function allNumbersIn(text: string, language: Language): string[] {
  const spelled = language.words(text).map((word) => language.numberWords[word.lower] ?? 0).filter((value) => value > 1);
  return [...numbersIn(text), ...spelled.map(String)];
}

/**
 * True when a known fact stands behind a statement: it has all its numbers and shares its topic.
 * @param statement the words in question, e.g. "до 30 %"
 * @param context the sentence they stand in
 */
export function isKnownFact(statement: string, context: string, facts: readonly Fact[], language: Language): boolean {
  const numbers = allNumbersIn(statement, language);
  const stems = language.topicStems(numbers.length > 0 ? context : statement);
  for (const number of language.words(statement)) if (/^\d/.test(number.lower) || (language.numberWords[number.lower] ?? 0) > 1) stems.delete(number.stem);
  return facts.some((fact) => {
    const known = new Set(allNumbersIn(fact.text, language));
    if (!numbers.every((number) => known.has(number))) return false;
    const topic = language.topicStems(fact.text);
    const shared = [...stems].filter((stem) => topic.has(stem)).length;
    return numbers.length > 0 ? shared > 0 : stems.size > 0 && shared >= Math.ceil(stems.size * 0.6);
  });
}
