import { defineRule } from '../../kinds.ts';
import type { Document, Heading } from '../../text/document.ts';
import { isAtx } from '../../text/markdown.ts';
import { isContent } from '../../text/sections.ts';
import { normalize } from '../../text/words.ts';

/** Who prints the H1 is the site's decision (`article.h1`), so one H1 in the body is right or wrong only by config; two are wrong under any. */
export default defineRule({
  id: 'structure/h1-count',
  severity: 'error',
  withoutConfig: 'warning',
  about: 'An article with two first-level headings, or with one where the layout prints it, or with none where the body must.',
  why: 'Readers and search engines take the H1 for the name of the page; several of them, or one printed twice, make it unclear which is meant.',
  fix: 'Keep exactly one H1, where `article.h1` of the configuration says it belongs.',
  source: 'Google Search Central, Influencing title links: one clear main heading (2025-12-10)',
  needs: 'article',
  examples: {
    bad: ['# Roses\n\nText.\n\n# Tulips\n\nText.\n', { text: '# Roses\n\nText.\n', config: { article: { h1: 'layout' } } }],
    good: ['# Roses\n\nText.\n\n## Tulips\n\nText.\n', { text: 'Text.\n\n## Tulips\n\nText.\n', config: { article: { h1: 'layout' } } }],
  },
  check({ doc, config }, report) {
    const headings = doc.headings.filter((heading) => heading.depth === 1);
    const [first, ...others] = headings;
    for (const other of others) {
      const { start, end, text } = other;
      // Safe only where the first one is the title, and where no heading below this one would become its brother.
      const alone = config?.article.h1 !== 'layout' && first !== undefined && isTitle(doc, first) && isAtx(doc.text, other.node) && !doc.headings.some((heading) => heading.start > start && heading.start < other.sectionEnd && heading.depth === 2);
      report({
        start, end, message: `"${text}" is a second H1 beside "${first?.text ?? ''}"`, help: 'Make it a second-level heading (##), or remove it.',
        edits: alone && normalize(text) !== normalize(first?.text ?? '') ? [{ start, end: start, text: '#' }] : undefined,
      });
    }
    if (config === undefined || others.length > 0) return;
    if (config.article.h1 === 'body' && first === undefined) {
      const start = doc.split.bodyOffset;
      report({ start, end: start, severity: 'warning', message: 'the body has no H1', help: 'Start the body with a heading line: "# " and the title.' });
    }
    if (config.article.h1 === 'layout' && first !== undefined) {
      const { start, end, text } = first;
      const same = normalize(text) === normalize(doc.field('title'));
      report({
        start, end, severity: 'warning', message: `the layout already prints the H1, so "${text}" is a second one on the page`,
        help: 'Remove this heading, or make it a second-level one (##).',
        edits: same ? [{ start, end: end + (/^(?:\r?\n)*/.exec(doc.text.slice(end))?.[0].length ?? 0), text: '' }] : undefined,
      });
    }
  },
});

/** True for a heading that opens the body and says what the title says, or more or less of it. */
function isTitle(doc: Document, heading: Heading): boolean {
  const [title, own] = [doc.language.topicStems(doc.field('title')), doc.language.topicStems(heading.text)];
  const shared = [...own].filter((stem) => title.has(stem)).length;
  return doc.tree.children.find(isContent) === heading.node && shared > 0 && shared * 2 >= Math.min(title.size, own.size);
}
