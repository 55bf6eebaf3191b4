import { z } from 'zod';
import { defineStage, type StageInput } from '../kinds.ts';
import type { FaqItem } from '../model/article.ts';
import type { Faq, Note, Outline } from '../model/parts.ts';
import { cleanLine, cleanMarkdown } from '../text/clean.ts';
import { asSentence } from '../text/compose.ts';
import type { Language } from '../text/language.ts';
import { typeset, typesetLine } from '../text/typography.ts';
import { countWords, normalize } from '../text/words.ts';

/** Questions and answers. The editor's questions come first and in order; the editor's answers are used word for word. */
const wire = z.strictObject({ items: z.array(z.strictObject({ question: z.string(), answer: z.string() })) });

const MAX_ITEMS = 8;
const MIN_ANSWER_WORDS = 3;
/** Characters of a question; what is longer is none. */
const MAX_QUESTION = 300;
/** Characters of an item as the writer gave it; more is no item, and costs time to clean. */
const MAX_RAW = 10_000;

export default defineStage<Faq>({
  id: 'faq',
  reads: ['outline'],
  writes: 'faq',
  version: 1,
  schema: wire,
  prompt: 'faq',
  data: ({ brief, values }) => ({
    headings: (values['outline'] as Outline).sections.map((section) => section.heading),
    questions: brief.faq.map((item) => ({ question: item.question, answer: item.answer ?? '' })),
  }),
  known(input) {
    // A piece of news answers questions only where the editor asks some.
    if (input.brief.type === 'news' && input.brief.faq.length === 0) return { items: [], notes: [] };
    return input.brief.faq.length > 0 && input.brief.faq.every((item) => item.answer !== undefined) ? fromBrief(input) : undefined;
  },
  parse(reply, { brief, language }) {
    const notes: Note[] = [];
    const answers = wire.parse(reply).items.slice(0, MAX_ITEMS + brief.faq.length + 20).flatMap((item): FaqItem[] => {
      if (item.question.length + item.answer.length > MAX_RAW) {
        notes.push({ what: 'markup', excerpt: item.question.slice(0, 80) });
        return [];
      }
      const question = asQuestion(typesetLine(cleanLine(item.question, language), language));
      // Menu links stay out of answers: an answer is also the text of the structured data.
      const { text, removed } = cleanMarkdown(item.answer, { language, minDepth: 4, menuSchemes: ['fact', 'post'] });
      notes.push(...removed);
      const answer = withoutHeadings(typeset(text, language));
      return question === '' || question.length > MAX_QUESTION || countWords(answer) < MIN_ANSWER_WORDS ? [] : [{ question, answer }];
    });
    const byWords = brief.faq.map((item) => answers.find((other) => normalize(other.question) === normalize(item.question)));
    const wanted = brief.faq.map((item, index): FaqItem | undefined => {
      if (item.answer !== undefined) return cleanItem({ question: item.question, answer: item.answer }, language);
      // By its words; by its place only when the writer reworded the questions, not when it answered others.
      const match = byWords[index] ?? (answers.length === brief.faq.length && !byWords.includes(answers[index]) ? answers[index] : undefined);
      return match === undefined ? undefined : { question: item.question, answer: match.answer };
    });
    brief.faq.forEach((item, index) => {
      if (wanted[index] === undefined) notes.push({ what: 'unanswered', excerpt: item.question });
    });
    const items = brief.faq.length > 0 ? wanted.filter((item) => item !== undefined) : answers;
    return { items: items.filter((item, index) => items.findIndex((other) => normalize(other.question) === normalize(item.question)) === index).slice(0, Math.max(MAX_ITEMS, brief.faq.length)), notes };
  },
  offline: fromBrief,
});

/** The brief's own answered questions; without a model the others stay out, and the report says so. */
function fromBrief({ brief, language }: StageInput): Faq {
  const notes: Note[] = brief.faq.filter((item) => item.answer === undefined).map((item) => ({ what: 'unanswered', excerpt: item.question }));
  const items = brief.faq.flatMap((item) => (item.answer === undefined ? [] : [cleanItem({ question: item.question, answer: item.answer }, language)]));
  return { items, notes };
}

function cleanItem(item: FaqItem, language: Language): FaqItem {
  const { text } = cleanMarkdown(item.answer, { language, minDepth: 4, menuSchemes: ['fact', 'post'] });
  return { question: asQuestion(typesetLine(cleanLine(item.question, language), language)), answer: asSentence(withoutHeadings(typeset(text, language))) };
}

function asQuestion(text: string): string {
  const trimmed = text.replace(/[.:;,]+$/, '').trim();
  return trimmed === '' || /[?？]$/.test(trimmed) ? trimmed : `${trimmed}?`;
}

/** An answer holds paragraphs and lists; a heading inside would cut it off from its question. */
function withoutHeadings(text: string): string {
  return text.replace(/^#{1,6} .*$/gm, '').replace(/\n{3,}/g, '\n\n').trim();
}
