import { defineRule } from '../../kinds.ts';
import { isAtx } from '../../text/markdown.ts';

/** Only steps down by more than one count: going back up may skip levels. The body may begin with H2, because a layout can print the H1. */
export default defineRule({
  id: 'structure/heading-skip',
  severity: 'warning',
  about: 'A heading more than one level below the heading before it, as H4 right after H2.',
  why: 'Readers who jump from heading to heading, screen readers above all, look for the level that is not there. It is a matter of order for readers, not of ranking.',
  fix: 'Raise the heading so that it is one level below its parent.',
  source: 'markdownlint MD001',
  needs: 'article',
  examples: {
    bad: ['# Title\n\nText.\n\n## Soil\n\nText.\n\n#### Sand\n\nText.\n'],
    good: ['# Title\n\nText.\n\n## Soil\n\nText.\n\n### Sand\n\nText.\n\n## Water\n\nText.\n', '## Soil\n\nText.\n\n### Sand\n\nText.\n'],
  },
  check({ doc }, report) {
    let previous = 1;
    doc.headings.forEach((heading, index) => {
      const skipped = heading.depth - previous - 1;
      const parentDepth = previous;
      previous = heading.depth;
      if (skipped <= 0) return;
      // The whole run under the same parent moves up together, so that brothers stay brothers; up to one that stands where it should.
      const following = doc.headings.slice(index);
      const length = following.findIndex((next) => next.depth <= parentDepth + 1);
      const run = length < 0 ? following : following.slice(0, length);
      const movable = run.every((item) => isAtx(doc.text, item.node) && item.depth > skipped);
      report({
        start: heading.start, end: heading.end,
        message: `"${heading.text}" is a level-${heading.depth} heading right under level ${parentDepth}`,
        edits: movable ? run.map((item) => ({ start: item.start, end: item.start + skipped, text: '' })) : undefined,
      });
    });
  },
});
