import type { Language } from './language.ts';
import { sentencesOf } from './words.ts';
import { DESCRIPTION_MAX_PX, DESCRIPTION_SIZE, TITLE_MAX_PX, TITLE_SIZE, pixelWidth } from './width.ts';

/** Code picks and fits titles and descriptions; the model only proposes. */

/** Shortest useful description, in characters (rules `seo/description-width`). */
const DESCRIPTION_MIN = 60;

/**
 * The best title of several: fits the width, holds the keyphrase, is not one of `taken`; earlier ones win ties. When none fits the width, the
 * best is shortened at a separator or a word.
 */
export function pickTitle(candidates: readonly string[], keyphrase: string | undefined, taken: readonly string[], language: Language): string {
  const ranked = rank(candidates, (title) => {
    const fits = pixelWidth(title, TITLE_SIZE) <= TITLE_MAX_PX ? 4 : 0;
    return fits + (holds(title, keyphrase, language) ? 2 : 0) + (taken.includes(title) ? 0 : 1);
  });
  return fitTitle(ranked[0] ?? '');
}

/** Shortens a title to the width: before the last ": ", " — ", " | ", "?" part that fits, else at a word. */
export function fitTitle(title: string): string {
  if (pixelWidth(title, TITLE_SIZE) <= TITLE_MAX_PX) return title;
  const ends = [...title.matchAll(/(?<=[?!])\s+|\s*[:|]\s+|\s+[—–-]\s+/g)].map((separator) => separator.index);
  for (const end of ends.toReversed()) {
    const head = title.slice(0, end).trim();
    if (head !== '' && pixelWidth(head, TITLE_SIZE) <= TITLE_MAX_PX) return head;
  }
  return cutAtWord(title, (text) => pixelWidth(text, TITLE_SIZE) <= TITLE_MAX_PX);
}

/** The best description of several: 60 characters or more, fits the width, holds the keyphrase, differs from the title. */
export function pickDescription(candidates: readonly string[], keyphrase: string | undefined, title: string, language: Language): string {
  const ranked = rank(candidates, (description) => {
    const fits = description.length >= DESCRIPTION_MIN && pixelWidth(description, DESCRIPTION_SIZE) <= DESCRIPTION_MAX_PX ? 4 : 0;
    return fits + (holds(description, keyphrase, language) ? 2 : 0) + (description === title ? 0 : 1);
  });
  return fitDescription(ranked[0] ?? '', language);
}

/** As many whole sentences as fit; cut at a word where they would say too little, or not even the first fits. */
export function fitDescription(text: string, language: Language): string {
  const whole = text.replace(/\s+/g, ' ').trim();
  const fits = (candidate: string): boolean => pixelWidth(candidate, DESCRIPTION_SIZE) <= DESCRIPTION_MAX_PX;
  if (fits(whole)) return whole;
  let result = '';
  for (const sentence of sentencesOf(whole, language.abbreviations)) {
    const longer = whole.slice(0, sentence.end);
    if (!fits(longer)) break;
    result = longer;
  }
  if (result.length >= DESCRIPTION_MIN) return result;
  const clause = cutAtWord(whole, (candidate) => fits(`${candidate}…`));
  return clause === '' ? '' : `${clause}…`;
}

/** True when every topic word of the keyphrase is there in some form, or there is no keyphrase. */
function holds(text: string, keyphrase: string | undefined, language: Language): boolean {
  if (keyphrase === undefined) return true;
  const stems = language.topicStems(text);
  return [...language.topicStems(keyphrase)].every((stem) => stems.has(stem));
}

function rank(candidates: readonly string[], score: (candidate: string) => number): string[] {
  return candidates
    .filter((candidate) => candidate.trim() !== '')
    .map((candidate, index) => ({ candidate, index, score: score(candidate) }))
    .sort((a, b) => b.score - a.score || a.index - b.index)
    .map((item) => item.candidate);
}

/** Whole words from the start, as many as fit; no comma, dash or lone short word (a preposition) at the end. A single word too long is cut within. */
function cutAtWord(text: string, fits: (text: string) => boolean): string {
  const words = text.split(' ');
  while (words.length > 1 && !fits(words.join(' '))) words.pop();
  const trimmed = words.join(' ').replace(/(?:[\s,;:—–-]+\p{Ll}{0,2})*$/u, '');
  const letters = [...(trimmed === '' ? text : trimmed)];
  while (letters.length > 0 && !fits(letters.join(''))) letters.pop();
  return letters.join('');
}
