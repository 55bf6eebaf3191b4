import { ReplyError } from './kinds.ts';
import type { Brief } from './model/brief.ts';
import type { StageValues } from './render.ts';
import { cleanLine, cleanMarkdown } from './text/clean.ts';
import type { Language } from './text/language.ts';
import { endOf, parseMarkdown, plainText } from './text/markdown.ts';
import { nameOf } from './text/numbered-parts.ts';
import { typeset, typesetLine } from './text/typography.ts';
import { countWords, normalize } from './text/words.ts';

/** The parts of a written article that a model may write anew, one at a time: what it wrote, not what the editor gave. Pure. */
export interface ArticlePart {
  /** `lead`, `section:0`, `answer:0`, `title`, `description`. */
  id: string;
  /** The stage whose value it lies in. */
  stage: 'draft' | 'faq' | 'meta';
  kind: 'opening' | 'section' | 'answer' | 'title' | 'description';
  /** Place among those of its kind. */
  index: number;
  /** Heading of a section, question of an answer; '' otherwise. */
  heading: string;
  /** False when the editor gave the heading or the question: then it stays word for word. */
  mayRename: boolean;
  /** Markdown with menu links, or a line. */
  text: string;
}

const MENU = ['fact', 'post', 'cta'];
/** A section or an answer with fewer words says nothing (as in the stages). */
const MIN_WORDS: Readonly<Record<ArticlePart['kind'], number>> = { opening: 5, section: 5, answer: 3, title: 1, description: 3 };
/** A part that comes back this many times as long is another text. */
const MAX_GROWTH = 3;
const SPARE_CHARACTERS = 1000;
/** Characters of a heading or a question; what is longer is none. */
const MAX_HEADING = 200;

/** The parts of an article in reading order; what the brief says word for word is left out. */
export function partsOf({ draft, faq, meta }: StageValues, brief: Brief, language: Language): ArticlePart[] {
  // Whatever number code or editor put in front.
  const plain = (heading: string): string => normalize(nameOf(heading, language));
  const parts: ArticlePart[] = [];
  if (brief.title === undefined) parts.push({ id: 'title', stage: 'meta', kind: 'title', index: 0, heading: '', mayRename: false, text: meta.title });
  if (brief.description === undefined) parts.push({ id: 'description', stage: 'meta', kind: 'description', index: 0, heading: '', mayRename: false, text: meta.description });
  if (brief.lead === undefined) parts.push({ id: 'lead', stage: 'draft', kind: 'opening', index: 0, heading: '', mayRename: false, text: draft.lead });
  draft.sections.forEach(({ heading, body }, index) => {
    const given = brief.outline.some((section) => plain(section.heading) === plain(heading));
    parts.push({ id: `section:${index}`, stage: 'draft', kind: 'section', index, heading, mayRename: !given, text: body });
  });
  faq.items.forEach(({ question, answer }, index) => {
    const given = brief.faq.find((item) => normalize(item.question) === normalize(question));
    if (given?.answer === undefined) parts.push({ id: `answer:${index}`, stage: 'faq', kind: 'answer', index, heading: question, mayRename: given === undefined, text: answer });
  });
  return parts;
}

/** The values with another text of one part, untouched by cleaning. */
export function withPartText(values: StageValues, part: ArticlePart, text: string, heading: string = part.heading): StageValues {
  const { draft, faq, meta } = values;
  switch (part.kind) {
    case 'title': return { ...values, meta: { ...meta, title: text } };
    case 'description': return { ...values, meta: { ...meta, description: text } };
    case 'opening': return { ...values, draft: { ...draft, lead: text } };
    case 'section': return { ...values, draft: { ...draft, sections: draft.sections.map((section, index) => (index === part.index ? { ...section, heading, body: text } : section)) } };
    default: return { ...values, faq: { ...faq, items: faq.items.map((item, index) => (index === part.index ? { ...item, question: heading, answer: text } : item)) } };
  }
}

/**
 * The values with a part as a model has written it anew. The answer is cleaned like any other: no web addresses, no HTML, headings below the section's.
 * @param reply Markdown; a first heading is the part's own
 * @throws ReplyError when it cannot be used
 */
export function withReply(values: StageValues, part: ArticlePart, reply: string, language: Language): StageValues {
  if (reply.length > MAX_GROWTH * part.text.length + SPARE_CHARACTERS) throw new ReplyError(`the answer has ${reply.length} characters, far more than the part it stands for`);
  if (part.kind === 'title' || part.kind === 'description') {
    const line = typesetLine(cleanLine(reply.replace(/^#+\s+/, ''), language), language).replace(/^["«“](.*)["»”]$/u, '$1').trim();
    const text = part.kind === 'title' ? line.replace(/[.:;,]+$/, '') : line;
    if (countWords(text) < MIN_WORDS[part.kind]) throw new ReplyError('the answer is empty');
    return withPartText(values, part, text);
  }
  const schemes = part.kind === 'answer' ? MENU.filter((scheme) => scheme !== 'cta') : MENU;
  const given = cleanMarkdown(reply, { language, minDepth: 2, menuSchemes: schemes }).text.trim();
  const [first] = parseMarkdown(given).children;
  const own = first?.type === 'heading' ? plainText(first).trim() : '';
  const rest = first?.type === 'heading' ? given.slice(endOf(first)) : given;
  const body = typeset(cleanMarkdown(rest, { language, minDepth: part.kind === 'answer' ? 4 : 3, menuSchemes: schemes }).text.trim(), language);
  const text = part.kind === 'section' ? body : withoutHeadings(body);
  if (countWords(text) < MIN_WORDS[part.kind]) throw new ReplyError('the answer has no text');
  const heading = part.mayRename && own !== '' && own.length <= MAX_HEADING ? cleanLine(own, language).replace(/[.:;,]+$/, '') : part.heading;
  return withPartText(values, part, text, heading === '' ? part.heading : heading);
}

/** Openings and answers have no headings inside. */
function withoutHeadings(text: string): string {
  return text.replace(/^#{1,6} .*$/gm, '').replace(/\n{3,}/g, '\n\n').trim();
}

/** All texts by id of their part, those that the editor gave as well. */
export function partTexts({ draft, faq, meta }: StageValues): Map<string, string> {
  return new Map([
    ['title', meta.title], ['description', meta.description], ['lead', draft.lead],
    ...draft.sections.map(({ body }, index): [string, string] => [`section:${index}`, body]),
    ...faq.items.map(({ answer }, index): [string, string] => [`answer:${index}`, answer]),
  ]);
}

/** The heading or question of a part as it is now. */
export function headingOf({ draft, faq }: StageValues, part: ArticlePart): string {
  return (part.kind === 'section' ? draft.sections[part.index]?.heading : part.kind === 'answer' ? faq.items[part.index]?.question : undefined) ?? part.heading;
}

/** The stage in whose value a part lies. */
export function partStage(id: string): ArticlePart['stage'] {
  return id.startsWith('answer:') ? 'faq' : id === 'title' || id === 'description' ? 'meta' : 'draft';
}
