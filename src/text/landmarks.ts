import type { Document } from './document.ts';
import type { Range } from './yaml-places.ts';

/** Places of an article that rules of the corpus point at. */
export interface Landmarks {
  /** Its H1, else its first heading or block: where a finding about the article as a whole stands. */
  headline: Range;
  /** Heading of its related list. */
  relatedHeading: Range | undefined;
}

export function landmarksOf(doc: Document): Landmarks {
  const { start, end } = doc.h1 ?? doc.headings[0] ?? doc.blocks[0] ?? { start: 0, end: 0 };
  const related = doc.relatedHeading;
  return { headline: { start, end }, relatedHeading: related === undefined ? undefined : { start: related.start, end: related.end } };
}
