import type { FaqItem } from '../model/article.ts';
import { FRONT_MATTER_KEYS } from '../model/article.ts';
import type { Document } from './document.ts';
import { answerText } from './faq-answers.ts';
import { bareHeading } from './sections.ts';
import { counted } from './graph-words.ts';
import { shown, type MendStep } from './mend-step.ts';
import { rewriteValue } from './mend-values.ts';
import { normalize } from './words.ts';
import { addKey } from './yaml-edits.ts';

/** The FAQ of the page as data. */

/** Questions and answers as readers see them, each on one line; a question without an answer is none. */
export function visibleFaq(doc: Document): FaqItem[] {
  return doc.faq.flatMap((entry) => {
    const [question, answer] = [bareHeading(entry.heading.text), answerText(entry).replace(/\s+/g, ' ').trim()];
    return question === '' || answer === '' ? [] : [{ question, answer }];
  });
}

/** True when both lists say the same in the same order; signs and marks of Markdown or HTML aside. */
export function sameFaq(a: readonly FaqItem[], b: readonly FaqItem[]): boolean {
  return a.length === b.length && a.every((item, index) => bare(item.question) === bare(b[index]?.question ?? '') && bare(item.answer) === bare(b[index]?.answer ?? ''));
}

function bare(text: string): string {
  return normalize(text.replace(/<[^>]*>/g, ' ').replace(/&(?:#x?[\da-f]+|[a-z]+);/gi, ' ').replace(/\[([^\]]*)\]\([^)]*\)/g, '$1').replace(/[*_`]+/g, ''));
}

/**
 * `faq` of front matter says what the page shows. In a project only, and only where the body has a FAQ: a layout may print the list itself. Lists of another shape are left alone.
 */
export const faq: MendStep = {
  id: 'faq', about: 'the `faq` list of front matter, from the visible questions and answers', touches: 'fields',
  mends(doc, context) {
    if (context.config === undefined || doc.split.block === '' || doc.frontMatterProblem !== undefined) return [];
    const items = visibleFaq(doc);
    if (items.length === 0 || items.length < doc.faq.length) return [];
    const given = doc.data['faq'];
    if (given === undefined || given === null) {
      const edit = given === null ? undefined : addKey(doc, 'faq', items, FRONT_MATTER_KEYS);
      return edit === undefined ? [] : [{ what: `${counted(items.length, 'question')} of the page`, edits: [edit] }];
    }
    const list = faqItems(given);
    if (list === undefined || sameFaq(list, items)) return [];
    const edit = rewriteValue(doc, 'faq', given, items, context);
    const gone = list.filter(({ question }) => !items.some((item) => bare(item.question) === bare(question))).map(({ question }) => shown(question));
    return edit === undefined ? [] : [{ what: `the questions are those of the page${gone.length === 0 ? '' : `; not on the page: ${gone.join(', ')}`}`, edits: [edit] }];
  },
};

/** The list when all its items are questions with answers. */
function faqItems(value: unknown): FaqItem[] | undefined {
  if (!Array.isArray(value)) return undefined;
  const items = value.flatMap((item: unknown) => {
    if (item === null || typeof item !== 'object') return [];
    const { question, answer } = item as Record<string, unknown>;
    return typeof question === 'string' && typeof answer === 'string' ? [{ question, answer }] : [];
  });
  return items.length === value.length ? items : undefined;
}
