import { defineRule } from '../../kinds.ts';
import { ownMatches } from '../../text/sources.ts';

/**
 * Any one of these phrases is harmless, so they count only together: above `perThousand` words (editorial judgement) and at least `least` of them. Then each is
 * reported. Quoted words do not count.
 */
export default defineRule({
  id: 'language/ai-cliche',
  severity: 'info',
  about: 'Stock phrases that machine-written texts are full of, too many of them.',
  why: 'Readers recognise "not just X, but Y" and "in today\'s world" and stop reading; the phrases carry no content.',
  fix: 'Say it plainly, or cut the phrase.',
  source: 'Observed in machine-written texts; the threshold is editorial judgement',
  needs: 'article',
  options: { perThousand: 3, least: 4 },
  examples: {
    bad: ['# Gardens\n\nIn today\'s fast-paced world a garden is a game-changer. Let\'s dive in. It is important to note that it unlocks new possibilities.\n'],
    good: ['# Gardens\n\nIt is important to note that roses need sun.\n', '# Gardens\n\nPlant the roses in spring, water them in the evening and cut them in autumn.\n'],
  },
  check({ doc, options }, report) {
    const found = ownMatches(doc, 'cliches').filter(({ block, start }) => !block.inQuotes(start)).map((match) => ({ block: match.block, match }));
    if (found.length < Number(options['least'])) return;
    const density = (found.length * 1000) / Math.max(1, doc.wordCount);
    if (density <= Number(options['perThousand'])) return;
    for (const { block, match } of found) {
      report({
        start: block.at(match.start),
        end: block.at(match.end - 1) + 1,
        message: `"${block.text.slice(match.start, match.end)}" is a stock phrase, one of ${found.length} (${density.toFixed(1)} per 1000 words)`,
      });
    }
  },
});
