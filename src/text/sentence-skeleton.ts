import type { Block } from './blocks.ts';
import type { Document } from './document.ts';
import type { Lexis } from './language.ts';
import { OPENS_WITH_DIGIT, STOP_WORD } from './vocabulary.ts';
import type { Sentence } from './words.ts';

/** How a sentence is built: its function words and marks in their order, with the words that carry the subject left blank. */
export interface Skeleton {
  /** Equal for sentences of one construction, in every form of their function words ("каждая", "каждое"). */
  key: string;
  /** "если вы • , •": the same as a reader sees it. */
  text: string;
  /** Function words and marks in it: how much two sentences have in common that share it. Marks alone are none: commas between words are no construction. */
  weight: number;
}

/** A run of words with a subject of their own; a number in digits. */
const BLANK = '•';
const NUMBER = '#';

/** Marks that belong to the construction; quotation marks and hyphens do not. Kinds of dashes are one. */
const MARKS = /\?|!|…|\.{3}|[,:;(]|(?<=\s|^)[—–-](?=\s|$)/g;

/**
 * The skeleton of a part of a block: words of the language's list of function words stay, runs of other words become one blank, so that sentences of other
 * subjects and lengths compare as equal. Works for every language that has such a list.
 * @param from offsets in the block's text
 * @param limit parts that are looked at: constructions are told by how they begin
 */
export function skeletonOf({ text, tokens: { numbers, starts, ends, from: first, to: last } }: Block, from: number, to: number, { vocabulary: { traits, lowers, stems } }: Lexis, limit = Infinity): Skeleton {
  const parts: string[] = [];
  let [words, marks] = [0, 0];
  const key: string[] = [];
  const add = (part: string, stem = part): boolean => {
    if (parts.length >= limit || (part === BLANK && parts.at(-1) === BLANK)) return false;
    parts.push(part);
    key.push(stem);
    return true;
  };
  let before = from;
  for (let at = first; at < last && parts.length < limit; at++) {
    const start = starts[at] as number;
    if (start < from) continue;
    if (start >= to) break;
    if (start > before) for (const mark of marksIn(text.slice(before, start))) if (add(mark)) marks++;
    const number = numbers[at] as number;
    const trait = traits[number] as number;
    if ((trait & STOP_WORD) === 0) add((trait & OPENS_WITH_DIGIT) !== 0 ? NUMBER : BLANK);
    else if (add(lowers[number] as string, stems[number])) words++;
    before = ends[at] as number;
  }
  if (before < to) for (const mark of marksIn(text.slice(before, to))) if (add(mark)) marks++;
  return { key: key.join(' '), text: parts.join(' '), weight: words === 0 ? 0 : words + marks };
}

function marksIn(between: string): string[] {
  if (between === ' ') return [];
  return (between.match(MARKS) ?? []).map((mark) => (mark === '...' ? '…' : mark === '–' || mark === '-' ? '—' : mark));
}

/** What kind of sentence it is where that shows: most are statements, and have none. */
export type SentenceForm = 'question' | 'exclamation' | 'supposition' | 'condition' | 'definition';

interface Forms {
  condition: RegExp;
  definition: RegExp;
}

/** By the beginning of the skeleton. */
const FORMS: Readonly<Record<string, Forms>> = {
  ru: { condition: /^(?:если|когда|пока|стоит)(?: |$)/, definition: /^(?:• )+— это(?: |$)/ },
  en: { condition: /^(?:if|when|whenever|once|while)(?: |$)/, definition: /^(?:(?:a|an|the) )?• (?:is|are) (?:a|an|the one)(?: |$)/ },
  de: { condition: /^(?:wenn|falls|sobald|während|solange)(?: |$)/, definition: /^(?:(?:ein|eine|der|die|das) )?• (?:ist|sind) (?:ein|eine)(?: |$)/ },
};

/** The form of a sentence; undefined for a plain statement, and for what a language nobody here knows would say. */
export function sentenceForm(block: Block, sentence: Sentence, { language, lexis }: Document): SentenceForm | undefined {
  const { text, start, end } = sentence;
  if (/\?["»”)\]]*$/.test(text)) return 'question';
  if (language.find('suppositions', language.words(text)).some(({ first }) => first === 0)) return 'supposition';
  if (/!["»”)\]]*$/.test(text)) return 'exclamation';
  const forms = FORMS[language.tag];
  const beginning = skeletonOf(block, start, end, lexis, 5).text;
  if (forms?.condition.test(beginning) === true) return 'condition';
  return forms?.definition.test(beginning) === true ? 'definition' : undefined;
}
