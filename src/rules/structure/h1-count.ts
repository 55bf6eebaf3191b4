import { defineRule } from '../../kinds.ts';
import { normalize } from '../../text/words.ts';

/** Who prints the H1 is the site's decision (`article.h1`), so one H1 in the body is right or wrong only by config; two are wrong under any. */
export default defineRule({
  id: 'structure/h1-count',
  severity: 'error',
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
    for (const { start, end, text } of others) {
      report({ start, end, message: `"${text}" is a second H1 beside "${first?.text ?? ''}"`, help: 'Make it a second-level heading (##), or remove it.' });
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
