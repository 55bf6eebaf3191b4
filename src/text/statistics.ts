import type { Block } from './blocks.ts';
import type { Document } from './document.ts';
import type { Language } from './language.ts';
import type { PhraseMatch } from './phrases.ts';
import type { Sentence } from './words.ts';

export interface Statistic {
  /** Places in the block's plain text. */
  start: number;
  end: number;
  text: string;
  sentence: string;
  /** The sentence also names people, sales or another measured thing. */
  measured: boolean;
}

const PERCENT = /(?<![\p{L}\d.,])\d+(?:[.,]\d+)?(?:\s?[-–—]\s?\d+(?:[.,]\d+)?)?[ \u00A0\u202F]?%(?![\p{L}\d])/gu;
/** Quicker to look for, and in every range. */
const MAYBE_RANGE = /\d[ \u00A0]?[-–—][ \u00A0]?\d/;
const RANGE = /(?<![\p{L}\d.,/-])\d{1,4}[ \u00A0]?[-–—][ \u00A0]?\d{1,4}(?![\p{L}\d.,/-]*\d)/gu;
/** Words between a share and the noun for whom it counts: "nine out of ten young owners". */
const NOUN_REACH = 2;
/** Words between a ratio and what grew by it. */
const RATIO_REACH = 4;

const known = new WeakMap<Document, ReadonlyMap<Block, readonly Statistic[]>>();

/** `statisticsOf` for all blocks that have any. Most blocks hold neither a percentage nor a phrase that could make a number one, and are not looked at. */
export function documentStatistics(doc: Document): ReadonlyMap<Block, readonly Statistic[]> {
  let found = known.get(doc);
  if (found === undefined) {
    const suspects = new Set<Block>();
    // Shares in words and ranges of capacity count only beside a noun for people or markets.
    const besideSubject = (block: Block): boolean => (['statisticSubjects', 'people'] as const).some((list) => doc.matches(list).some((match) => match.block === block));
    for (const list of ['statisticShapes', 'shares'] as const) for (const { block } of doc.matches(list)) if (besideSubject(block)) suspects.add(block);
    for (const { block } of doc.matches('capacityVerbs')) if (MAYBE_RANGE.test(block.text) && besideSubject(block)) suspects.add(block);
    for (const { block } of doc.matches('percentages')) suspects.add(block);
    for (const { block } of doc.matches('multiples')) suspects.add(block);
    if (doc.text.includes('%')) for (const block of doc.blocks) if (block.text.includes('%')) suspects.add(block);
    found = new Map([...suspects].map((block) => [block, statisticsOf(block, doc.language)]));
    known.set(doc, found);
  }
  return found;
}

/**
 * Numbers of a block that claim to measure something. A percentage, in signs or words, and a thing made so many times faster or cheaper always count; shares
 * in words ("7 из 10", "в 3 раза", "every third") and ranges of capacity ("may lead 3-5 talks") only beside a noun for people or markets. Figures of speech,
 * scales, taxes, quoted words, examples with all that follows a supposition, targets, sums in cells and in questions do not count.
 */
export function statisticsOf(block: Block, language: Language): Statistic[] {
  const percentWords = language.find('percentages', block.words);
  // "40 percent attention" is the figure of speech "# attention".
  const idioms = language.find('statisticIdioms', percentWords.length === 0 ? block.words : block.words.filter((_word, index) => !percentWords.some((match) => index > match.first && index <= match.last)));
  const found: Statistic[] = [];
  let supposed = false;
  for (const sentence of block.sentences) {
    const words = block.words.filter((word) => word.start >= sentence.start && word.end <= sentence.end);
    supposed ||= language.find('suppositions', words).length > 0;
    if (supposed || language.find('exampleMarkers', words).length > 0) continue;
    const subjects = language.find('statisticSubjects', words);
    // A sum in a cell and a question ("How do I take 15% of it?") claim nothing of the world.
    const bare = block.kind === 'cell' || (block.kind === 'heading' && block.text.trimEnd().endsWith('?'));
    const add = (start: number, end: number, measured: boolean): void => {
      if ((bare && !measured) || block.inQuotes(start) || idioms.some((idiom) => idiom.start < end && idiom.end > start) || found.some((other) => other.start < end && other.end > start)) return;
      found.push({ start, end, text: block.text.slice(start, end), sentence: sentence.text, measured });
    };
    for (const { start, end } of places(PERCENT, sentence)) add(start, end, subjects.length > 0);
    for (const { start, end } of percentWords) if (start >= sentence.start && end <= sentence.end) add(start, end, subjects.length > 0);
    const persons = [...subjects, ...language.find('people', words)];
    // "Step 2 of 5", "every second day" and "nine out of ten eggs" are no shares of people: whom the number counts must follow.
    const follows = (end: number): boolean => persons.some((person) => person.start >= end && language.words(block.text.slice(end, person.start)).length <= NOUN_REACH);
    for (const share of language.find('shares', words)) if (follows(share.end)) add(share.start, share.end, true);
    for (const multiple of language.find('multiples', words)) add(multiple.start, multiple.end, subjects.some((subject) => subject.last < multiple.first || subject.first > multiple.last));
    const beside = ({ first, last }: PhraseMatch): boolean => subjects.some((subject) => first - subject.last <= RATIO_REACH && subject.first - last <= RATIO_REACH);
    for (const ratio of language.find('statisticShapes', words)) if (beside(ratio)) add(ratio.start, ratio.end, true);
    if (language.find('capacityVerbs', words).length > 0) {
      for (const { start, end } of places(RANGE, sentence)) if (subjects.some((subject) => subject.start >= end && language.words(block.text.slice(end, subject.start)).length <= NOUN_REACH)) add(start, end, true);
    }
  }
  return found;
}

function places(pattern: RegExp, sentence: Sentence): { start: number; end: number }[] {
  return [...sentence.text.matchAll(pattern)].map((match) => ({ start: sentence.start + match.index, end: sentence.start + match.index + match[0].length }));
}
