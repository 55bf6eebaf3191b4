import { FAMILIES, ownedPhrases, type MentionSource } from './owned-phrases.ts';
import type { Block } from './text/blocks.ts';
import type { Document } from './text/document.ts';
import { linkableBlocks, sourceOf } from './text/link-spots.ts';
import { aloneKeys, isPlainGap, pairKey, topicFamilies } from './text/subject-phrases.ts';
import { createTermPostings } from './text/term-postings.ts';

export type { MentionSource };

/** Where texts speak of the subjects of other articles: the phrases of all articles together, found in the words of one. */
export interface MentionIndex {
  /** Places in a document's text that speak of other articles, in reading order; several may overlap. */
  find(doc: Document): Mention[];
}

export interface Mention {
  /** Position of the article that is spoken of. */
  target: number;
  /** Offsets in the file. */
  start: number;
  end: number;
  /** The words as they stand. */
  anchor: string;
  block: Block;
  /** How surely the phrase names that article and no other, 0–1. */
  certainty: number;
  /** The words that were found, by their numbers in the vocabulary. */
  words: readonly number[];
}

/** Function words that may stand between two words of a phrase. */
const GAP = 2;
/** Words of an anchor; longer ones are hard to read (links/anchor-too-long allows 10). */
const LONGEST = 7;
const NONE = new Uint16Array();

/** @param sources all articles that may be linked, by their positions */
export function createMentionIndex(sources: readonly MentionSource[]): MentionIndex {
  const { families, targets, certainties } = ownedPhrases(sources);
  const familiesOf = (phrase: number): number[] => [...families.subarray(phrase * FAMILIES, (phrase + 1) * FAMILIES)].filter((family) => family !== 0);
  // By its first word, where that is the only one; else by the first with each of the others: one of them is the topic word before or after it. Of the
  // phrases with one word there are the more, the larger the site; of those with two words few.
  const postings = createTermPostings(targets.length, (at) => {
    const [first = 0, ...others] = familiesOf(at);
    const hashes = new Set(others.map((other) => pairKey(first, other)));
    return { counts: NONE, hashes: Uint32Array.from(hashes.size === 0 ? [first] : hashes) };
  });

  const each = (key: number, visit: (phrase: number) => void): void => {
    const { articles, from, to } = postings.of(key);
    for (let index = from; index < to; index++) visit(articles[index] as number);
  };

  const findIn = (block: Block, doc: Document, found: Mention[]): void => {
    const { numbers, starts, ends, from, to } = block.tokens;
    const familyOf = topicFamilies(doc.lexis);
    const aloneOf = aloneKeys(doc.lexis);
    const { tag, modifierEnding } = doc.language;
    const take = (phrase: number, at: number): void => {
      const target = targets[phrase] as number;
      if ((sources[target] as MentionSource).lang !== tag) return;
      const wanted = familiesOf(phrase);
      // A pair is found from both of its words, and two pairs may have one key.
      if (wanted.length > 1 && wanted[0] !== familyOf(numbers[at] as number)) return;
      const range = wanted.length === 1 ? { first: at, last: at, words: [at] } : tightest(rangeOf(block, at, wanted, familyOf, 1), rangeOf(block, at, wanted, familyOf, -1));
      if (range === undefined) return;
      const last = wholeEnd(block, range.last, modifierEnding, familyOf);
      if (last === undefined) return;
      const end = ends[last] as number;
      const begin = [wholeStart(block, range.first, modifierEnding, familyOf), range.first].find((first) => last - first < LONGEST && sourceOf(doc, block, starts[first] as number, end) !== undefined);
      const start = starts[begin ?? -1];
      const place = start === undefined ? undefined : sourceOf(doc, block, start, end);
      if (start === undefined || place === undefined) return;
      found.push({ target, ...place, anchor: block.text.slice(start, end), block, certainty: certainties[phrase] as number, words: range.words.map((word) => numbers[word] as number) });
    };
    const beside = (at: number, direction: 1 | -1): number => {
      const place = nextTopic(block, at, direction, familyOf);
      return place < 0 ? 0 : familyOf(numbers[place] as number);
    };
    for (let at = from; at < to; at++) {
      const family = familyOf(numbers[at] as number);
      if (family === 0) continue;
      const [before, after] = [beside(at, -1), beside(at, 1)];
      const together = new Set<number>();
      if (before !== 0) each(pairKey(family, before), (phrase) => together.add(phrase));
      if (after !== 0) each(pairKey(family, after), (phrase) => together.add(phrase));
      for (const phrase of [...together].sort((a, b) => a - b)) take(phrase, at);
      const alone = aloneOf(numbers[at] as number);
      if (alone !== 0) each(alone, (phrase) => take(phrase, at));
    }
  };
  return {
    find(doc) {
      const found: Mention[] = [];
      for (const block of linkableBlocks(doc)) findIn(block, doc, found);
      return found.sort((a, b) => a.start - b.start || a.end - b.end || a.target - b.target);
    },
  };
}

