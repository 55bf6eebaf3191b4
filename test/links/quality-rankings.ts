import MiniSearch from 'minisearch';
import type { Document } from '../../src/text/document.ts';
import { familyKey } from '../../src/text/word-families.ts';
import type { Language } from '../../src/text/language.ts';
import { wordsOf } from '../../src/text/words.ts';
import { randomFrom } from '../kit/random.ts';
import type { LabelledSite } from './quality-set.ts';

/** Ways to find three articles for each, against which Slugline is measured. Written apart from its code: only words, stems and Markdown are taken from it. */

/** Lists of a method for one article; several where chance has a part in them. */
export type Ranking = (slug: string) => readonly (readonly string[])[];

export const LISTED = 3;
const DRAWS = 200;
/** How much a word says by where it stands. */
const BOOST = { title: 6, keywords: 5, headings: 3, description: 0, body: 1 } as const;
type Fields = Record<keyof typeof BOOST, string>;

/** All methods by the names they have in the table. */
export function rankings({ docs, plan }: LabelledSite): Record<string, Ranking> {
  return {
    'random choice': random(docs),
    'words of titles': titleOverlap(docs),
    'BM25, asked for title and keywords': bm25(docs, ({ title, keywords }) => `${title} ${keywords}`),
    'BM25, asked for the whole text': bm25(docs, (fields) => Object.values(fields).join(' ')),
    'TF-IDF cosine, brute force': cosine(docs, PLAIN),
    'the measure of Slugline, brute force': cosine(docs, OURS),
    Slugline: (slug) => [plan.related(slug).map((link) => link.slug)],
  };
}

function random(docs: readonly Document[]): Ranking {
  const slugs = docs.map(({ slug }) => slug);
  return (slug) => {
    const others = slugs.filter((other) => other !== slug);
    const next = randomFrom(slugs.indexOf(slug) + 1);
    return Array.from({ length: DRAWS }, () => {
      const left = [...others];
      return Array.from({ length: LISTED }, () => left.splice(Math.floor(next() * left.length), 1)[0] ?? '');
    });
  };
}

function titleOverlap(docs: readonly Document[]): Ranking {
  const titles = docs.map((doc) => new Set(stemsOf(doc.field('title'), doc.language)));
  return byScore(docs, (at) => titles.map((other) => {
    const common = [...other].filter((stem) => titles[at]?.has(stem)).length;
    return common / ((titles[at]?.size ?? 0) + other.size - common || 1);
  }));
}

function bm25(docs: readonly Document[], query: (fields: Fields) => string): Ranking {
  const [first] = docs;
  if (first === undefined) return () => [[]];
  const { language } = first;
  const index = new MiniSearch<Fields & { id: number }>({
    fields: Object.keys(BOOST), tokenize: (text) => stemsOf(text, language), processTerm: (term) => term, searchOptions: { boost: BOOST },
  });
  index.addAll(docs.map((doc, id) => ({ id, ...fieldsOf(doc) })));
  return byScore(docs, (at) => {
    const found = new Map(index.search(query(fieldsOf(docs[at] ?? first))).map(({ id, score }) => [id as number, score]));
    return docs.map((_, other) => found.get(other) ?? 0);
  });
}

/** What a vector is made of. */
interface Weighting {
  boost: Readonly<Record<keyof Fields, number>>;
  /** What of a stem is counted. */
  term(stem: string): string;
  frequency(count: number): number;
}

/** As textbooks have it: stems, log term frequency. */
const PLAIN: Weighting = { boost: BOOST, term: (stem) => stem, frequency: (count) => 1 + Math.log(count) };
/** As Slugline counts; written again here, so that a fault there shows. */
const OURS: Weighting = { boost: { title: 6, keywords: 5, headings: 2, description: 1, body: 1 }, term: familyKey, frequency: Math.sqrt };

/** Smoothed inverse document frequency, every term of every article against every other: no index, no candidates. */
function cosine(docs: readonly Document[], { boost, term, frequency: uses }: Weighting): Ranking {
  const counts = docs.map((doc) => {
    const weights = new Map<string, number>();
    for (const [field, text] of Object.entries(fieldsOf(doc)) as [keyof Fields, string][]) {
      for (const stem of stemsOf(text, doc.language)) if (boost[field] > 0) weights.set(term(stem), (weights.get(term(stem)) ?? 0) + boost[field]);
    }
    return weights;
  });
  const frequency = new Map<string, number>();
  for (const weights of counts) for (const stem of weights.keys()) frequency.set(stem, (frequency.get(stem) ?? 0) + 1);
  const vectors = counts.map((weights) => {
    const vector = new Map([...weights].map(([stem, weight]) => [stem, uses(weight) * Math.log(1 + (docs.length + 1) / ((frequency.get(stem) ?? 0) + 1))]));
    const length = Math.hypot(...vector.values());
    return new Map([...vector].map(([stem, weight]) => [stem, weight / length]));
  });
  return byScore(docs, (at) => vectors.map((other) => [...other].reduce((sum, [stem, weight]) => sum + weight * (vectors[at]?.get(stem) ?? 0), 0)));
}

/** The best three with a score at all; the slug decides between equals. */
function byScore(docs: readonly Document[], scoresOf: (at: number) => readonly number[]): Ranking {
  return (slug) => {
    const scores = scoresOf(docs.findIndex((doc) => doc.slug === slug));
    const found = docs.flatMap((doc, at) => (doc.slug === slug || (scores[at] ?? 0) <= 0 ? [] : [{ slug: doc.slug, score: scores[at] ?? 0 }]));
    return [found.sort((a, b) => b.score - a.score || (a.slug < b.slug ? -1 : 1)).slice(0, LISTED).map((one) => one.slug)];
  };
}

/** An article's words by where they stand; a first-level heading is a second title. */
function fieldsOf(doc: Document): Fields {
  const keywords = doc.data['keywords'];
  const texts = (fits: (block: Document['blocks'][number]) => boolean): string => doc.blocks.filter((block) => block.area !== 'related' && fits(block)).map(({ text }) => text).join('\n');
  const isTitle = ({ start }: { start: number }): boolean => start === doc.h1?.start;
  return {
    title: `${doc.field('title')}\n${texts(isTitle)}`,
    keywords: Array.isArray(keywords) ? keywords.join('\n') : '',
    description: doc.field('description'),
    headings: texts((block) => block.kind === 'heading' && !isTitle(block)),
    body: texts((block) => block.kind !== 'heading'),
  };
}

/** Stems of the words that carry a topic: no function words, no single letters, no numbers. */
function stemsOf(text: string, language: Language): string[] {
  return wordsOf(text).filter(({ lower }) => lower.length > 1 && /\p{L}/u.test(lower) && !language.stopWords.has(lower)).map(({ lower }) => language.stem(lower));
}
