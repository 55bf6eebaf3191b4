/** Values the stages hand on. All Markdown here is clean (see `text/clean.ts`) and may hold menu links (`fact:`, `post:`, `cta:`). */

import type { FaqItem } from './article.ts';

/** Something taken out of a writer's text, or asked for in vain; goes into the run's report. */
export interface Note {
  what: string;
  excerpt: string;
}

export interface Outline {
  sections: { heading: string; points: string[] }[];
  notes: Note[];
}

export interface Draft {
  /** Opening paragraphs, Markdown. */
  lead: string;
  /** Headings are plain text; bodies are Markdown with headings of depth 3 and below. */
  sections: { heading: string; body: string }[];
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
