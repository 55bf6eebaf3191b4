/** Short and long forms of English: "don't" and "do not". Other languages here have none that are a matter of voice. */

const SHORT = /(?<![\p{L}\p{N}])(?:\p{L}+n['’]t|(?:i|you|we|they|he|she|it|that|there|here|what|who|where|how)['’](?:m|re|ve|ll|d|s)|let['’]s)(?!\p{L})/giu;
/** Only where the short form would be usual: "It is." and "what it is" have none. */
const LONG = /(?<![\p{L}\p{N}])(?:(?:do|does|did|is|are|was|were|has|have|had|will|would|could|should) not|cannot|(?:it|that|there|he|she) is(?= \p{L})|(?:you|we|they) are(?= \p{L})|i am(?= \p{L})|(?:i|you|we|they|he|she|it) will(?= \p{L}))(?!\p{L})/giu;

export interface FormPlace {
  start: number;
  end: number;
}

/** Places of contractions and of forms that could be contracted, as offsets of the text; none in a language other than English. @param tag of the language */
export function contractionsIn(text: string, tag: string): { short: FormPlace[]; long: FormPlace[] } {
  if (tag.split('-')[0] !== 'en') return { short: [], long: [] };
  const places = (expression: RegExp): FormPlace[] => [...text.matchAll(expression)].map((match) => ({ start: match.index, end: match.index + match[0].length }));
  return { short: places(SHORT), long: places(LONG) };
}
