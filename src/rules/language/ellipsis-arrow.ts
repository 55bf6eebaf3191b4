import { defineRule } from '../../kinds.ts';
import { exactMatches } from '../../text/exact-matches.ts';
import { ARROW_HEAD, blocksWith, DOTS } from '../../text/signs.ts';

/** Three dots after a word, and arrows that stand alone: `...rest` and `a->b` in prose about code are left out. */
const SIGNS = /(?<=[\p{L}\p{N}»"!?)])\.{3}(?![.\p{L}\d])|(?<![^\s*_])(?:-{1,2}>|=>)(?![^\s*_])/gu;

/** Only in languages whose typography renderers do not make by themselves. Arrows of headings are not fixed: their hyphens are part of the heading's id. */
export default defineRule({
  id: 'language/ellipsis-arrow',
  severity: 'info',
  about: 'Three dots or an ASCII arrow instead of "…" or "→".',
  why: 'ASCII signs in prose look like a draft or like code.',
  fix: 'Replace the dots with "…" and the arrow with "→".',
  needs: 'article',
  examples: {
    bad: ['---\nlang: ru\n---\n# Сад\n\nОн подумал... и посадил яблоню.\n', '---\nlang: ru\n---\n# Сад\n\nПочки -> листья.\n'],
    good: ['---\nlang: ru\n---\n# Сад\n\nОн подумал… Запись `a -> b` и ...args он оставил. Почки → листья.\n', '# Gardens\n\nHe thought... and planted.\n'],
  },
  check({ doc, language }, report) {
    if (language.typography.straightQuotes) return;
    for (const block of blocksWith(doc, DOTS | ARROW_HEAD)) {
      for (const { match, start, end } of exactMatches(block, doc.text, SIGNS)) {
        const text = match[0] === '...' ? '…' : '→';
        report({ start, end, message: `"${match[0]}" instead of "${text}"`, edits: text === '→' && block.kind === 'heading' ? undefined : [{ start, end, text }] });
      }
    }
  },
});