/**
 * Where words end that read as a whole: after "договора с управляющей" the noun is missing, after "оплата коммунальных" all of "и прочих услуг".
 * @returns undefined where a comma stands between them and the noun
 */
function wholeEnd({ text, tokens: { numbers, starts, ends, to } }: Block, last: number, modifier: RegExp | undefined, familyOf: (number: number) => number): number | undefined {
  const isModifier = (at: number): boolean => at < to && modifier?.test(text.slice(starts[at], ends[at])) === true;
  const isPlain = (at: number): boolean => at + 1 < to && isPlainGap(text, ends[at] as number, starts[at + 1] as number);
  let end = last;
  while (end - last < LONGEST && isModifier(end)) {
    if (!isPlain(end)) return isModifier(end + 1) && /^,\s$/.test(text.slice(ends[end], starts[end + 1])) ? undefined : end;
    if (familyOf(numbers[end + 1] as number) !== 0) end++;
    // "и прочих", "или иных": a second modifier of the same noun.
    else if (isModifier(end + 2) && isPlain(end + 1)) end += 2;
    else break;
  }
  return end;
}

/** Where words begin that read as a whole: "журнальный столик" rather than the noun alone, whatever the phrase says. */
function wholeStart({ text, tokens: { numbers, starts, ends, from } }: Block, first: number, modifier: RegExp | undefined, familyOf: (number: number) => number): number {
  const before = first - 1;
  if (modifier === undefined || before < from || familyOf(numbers[before] as number) === 0 || !isPlainGap(text, ends[before] as number, starts[first] as number)) return first;
  return modifier.test(text.slice(starts[before], ends[before])) ? before : first;
}

/** Words that make up a phrase: places of the first and the last one, and of all that count. */
interface WordRange {
  first: number;
  last: number;
  words: number[];
}

/** Of the words to either side the nearer ones: in "чистку дивана и чисткой" the first word belongs to the second. */
function tightest(one: WordRange | undefined, other: WordRange | undefined): WordRange | undefined {
  return one === undefined || (other !== undefined && other.last - other.first < one.last - one.first) ? other : one;
}

/**
 * The words around one of a phrase that are the others: each the next topic word, function words between them passed over, no punctuation.
 * @param side where to look first: behind it, or before it
 */
function rangeOf(block: Block, at: number, families: readonly number[], familyOf: (number: number) => number, side: 1 | -1): WordRange | undefined {
  const missing = new Set(families);
  const words = [at];
  missing.delete(familyOf(block.tokens.numbers[at] as number));
  let [first, last] = [at, at];
  const step = (direction: 1 | -1): boolean => {
    const place = nextTopic(block, direction === 1 ? last : first, direction, familyOf);
    if (place < 0 || !missing.delete(familyOf(block.tokens.numbers[place] as number))) return false;
    if (direction === 1) last = place;
    else first = place;
    words.push(place);
    return true;
  };
  while (missing.size > 0) if (!step(side) && !step(side === 1 ? -1 : 1)) return undefined;
  return { first, last, words: words.sort((a, b) => a - b) };
}

/** The nearest topic word to one side, function words passed over, no punctuation between; -1 where there is none. */
function nextTopic({ text, tokens: { numbers, starts, ends, from, to } }: Block, at: number, direction: 1 | -1, familyOf: (number: number) => number): number {
  for (let place = at + direction, gap = 0; place >= from && place < to && gap <= GAP; place += direction, gap++) {
    const [left, right] = direction === 1 ? [place - 1, place] : [place, place + 1];
    if (!isPlainGap(text, ends[left] as number, starts[right] as number)) return -1;
    if (familyOf(numbers[place] as number) !== 0) return place;
  }
  return -1;
}
