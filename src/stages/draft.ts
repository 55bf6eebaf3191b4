import { ReplyError, defineStage } from '../kinds.ts';
import type { ArticleType, Brief } from '../model/brief.ts';
import type { Draft, Note, Outline } from '../model/parts.ts';
import { cleanLine, cleanMarkdown } from '../text/clean.ts';
import { composePoints, placeFacts } from '../text/compose.ts';
import type { Language } from '../text/language.ts';
import { nameOf, numberSections } from '../text/numbered-parts.ts';
import { endOf, parseMarkdown, plainText, startOf } from '../text/markdown.ts';
import { applySplices } from '../text/splice.ts';
import { typeset } from '../text/typography.ts';
import { countWords, normalize } from '../text/words.ts';
import { checkedNews, withDatedFact, wordsFor } from './_news.ts';

/** The prose: an opening and one text per section of the outline. The writer gives words; headings and their order come from the outline. */
const MENU = ['fact', 'post', 'cta'];
/** Parts of an article that no section may pose as. */
const PARTS = ['faq', 'related', 'author'] as const;
/** A section with fewer words says nothing. */
const MIN_SECTION_WORDS = 5;
const MAX_SECTIONS = 60;
/** Types whose writer may order the text otherwise than the outline; of the others code numbers, counts or checks the parts. */
const FREE_TYPES: readonly ArticleType[] = ['guide', 'news'];
/** Characters; the longest article a brief may ask for has 20 000 words. */
const MAX_LENGTH = 400_000;

export default defineStage<Draft>({
  id: 'draft',
  reads: ['outline'],
  writes: 'draft',
  version: 1,
  prompt: 'draft',
  data({ brief, language, values }) {
    // Numbers in front of steps and items are code's, so the writer does not see them.
    const outline = (values['outline'] as Outline).sections.map(({ heading, points, part }) => ({ heading: part === undefined ? heading : nameOf(heading, language), points }));
    // The opening and the questions take about a fifth of the words.
    const length = wordsFor(brief);
    const perSection = Math.max(40, Math.round((length * 0.8) / Math.max(1, outline.length) / 10) * 10);
    return { outline, perSection, length, comparison: (values['outline'] as Outline).comparison, tools: brief.tools };
  },
  parse(reply, { brief, language, values, facts }) {
    const outline = values['outline'] as Outline;
    const given = String(reply);
    if (given.length > MAX_LENGTH) throw new ReplyError(`the answer is ${given.length} characters long, far more than was asked for`);
    const { text, removed } = cleanMarkdown(given, { language, minDepth: 2, menuSchemes: MENU });
    const notes: Note[] = [...removed];
    const parts = splitSections(text, (heading) => outline.sections.some((section) => normalize(nameOf(section.heading, language)) === normalize(nameOf(heading, language))));
    if (parts.sections.length > MAX_SECTIONS) throw new ReplyError(`the answer has ${parts.sections.length} sections, far more than the outline`);
    // An answer that repeats the title as its only top heading: its sections are one level below.
    // FAQ, related links and the author's block are built by the layout.
    const posing = parts.sections.filter((section) => PARTS.some((part) => language.isHeading(part, section.heading)) && !outline.sections.some((wanted) => sameWords(wanted.heading, section.heading, language)));
    notes.push(...posing.map((section): Note => ({ what: 'heading', excerpt: section.heading })));
    const found = parts.sections.filter((section) => !posing.includes(section) && (countWords(section.body) >= MIN_SECTION_WORDS || section.body.includes('|')));
    if (found.length === 0) {
      throw new ReplyError(`the answer has no sections: write an opening paragraph, then for each section its heading as "## heading" and the text. The headings are: ${outline.sections.map((section) => section.heading).join(' / ')}`);
    }
    const sections = arrange(found, outline, brief.outline.length > 0 || !FREE_TYPES.includes(brief.type), language);
    return checkedNews(draftOf(parts.lead, sections, notes, brief, language), brief, facts);
  },
  split: {
    prompt: 'draft-section',
    parts({ brief, language, values }) {
      const sections = (values['outline'] as Outline).sections.map(({ heading, part }, index) => ({ part: { opening: false, number: index + 1, heading: part === undefined ? heading : nameOf(heading, language) } }));
      return brief.lead === undefined ? [{ part: { opening: true, number: 0, heading: '' } }, ...sections] : sections;
    },
    parse(replies, { brief, language, values, facts }) {
      const notes: Note[] = [];
      const texts = replies.map((reply) => {
        if (reply.length > MAX_LENGTH) throw new ReplyError(`the answer is ${reply.length} characters long, far more than was asked for`);
        const { text, removed } = cleanMarkdown(reply, { language, minDepth: 2, menuSchemes: MENU });
        notes.push(...removed);
        return withoutFirstHeading(text);
      });
      const lead = brief.lead === undefined ? (texts.shift() ?? '') : '';
      const sections = (values['outline'] as Outline).sections.map(({ heading, part }, index) => ({ ...partOf(part), heading, body: demote(texts[index] ?? '') }));
      const empty = sections.find(({ body }) => countWords(body) < MIN_SECTION_WORDS);
      if (empty !== undefined) throw new ReplyError(`the section "${empty.heading}" has no text`);
      return checkedNews(draftOf(splitSections(lead, () => true).lead, sections, notes, brief, language), brief, facts);
    },
  },
  offline({ brief, language, facts, values }) {
    const outline = values['outline'] as Outline;
    const notes: Note[] = [];
    const compose = (points: readonly string[]): string => {
      const { text, removed } = cleanMarkdown(composePoints(points), { language, minDepth: 3, menuSchemes: MENU });
      notes.push(...removed);
      return typeset(text.trim(), language);
    };
    const known = new Set(facts.map((fact) => fact.id));
    const lead = brief.lead ?? language.offlineLead.replaceAll('{topic}', brief.topic).replaceAll('{headings}', outline.sections.map(({ heading, part }) => (part === undefined ? heading : nameOf(heading, language))).join('; '));
    const opening = brief.type === 'news' ? withDatedFact(lead, outline, facts) : lead;
    const placed = placeFacts(brief, outline.sections, brief.facts.filter(({ id }) => !opening.includes(`(fact:${id})`)), language);
    return {
      lead: compose([opening]),
      sections: numberSections(outline.sections.map((section, index) => ({
        ...partOf(section.part),
        heading: cleanLine(section.part === undefined ? section.heading : nameOf(section.heading, language), language),
        body: compose([...section.points, ...(placed.get(index) ?? []).filter((sentence) => [...known].some((id) => sentence.includes(`(fact:${id})`)))]),
      })), language),
      notes,
    };
  },
});

