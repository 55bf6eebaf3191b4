import { defineRule } from '../../kinds.ts';
import { ownMatches } from '../../text/sources.ts';

/** Claims of own experience in the first person, unless the block links what was done or the facts of the project tell of it. */
export default defineRule({
  id: 'claims/first-hand-unbacked',
  severity: 'warning',
  about: 'A claim of own experience or tests with nothing behind it.',
  why: 'A generated text has no experience. Readers value first-hand knowledge only when they can see it: a case, a photo, a measurement.',
  fix: 'Show what was done (a linked case, numbers, a photo), add it to the facts of the project, or remove the phrase.',
  source: 'Google Search Central, Creating helpful, reliable, people-first content (2025-12-10)',
  needs: 'article',
  examples: {
    bad: ['# Gardens\n\nIn our experience roses want less water.\n', '---\nlang: ru\n---\n# Сад\n\nПо нашему опыту, розам нужно меньше воды.\n'],
    good: ['# Gardens\n\nIn our experience roses want less water: see [the log of two summers](https://example.org/log).\n', '# Gardens\n\nExperience shows itself in pruning.\n'],
  },
  check({ doc, language, facts }, report) {
    const matches = ownMatches(doc, 'firstHand');
    if (matches.length === 0) return;
    const known = facts.map((fact) => language.find('firstHand', language.words(fact.text)).length > 0 ? language.topicStems(fact.text) : new Set<string>());
    for (const match of matches) {
      const { block } = match;
      if (block.hasLink || block.inQuotes(match.start)) continue;
      const sentence = block.sentences.find((one) => match.start >= one.start && match.start < one.end)?.text ?? '';
      const topic = [...language.topicStems(sentence)];
      if (known.some((stems) => topic.filter((stem) => stems.has(stem)).length >= Math.max(3, topic.length / 2))) continue;
      report({ start: block.at(match.start), end: block.at(match.end - 1) + 1, message: `nothing in the article backs "${block.text.slice(match.start, match.end)}"` });
    }
  },
});
