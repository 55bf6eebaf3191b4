import { createNumberTable, type NumberTable } from './text/number-table.ts';
import { createTermPostings, type TermPostings } from './text/term-postings.ts';
import type { TermCounts } from './text/term-counts.ts';

/**
 * How near articles of a site are to each other: the cosine of TF-IDF vectors of word families (square root of the term frequency, smoothed inverse document frequency), within one
 * language. The words lie elsewhere and are asked for one article at a time; how often a word is used by the site can be handed in, so that one changed article
 * needs no other's text. Every part of Slugline that asks how near two articles are asks here.
 */
export interface Relevance {
  /** Cosine of two articles, 0–1; 0 for two languages, which have no term in common. */
  cosine(a: number, b: number): number;
  /** Cosine of an article and of other words in its language. */
  cosineTo(position: number, terms: TermCounts): number;
  /** The nearest articles, best first, itself left out; as many as are ranked by the exact cosine. */
  nearest(position: number, ranked?: number): Near[];
  /** The same for words that are no article's (any more). */
  nearestTo(terms: TermCounts, lang: string): Near[];
  /** What can be kept, to be handed in again. */
  prepared(position: number): Prepared;
  /** How much a word says by its rarity, 0–1: 1 for a word that only one other article has. */
  rarity(lang: string, hash: number): number;
  /** The words that make two articles near, heaviest first, with their share of the cosine. */
  shared(a: number, b: number, limit: number): { hash: number; share: number }[];
}

export interface Near {
  position: number;
  score: number;
}

/** How many articles use each word: what the weight of a word rests on. */
export interface Basis {
  frequencies: NumberTable;
  /** Articles by language. */
  articles: ReadonlyMap<string, number>;
}

export interface RelevanceSource {
  lang: string;
  terms(): TermCounts;
  /** Worked out before, with the same basis. */
  prepared?: Prepared | undefined;
  /** Decides between equals, smaller first; default: the order of the sources. */
  key?: string | undefined;
}

/** What finding candidates needs of an article: the length of its vector, and the words by which it is found. */
export interface Prepared {
  length: number;
  /** Words and how often they are used, in pairs. */
  top: Uint32Array;
}

export interface RelevanceOptions {
  /** Words by which an article is found: the rarest and most used ones, so many; Infinity: every one that says something. */
  topTerms?: number;
  /** Words of an article that is asked about (60 find 0.99 of the three nearest on 10,000 articles). */
  queryTerms?: number;
  /** Candidates ranked by the exact cosine. */
  ranked?: number;
}

/** The same where a change is followed: everyone to whom it may matter. */
const CONCERNED = 24;
/** Terms of more articles than this say little of any of them and find no candidates: a share, and numbers below and above which it does not matter. */
const COMMON_SHARE = 0.05;
const COMMON_MIN = 1000;
/** Pairs of a word and an article that one question may look at: the heaviest words come first, so what is left out weighs least. */
const REACH = 20_000;

export function basisOf(sources: readonly Pick<RelevanceSource, 'lang' | 'terms'>[]): Basis {
  const frequencies = createNumberTable(1 << 16);
  const articles = new Map<string, number>();
  for (const { lang, terms } of sources) {
    articles.set(lang, (articles.get(lang) ?? 0) + 1);
    for (const hash of terms().hashes) frequencies.add(hash, 1);
  }
  return { frequencies, articles };
}

/** Words of an article with their weights, as they are asked for by hash. */
interface Vector {
  lang: string;
  length: number;
  /** By hash: weight times the word's inverse frequency, which is all that the other side's count is multiplied by. */
  weights: TermWeights;
}

