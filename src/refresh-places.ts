import type { RemakePart } from './model/plan.ts';
import type { Document } from './text/document.ts';

/** Reasons to look at an article again, with the part of it that each is about. Pure. */

export type RefreshKind = 'fact-expired' | 'fact-changed' | 'policy' | 'traffic' | 'brief' | 'prompt' | 'year' | 'fact-old' | 'age';
/** The part of an article that a reason is about. */
export interface ArticlePart {
  /** `opening`: what stands above the first section; `article`: all of it. */
  part: 'section' | 'opening' | 'front matter' | 'article';
  /** Heading of the section; null for the other parts. */
  section: string | null;
}

export interface RefreshReason extends ArticlePart {
  kind: RefreshKind;
  file: string;
  line: number;
  message: string;
  /** What a model would be asked to make anew; null where the reason names no such part. */
  target: RemakePart | null;
}

/** Characters of a line as an excerpt. */
const MAX_EXCERPT = 240;

/** A reason at a line, with the part of the article it stands in. */
export function reasonAt(doc: Document, line: number, { kind, message, excerpt, fact, expired = false, gone = [] }: { kind: RefreshKind; message: string; excerpt: string; fact?: string; expired?: boolean; gone?: readonly string[] }): RefreshReason {
  const place = partAt(doc, line);
  const target = targetAt(doc, line, place);
  return { kind, file: doc.file, line, ...place, message, target: target === undefined ? null : { ...target, kind, message, excerpt, ...(fact === undefined ? {} : { fact }), expired, gone } };
}

/** What a model may write anew there: sections, answers, the opening, title and description. */
function targetAt(doc: Document, line: number, { part, section }: ArticlePart): Pick<RemakePart, 'part' | 'heading'> | undefined {
  const [start, end] = [doc.lines.lineStart(line), doc.lines.lineStart(line + 1)];
  if (part === 'front matter') {
    const key = (['title', 'description'] as const).find((name) => {
      const place = doc.field(name) === '' ? undefined : doc.place([name]);
      return place !== undefined && place.start < end && place.end > start;
    });
    return key === undefined ? undefined : { part: key, heading: '' };
  }
  const answer = doc.faq.find(({ heading }) => heading.start <= start && start < heading.sectionEnd);
  if (answer !== undefined) return { part: 'answer', heading: answer.question };
  return part === 'opening' ? { part, heading: '' } : part === 'section' ? { part, heading: section ?? '' } : undefined;
}

/** In which part of an article a line stands. Sections are what its highest headings below the title begin. */
function partAt(doc: Document, line: number): ArticlePart {
  if (doc.lines.lineStart(line) < doc.text.length - doc.split.body.length) return { part: 'front matter', section: null };
  const below = doc.headings.filter((heading) => heading !== doc.h1);
  const depth = Math.min(...below.map((heading) => heading.depth));
  const heading = below.findLast((one) => one.depth === depth && doc.lines.position(one.start).line <= line);
  return heading === undefined ? { part: 'opening', section: null } : { part: 'section', section: heading.text };
}

/** A line as an excerpt. */
export function lineOf(doc: Document, line: number): string {
  return doc.text.slice(doc.lines.lineStart(line), doc.lines.lineStart(line + 1)).trim().slice(0, MAX_EXCERPT);
}
