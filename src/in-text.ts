import type { Mention } from './mentions.ts';
import type { InTextLink } from './model/lock.ts';
import type { Document } from './text/document.ts';
import { linkableBlocks, sourceOf } from './text/link-spots.ts';
import { applySplices, type Splice } from './text/splice.ts';

/** Links made of an article's own words: which of the places that speak of other articles get one. Pure. */

/** One that may be linked from the text. */
export interface InTextTarget {
  slug: string;
  path: string;
}

export interface InTextOptions {
  /** How many links code may make in one article. */
  wanted: number;
  /** Those of the last time (`unlinkedPlaces`), and of this one where the article was linked before: kept while their words stand there and their targets exist. */
  previous: readonly PreviousLink[];
  /** The article at a position, when it may be linked from here: no draft, not hidden, not avoided, not linked already. */
  target(position: number): InTextTarget | undefined;
  /** The same by slug, for links of the last time. */
  bySlug(slug: string): InTextTarget | undefined;
  /** Cosine of the article and a target, 0–1. */
  nearness(position: number): number;
  /** Rarity of a word by its number in the vocabulary, 0–1. */
  rarity(word: number): number;
  /** Added to the strength of a target that needs links: a must, an orphan, a pillar page. */
  bonus(position: number): number;
  /** How many links to this target have these words already, site-wide. */
  uses(slug: string, anchor: string): number;
}

/** An earlier link; `start` is where its words stood in the text without links. Of one that was chosen in this run it is known why. */
export type PreviousLink = InTextLink & Partial<Pick<InTextChoice, 'strength' | 'nearness'>>;

/** A chosen link. `start` and `end` are offsets in the file. */
export interface InTextChoice extends InTextLink {
  end: number;
  /** Why: how surely its words name the target, and how near the two articles are. */
  strength: number;
  nearness: number;
}

/**
 * What a place must reach, by how near the two articles are: between articles that have little in common only whole key phrases count. Judged on the
 * Russian half of test/links; the English half confirmed it.
 */
const NEED = { far: 0.72, farNearness: 0.06, near: 0.42, nearNearness: 0.18 } as const;
/** A single word is seldom meant: only between near articles, and when it is rare. */
const ALONE = { nearness: 0.18, strength: 0.34 } as const;
const STRONGEST = 1.3;
/** The same words for the same target, site-wide: from here on other words are taken if there are any. */
const SAME_ANCHOR = 3;
const MONOTONY = 0.15;

/** How surely a place speaks of its target. */
export function strengthOf(mention: Pick<Mention, 'certainty' | 'words'>, rarity: (word: number) => number): number {
  return mention.certainty * Math.min(STRONGEST, mention.words.reduce((sum, word) => sum + rarity(word), 0));
}

/** True when a place is good enough for a link. */
export function isClear(words: number, strength: number, nearness: number): boolean {
  if (words === 1) return nearness >= ALONE.nearness && strength >= ALONE.strength;
  const along = Math.min(1, Math.max(0, (nearness - NEED.farNearness) / (NEED.nearNearness - NEED.farNearness)));
  return strength >= NEED.far - (NEED.far - NEED.near) * along;
}

/** Links for one article, in reading order: at most one for a target, at most one in a paragraph, the clearest targets first, each in its clearest place that is free, the first of equal ones. */
export function chooseInText(doc: Document, mentions: readonly Mention[], options: InTextOptions): InTextChoice[] {
  const chosen: InTextChoice[] = [];
  const blocks = new Set<number>();
  for (const { link, places } of placesOf(doc, options.previous)) {
    const target = options.bySlug(link.slug);
    const place = places.find(({ block }) => !blocks.has(block));
    if (target === undefined || place === undefined || chosen.length >= options.wanted || chosen.some(({ slug }) => slug === target.slug)) continue;
    blocks.add(place.block);
    chosen.push({ ...target, anchor: link.anchor, start: place.start, end: place.end, strength: link.strength ?? 1, nearness: link.nearness ?? 0 });
  }
  const candidates = mentions.flatMap((mention) => {
    const strength = strengthOf(mention, options.rarity);
    // What no nearness would make clear is not worth a look.
    if (!isClear(mention.words.length, strength, 1)) return [];
    const nearness = options.nearness(mention.target);
    const target = isClear(mention.words.length, strength, nearness) ? options.target(mention.target) : undefined;
    if (target === undefined) return [];
    const monotony = Math.max(0, options.uses(target.slug, mention.anchor) - SAME_ANCHOR + 1) * MONOTONY;
    return [{ mention, target, strength, nearness, score: strength + nearness + options.bonus(mention.target) - monotony }];
  });
  candidates.sort((a, b) => b.score - a.score || a.mention.start - b.mention.start || b.mention.end - a.mention.end);
  const free = candidates.filter(({ mention, target }) => !blocks.has(mention.block.position) && !chosen.some((link) => link.slug === target.slug));
  for (const { mention, target, strength, nearness } of apart(free, options.wanted - chosen.length)) chosen.push({ ...target, anchor: mention.anchor, start: mention.start, end: mention.end, strength, nearness });
  return chosen.sort((a, b) => a.start - b.start);
}

