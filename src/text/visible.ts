import { isObject, listOf, textOf } from './schema-nodes.ts';
import type { Document } from './document.ts';
import type { Json, JsonObject } from '../model/article.ts';
import { plainText } from './markdown.ts';
import { normalize } from './words.ts';

/** Share of the words of a text that must stand on the page for the text to count as visible. */
const VISIBLE_SHARE = 0.9;

const known = new WeakMap<Document, ReadonlySet<string>>();

/** Words a reader of the page can see: front matter the blog prints (title, description, author, FAQ) and the body with code and image texts. */
export function visibleWords(doc: Document): ReadonlySet<string> {
  let words = known.get(doc);
  if (words === undefined) {
    const faq = listOf(doc.data['faq'] as Json | undefined).filter(isObject).flatMap((item) => [textOf(item['question']), textOf(item['answer'])]);
    const texts = [doc.field('title'), doc.field('description'), doc.field('author'), doc.field('heroImageAlt'), ...faq, plainText(doc.tree, { alt: true })];
    words = new Set(texts.flatMap((text) => normalize(text).split(' ')));
    known.set(doc, words);
  }
  return words;
}

/** Share of the words of a text (HTML tags left out) that stand on the page, 0–1; 1 for a text without words. */
function visibleShare(doc: Document, text: string): number {
  const wanted = normalize(text.replace(/<[^>]*>/g, ' ')).split(' ').filter((word) => word !== '');
  if (wanted.length === 0) return 1;
  const words = visibleWords(doc);
  return wanted.filter((word) => words.has(word)).length / wanted.length;
}

export function isVisible(doc: Document, text: string): boolean {
  return visibleShare(doc, text) >= VISIBLE_SHARE;
}

/** Texts of a FAQPage: questions and their answers. */
export function questionTexts(node: JsonObject): { question: string; answer: string }[] {
  return listOf(node['mainEntity']).filter(isObject).map((question) => {
    const answer = listOf(question['acceptedAnswer']).find(isObject);
    return { question: textOf(question['name']), answer: textOf(answer?.['text']) };
  });
}

/** Texts of the steps of a HowTo, sections opened. */
export function stepTexts(node: JsonObject): string[] {
  return listOf(node['step']).flatMap((step) => {
    if (typeof step === 'string') return [step.trim()];
    if (!isObject(step)) return [];
    if (step['itemListElement'] !== undefined) return stepTexts({ step: step['itemListElement'] });
    return [[textOf(step['name']), textOf(step['text'])].join(' ').trim()];
  }).filter((text) => text !== '');
}
