import type { Brief } from '../model/brief.ts';
import type { Fact } from '../model/brief.ts';
import type { Language } from './language.ts';
import { escapeMarkdown } from './markdown.ts';
import { countWords } from './words.ts';

/** The offline writer's craft: an editor's points as readable Markdown. Pure and deterministic. */

/** Paragraphs are closed at about this many words. */
const PARAGRAPH_WORDS = 80;

/**
 * Points to Markdown. A point that ends in . ! ? … is prose, one that ends in ":" is prose that introduces a list, one without final
 * punctuation is a list item. Neighbouring prose points share paragraphs, neighbouring items share a list.
 */
export function composePoints(points: readonly string[]): string {
  const blocks: string[] = [];
  let paragraph: string[] = [];
  let items: string[] = [];
  const closeParagraph = (): void => {
    if (paragraph.length > 0) blocks.push(paragraph.join(' '));
    paragraph = [];
  };
  const closeItems = (): void => {
    if (items.length > 0) blocks.push(items.map((item) => `- ${item}`).join('\n'));
    items = [];
  };
  for (const raw of points) {
    const point = raw.replace(/\s+/g, ' ').trim();
    if (point === '') continue;
    // A link's target says nothing of how its words end.
    if (/[.!?…:]["»”')\]]*$/.test(point.replace(/\]\([^()\s]*\)$/, ''))) {
      closeItems();
      if (countWords(paragraph.join(' ')) + countWords(point) > PARAGRAPH_WORDS) closeParagraph();
      paragraph.push(point);
      if (point.endsWith(':')) closeParagraph();
    } else {
      closeParagraph();
      items.push(capitalize(point));
    }
  }
  closeParagraph();
  closeItems();
  return blocks.join('\n\n');
}

/** First letter upper case; menu links and quotes before it are left alone, and so is a word with capitals of its own ("iPhone"). */
export function capitalize(text: string): string {
  return text.replace(/^([\s"«“([]*)(\p{Ll})(?!\p{L}*\p{Lu})/u, (_match, before: string, letter: string) => before + letter.toUpperCase());
}

/** A sentence ends in punctuation. */
export function asSentence(text: string): string {
  const trimmed = text.trim();
  return trimmed === '' || /[.!?…]["»”')\]]*$/.test(trimmed) ? trimmed : `${trimmed.replace(/[,;:]$/, '')}.`;
}

/** Facts that no point refers to, each as a linked sentence under the section whose words are nearest to it (index → sentences). */
export function placeFacts(brief: Brief, sections: readonly { heading: string; points: readonly string[] }[], facts: readonly Fact[], language: Language): Map<number, string[]> {
  const placed = new Map<number, string[]>();
  const text = sections.flatMap((section) => section.points).join('\n') + (brief.lead ?? '');
  for (const fact of facts) {
    if (text.includes(`(fact:${fact.id})`)) continue;
    const stems = language.topicStems(fact.text);
    const scores = sections.map((section) => [...language.topicStems(`${section.heading} ${section.points.join(' ')}`)].filter((stem) => stems.has(stem)).length);
    const best = Math.max(...scores);
    const index = best > 0 ? scores.indexOf(best) : 0;
    placed.set(index, [...(placed.get(index) ?? []), factSentence(fact)]);
  }
  return placed;
}

/** A fact as a sentence that links to it. The full stop stays outside the link; any other end belongs to the words. */
export function factSentence(fact: Fact): string {
  const [, words = '', stop = ''] = /^(.*?)((?<!\.)\.)?$/s.exec(asSentence(fact.text)) ?? [];
  return `[${escapeMarkdown(words)}](fact:${fact.id})${stop}`;
}
