import type { SiteConfig } from '../model/site.ts';
import type { Block } from './blocks.ts';
import type { Document, Heading } from './document.ts';
import { layoutOf } from './section-layout.ts';
import { skeletonOf, sentenceForm } from './sentence-skeleton.ts';
import { isPointer, leadInLength, writtenBlocks, writtenEnd, writtenHeadings } from './written.ts';
import type { Sentence } from './words.ts';

/** How an article opens, closes and is built, whatever it is about: plain values by which articles of a batch are compared without being read again. */
export interface ArticleShape {
  /** What its first sentence has in common with those of others: the same first words, the same construction, the same form. */
  opening: Likeness[];
  closing: Likeness[];
  structure: Likeness[];
  headings: Likeness[];
}

export interface Likeness {
  /** Equal for articles that are alike in this; begins with the language. */
  key: string;
  /** What they have in common, for messages. */
  shown: string;
  /** What kind of likeness it is: how many articles may share it by chance depends on that. */
  kind: LikenessKind;
}

/** How many articles must be alike to be a group. */
export interface GroupBorder {
  /** The part of all articles of the language, 0–1. */
  share: number;
  /** And so many at least, the article itself counted. */
  least: number;
}

export type LikenessKind = keyof typeof CHANCE;

/**
 * From where on likeness is no chance. Measured on three public sites (documentation in English and Russian, the blog of a project; 99 to 756 articles) and on 66
 * articles that were written one by one: above the largest groups there that are not templates of the site.
 */
export const CHANCE = {
  /** 2 to 3 % open with the same three words. */
  words: { share: 0.05, least: 3 },
  /** Up to 4 % open with the same construction of six parts. */
  skeleton: { share: 0.05, least: 3 },
  /** Up to 20 % define something, up to 16 % exclaim; questions and suppositions: below 2 %. */
  form: { share: 0.4, least: 4 },
  /** No two natural articles had the same headings' constructions in the same order, one section aside. */
  headings: { share: 0.05, least: 3 },
  /** Up to 2 % the same layout; but where every section is prose and a list, layouts are few. */
  layout: { share: 0.25, least: 4 },
  /** Up to 9 % have a heading such as "Prerequisites". */
  heading: { share: 0.15, least: 3 },
} as const satisfies Record<string, GroupBorder>;

/** Words at the beginning of a sentence by which it sounds the same, and parts of its skeleton that are looked at. */
const FIRST_WORDS = 3;
const PARTS = 6;
/** Function words and marks that make a construction: "the • is •" has too few to be one. */
const WEIGHT = 3;
/** Words of the paragraph an article opens with; shorter ones are labels. */
const OPENING_WORDS = 3;
/** Sections below which two articles are built alike by chance. */
const SECTIONS = 4;
/** Headings of an article that are looked at. */
const MOST_HEADINGS = 40;

const known = new WeakMap<Document, { config: SiteConfig | undefined; shape: ArticleShape }>();

/** Measures one article, once for a config. What code built of it (FAQ, related links, calls to action, the author's block) is not looked at. */
export function articleShape(doc: Document, config: SiteConfig | undefined): ArticleShape {
  const before = known.get(doc);
  if (before !== undefined && before.config === config) return before.shape;
  const shape = measure(doc, config);
  known.set(doc, { config, shape });
  return shape;
}

function measure(doc: Document, config: SiteConfig | undefined): ArticleShape {
  const { first, last } = edgeParagraphs(doc, config);
  return {
    opening: first === undefined ? [] : openingOf(first, doc),
    // An article of one paragraph opens with it.
    closing: last === undefined || last === first ? [] : closingOf(last, doc),
    structure: structureOf(topHeadings(doc), doc, writtenEnd(doc, config)),
    headings: headingsOf(doc),
  };
}

/** The paragraphs by which an article opens and closes: where findings about that stand. */
export function edgeParagraphs(doc: Document, config: SiteConfig | undefined): { first: Block | undefined; last: Block | undefined } {
  const paragraphs = writtenBlocks(doc, config).filter((block) => block.kind === 'paragraph' && block.tokens.to - block.tokens.from >= OPENING_WORDS && !isPointer(block, doc));
  return { first: paragraphs[0], last: paragraphs.at(-1) };
}

/** The sentence by which an article opens: behind a dateline or another mark in front. */
export function openingSentence(block: Block): Sentence | undefined {
  const from = leadInLength(block);
  const sentence = block.sentences.find(({ end }) => end > from);
  return sentence === undefined || sentence.start >= from ? sentence : { text: block.text.slice(from, sentence.end), start: from, end: sentence.end };
}

