import { defineRule } from '../../kinds.ts';
import { hasContent } from '../../text/sections.ts';

/** Headings below count as content, rule lines and comments do not. Questions of the FAQ are left to faq/answer-empty-or-swallowed. */
export default defineRule({
  id: 'structure/section-empty',
  severity: 'error',
  withoutConfig: 'warning',
  about: 'A heading with nothing under it before the next heading of its level.',
  why: 'The reader is promised a section that is not there; usually generation stopped or a part was deleted.',
  fix: 'Write the section, or remove its heading.',
  needs: 'article',
  examples: {
    bad: ['# Title\n\nText.\n\n## Tools\n\n## Glue\n\nText.\n'],
    good: ['# Title\n\nText.\n\n## Tools\n\n### Saws\n\nText.\n'],
  },
  check({ doc }, report) {
    for (const heading of doc.headings) {
      if (heading.text.trim() === '' || (heading.area === 'faq' && heading !== doc.faqHeading)) continue;
      if (hasContent(doc, heading.end, heading.sectionEnd)) continue;
      report({ start: heading.start, end: heading.end, message: `nothing stands under the heading "${heading.text}"` });
    }
  },
});
