import type { Nodes } from 'mdast';
import { countLetterWords } from './blocks.ts';
import type { Document, FaqEntry } from './document.ts';
import { endOf, plainText } from './markdown.ts';
import { isContent } from './sections.ts';

/** An answer ends at a rule line: what follows it (a signature, a call to action) only happens to stand under the last question. */
export function answerNodes(entry: FaqEntry): readonly Nodes[] {
  const rule = entry.nodes.findIndex((node) => node.type === 'thematicBreak');
  return rule < 0 ? entry.nodes : entry.nodes.slice(0, rule);
}

/** Nodes behind the rule line that a naive reader of the section would take for the answer. */
export function swallowedNodes(entry: FaqEntry): readonly Nodes[] {
  return entry.nodes.slice(answerNodes(entry).length).filter(isContent);
}

/** Visible text of the answer proper. */
export function answerText(entry: FaqEntry): string {
  return answerNodes(entry).map((node) => plainText(node)).filter((text) => text.trim() !== '').join('\n').trim();
}

/** Words of the answer proper that hold a letter; undefined where inline code stands among them, which is part of the text but not of its blocks. */
export function answerWords(doc: Document, entry: FaqEntry): number | undefined {
  const last = answerNodes(entry).at(-1);
  if (last === undefined) return 0;
  const [start, end] = [entry.heading.end, endOf(last)];
  const code = doc.text.indexOf('`', start);
  if (code >= 0 && code < end) return undefined;
  let words = 0;
  for (const block of doc.blocks) {
    if (block.start >= end) break;
    if (block.start >= start) words += countLetterWords(block, doc.lexis);
  }
  return words;
}