interface Candidate {
  mention: Mention;
  target: InTextTarget;
  strength: number;
  nearness: number;
}

/**
 * The best places, one for each target and each paragraph: a target that has another place makes room for one that has none (augmenting paths, Kuhn 1955).
 * @param candidates best first
 */
function apart(candidates: readonly Candidate[], wanted: number): Candidate[] {
  const bySlug = Map.groupBy(candidates, ({ target }) => target.slug);
  const taken = new Map<number, Candidate>();
  const seat = (slug: string, asked: Set<number>): boolean => (bySlug.get(slug) ?? []).some((candidate) => {
    const block = candidate.mention.block.position;
    if (asked.has(block)) return false;
    asked.add(block);
    const before = taken.get(block);
    if (before !== undefined && !seat(before.target.slug, asked)) return false;
    taken.set(block, candidate);
    return true;
  });
  let seated = 0;
  for (const slug of bySlug.keys()) {
    if (seated >= wanted) break;
    if (seat(slug, new Set())) seated++;
  }
  return [...taken.values()];
}

interface Place {
  start: number;
  end: number;
  /** Position of the block. */
  block: number;
}

/**
 * Where the words of earlier links stand now, of each the place nearest to the old one first. Links of the last run come before those of this one, and those
 * that have not moved before others.
 */
function placesOf(doc: Document, previous: readonly PreviousLink[]): { link: PreviousLink; places: Place[] }[] {
  const found = previous.map((link) => ({ link, places: placesOfWords(doc, link.anchor).sort((a, b) => Math.abs(a.start - link.start) - Math.abs(b.start - link.start)) }));
  const rank = ({ link, places: [place] }: (typeof found)[number]): number => (link.strength === undefined ? 0 : 2) + (place?.start === link.start ? 0 : 1);
  return found.sort((a, b) => rank(a) - rank(b));
}

function placesOfWords(doc: Document, words: string): Place[] {
  const found: Place[] = [];
  if (words === '') return found;
  for (const block of linkableBlocks(doc)) {
    for (let at = block.text.indexOf(words); at >= 0; at = block.text.indexOf(words, at + 1)) {
      const isWhole = !IN_WORD.test(block.text.charAt(at - 1)) && !IN_WORD.test(block.text.charAt(at + words.length));
      const place = isWhole ? sourceOf(doc, block, at, at + words.length) : undefined;
      if (place !== undefined) found.push({ ...place, block: block.position });
    }
  }
  return found;
}

/** What goes on with a word, an accent and a hyphen too. */
const IN_WORD = /[\p{L}\p{M}\p{N}\u00AD\-‑]/u;

/** Edits that make the links: nothing of the text changes but brackets and addresses around the words. */
export function linkSplices(links: readonly { start: number; end: number; path: string }[]): Splice[] {
  return links.flatMap(({ start, end, path }) => [{ start, end: start, text: '[' }, { start: end, end, text: `](${path})` }]);
}

/**
 * A text with these links in it, and where each begins then.
 * @param shift added to the offsets of the links, when they were chosen in a text that lies elsewhere
 */
export function withLinks(text: string, links: readonly InTextChoice[], shift = 0): { text: string; links: InTextLink[] } {
  let grown = shift;
  const placed = links.map(({ slug, path, anchor, start }): InTextLink => {
    const at = start + grown;
    grown += linkLength({ path });
    return { slug, path, anchor, start: at };
  });
  return { text: applySplices(text, linkSplices(links.map(({ start, end, path }) => ({ start: start + shift, end: end + shift, path })))), links: placed };
}

/** Characters that a link adds to its words. */
function linkLength({ path }: Pick<InTextLink, 'path'>): number {
  return `[](${path})`.length;
}

/** Links of a lock as they would stand without brackets and addresses. @param shift added to each, where the body begins elsewhere now */
export function unlinkedPlaces(links: readonly InTextLink[], shift: number): InTextLink[] {
  let grown = 0;
  return links.map((link) => {
    const start = link.start - grown + shift;
    grown += linkLength(link);
    return { ...link, start };
  });
}

/** The text as it was before its links were made. Links that a person has changed or moved stay as they are. */
export function withoutLinks(text: string, links: readonly InTextLink[]): string {
  return applySplices(text, links.flatMap(({ anchor, path, start }) => {
    const whole = `[${anchor}](${path})`;
    return text.startsWith(whole, start) ? [{ start, end: start + whole.length, text: anchor }] : [];
  }));
}