function openingOf(block: Block, doc: Document): Likeness[] {
  const sentence = openingSentence(block);
  if (sentence === undefined) return [];
  const form = sentenceForm(block, sentence, doc);
  return [...sentenceKeys(block, sentence, doc, 'opening'), ...(form === undefined ? [] : [{ key: `${doc.language.tag} form ${form}`, shown: `a ${form}`, kind: 'form' as const }])];
}

/** The first and the last sentence of the last paragraph: what it sets in with, and what the reader leaves with. */
function closingOf(block: Block, doc: Document): Likeness[] {
  const { sentences } = block;
  return [sentences[0], sentences.length > 1 ? sentences.at(-1) : undefined].flatMap((sentence, index) => (sentence === undefined ? [] : sentenceKeys(block, sentence, doc, index === 0 ? 'closing' : 'last')));
}

/** What a sentence has in common with those of one beginning: the stems of its first words, and its construction. */
function sentenceKeys(block: Block, { start, end }: { start: number; end: number }, { lexis, language: { tag } }: Document, where: string): Likeness[] {
  const { stems, lowers } = lexis.vocabulary;
  const { numbers, starts, ends, from, to } = block.tokens;
  const words: number[] = [];
  for (let at = from; at < to && words.length < FIRST_WORDS; at++) if ((starts[at] as number) >= start && (ends[at] as number) <= end) words.push(numbers[at] as number);
  const skeleton = skeletonOf(block, start, end, lexis, PARTS);
  return [
    ...(words.length < FIRST_WORDS ? [] : [{ key: `${tag} ${where} words ${words.map((word) => stems[word]).join(' ')}`, shown: `"${words.map((word) => lowers[word]).join(' ')}…"`, kind: 'words' as const }]),
    ...(skeleton.weight < WEIGHT ? [] : [{ key: `${tag} ${where} built ${skeleton.key}`, shown: `the construction "${skeleton.text}"`, kind: 'skeleton' as const }]),
  ];
}

/** Headings of the highest level below the H1. */
function topHeadings(doc: Document): Heading[] {
  const headings = writtenHeadings(doc);
  const depth = Math.min(...headings.map((heading) => heading.depth));
  return headings.filter((heading) => heading.depth === depth);
}

/** The constructions of the headings in their order, and what stands in the sections; of each one section may differ, so every article has a key for each that is left open. */
function structureOf(tops: readonly Heading[], doc: Document, end: number): Likeness[] {
  const { tag } = doc.language;
  if (tops.length < SECTIONS || tops.length > MOST_HEADINGS) return [];
  const skeletons = tops.map((heading) => {
    const block = doc.blocks.find(({ start }) => start === heading.start);
    return block === undefined ? { key: '', text: '', weight: 0 } : skeletonOf(block, 0, block.text.length, doc.lexis, PARTS);
  });
  const layout = tops.map((heading, index) => layoutOf(doc, heading, tops[index + 1]?.start ?? end));
  const found: Likeness[] = [];
  tops.forEach((_, open) => {
    const rest = skeletons.filter((__, index) => index !== open);
    if (rest.reduce((sum, { weight }) => sum + weight, 0) >= WEIGHT) {
      const joined = (part: 'key' | 'text'): string => skeletons.map((skeleton, index) => (index === open ? '*' : skeleton[part])).join(' / ');
      found.push({ key: `${tag} heads ${joined('key')}`, shown: `headings built as "${joined('text')}"`, kind: 'headings' });
    }
    // Sections of nothing but paragraphs are what articles consist of.
    if (layout.filter((section, index) => index !== open && section !== 'text').length < 2) return;
    const text = layout.with(open, '*').join(' / ');
    found.push({ key: `${tag} layout ${text}`, shown: `sections laid out as ${text}`, kind: 'layout' });
  });
  return found;
}

/** Headings without the words of the title: "Caring for a chain" and "Caring for a brake" are one heading in two articles. */
function headingsOf(doc: Document): Likeness[] {
  const { vocabulary: { stems } } = doc.lexis;
  const subject = doc.language.topicStems(`${doc.field('title')} ${doc.h1?.text ?? ''}`);
  const found = new Map<string, Likeness>();
  for (const heading of writtenHeadings(doc).slice(0, MOST_HEADINGS)) {
    const block = doc.blocks.find(({ start }) => start === heading.start);
    if (block === undefined) continue;
    const words: string[] = [];
    for (let at = block.tokens.from; at < block.tokens.to; at++) {
      const stem = stems[block.tokens.numbers[at] as number] as string;
      const word = subject.has(stem) ? '•' : stem;
      if (word !== '•' || words.at(-1) !== '•') words.push(word);
    }
    const own = words.filter((word) => word !== '•');
    if (own.every((word) => /^\d+$/.test(word))) continue;
    const key = `${doc.language.tag} heading ${words.join(' ')}`;
    if (!found.has(key)) found.set(key, { key, shown: heading.text, kind: 'heading' });
  }
  return [...found.values()];
}
