import type { Document } from './document.ts';
import { cut } from './cuts.ts';
import { isAtx, startOf } from './markdown.ts';
import { shown, type Mend, type MendStep } from './mend-step.ts';
import { bareHeading, isContent, nodesIn } from './sections.ts';
import { findSignature } from './signature.ts';
import { swallowedNodes } from './faq-answers.ts';
import { normalize } from './words.ts';

/** Steps that put parts of the body right. */

/**
 * Buttons, banners and widgets of a page builder: "[Кнопка: …]", "[Button: …]". Only these go; "[Photo: Anna Sedova]" and "[Source: …]" say something, and what an
 * author was asked to insert is for the author.
 */
const CONTROL = /^\[\s*(?:(?:текст\s)?кнопк[аиу]|призыв(?:\sк\sдействию)?|баннер|виджет|(?:text\sof\sthe\s)?button|cta|call[\s-]to[\s-]action|banner|widget|schaltfläche|handlungsaufforderung)\s*:[^[\]\n]{1,120}\]$/iu;

export const placeholders: MendStep = {
  id: 'placeholders', about: 'paragraphs that are nothing but the placeholder of a button', touches: 'body',
  mends(doc) {
    return doc.blocks.filter(({ kind, text, parents }) => kind === 'paragraph' && parents.length === 1 && CONTROL.test(text.trim())).map((block): Mend => ({
      what: `the placeholder ${shown(block.text)} is gone`, edits: [cut(doc.text, block.start, block.end)], removed: block.text,
    }));
  },
};

/** A signature under the last question belongs to its answer for whoever reads by headings: it gets the heading of the author's part. */
export const signature: MendStep = {
  id: 'signature', about: 'a signature inside the FAQ moves out of the last answer', touches: 'body',
  mends(doc) {
    const { faqHeading } = doc;
    const last = doc.faq.at(-1);
    if (faqHeading === undefined || last === undefined || doc.headings.some(({ area }) => area === 'author')) return [];
    const found = findSignature(doc, doc.field('author'));
    if (found === undefined || found.start < last.heading.end || found.start >= last.heading.sectionEnd) return [];
    const heading = `${'#'.repeat(faqHeading.depth)} ${doc.language.labels.author}`;
    const what = `the signature ${shown(doc.text.slice(found.start, found.end).replace(/[*_]+/g, ''))} stands under "${doc.language.labels.author}", not in the answer to ${shown(bareHeading(last.question))}`;
    const [swallowed] = swallowedNodes(last);
    const rule = last.nodes.find((node) => node.type === 'thematicBreak');
    if (rule !== undefined && swallowed !== undefined && startOf(swallowed) === found.start) return [{ what, edits: [{ start: startOf(rule), end: startOf(swallowed), text: `${heading}\n\n` }] }];
    const node = last.nodes.find((one) => startOf(one) === found.start);
    return node === undefined || rule !== undefined ? [] : [{ what, edits: [{ start: found.start, end: found.start, text: `${heading}\n\n` }] }];
  },
};

/** Only where the first one opens the text and says what the title says: blogs that print the title themselves use level 1 for sections as well. */
export const mainHeadings: MendStep = {
  id: 'headings', about: 'further main headings beside the first one, one level down with all below them', touches: 'body',
  mends(doc) {
    const [first, other] = doc.headings.filter(({ depth }) => depth === 1);
    if (first === undefined || other === undefined || doc.tree.children.find(isContent) !== first.node || !sharesTopic(doc, first.text)) return [];
    if (normalize(other.text) === normalize(first.text) && nodesIn(doc, first.end, other.start).length === 0) {
      return [{ what: `the main heading ${shown(other.text)} stands once`, edits: [cut(doc.text, other.start, other.end)], removed: other.text }];
    }
    // FAQ, author and related links are parts of the article, not of its last section.
    const below = doc.headings.filter(({ start, area }) => start >= other.start && start < other.sectionEnd && area === 'body');
    if (below.some(({ node, depth }) => !isAtx(doc.text, node) || depth === 6)) return [];
    return [{ what: `${shown(other.text)} and what is below it went one level down`, edits: below.map(({ start }) => ({ start, end: start, text: '#' })) }];
  },
};

/** Half the words of the title: one of them may be the name of a section. */
function sharesTopic(doc: Document, heading: string): boolean {
  const [title, own] = [doc.language.topicStems(doc.field('title')), doc.language.topicStems(heading)];
  const shared = [...own].filter((stem) => title.has(stem)).length;
  return shared > 0 && shared * 2 >= title.size;
}
