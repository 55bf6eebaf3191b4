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
  const parts = title.split(/(?<=[?!])\s+|\s*(?:[:|]|\s[—–-])\s+/);
  for (let count = parts.length - 1; count > 0; count--) {
    const head = title.slice(0, title.indexOf(parts[count] ?? '', parts.slice(0, count).join(' ').length)).replace(/[\s:|—–-]+$/, '');
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

/** As many whole sentences as fit; the first one shortened at a word when even it does not. */
export function fitDescription(text: string, language: Language): string {
  const fits = (candidate: string): boolean => pixelWidth(candidate, DESCRIPTION_SIZE) <= DESCRIPTION_MAX_PX;
  let result = '';
  for (const sentence of sentencesOf(text.replace(/\s+/g, ' '), language.abbreviations)) {
    const longer = result === '' ? sentence.text : `${result} ${sentence.text}`;
    if (!fits(longer)) break;
    result = longer;
  }
  if (result !== '') return result;
  const clause = cutAtWord(text.replace(/\s+/g, ' '), (candidate) => fits(`${candidate}…`)).replace(/[,;:—–-]+$/, '').trim();
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

function cutAtWord(text: string, fits: (text: string) => boolean): string {
  const words = text.split(' ');
  while (words.length > 1 && !fits(words.join(' '))) words.pop();
  return words.join(' ').replace(/[\s,;:—–-]+$/, '');
}
