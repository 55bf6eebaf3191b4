import { ReplyError, defineStage, type StageInput } from '../kinds.ts';
import type { Brief } from '../model/brief.ts';
import type { Comparison, Note, Outline } from '../model/parts.ts';
import { cleanLine } from '../text/clean.ts';
import { cleanComparison, comparisonOf } from '../text/comparison.ts';
import { capitalize } from '../text/compose.ts';
import type { Language } from '../text/language.ts';
import { markParts, nameOf, NUMBERED_PARTS, numberSections } from '../text/numbered-parts.ts';
import { titleNumbers } from '../text/promised-number.ts';
import { normalize } from '../text/words.ts';
import { outlineShapes, plainShape, readOutline, SERVICE_PARTS, type Proposed, type ProposedOutline } from './_outline-shapes.ts';

/**
 * What the article says and in which order. The editor's own outline is kept, heading by heading; a writer only fills in what is missing. Steps and items are
 * numbered here, whatever numbers a writer gave them, and a comparison comes as data.
 */
const MAX_SECTIONS = 20;
const MAX_POINTS = 12;
/** Characters of a heading; what is longer is no heading. */
const MAX_HEADING = 200;
/** Characters of a line as the writer gave it; more is no line, and costs time to clean. */
const MAX_RAW = 5000;
/** A single step is no how-to, a single item no list. */
const MIN_PARTS = 2;
/** A table of one row compares nothing. */
const MIN_CRITERIA = 2;

export default defineStage<Outline>({
  id: 'outline',
  reads: [],
  writes: 'outline',
  version: 1,
  schema: plainShape,
  schemas: outlineShapes,
  prompt: 'outline',
  data({ brief, language }) {
    // What the topic seems to compare, a writer names better.
    const known = brief.compares === undefined ? undefined : comparisonOf(brief, language);
    return { sides: known?.sides, criteria: known?.criteria.map(({ name, values }) => ({ name, values })), items: promisedItems(brief, language), tools: brief.tools };
  },
  uses: ({ brief }) => (brief.type === 'listicle' ? { title: brief.title } : brief.type === 'comparison' ? { compares: brief.compares, criteria: brief.criteria } : undefined),
  known({ brief, language }) {
    const complete = brief.outline.length > 0 && brief.outline.every((section) => section.points.length > 0);
    // A comparison whose table nobody has filled is not all said.
    return complete && (brief.type !== 'comparison' || brief.criteria !== undefined) ? fromBrief(brief, language) : undefined;
  },
  parse(reply, { brief, language }) {
    const given = readOutline(reply, brief.type);
    const notes: Note[] = [];
    const proposed = usable(given, brief, language, notes);
    const comparison = brief.type === 'comparison' ? comparisonFrom(given, brief, language) : undefined;
    const withComparison = comparison === undefined ? {} : { comparison };
    if (brief.outline.length > 0) {
      // The editor's headings, in the editor's order; points of the writer only where the editor gave none.
      const sections = brief.outline.map((section, index) => {
        const match = proposed.find((other) => isSameName(other.heading, section.heading, language)) ?? proposed[index];
        return { heading: section.heading, points: section.points.length > 0 ? [...section.points] : (match?.points ?? []) };
      });
      return { notes, sections: markParts(sections, brief.type, language), ...withComparison };
    }
    if (proposed.length === 0) throw new ReplyError('the outline has no usable section: give 4–7 sections, each with a heading of its own and 2–5 points');
    const sections = checkParts(proposed.slice(0, MAX_SECTIONS), brief, language, notes);
    return { sections: numberSections(sections, language).map(({ role: _role, ...section }) => section), ...withComparison, notes };
  },
  offline({ brief, language }) {
    return brief.outline.length > 0 ? fromBrief(brief, language) : skeletonOf(brief, language);
  },
});

/** The editor's outline, with its table where there is one. */
function fromBrief(brief: Brief, language: Language): Outline {
  const sections = markParts(brief.outline.map((section) => ({ heading: section.heading, points: [...section.points] })), brief.type, language);
  const comparison = brief.type === 'comparison' ? comparisonOf(brief, language) : undefined;
  return { sections, ...(comparison === undefined ? {} : { comparison: capitalized(comparison) }), notes: [] };
}

/** An honest skeleton for the editor, by type of article. */
function skeletonOf(brief: Brief, language: Language): Outline {
  const comparison = brief.type === 'comparison' ? comparisonOf(brief, language) : undefined;
  const [a = '', b = ''] = comparison === undefined ? [] : capitalized(comparison).sides;
  const skeleton = brief.type === 'guide' || (brief.type === 'comparison' && comparison === undefined) ? language.skeleton : language.skeletons[brief.type];
  const fill = (text: string): string => text.replaceAll('{topic}', () => brief.topic).replaceAll('{a}', () => a).replaceAll('{b}', () => b);
  const sections = skeleton.map((section) => ({ heading: fill(section.heading), points: section.points.map(fill) }));
  return { sections: markParts(sections, brief.type, language), ...(comparison === undefined ? {} : { comparison: capitalized(comparison) }), notes: [] };
}

