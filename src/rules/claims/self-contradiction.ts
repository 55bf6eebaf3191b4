import { defineRule } from '../../kinds.ts';
import { contradictionsOf } from '../../text/lexicon.ts';
import { ownMatches } from '../../text/sources.ts';

/** Pairs of terms of one offer that exclude each other, in the same cell or in neighbouring sentences of a block; curated per language. */
export default defineRule({
  id: 'claims/self-contradiction',
  severity: 'info',
  about: 'Two statements in one place that exclude each other.',
  why: 'A monthly fee and "pay only for results" cannot both be true; a reader who notices stops believing the rest.',
  fix: 'Keep the statement that is true, or explain how the two go together.',
  needs: 'article',
  examples: {
    bad: ['# Gardens\n\nThere is a monthly fee. You pay only for the results.\n'],
    good: ['# Gardens\n\nThere is a monthly fee.\n\nWith the other plan you pay only for the results.\n'],
  },
  check({ doc, language }, report) {
    for (const pair of contradictionsOf(language).keys()) {
      const seconds = ownMatches(doc, `contradiction:${pair}:1`);
      if (seconds.length === 0) continue;
      const firsts = ownMatches(doc, `contradiction:${pair}:0`);
      for (const first of firsts.filter((match, index) => match.block !== firsts[index - 1]?.block)) {
        const { block } = first;
        const second = seconds.find((match) => match.block === block);
        if (second === undefined || (first.first <= second.last && second.first <= first.last)) continue;
        const between = block.sentences.filter((sentence) => sentence.start < Math.max(first.start, second.start) && sentence.end > Math.min(first.end, second.end)).length;
        if (between > 2) continue;
        const [start, end] = [Math.min(first.start, second.start), Math.max(first.end, second.end)];
        report({
          start: block.at(start),
          end: block.at(end - 1) + 1,
          message: `"${block.text.slice(first.start, first.end)}" and "${block.text.slice(second.start, second.end)}" exclude each other`,
        });
      }
    }
  },
});
