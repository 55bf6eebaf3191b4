import { isObject, listOf, resolveNode, textOf } from './schema-nodes.ts';
import type { Document } from './document.ts';
import type { Lexis } from './language.ts';
import type { Json, JsonObject } from '../model/article.ts';
import { plainText } from './markdown.ts';
import type { WordRow } from './vocabulary.ts';
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

interface ShownWords {
  lexis: Lexis;
  /** 1 for each word by its number. */
  shown: Uint8Array;
  /** Texts that were asked for before: several rules ask for the same questions and answers. */
  known: Map<string, boolean>;
}

const numbered = new WeakMap<Document, ShownWords>();

/** The words in text blocks and front matter: nearly all of the page, and at hand without reading it again. */
function shownWords(doc: Document): ShownWords {
  let found = numbered.get(doc);
  if (found === undefined) {
    const { lexis } = doc;
    const fields = scanned(lexis, ['title', 'description', 'author', 'heroImageAlt'].map((key) => doc.field(key)).join('\n'));
    const { blocks } = doc;
    for (const block of blocks) void block.tokens;
    // Now every word of the page has its number.
    const shown = new Uint8Array(lexis.vocabulary.lowers.length);
    for (const number of fields) shown[number] = 1;
    for (const { tokens: { numbers, from, to } } of blocks) for (let index = from; index < to; index++) shown[numbers[index] ?? 0] = 1;
    numbered.set(doc, (found = { lexis, shown, known: new Map() }));
  }
  return found;
}

function scanned({ vocabulary }: Lexis, text: string): readonly number[] {
  const row: WordRow = { numbers: [], starts: [], ends: [] };
  vocabulary.scan(text, row);
  return row.numbers;
}

/** Share of the words of a text (HTML tags left out) that stand on the page, 0–1; 1 for a text without words. */
function visibleShare(doc: Document, text: string): number {
  const wanted = normalize(text.replace(/<[^>]*>/g, ' ')).split(' ').filter((word) => word !== '');
  if (wanted.length === 0) return 1;
  const words = visibleWords(doc);
  return wanted.filter((word) => words.has(word)).length / wanted.length;
}

/** True when the page shows (nearly) all words of a text. */
export function isVisible(doc: Document, text: string): boolean {
  if (text === '' || text === doc.field('title')) return true;
  if (!text.includes('<') && ['description', 'author', 'heroImageAlt'].some((key) => text === doc.field(key))) return true;
  const { lexis, shown, known: before } = shownWords(doc);
  let visible = before.get(text);
  if (visible === undefined) {
    // Code, image texts and the FAQ of the front matter count too, but reading the page once more takes longer.
    visible = (!text.includes('<') && scanned(lexis, text).every((number) => shown[number] === 1)) || visibleShare(doc, text) >= VISIBLE_SHARE;
    before.set(text, visible);
  }
  return visible;
}

/** Texts of a FAQPage: questions and their answers, those referred to by `@id` included. */
export function questionTexts(doc: Document, node: JsonObject): { question: string; answer: string }[] {
  return listOf(node['mainEntity']).flatMap((value) => {
    const question = resolveNode(doc, value);
    if (question === undefined) return [];
    const answer = resolveNode(doc, listOf(question['acceptedAnswer']).find(isObject));
    return [{ question: textOf(question['name']), answer: textOf(answer?.['text']) }];
  });
}

/** Texts of the steps of a HowTo, sections opened. */
export function stepTexts(doc: Document, node: JsonObject): string[] {
  return listOf(node['step']).flatMap((value) => {
    if (typeof value === 'string') return [value.trim()];
    const step = resolveNode(doc, value);
    if (step === undefined) return [];
    if (step['itemListElement'] !== undefined && textOf(step['text']) === '') return stepTexts(doc, { step: step['itemListElement'] });
    return [[textOf(step['name']), textOf(step['text'])].join(' ').trim()];
  }).filter((text) => text !== '');
}
