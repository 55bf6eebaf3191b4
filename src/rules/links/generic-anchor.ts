import { defineRule } from '../../kinds.ts';
import { fold } from '../../text/words.ts';

/**
 * The whole anchor must be made of words that say nothing (a lexicon, matched by stems) and of the brand's name: "official site of X" on the
 * brand's own blog tells no more than "official site". A word before the lexicon's own makes another sense ("about the site"). An anchor that says anything else is left alone, and so are names in code marks.
 */
export default defineRule({
  id: 'links/generic-anchor',
  severity: 'warning',
  about: 'An anchor text that says nothing about the target: "here", "read more", "официальный сайт".',
  why: 'Readers skim links and screen readers list them alone; the words of the anchor are all they have.',
  fix: 'Name in the anchor what the reader finds at the target.',
  source: 'Google Search Central, Link best practices',
  needs: 'article',
  examples: {
    bad: ['# Paint\n\nPrices are [here](https://example.net/prices).\n', '# Краска для стен\n\nЦены смотрите [по этой ссылке](https://example.net/ceny).\n', '# Краска для стен\n\nПодробности на [официальном сайте Dvorik](https://dvorik.example.com/).\n'],
    good: ['# Paint\n\nSee the [price list of wall paints](https://example.net/prices).\n', '# Краска для стен\n\nЦены есть в [прайс-листе на краску](https://example.net/ceny).\n'],
  },
  check({ doc, config, language }, report) {
    const namesOf = (): Set<string> => new Set([config?.brand.name ?? '', config?.site.name ?? ''].flatMap((name) => language.words(name).map((word) => word.lower)));
    for (const link of doc.links) {
      if (doc.text.slice(link.start, link.end).includes('`')) continue;
      const words = language.words(fold(link.text));
      const matches = language.find('genericAnchors', words);
      if (matches.length === 0) continue;
      const names = namesOf();
      const first = matches[0]?.first ?? 0;
      const last = matches.at(-1)?.last ?? 0;
      const empty = words.every((word, index) => matches.some((match) => index >= match.first && index <= match.last) || (index > first && language.stopWords.has(word.lower)) || (index > last && names.has(word.lower)));
      if (empty) report({ start: link.start, end: link.end, message: `the anchor "${link.text}" says nothing about its target` });
    }
  },
});
