import { defineRule } from '../../kinds.ts';
import { answerNodes } from '../../text/faq-answers.ts';
import { hostOf, isCommercial } from '../../text/link-targets.ts';
import { endOf, startOf } from '../../text/markdown.ts';
import { bareHeading } from '../../text/sections.ts';

/**
 * A link is commercial when it leads to a call to action of the config, to the brand's site outside the blog, or to a sponsored host. Orders to
 * the reader ("order now") without such a link are only a warning: "call us to cancel" may be the answer. A page that is a FAQ as a whole may sell.
 */
export default defineRule({
  id: 'faq/answer-promo',
  severity: 'error',
  about: 'A promotional link or a call to action inside a FAQ answer.',
  why: 'The reader asked a question and gets an advertisement; in FAQ data the promotion becomes part of the answer.',
  fix: 'Take the promotion out of the answer; the article has one place for its call to action.',
  source: 'Google Search Central, General structured data guidelines (2026-07-10)',
  needs: 'article',
  examples: {
    bad: ['# Title\n\nText.\n\n## FAQ\n\n### Is oak hard?\n\nYes, it is very hard. Learn more on the [site of Dvorik](https://dvorik.example.com/floors).\n'],
    good: ['# Title\n\nText.\n\n## FAQ\n\n### Is oak hard?\n\nYes, see the [table of hardness](https://en.wikipedia.org/wiki/Janka_hardness_test).\n'],
  },
  check({ doc, config }, report) {
    const { faqHeading } = doc;
    if (faqHeading === undefined || faqHeading.depth === 1 || doc.faq.length === 0) return;
    const calls = doc.matches('callsToAction');
    const promoting = doc.links.filter((link) => link.start > faqHeading.start && link.end <= faqHeading.sectionEnd && isCommercial(link.url, config));
    if (calls.length === 0 && promoting.length === 0) return;
    for (const entry of doc.faq) {
      const nodes = answerNodes(entry);
      const start = entry.heading.end;
      const end = nodes.length === 0 ? start : endOf(nodes[nodes.length - 1] ?? entry.heading.node);
      const question = bareHeading(entry.heading.text);
      const commercial = promoting.filter((link) => link.start >= start && link.end <= end);
      for (const link of commercial) {
        report({ start: link.start, end: link.end, message: `the answer to "${question}" promotes ${hostOf(link.url) ?? link.url} ("${link.text}")` });
      }
      for (const { block, start: first, end: last } of calls) {
        if (block.start < startOf(nodes[0] ?? entry.heading.node) || block.end > end || commercial.some((link) => link.start >= block.start && link.end <= block.end) || block.inQuotes(first)) continue;
        report({ start: block.at(first), end: block.at(last - 1) + 1, severity: 'warning', message: `"${block.text.slice(first, last)}" is a call to action inside the answer to "${question}"` });
      }
    }
  },
});
