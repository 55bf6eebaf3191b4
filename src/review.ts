import { partsOf, type ArticlePart } from './article-parts.ts';
import { documentOf } from './articles.ts';
import { briefWords } from './brief-words.ts';
import { checkAlone, ignoredLines, type ActiveRules, type Found } from './check.ts';
import { withoutIgnored } from './ignored.ts';
import type { Brief } from './model/brief.ts';
import { compileArticle, type StageValues } from './render.ts';
import type { Document } from './text/document.ts';
import type { Language } from './text/language.ts';
import { nameOf } from './text/numbered-parts.ts';
import { normalize } from './text/words.ts';
import type { Range } from './text/yaml-places.ts';
import type { Workspace } from './workspace.ts';

/** One written article by itself, as a text with its findings, and which part each finding is in. Pure. */

export interface Review {
  values: StageValues;
  doc: Document;
  found: readonly Found[];
  errors: number;
  warnings: number;
  /** Ids of the facts that the texts link to. */
  facts: ReadonlySet<string>;
  /** Findings by the part they are in; those of no part (layout, structured data) are left out. */
  byPart: ReadonlyMap<ArticlePart, readonly Found[]>;
}

export interface ReviewContext {
  workspace: Workspace;
  rules: ActiveRules;
  /** ISO date. */
  today: string;
}

/**
 * Puts an article together as the site will show it, its related list aside, and asks the rules of articles. What several articles say together is judged
 * later, when all of them are known.
 * @throws SluglineError when the layout or the front matter cannot be made
 */
export function reviewArticle(brief: Brief, values: StageValues, { workspace, rules, today }: ReviewContext): Review {
  const { config, facts: ledger } = workspace.project;
  const [image] = config.images.pool;
  const hero = brief.hero === undefined ? image : { url: brief.hero.image, alt: brief.hero.alt };
  const compiled = compileArticle(workspace, brief, { values, corpus: workspace.planned, isHidden: () => false, hero: hero === undefined ? undefined : { url: hero.url, alt: hero.alt }, pubDate: brief.pubDate ?? today, draft: false });
  const doc = documentOf(`${brief.slug}.md`, compiled.withRelated([])(undefined), workspace.languages, config, brief.slug);
  const all = checkAlone(doc, { rules, config, facts: () => [...ledger, ...brief.facts], target: () => brief, said: () => briefWords(brief), asOf: today });
  const found = withoutIgnored([...all], ignoredLines(doc), rules.known, () => true);
  const count = (severity: string): number => found.filter(({ finding }) => finding.severity === severity).length;
  const places = placesOf(doc, partsOf(values, brief, doc.language), values);
  const byPart = new Map<ArticlePart, Found[]>();
  for (const one of found) {
    const at = offsetOf(doc, one);
    const part = places.find(({ start, end }) => at >= start && at < end)?.part;
    if (part !== undefined) byPart.set(part, [...(byPart.get(part) ?? []), one]);
  }
  const written = JSON.stringify([values.draft.lead, values.draft.sections, values.faq.items]);
  return { values, doc, found, errors: count('error'), warnings: count('warning'), facts: new Set([...written.matchAll(/\]\(fact:([\w-]+)[ )]/gi)].map(([, id]) => id ?? '')), byPart };
}

/** Offset of a finding in the file. */
export function offsetOf(doc: Document, { finding }: Found): number {
  return doc.lines.lineStart(finding.line) + finding.column - 1;
}

/** Where the parts stand in the file. A part that the layout shows elsewhere has no place, and nothing is said of it. */
function placesOf(doc: Document, parts: readonly ArticlePart[], { draft, faq }: StageValues): (Range & { part: ArticlePart })[] {
  const byId = new Map(parts.map((part) => [part.id, part]));
  const places: (Range & { part: ArticlePart })[] = [];
  const add = (id: string, start: number, end: number): void => {
    const part = byId.get(id);
    if (part !== undefined && start >= 0 && end > start) places.push({ part, start, end });
  };
  const bodyStart = doc.text.length - doc.split.body.length;
  const inFront = (id: string, path: readonly (string | number)[]): void => {
    const { start, end } = doc.place(path);
    if (start < bodyStart) add(id, start, end);
  };
  if (typeof doc.data['title'] === 'string') inFront('title', ['title']);
  if (typeof doc.data['description'] === 'string') inFront('description', ['description']);
  if (Array.isArray(doc.data['faq'])) faq.items.forEach((_, index) => inFront(`answer:${index}`, ['faq', index]));
  const tops = doc.headings.filter((heading) => heading.depth === 2);
  let next = 0;
  tops.forEach((heading, index) => {
    if (heading.area !== 'body') return;
    const at = draft.sections.findIndex((section, position) => position >= next && isNamed(heading.text, section.heading, doc.language));
    if (at < 0) return;
    next = at + 1;
    add(`section:${at}`, heading.start, tops[index + 1]?.start ?? doc.text.length);
  });
  doc.faq.forEach((entry, index) => {
    const item = faq.items.findIndex(({ question }) => normalize(question) === normalize(entry.question));
    add(`answer:${item < 0 ? index : item}`, entry.heading.start, entry.heading.sectionEnd);
  });
  if (doc.h1 !== undefined) add('title', doc.h1.start, doc.h1.end);
  add('lead', doc.h1?.end ?? bodyStart, doc.headings.find((heading) => heading !== doc.h1)?.start ?? doc.text.length);
  return places;
}

/** Code puts a number before the headings of steps and items. */
function isNamed(shown: string, heading: string, language: Language): boolean {
  return normalize(nameOf(shown, language)) === normalize(nameOf(heading, language));
}
