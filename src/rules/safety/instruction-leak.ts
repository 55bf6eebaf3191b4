import { defineRule } from '../../kinds.ts';
import type { Block } from '../../text/blocks.ts';
import { cut } from '../../text/cuts.ts';

/**
 * Lines of the form "Label: value" whose whole label is one of the lexicon ("Keyword", "Meta description", "Word count"), in the first four and last
 * four blocks only: in the middle an article about search engines may show such a line. A single line with a label of one word ("Role: …", "Title: …")
 * may be part of the article and is a warning.
 */
export default defineRule({
  id: 'safety/instruction-leak',
  severity: 'error',
  about: 'Lines of the assignment left in the text, as "Keyword: …", "Meta description: …", "Length: 1500 words".',
  why: 'They were meant for the writer or the model, not for readers.',
  fix: 'Remove the line; what it says belongs in the front matter or in the brief.',
  options: { edge: 4 },
  needs: 'article',
  examples: {
    bad: ['Meta description: All about oak floors.\n\n# Oak\n\nText.\n', '---\nlang: ru\n---\n# Полы из дуба\n\nДуб служит долго.\n\n**Ключевые слова:** дуб, пол, масло\n'],
    good: ['# Oak\n\nText.\n\nNote: oak darkens in time.\n'],
  },
  check({ doc, language, options }, report) {
    if (doc.matches('instructionLabels').length === 0) return;
    const edge = Number(options['edge']);
    const opening = firstTexts(doc.blocks, edge);
    const closing = firstTexts(doc.blocks.toReversed(), edge).toReversed();
    const found: { start: number; end: number; label: string; words: number; block: Block }[] = [];
    for (const block of new Set([...opening, ...closing])) {
      if (block.quoted) continue;
      for (const line of block.text.matchAll(/^[ \t]*([^:\n]{2,50}):[ \t]*\S[^\n]*$/gm)) {
        const label = language.words(line[1] ?? '');
        const [match] = language.find('instructionLabels', label);
        if (match === undefined || match.first !== 0 || match.last !== label.length - 1 || (block.kind === 'heading' && label.length === 1) || block.inQuotes(line.index)) continue;
        const start = line.index + (line[0].length - line[0].trimStart().length);
        found.push({ start: block.at(start), end: block.at(line.index + line[0].length - 1) + 1, label: (line[1] ?? '').trim(), words: label.length, block });
      }
    }
    for (const { start, end, label, words, block } of found) {
      // Whole blocks only: every line of the paragraph is such a line.
      const lines = block.text.trim().split('\n').length;
      const whole = block.kind === 'paragraph' && block.parents.length === 1 && !block.hasLink && found.filter((other) => other.block === block).length === lines;
      const certain = words > 1 || found.length > 1;
      // One line after the H1 ("Target audience: …") may be meant for readers after all.
      const atEdge = found.length > 1 || block === closing.at(-1) || (doc.h1 !== undefined && start < doc.h1.start);
      report({ start, end, severity: certain ? 'error' : 'warning', edits: certain && whole && atEdge ? [cut(doc.text, block.start, block.end)] : undefined, message: `"${label}:" is an instruction for the writer, not text for readers` });
    }
  },
});

/** The first few blocks of the article's own text. */
function firstTexts(blocks: readonly Block[], count: number): Block[] {
  const found: Block[] = [];
  for (const block of blocks) {
    if (found.length >= count) break;
    // What is pasted at the very end comes after the links to other articles.
    const ofRelated = block.area === 'related' && (block.kind !== 'paragraph' || block.hasLink || block.parents.length > 1);
    if (!ofRelated && block.kind !== 'cell' && block.text.trim() !== '') found.push(block);
  }
  return found;
}