export function createRelevance(sources: readonly RelevanceSource[], basis: Basis, { topTerms = 96, queryTerms = 60, ranked: usual = 16 }: RelevanceOptions = {}): Relevance {
  const total = sources.length;
  const common = Math.max(COMMON_MIN, total * COMMON_SHARE);
  const frequencyOf = (hash: number): number => basis.frequencies.get(hash);
  const idfsOf = inverseFrequencies(basis);
  const roots = Float64Array.from({ length: 256 }, (_, count) => Math.sqrt(count));
  const usesOf = (count: number): number => (count < 256 ? (roots[count] as number) : Math.sqrt(count));
  const source = (position: number): RelevanceSource => sources[position] as RelevanceSource;
  const lengthOf = ({ hashes, counts }: TermCounts, lang: string): number => {
    const idfOf = idfsOf(lang);
    let squares = 0;
    for (let at = 0; at < hashes.length; at++) {
      const weight = usesOf(counts[at] as number) * idfOf(hashes[at] as number);
      squares += weight * weight;
    }
    return Math.sqrt(squares) || 1;
  };
  const finds = (hash: number): boolean => {
    const frequency = frequencyOf(hash);
    return frequency > 1 && frequency <= common;
  };
  /** The words by which an article is found, or asks: heaviest first. */
  const topOf = (terms: TermCounts, lang: string, most: number): TermCounts => {
    const { hashes, counts } = terms;
    const idfOf = idfsOf(lang);
    const places: number[] = [];
    for (let at = 0; at < hashes.length; at++) if (finds(hashes[at] as number)) places.push(at);
    const weights = Float64Array.from(places, (at) => usesOf(counts[at] as number) * idfOf(hashes[at] as number));
    // Hashes lie in order, and the sort keeps it among equals: what is found does not depend on the order of words.
    const order = most === Infinity ? places : [...places.keys()].sort((a, b) => (weights[b] as number) - (weights[a] as number)).slice(0, most).map((index) => places[index] as number);
    return { hashes: Uint32Array.from(order, (at) => hashes[at] as number), counts: Uint16Array.from(order, (at) => counts[at] as number) };
  };

  const lengths = new Float64Array(total);
  let postings: TermPostings | undefined;
  const tops: TermCounts[] = [];
  const prepare = (): TermPostings => {
    if (postings !== undefined) return postings;
    sources.forEach(({ lang, terms, prepared: known }, position) => {
      lengths[position] = known?.length ?? lengthOf(terms(), lang);
      if (known !== undefined) tops[position] = unpaired(known.top);
      else if (topTerms !== Infinity) tops[position] = topOf(terms(), lang, topTerms);
    });
    // Where every word finds its articles, they are as many as the words themselves and are worked out again when they are needed.
    postings = createTermPostings(total, (position) => tops[position] ?? topOf(source(position).terms(), source(position).lang, Infinity));
    return postings;
  };
  const vectorOf = (terms: TermCounts, lang: string, length = lengthOf(terms, lang)): Vector => {
    const idfOf = idfsOf(lang);
    const { hashes, counts } = terms;
    const weights = createTermWeights(hashes.length);
    for (let at = 0; at < hashes.length; at++) {
      const hash = hashes[at] as number;
      const idf = idfOf(hash);
      weights.set(hash, usesOf(counts[at] as number) * idf * idf);
    }
    return { lang, length, weights };
  };
  const vectorAt = (position: number): Vector => {
    prepare();
    return vectorOf(source(position).terms(), source(position).lang, lengths[position]);
  };
  const cosineWith = ({ weights, length, lang }: Vector, terms: TermCounts, otherLang: string, otherLength: number): number => {
    if (lang !== otherLang) return 0;
    const { hashes, counts } = terms;
    let sum = 0;
    for (let at = 0; at < hashes.length; at++) {
      const weight = weights.get(hashes[at] as number);
      if (weight !== 0) sum += weight * usesOf(counts[at] as number);
    }
    return Math.min(1, sum / (length * otherLength));
  };
  const cosineAt = (vector: Vector, position: number): number => cosineWith(vector, source(position).terms(), source(position).lang, lengths[position] as number);
  const inOrder = (a: number, b: number): number => compareKeys(source(a).key, source(b).key) || a - b;
  const better = (a: Near, b: Near): number => b.score - a.score || inOrder(a.position, b.position);

  const scores = new Float64Array(total);
  let touched = new Int32Array(1 << 10);
  const find = (vector: Vector, top: Uint32Array, self: number, limit: number): Near[] => {
    const positions = prepare();
    let count = 0;
    let reach = REACH;
    for (const hash of top) {
      const gain = vector.weights.get(hash);
      const { articles, uses, from, to } = positions.of(hash);
      if ((reach -= to - from) < 0 && count > 0) break;
      if (count + to - from > touched.length) {
        const more = new Int32Array((count + to - from) * 2);
        more.set(touched);
        touched = more;
      }
      for (let at = from; at < to; at++) {
        const other = articles[at] as number;
        if (scores[other] === 0) touched[count++] = other;
        scores[other] = (scores[other] as number) + (gain * (roots[uses[at] as number] as number)) / (lengths[other] as number);
      }
    }
    const candidates = bestOf(touched, count, scores, self, limit, inOrder);
    for (let at = 0; at < count; at++) scores[touched[at] as number] = 0;
    return candidates.map((position) => ({ position, score: cosineAt(vector, position) })).sort(better);
  };
  const ask = (position: number): Uint32Array => {
    const known = tops[position];
    return known !== undefined && topTerms >= queryTerms ? known.hashes.subarray(0, queryTerms) : topOf(source(position).terms(), source(position).lang, queryTerms).hashes;
  };
  return {
    cosine: (a, b) => cosineAt(vectorAt(a), b),
    cosineTo: (position, terms) => cosineAt((prepare(), vectorOf(terms, source(position).lang)), position),
    nearest(position, ranked = usual) {
      prepare();
      return find(vectorAt(position), ask(position), position, ranked);
    },
    nearestTo: (terms, lang) => find(vectorOf(terms, lang), topOf(terms, lang, queryTerms).hashes, -1, CONCERNED),
    prepared(position) {
      prepare();
      return { length: lengths[position] as number, top: paired(tops[position] ?? topOf(source(position).terms(), source(position).lang, topTerms)) };
    },
    rarity: (lang, hash) => Math.min(1, idfsOf(lang)(hash) / Math.log(1 + ((basis.articles.get(lang) ?? 0) + 1) / 2)),
    shared(a, b, limit) {
      const { weights, length } = vectorAt(a);
      const { hashes, counts } = source(b).terms();
      const found: { hash: number; share: number }[] = [];
      for (let at = 0; at < hashes.length; at++) {
        const weight = weights.get(hashes[at] as number);
        if (weight !== 0) found.push({ hash: hashes[at] as number, share: (weight * usesOf(counts[at] as number)) / (length * (lengths[b] as number)) });
      }
      return found.sort((one, other) => other.share - one.share || one.hash - other.hash).slice(0, limit);
    },
  };
}

