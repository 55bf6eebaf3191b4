import { readFileSync } from 'node:fs';
import { load } from 'js-yaml';
import type { Proposal } from '../../src/link-plan.ts';
import type { Document } from '../../src/text/document.ts';
import type { LabelledSite, MentionLabel, TrapLabel } from './quality-set.ts';

/** What is to be said of each link that Slugline would make in a text: by the labels, and by a reader of its words. */

export interface JudgedLink {
  from: string;
  to: string;
  anchor: string;
  line: number;
  /** The sentence with the words in brackets. */
  sentence: string;
  verdict: 'good' | 'acceptable' | 'trap' | 'unjudged';
  trap: TrapLabel | undefined;
  /** How the words read as a link in their sentence; undefined for one that nobody has read. */
  reads: AnchorReading['reads'] | undefined;
}

/** A reader's judgement (anchors.yaml): `cut` when a word is missing or one too many, `odd` when the words tell nothing of the target. */
export interface AnchorReading {
  from: string;
  to: string;
  anchor: string;
  reads: 'well' | 'cut' | 'odd';
  why?: string;
}

interface Span {
  start: number;
  end: number;
}

/** Characters around labelled words in which a link still stands in the place that was meant. */
const NEAR = 25;
/** In these places nothing may be linked, wherever it leads. */
export const HARD_TRAPS: readonly TrapLabel['why'][] = ['heading', 'faq', 'quote', 'code'];

export function readAnchors(): AnchorReading[] {
  return load(readFileSync(new URL('./anchors.yaml', import.meta.url), 'utf8')) as AnchorReading[] | null ?? [];
}

/** All links that the plan proposes for a blog, judged. The articles come one after the other, as in `slugline link`. */
export function judgedLinks(site: LabelledSite, anchors: readonly AnchorReading[]): JudgedLink[] {
  const key = ({ from, to, anchor }: Pick<AnchorReading, 'from' | 'to' | 'anchor'>): string => JSON.stringify([from, to, anchor]);
  const read = new Map(anchors.map((one) => [key(one), one.reads]));
  return site.docs.flatMap((doc) => site.plan.proposals(doc).map((proposal): JudgedLink => {
    const { from, slug: to, anchor, line } = proposal;
    return { from, to, anchor, line, sentence: sentenceOf(doc, proposal), ...verdictOf(doc, proposal, site), reads: read.get(key({ from, to, anchor })) };
  }));
}

function verdictOf(doc: Document, link: Proposal, { labels: { mentions, traps, relevant } }: LabelledSite): Pick<JudgedLink, 'verdict' | 'trap'> {
  const trap = traps.find((one) => one.in === link.from && (one.looksLike === link.slug || HARD_TRAPS.includes(one.why)) && trapPlaces(doc, one).some((place) => overlap(place, link)));
  if (trap !== undefined) return { verdict: 'trap', trap };
  const pair = mentions.filter((one) => one.from === link.from && one.to === link.slug);
  if (pair.some((one) => mentionPlaces(doc, one).some(({ start, end }) => overlap({ start: start - NEAR, end: end + NEAR }, link)))) return { verdict: 'good', trap };
  return { verdict: pair.length > 0 || relevant[link.from]?.[link.slug] !== undefined ? 'acceptable' : 'unjudged', trap };
}

/** Where the words of a label stand in the file, its front matter aside. */
export function mentionPlaces(doc: Document, { words }: Pick<MentionLabel, 'words'>): Span[] {
  return occurrences(doc, words);
}

/** Where the words of a trap stand, in places of its kind. */
export function trapPlaces(doc: Document, { words, why }: Pick<TrapLabel, 'words' | 'why'>): Span[] {
  return occurrences(doc, words).filter(({ start }) => {
    const block = doc.blocks.find((one) => one.start <= start && start < one.end);
    const isCode = block === undefined || !block.text.includes(words);
    if (why === 'code') return isCode;
    if (isCode) return false;
    if (why === 'heading') return block.kind === 'heading';
    if (why === 'faq') return doc.areaAt(start) === 'faq';
    if (why === 'quote') return block.quoted || block.inQuotes(block.text.indexOf(words));
    return true;
  });
}

function occurrences(doc: Document, words: string): Span[] {
  const found: Span[] = [];
  for (let at = doc.text.indexOf(words, doc.split.block.length); at >= 0; at = doc.text.indexOf(words, at + 1)) found.push({ start: at, end: at + words.length });
  return found;
}

function overlap(a: Span, b: Span): boolean {
  return a.start < b.end && b.start < a.end;
}

function sentenceOf(doc: Document, { start, end }: Span): string {
  const block = doc.blocks.find((one) => one.start <= start && end <= one.end);
  const sentence = block?.sentences.find((one) => block.at(one.start) <= start && end <= block.at(one.end - 1) + 1);
  if (block === undefined || sentence === undefined) return doc.text.slice(start, end);
  const at = sentence.text.indexOf(doc.text.slice(start, end), Math.max(0, start - block.at(sentence.start) - NEAR));
  return at < 0 ? sentence.text : `${sentence.text.slice(0, at)}[${sentence.text.slice(at, at + end - start)}]${sentence.text.slice(at + end - start)}`;
}
