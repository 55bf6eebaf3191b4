import { defineRule } from '../../kinds.ts';
import { blocksWith, STRAIGHT_QUOTE } from '../../text/signs.ts';
import { straightQuotes } from '../../text/straight-quotes.ts';

/** One finding an article, at the first straight mark: both styles stand in its prose. The fix sets the pairs that are beyond doubt. */
export default defineRule({
  id: 'language/mixed-quotes',
  severity: 'info',
  about: 'Both straight and typographic quotation marks in one article.',
  why: 'It shows that the text was put together from several places.',
  fix: 'Use one style of quotation marks in the whole article.',
  needs: 'article',
  examples: {
    bad: ['---\nlang: ru\n---\n# Сад\n\nСорт «Антоновка» и сорт "Белый налив".\n', '# Gardens\n\nThe sort “Antonovka” and the sort "White Filling".\n'],
    good: ['---\nlang: ru\n---\n# Сад\n\nСорт «Антоновка» и команда `echo "сад"`.\n', '# Gardens\n\nThe sort "Antonovka" and the sort "White Filling".\n'],
  },
  check({ doc, language }, report) {
    const suspects = blocksWith(doc, STRAIGHT_QUOTE);
    if (suspects.length === 0) return;
    const [open, close] = language.quotes;
    if (!doc.blocks.some((block) => block.text.includes(open) && block.text.includes(close))) return;
    const straight = suspects.flatMap((block) => straightQuotes(block, doc.text, language.letters)).filter((quote) => quote.text !== '');
    const [first] = straight;
    if (first === undefined) return;
    const edits = straight.flatMap((quote) => (quote.paired ? [{ start: quote.open, end: quote.open + 1, text: open }, { start: quote.close, end: quote.close + 1, text: close }] : []));
    report({
      start: first.open, end: first.close + 1, edits: edits.length > 0 ? edits : undefined,
      message: `${straight.length} straight ${straight.length === 1 ? 'pair' : 'pairs'} of quotation marks beside ${open}…${close} elsewhere`,
    });
  },
});
