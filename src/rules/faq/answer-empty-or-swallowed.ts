import { defineRule } from '../../kinds.ts';
import { answerText, swallowedNodes } from '../../text/faq-answers.ts';
import { endOf, plainText, startOf } from '../../text/markdown.ts';
import { bareHeading, childrenOf, isContent } from '../../text/sections.ts';

/**
 * An empty answer is an error. Text after a rule line under the last question (a signature, a call to action) is only a warning: the page looks right,
 * but whoever reads the FAQ by its headings takes it for the answer. A rule line with nothing after it is fine.
 */
export default defineRule({
  id: 'faq/answer-empty-or-swallowed',
  severity: 'error',
  about: 'A question without an answer, or an answer that swallows what follows the FAQ.',
  why: 'Everything under the last question counts as its answer until the next heading, signature and promotion included.',
  fix: 'Answer the question, or remove it.',
  needs: 'article',
  examples: {
    bad: ['# Title\n\nText.\n\n## FAQ\n\n### Is oak hard?\n\n### Is pine soft?\n\nYes, it is rather soft.\n', '# Title\n\nText.\n\n## FAQ\n\n### Is oak hard?\n\nYes, it is very hard.\n\n***\n\n**Anna Sedova**\n'],
    good: ['# Title\n\nText.\n\n## FAQ\n\n### Is oak hard?\n\nYes, it is very hard.\n\nSome sorts are harder than others.\n\n---\n\n## Read also\n\n- [Pine](/blog/pine/)\n'],
  },
  check({ doc }, report) {
    for (const entry of doc.faq) {
      const { heading } = entry;
      const question = bareHeading(heading.text);
      if (answerText(entry) === '' && !entry.nodes.some((node) => isContent(node) && node.type !== 'paragraph') && childrenOf(doc.headings, heading).length === 0) {
        report({ start: heading.start, end: heading.end, message: `the question "${question}" has no answer` });
      }
      const swallowed = swallowedNodes(entry);
      const [first] = swallowed;
      const last = swallowed.at(-1);
      if (first === undefined || last === undefined) continue;
      const text = swallowed.map((node) => plainText(node)).join(' ').replace(/\s+/g, ' ').trim();
      report({
        start: startOf(first), end: endOf(last), severity: 'warning',
        message: `"${text.length > 60 ? `${text.slice(0, 60).trimEnd()}…` : text}" stands inside the answer to "${question}"`,
        help: 'Put a heading before it, or move it before the FAQ.',
      });
    }
  },
});
