/** Values the stages hand on. All Markdown here is clean (see `text/clean.ts`) and may hold menu links (`fact:`, `post:`, `cta:`). */

import type { FaqItem } from './article.ts';

/** Something taken out of a writer's text, or asked for in vain; goes into the run's report. */
export interface Note {
  what: string;
  excerpt: string;
}

/** Steps of a how-to and items of a listicle: a writer names them, code counts them. */
export type NumberedPart = 'step' | 'item';

/** A comparison as data; code makes the table of it. */
export interface Comparison {
  /** Names of the things compared, as its columns say them. */
  sides: string[];
  /** Rows: one value for each side, in their order; a line of Markdown that may hold menu links to facts. */
  criteria: { name: string; values: string[] }[];
}

export interface Outline {
  /** Steps and items carry the number that code has given them. */
  sections: { heading: string; points: string[]; part?: NumberedPart }[];
  /** Of an article of type comparison. */
  comparison?: Comparison;
  notes: Note[];
}

export interface Draft {
  /** Opening paragraphs, Markdown. */
  lead: string;
  /** Headings are plain text; bodies are Markdown with headings of depth 3 and below. */
  sections: { heading: string; body: string; part?: NumberedPart }[];
  notes: Note[];
}

export interface Faq {
  /** Questions are plain text, answers Markdown paragraphs without headings. */
  items: FaqItem[];
  notes: Note[];
}

export interface Meta {
  title: string;
  description: string;
  keywords: string[];
  notes: Note[];
}
