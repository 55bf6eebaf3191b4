import type { Block } from './blocks.ts';
import type { Document } from './document.ts';
import { firstParagraph, holdsPhrase, touchesPhrase, type Keyphrase } from './keyphrase.ts';
import type { Language } from './language.ts';
import { forShingles } from './shingles.ts';
import { ownMatches } from './sources.ts';
import { wordFamilies } from './word-families.ts';

/** Measures of a text by which versions of prompts are compared. Pure: a text in, a number or a list out. All thresholds are editorial judgement. */

/**
 * Share of a point's own topic words that must stand near each other for the point to count as taken up. Measured on 65 points of golden answers that unfold them in words of
 * their own: at a third 91 % are found in their sections, 6 % in other sections of the article and 2 % in other articles; at a half 80 %, 3 % and 1 %.
 */
const POINT_SHARE = 1 / 3;
/** Blocks in a row that count as near: a paragraph and the list below it, or two paragraphs. */
const WINDOW = 2;

/** A point of the outline, with the section it belongs to. */
export interface OutlinePoint {
  heading: string;
  point: string;
}

/**
 * Points that the text does not take up. A point is taken up when a third of its topic words, or their kin, stand in two blocks in a row of its section; words
 * of `common` (the key phrase and the topic, which stand everywhere) do not count unless the point has no others. Where the text has no such section, all of it is looked at.
 * @param doc the text the writer gave: opening, sections under headings of depth 2
 */
export function missedPoints(doc: Document, points: readonly OutlinePoint[], common: string): OutlinePoint[] {
  const { language } = doc;
  const families = wordFamilies(language.lexis());
  const topics = (text: string): Set<number> => new Set([...language.topicStems(text)].map((stem) => families.ofStem(stem)));
  const everywhere = topics(common);
  const sections = sectionsOf(doc);
  const all = [...sections.values()].flat();
  return points.filter(({ heading, point }) => {
    const words = [...topics(point)];
    const own = words.filter((word) => !everywhere.has(word));
    const wanted = own.length > 0 ? own : words;
    if (wanted.length === 0) return false;
    return mostHeld(wanted, (sections.get(heading.trim()) ?? all).map(({ text }) => topics(text))) < wanted.length * POINT_SHARE;
  });
}

/** Blocks of prose by the heading of depth 2 they stand under; '' for the opening. */
function sectionsOf(doc: Document): Map<string, Block[]> {
  const sections = new Map<string, Block[]>();
  let heading = '';
  for (const block of doc.blocks) {
    if (block.node.type === 'heading' && block.node.depth <= 2) {
      heading = block.text.trim();
      continue;
    }
    sections.set(heading, [...(sections.get(heading) ?? []), block]);
  }
  return sections;
}

/** How many of these words stand in neighbouring blocks at most. */
function mostHeld(wanted: readonly number[], blocks: readonly ReadonlySet<number>[]): number {
  return blocks.reduce((most, _own, index) => {
    const near = blocks.slice(index, index + WINDOW);
    return Math.max(most, wanted.filter((word) => near.some((words) => words.has(word))).length);
  }, 0);
}

/** Where a key phrase ought to stand. */
export interface Placement {
  title: boolean;
  description: boolean;
  opening: boolean;
  heading: boolean;
}

/** Whether the whole phrase stands in the title, the description and the first paragraph, and a word of it in a heading of depth 2 (the places of `seo/keyphrase-placement`). */
export function placementOf(doc: Document, phrase: Keyphrase): Placement {
  const { language } = doc;
  const holds = (text: string): boolean => holdsPhrase(text, phrase, language);
  return {
    title: holds(doc.field('title')),
    description: holds(doc.field('description')),
    opening: holds(firstParagraph(doc)?.text ?? ''),
    heading: doc.headings.some((heading) => heading.depth === 2 && heading.area === 'body' && touchesPhrase(heading.text, phrase, language)),
  };
}

/** Phrases of five words in a row, as numbers: how often each stands in the text. */
export function phrasesIn(doc: Document): Map<number, number> {
  const counts = new Map<number, number>();
  forShingles(doc, (hash) => counts.set(hash, (counts.get(hash) ?? 0) + 1));
  return counts;
}

/** Share of the phrases of a text, 0–1, that stood in it before; 0 for a text without any. */
export function repeatedShare(counts: ReadonlyMap<number, number>): number {
  const total = [...counts.values()].reduce((sum, count) => sum + count, 0);
  return total === 0 ? 0 : (total - counts.size) / total;
}

/** Share of the different phrases of each text, 0–1, that any of the other texts has too. Texts of different languages share none. */
export function sharedShares(texts: readonly ReadonlyMap<number, number>[]): number[] {
  const holders = new Map<number, number>();
  for (const counts of texts) for (const hash of counts.keys()) holders.set(hash, (holders.get(hash) ?? 0) + 1);
  return texts.map((counts) => (counts.size === 0 ? 0 : [...counts.keys()].filter((hash) => (holders.get(hash) ?? 0) > 1).length / counts.size));
}

/** Words that open a text, for telling texts that begin alike. */
const OPENING_WORDS = 3;

/** Share of texts, 0–1, whose first three words another one begins with as well. @param openings first sentences */
export function alikeOpenings(openings: readonly string[], language: Language): number {
  const starts = openings.map((text) => language.words(text).slice(0, OPENING_WORDS).map((word) => word.stem).join(' '));
  const counts = new Map<string, number>();
  for (const start of starts) counts.set(start, (counts.get(start) ?? 0) + 1);
  return starts.length === 0 ? 0 : starts.filter((start) => start !== '' && (counts.get(start) ?? 0) > 1).length / starts.length;
}

/** Stock phrases (the list `cliches` of the language) in 1000 words; quoted ones do not count. */
export function clicheDensity(doc: Document): number {
  const found = ownMatches(doc, 'cliches').filter(({ block, start }) => !block.inQuotes(start));
  return (found.length * 1000) / Math.max(1, doc.wordCount);
}
