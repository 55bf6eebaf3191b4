import type { Language } from './language.ts';
import type { StemmedWord } from './phrases.ts';

/** Whether words praise or name a drawback (lexicon `positive`, `negative`). A drawback inside a phrase of praise ("no hidden fees") is none, and the other way round; "not expensive" is praise. */
export function toneOf(words: readonly StemmedWord[], language: Language): { positive: boolean; negative: boolean } {
  const positive = language.find('positive', words);
  const negations = new Set(language.find('negations', words).map((match) => match.last));
  const negative = language.find('negative', words).filter((match) => !negations.has(match.first - 1) && !positive.some((praise) => praise.first <= match.first && match.last <= praise.last && praise.first < praise.last));
  return { positive: positive.length > 0, negative: negative.length > 0 };
}
