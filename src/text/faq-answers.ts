import type { Nodes } from 'mdast';
import type { FaqEntry } from './document.ts';
import { plainText } from './markdown.ts';
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
