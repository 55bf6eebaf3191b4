import { defineRule } from '../../kinds.ts';
import type { Block } from '../../text/blocks.ts';
import { exactMatches } from '../../text/exact-matches.ts';
import { ARROW_HEAD, blocksWith, DOTS } from '../../text/signs.ts';

/** Three dots after a word, and arrows that stand alone: `...rest` and `a->b` in prose about code are left out. */
const SIGNS = /(?<=[\p{L}\p{N}»"!?)])\.{3}(?![.\p{L}\d])|(?<![^\s*_])(?:-{1,2}>|=>)(?![^\s*_])/gu;

/**
 * Dots only in languages whose typography renderers do not make by themselves: in English source text they are usual. No renderer makes arrows. Arrows of
 * headings are not fixed: their hyphens are part of the heading's id.
 */
export default defineRule({
  id: 'language/ellipsis-arrow',
  severity: 'info',
  about: 'Three dots or an ASCII arrow instead of "…" or "→".',
  why: 'ASCII signs in prose look like a draft or like code.',
  fix: 'Replace the dots with "…" and the arrow with "→".',
  needs: 'article',
  examples: {
    bad: ['---\nlang: ru\n---\n# Сад\n\nОн подумал... и посадил яблоню.\n', '---\nlang: ru\n---\n# Сад\n\nПочки -> листья.\n', '# Gardens\n\nBuds -> leaves.\n'],
    good: ['---\nlang: ru\n---\n# Сад\n\nОн подумал… Запись `a -> b` и ...args он оставил. Почки → листья.\n', '# Gardens\n\nHe thought... and planted.\n'],
  },
  check({ doc, language }, report) {
    const rendered = language.typography.straightQuotes;
    for (const block of blocksWith(doc, rendered ? ARROW_HEAD : DOTS | ARROW_HEAD)) {
      for (const { match, start, end } of exactMatches(block, doc.text, SIGNS)) {
        if (match[0] === '...' ? rendered : isCode(doc.text, block, start, end)) continue;
        const text = match[0] === '...' ? '…' : '→';
        report({ start, end, message: `"${match[0]}" instead of "${text}"`, edits: text === '→' && block.kind === 'heading' ? undefined : [{ start, end, text }] });
      }
    }
  },
});

/** An arrow between pieces of code, or in HTML that shows some: part of a type or a command, not of a sentence. */
function isCode(text: string, block: Block, start: number, end: number): boolean {
  return /`\s*$/.test(text.slice(Math.max(0, start - 3), start)) || /^\s*`/.test(text.slice(end, end + 3)) || text.slice(block.start, start).includes('<code');
}