type Section = Draft['sections'][number];

/** A key only where there is a value: values are compared and hashed. */
function partOf(part: Section['part']): { part?: NonNullable<Section['part']> } {
  return part === undefined ? {} : { part };
}

/** The value from its parts; the editor's own opening goes before the writer's. @throws ReplyError without an opening */
function draftOf(written: string, sections: readonly Section[], notes: Note[], brief: Brief, language: Language): Draft {
  const own = brief.lead === undefined ? undefined : cleanMarkdown(brief.lead, { language, minDepth: 2, menuSchemes: MENU });
  notes.push(...(own?.removed ?? []));
  const lead = own?.text.trim() ?? written;
  if (countWords(lead) === 0) throw new ReplyError('the answer does not open with a paragraph before the first "## " heading');
  return { lead: typeset(lead, language), sections: sections.map((section) => ({ ...section, body: typeset(section.body, language) })), notes };
}

/** A part's text without the heading it was asked to leave out. */
function withoutFirstHeading(text: string): string {
  const [first] = parseMarkdown(text).children;
  return first?.type === 'heading' ? text.slice(endOf(first)).trim() : text.trim();
}

/** Opening and sections at the shallowest heading level that occurs more than once (a lone first heading is the article's own title). */
function splitSections(text: string, isPlanned: (heading: string) => boolean): { lead: string; sections: Section[] } {
  const headings = parseMarkdown(text).children.filter((node) => node.type === 'heading');
  const [first] = headings;
  let depth = Math.min(...headings.map((heading) => heading.depth));
  let lead = first === undefined ? text : text.slice(0, startOf(first));
  let rest = headings;
  if (first !== undefined && headings.filter((heading) => heading.depth === depth).length === 1 && headings.length > 1 && first.depth === depth && !isPlanned(plainText(first))) {
    rest = headings.slice(1);
    depth = Math.min(...rest.map((heading) => heading.depth));
    lead += text.slice(endOf(first), startOf(rest[0] ?? first));
  }
  const tops = rest.filter((heading) => heading.depth === depth);
  const sections = tops.map((heading, index) => {
    const body = text.slice(endOf(heading), tops[index + 1] === undefined ? text.length : startOf(tops[index + 1] ?? heading)).trim();
    return { heading: plainText(heading).trim(), body: demote(body) };
  });
  return { lead: lead.trim(), sections };
}

/** Headings inside a section start at depth 3. */
function demote(body: string): string {
  const headings = parseMarkdown(body).children.filter((node) => node.type === 'heading');
  const shift = 3 - Math.min(3, ...headings.map((heading) => heading.depth));
  const lift = headings.length === 0 ? 0 : Math.min(...headings.map((heading) => heading.depth)) - 3;
  return applySplices(body, headings.map((heading) => ({ start: startOf(heading), end: startOf(heading) + heading.depth, text: '#'.repeat(Math.min(6, heading.depth + shift - Math.max(0, lift))) })));
}

/**
 * The reply's sections under the outline's headings: by heading when they are the same words, else by order when the numbers agree. A reply with
 * a structure of its own is taken as it is, unless the editor fixed the outline.
 */
function arrange(found: readonly Section[], outline: Outline, fixed: boolean, language: Language): Section[] {
  const wanted = outline.sections;
  const byName = wanted.map((section) => found.find((other) => sameWords(other.heading, section.heading, language)));
  const under = (section: Section, index: number): Section => ({ ...partOf(wanted[index]?.part), heading: wanted[index]?.heading ?? section.heading, body: section.body });
  if (byName.every((section) => section !== undefined)) return byName.map(under);
  if (found.length === wanted.length) return found.map(under);
  if (fixed) {
    const missing = wanted.filter((_section, index) => byName[index] === undefined).map((section) => section.heading);
    throw new ReplyError(`the answer leaves out sections of the outline: ${missing.join(' / ')}. Write every section of the outline, in its order, under its exact heading.`);
  }
  return found.filter((section, index) => found.findIndex((other) => normalize(other.heading) === normalize(section.heading)) === index);
}

function sameWords(one: string, other: string, language: Language): boolean {
  // Numbers are code's: a writer may leave them out or count otherwise.
  const [a, b] = [nameOf(one, language), nameOf(other, language)];
  if (normalize(a) === normalize(b)) return true;
  const [left, right] = [language.topicStems(a), language.topicStems(b)];
  return left.size > 0 && left.size === right.size && [...left].every((stem) => right.has(stem));
}
