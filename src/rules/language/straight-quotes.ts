import { defineRule } from '../../kinds.ts';
import { blocksWith, STRAIGHT_QUOTE } from '../../text/signs.ts';
import { straightQuotes } from '../../text/straight-quotes.ts';

/**
 * Only in languages whose quotation marks renderers do not make by themselves. Pairs are taken in order; the fix is offered where each mark clearly opens
 * or closes and nothing is nested. Code and inches are left out.
 */
export default defineRule({
  id: 'language/straight-quotes',
  severity: 'info',
  about: 'Straight quotation marks instead of those of the language.',
  why: 'Straight marks are a typewriter habit; with the marks of the language the text looks edited.',
  fix: 'Use the quotation marks of the language, such as «…» in Russian.',
  needs: 'article',
  examples: {
    bad: ['---\nlang: ru\n---\n# Сад\n\nСорт "Антоновка" зреет в сентябре.\n'],
    good: ['---\nlang: ru\n---\n# Сад\n\nСорт «Антоновка» зреет в сентябре, ствол 5" толщиной, команда `echo "сад"`.\n', '# Gardens\n\nThe sort "Antonovka" ripens in September.\n'],
  },
  check({ doc, language }, report) {
    if (language.typography.straightQuotes) return;
    const [open, close] = language.quotes;
    for (const block of blocksWith(doc, STRAIGHT_QUOTE)) {
      for (const quote of straightQuotes(block, doc.text, language.letters)) {
        report({
          start: quote.open,
          end: quote.close + 1,
          message: quote.text === '' ? 'a straight quotation mark without a partner' : `straight quotation marks around "${quote.text}"`,
          edits: quote.paired ? [{ start: quote.open, end: quote.open + 1, text: open }, { start: quote.close, end: quote.close + 1, text: close }] : undefined,
        });
      }
    }
  },
});
