import { defineRule } from '../../kinds.ts';
import { phrasesIn } from '../../text/blocks.ts';
import { ownBlocks } from '../../text/sources.ts';

/** `brand.banned` and the left side of `brand.preferred`, matched by stems in every case form; quotations and the related list are other people's words. */
export default defineRule({
  id: 'language/brand-terms',
  severity: 'warning',
  about: 'A word or phrase that the brand has banned, or for which it prefers another.',
  why: 'The team has agreed on these words once; a list that nothing checks is forgotten in a week.',
  fix: 'Say it in other words.',
  needs: 'article',
  examples: {
    bad: [{ text: '# Title\n\nOur game changers are here.\n', config: { brand: { banned: ['game changer'] } } }, { text: '# Title\n\nCheck every tire before the ride.\n', config: { brand: { preferred: { tire: 'tyre' } } } }],
    good: [{ text: '# Title\n\nCheck every tyre before the ride.\n', config: { brand: { banned: ['game changer'], preferred: { tire: 'tyre' } } } }, '# Title\n\nA site without a list of its own.\n'],
  },
  check({ doc, config }, report) {
    if (config === undefined) return;
    const { banned, preferred } = config.brand;
    const lists = [{ phrases: banned, better: (): string | undefined => undefined }, { phrases: Object.keys(preferred), better: (phrase: string): string | undefined => preferred[phrase] }];
    for (const { phrases, better } of lists) {
      if (phrases.length === 0) continue;
      for (const block of ownBlocks(doc)) {
        for (const match of phrasesIn(block, doc.lexis, phrases)) {
          if (block.inQuotes(match.start)) continue;
          const words = block.text.slice(match.start, match.end);
          const wanted = better(match.phrase);
          report({
            start: block.at(match.start), end: block.at(match.end - 1) + 1,
            message: wanted === undefined ? `the brand does not use "${words}"` : `the brand says "${wanted}", not "${words}"`,
            ...(wanted === undefined ? {} : { help: `Write "${wanted}".` }),
          });
        }
      }
    }
  },
});