/** Inverse frequency of a word, by its hash: worked out once for every word the site uses. */
function inverseFrequencies({ frequencies, articles }: Basis): (lang: string) => (hash: number) => number {
  const byLanguage = new Map<string, (hash: number) => number>();
  const make = (lang: string): ((hash: number) => number) => {
    const texts = (articles.get(lang) ?? 0) + 1;
    const unknown = Math.log(1 + texts);
    const known = new Float64Array(frequencies.room);
    return (hash) => {
      const place = frequencies.placeOf(hash);
      if (place < 0) return unknown;
      return known[place] || (known[place] = Math.log(1 + texts / (frequencies.get(hash) + 1)));
    };
  };
  return (lang) => {
    let idfs = byLanguage.get(lang);
    if (idfs === undefined) byLanguage.set(lang, (idfs = make(lang)));
    return idfs;
  };
}

/** Weights by hash, for the words of one article: small enough to stay near the processor. */
interface TermWeights {
  set(hash: number, weight: number): void;
  /** 0 for a word that is not there. */
  get(hash: number): number;
}

const FILTER_BITS = 13;

function createTermWeights(words: number): TermWeights {
  let room = 16;
  while (room < words * 2) room *= 2;
  const [hashes, weights] = [new Uint32Array(room), new Float64Array(room)];
  // Most words that are asked for are not there: by their first bits that is nearly always told at once.
  const there = new Uint8Array(1 << FILTER_BITS);
  const placeOf = (hash: number): number => {
    let place = (Math.imul(hash, 0x9e3779b1) >>> 9) & (room - 1);
    while (weights[place] !== 0 && hashes[place] !== hash) place = (place + 1) & (room - 1);
    return place;
  };
  return {
    get: (hash) => (there[hash >>> (32 - FILTER_BITS)] === 0 ? 0 : (weights[placeOf(hash)] as number)),
    set(hash, weight) {
      const place = placeOf(hash);
      there[hash >>> (32 - FILTER_BITS)] = 1;
      hashes[place] = hash;
      weights[place] = weight;
    },
  };
}

function paired({ hashes, counts }: TermCounts): Uint32Array {
  return Uint32Array.from({ length: hashes.length * 2 }, (_, at) => (at % 2 === 0 ? hashes : counts)[at >> 1] as number);
}

function unpaired(pairs: Uint32Array): TermCounts {
  return { hashes: pairs.filter((_, at) => at % 2 === 0), counts: Uint16Array.from(pairs.filter((_, at) => at % 2 === 1)) };
}

/** The best of the first `count` positions by their scores, best first, equals in their order; those under the worst of the best so far are left out at once. */
function bestOf(positions: Int32Array, count: number, scores: Float64Array, self: number, limit: number, inOrder: (a: number, b: number) => number): number[] {
  const better = (a: number, b: number): number => (scores[b] as number) - (scores[a] as number) || inOrder(a, b);
  let best: number[] = [];
  let border = 0;
  for (let at = 0; at < count; at++) {
    const position = positions[at] as number;
    if (position === self || (scores[position] as number) < border) continue;
    if (best.push(position) < limit * 8) continue;
    best = best.sort(better).slice(0, limit);
    border = scores[best.at(-1) as number] as number;
  }
  return best.sort(better).slice(0, limit);
}

function compareKeys(a: string | undefined, b: string | undefined): number {
  return a === undefined || b === undefined || a === b ? 0 : a < b ? -1 : 1;
}