/** Cleaned sections that can be used: no empty or repeated headings, none that poses as a part the layout builds. */
function usable({ sections }: ProposedOutline, { tools, type }: Brief, language: Language, notes: Note[]): Proposed[] {
  const built = new Set([...(tools === undefined ? [] : [language.labels.tools]), ...(type === 'comparison' ? [language.labels.comparison] : [])].map(normalize));
  const seen = new Set<string>();
  return sections.slice(0, MAX_SECTIONS * 3).flatMap((section) => {
    // A number in front is code's business; without one, a line is never taken for a list item.
    const name = nameOf(section.heading.slice(0, MAX_RAW), language);
    const heading = cleanLine(section.part === undefined ? section.heading.slice(0, MAX_RAW) : name, language).replace(/[.:;,]+$/, '');
    const points = section.points.filter((point) => point.length <= MAX_RAW).slice(0, MAX_POINTS * 3).map((point) => cleanLine(point, language)).filter((point) => point !== '').slice(0, MAX_POINTS);
    if (heading === '' || heading.length > MAX_HEADING || seen.has(normalize(heading)) || built.has(normalize(heading)) || isFixedPart(heading, language)) {
      notes.push({ what: 'heading', excerpt: section.heading.slice(0, 80) });
      return [];
    }
    seen.add(normalize(heading));
    return [{ ...section, heading, points }];
  });
}

/** What the type asks of an outline that a model made. @throws ReplyError with what is missing */
function checkParts(sections: readonly Proposed[], brief: Brief, language: Language, notes: Note[]): Proposed[] {
  if (brief.type === 'service') {
    const missing = SERVICE_PARTS.filter((part) => sections.every(({ role }) => role !== part));
    if (missing.length > 0) throw new ReplyError(`the outline of a service needs a section for each part; these have none: ${missing.join(', ')}`);
  }
  const part = NUMBERED_PARTS[brief.type];
  if (part === undefined) return [...sections];
  const parts = sections.filter((section) => section.part === part);
  if (parts.length < MIN_PARTS) throw new ReplyError(`only ${parts.length} of the sections ${parts.length === 1 ? 'is' : 'are'} marked as "${part}": give at least ${MIN_PARTS}`);
  const promised = promisedItems(brief, language);
  if (promised === undefined || parts.length === promised) return [...sections];
  if (parts.length < promised) throw new ReplyError(`the title promises ${promised} items, and the outline has ${parts.length}: mark exactly ${promised} sections as "item"`);
  const spare = new Set(parts.slice(promised));
  notes.push(...[...spare].map(({ heading }): Note => ({ what: 'heading', excerpt: heading })));
  return sections.filter((section) => !spare.has(section));
}

/** How many items the editor's title, or the topic, promises; undefined where it names no number or several. */
function promisedItems(brief: Brief, language: Language): number | undefined {
  if (brief.type !== 'listicle') return undefined;
  const numbers = titleNumbers(brief.title ?? brief.topic, language);
  return numbers.length === 1 ? numbers[0]?.count : undefined;
}

/** The table: the editor's sides and rows where the brief has them, the model's otherwise; its last row says for whom each side is right. @throws ReplyError */
function comparisonFrom({ comparison }: ProposedOutline, brief: Brief, language: Language): Comparison {
  const own = brief.compares === undefined ? undefined : comparisonOf(brief, language);
  if (own !== undefined && brief.criteria !== undefined) return capitalized(own);
  const sides = own?.sides ?? comparison?.sides ?? [];
  const suits = { name: language.labels.suits, values: comparison?.suits ?? [] };
  const clean = cleanComparison({ sides, criteria: [...(comparison?.criteria ?? []).filter(({ name }) => normalize(name) !== normalize(suits.name)), suits] }, language);
  if (clean.sides.length < 2 || clean.sides.some((side) => side === '')) throw new ReplyError('a comparison needs at least two "sides", each with a name');
  if (new Set(clean.sides.map(normalize)).size < clean.sides.length) throw new ReplyError('two of the "sides" have the same name');
  if (!clean.criteria.some(({ name }) => name === suits.name)) throw new ReplyError(`"suits" needs one short text for each side, in this order: ${clean.sides.join(' / ')}`);
  if (clean.criteria.length <= MIN_CRITERIA) throw new ReplyError(`the table needs at least ${MIN_CRITERIA} criteria, each with ${clean.sides.length} short values, in the order of the sides: ${clean.sides.join(' / ')}`);
  return capitalized(clean);
}

/** Heads of columns and cells begin with a capital. */
function capitalized({ sides, criteria }: Comparison): Comparison {
  return { sides: sides.map(capitalize), criteria: criteria.map(({ name, values }) => ({ name: capitalize(name), values: values.map(capitalize) })) };
}

function isSameName(a: string, b: string, language: Language): boolean {
  return normalize(nameOf(a, language)) === normalize(nameOf(b, language));
}

/** FAQ, related links and the author's block are built by the layout, so no section may pose as one. */
function isFixedPart(heading: string, language: StageInput['language']): boolean {
  return (['faq', 'related', 'author'] as const).some((part) => language.isHeading(part, heading));
}
