import type { Block } from './blocks.ts';
import type { Document } from './document.ts';
import type { Language } from './language.ts';
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

const known = new WeakMap<Document, ReadonlyMap<Block, readonly Statistic[]>>();

/** `statisticsOf` for all blocks that have any. Most blocks hold neither a percentage nor a phrase that could make a number one, and are not looked at. */
export function documentStatistics(doc: Document): ReadonlyMap<Block, readonly Statistic[]> {
  let found = known.get(doc);
  if (found === undefined) {
    const suspects = new Set<Block>();
    // Shares in words and ranges of capacity count only beside a noun for people or markets.
    const besideSubject = (block: Block): boolean => doc.matches('statisticSubjects').some((match) => match.block === block);
    for (const { block } of doc.matches('statisticShapes')) if (besideSubject(block)) suspects.add(block);
    for (const { block } of doc.matches('capacityVerbs')) if (MAYBE_RANGE.test(block.text) && besideSubject(block)) suspects.add(block);
    if (doc.text.includes('%')) for (const block of doc.blocks) if (block.text.includes('%')) suspects.add(block);
    found = new Map([...suspects].map((block) => [block, statisticsOf(block, doc.language)]));
    known.set(doc, found);
  }
  return found;
}

/**
 * Numbers of a block that claim to measure something. A percentage always counts; shares in words ("7 из 10", "в 3 раза") and ranges of capacity ("may lead
 * 3-5 talks") only beside a noun for people or markets. Figures of speech, scales, taxes, quoted words, examples and targets do not count.
 */
export function statisticsOf(block: Block, language: Language): Statistic[] {
  const idioms = language.find('statisticIdioms', block.words);
  const found: Statistic[] = [];
  for (const sentence of block.sentences) {
    const words = block.words.filter((word) => word.start >= sentence.start && word.end <= sentence.end);
    if (language.find('exampleMarkers', words).length > 0) continue;
    const subjects = language.find('statisticSubjects', words);
    const add = (start: number, end: number, measured: boolean): void => {
      if (block.inQuotes(start) || idioms.some((idiom) => idiom.start < end && idiom.end > start) || found.some((other) => other.start < end && other.end > start)) return;
      found.push({ start, end, text: block.text.slice(start, end), sentence: sentence.text, measured });
    };
    for (const { start, end } of places(PERCENT, sentence)) add(start, end, subjects.length > 0);
    const near = (end: number): boolean => subjects.some((subject) => subject.start >= end && language.words(block.text.slice(end, subject.start)).length <= 2);
    if (subjects.length > 0) {
      for (const shape of language.find('statisticShapes', words)) {
        // "Step 2 of 5" is no share: what the number counts must follow.
        const needsNoun = /^\d/.test(words[shape.first]?.lower ?? '');
        if (!needsNoun || near(shape.end)) add(shape.start, shape.end, true);
      }
    }
    if (language.find('capacityVerbs', words).length > 0) {
      for (const { start, end } of places(RANGE, sentence)) if (near(end)) add(start, end, true);
    }
  }
  return found;
}

function places(pattern: RegExp, sentence: Sentence): { start: number; end: number }[] {
  return [...sentence.text.matchAll(pattern)].map((match) => ({ start: sentence.start + match.index, end: sentence.start + match.index + match[0].length }));
}
