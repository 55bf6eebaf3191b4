import type { Block } from './text/blocks.ts';
import type { Document } from './text/document.ts';
import { linkableBlocks, sourceOf } from './text/link-spots.ts';
import { createNumberTable } from './text/number-table.ts';
import { aloneKeys, isPlainGap, PHRASE_SIZE, topicFamilies, type PackedPhrases } from './text/subject-phrases.ts';
import { createTermPostings } from './text/term-postings.ts';

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

export interface MentionSource {
  lang: string;
  phrases: PackedPhrases;
}

/** Articles that may have a phrase in common before it says nothing of any of them. */
const SHARED_MOST = 3;
/** Share of the surest article's weight from which another one is meant by the same words as well. */
const RIVAL = 0.5;
/** Function words that may stand between two words of a phrase. */
const GAP = 2;
/** Words of an anchor; longer ones are hard to read (links/anchor-too-long allows 10). */
const LONGEST = 7;
const FAMILIES = PHRASE_SIZE - 1;
const NONE = new Uint16Array();

/** @param sources all articles that may be linked, by their positions */
export function createMentionIndex(sources: readonly MentionSource[]): MentionIndex {
  const { families, targets, certainties } = ownedPhrases(sources);
  // By one of its words; the others are looked for around it.
  const postings = createTermPostings(targets.length, (at) => ({ counts: NONE, hashes: Uint32Array.of(families[at * FAMILIES] as number) }));
  const familiesOf = (phrase: number): number[] => [...families.subarray(phrase * FAMILIES, (phrase + 1) * FAMILIES)].filter((family) => family !== 0);

  const findIn = (block: Block, doc: Document, found: Mention[]): void => {
    const { numbers, starts, ends, from, to } = block.tokens;
    const familyOf = topicFamilies(doc.lexis);
    const aloneOf = aloneKeys(doc.lexis);
    const { tag, modifierEnding } = doc.language;
    const take = (phrase: number, at: number): void => {
      const target = targets[phrase] as number;
      if ((sources[target] as MentionSource).lang !== tag) return;
      const wanted = familiesOf(phrase);
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
    for (let at = from; at < to; at++) {
      const family = familyOf(numbers[at] as number);
      if (family === 0) continue;
      for (const key of [family, aloneOf(numbers[at] as number)]) {
        if (key === 0) continue;
        const here = postings.of(key);
        for (let index = here.from; index < here.to; index++) take(here.articles[index] as number, at);
      }
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

/** Phrases that name one article rather than others: those of too many are left out, and where several have one, the surest of them is meant. */
function ownedPhrases(sources: readonly MentionSource[]): { families: Uint32Array; targets: Int32Array; certainties: Float32Array } {
  const owners = createNumberTable(1 << 10);
  each(sources, (_target, phrase) => owners.add(phraseKey(phrase), 1));
  const [sums, most, rivals] = [new Float32Array(owners.room), new Float32Array(owners.room), new Int32Array(owners.room)];
  each(sources, (_target, phrase) => {
    const place = owners.placeOf(phraseKey(phrase));
    most[place] = Math.max(most[place] as number, phrase[FAMILIES] as number);
  });
  // Whoever only comes back to the words does not take them from the article that has them as its key phrase.
  each(sources, (_target, phrase) => {
    const place = owners.placeOf(phraseKey(phrase));
    const weight = phrase[FAMILIES] as number;
    if (weight < (most[place] as number) * RIVAL) return;
    sums[place] = (sums[place] as number) + weight;
    rivals[place] = (rivals[place] as number) + 1;
  });
  const isOwned = (phrase: Uint32Array, place: number): boolean => (rivals[place] as number) <= SHARED_MOST && (phrase[FAMILIES] as number) >= (most[place] as number);
  let count = 0;
  each(sources, (_target, phrase) => { if (isOwned(phrase, owners.placeOf(phraseKey(phrase)))) count++; });
  const owned = { families: new Uint32Array(count * FAMILIES), targets: new Int32Array(count), certainties: new Float32Array(count) };
  let next = 0;
  each(sources, (target, phrase) => {
    const place = owners.placeOf(phraseKey(phrase));
    if (!isOwned(phrase, place)) return;
    owned.families.set(phrase.subarray(0, FAMILIES), next * FAMILIES);
    owned.targets[next] = target;
    owned.certainties[next++] = ((phrase[FAMILIES] as number) / 1000) * ((phrase[FAMILIES] as number) / (sums[place] as number));
  });
  return owned;
}

function each(sources: readonly MentionSource[], visit: (target: number, phrase: Uint32Array) => void): void {
  sources.forEach(({ phrases }, target) => {
    for (let at = 0; at < phrases.length; at += PHRASE_SIZE) visit(target, phrases.subarray(at, at + PHRASE_SIZE));
  });
}

/** One number for the words of a phrase, whose order is settled. */
function phraseKey(phrase: Uint32Array): number {
  let key = 0x811c9dc5;
  for (let at = 0; at < FAMILIES; at++) key = Math.imul(key ^ (phrase[at] as number), 0x01000193) >>> 0;
  return key;
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
function rangeOf({ text, tokens: { numbers, starts, ends, from, to } }: Block, at: number, families: readonly number[], familyOf: (number: number) => number, side: 1 | -1): WordRange | undefined {
  const missing = new Set(families);
  const words = [at];
  missing.delete(familyOf(numbers[at] as number));
  let [first, last] = [at, at];
  const step = (direction: 1 | -1): boolean => {
    let gap = 0;
    for (let place = (direction === 1 ? last : first) + direction; place >= from && place < to && gap <= GAP; place += direction) {
      const [left, right] = direction === 1 ? [place - 1, place] : [place, place + 1];
      if (!isPlainGap(text, ends[left] as number, starts[right] as number)) return false;
      const family = familyOf(numbers[place] as number);
      if (family === 0) {
        gap++;
        continue;
      }
      if (!missing.delete(family)) return false;
      if (direction === 1) last = place;
      else first = place;
      words.push(place);
      return true;
    }
    return false;
  };
  while (missing.size > 0) if (!step(side) && !step(side === 1 ? -1 : 1)) return undefined;
  return { first, last, words: words.sort((a, b) => a - b) };
}
