import { defineRule } from '../../kinds.ts';
import { articleSlug } from '../../text/link-targets.ts';
import { nearSlug } from '../../text/near-slugs.ts';

const TARGET = '---\ntitle: How to sharpen a kitchen knife at home\n---\n# How to sharpen a kitchen knife at home\n\nText.\n';

/** Only paths of the form `site.articlePath` can be judged, and only when the corpus is the whole site: other pages are unknown to it. */
export default defineRule({
  id: 'links/broken-internal',
  severity: 'error',
  about: 'An internal link to an article that the site does not have.',
  why: 'The reader gets an error page, and the link passes nothing on to the other articles.',
  fix: 'Point the link at an article that exists, or remove it.',
  source: 'Google Search Central, Link best practices',
  needs: 'corpus',
  examples: {
    bad: [{ text: '# Knives\n\nSee [how to sharpen](/blog/sharpening/).\n', corpus: [{ slug: 'sharpen', text: TARGET }] }],
    good: [{ text: '# Knives\n\nSee [how to sharpen](/blog/sharpen/), [all posts](/blog/) and [our shop](/shop/).\n', corpus: [{ slug: 'sharpen', text: TARGET }] }],
  },
  check({ entry: self, links, config, corpus }, report) {
    if (!corpus.complete) return;
    for (const link of links) {
      const slug = articleSlug(link.url, config);
      if (slug === undefined || slug === self.slug || corpus.byUrl(link.url) !== undefined) continue;
      const meant = nearSlug(corpus, slug);
      const entry = meant === undefined || meant === self.slug ? undefined : corpus.bySlug(meant);
      report({
        start: link.start,
        end: link.end,
        message: `the link "${link.text}" leads to ${link.url}, and the site has no such article`,
        ...(entry === undefined ? {} : { help: `Did you mean ${entry.path}? Otherwise remove the link.` }),
      });
    }
  },
});
