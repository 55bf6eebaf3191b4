import { defineRule } from '../../kinds.ts';
import { articlePlace } from '../../text/article-place.ts';
import { isOnSite } from '../../text/link-targets.ts';
import { templateLinks } from '../../text/outgoing.ts';
import { sitePaths } from '../../text/site-paths.ts';

const OTHER = '---\ntitle: How to store coffee beans\n---\n# How to store coffee beans\n\nKeep coffee beans dry and dark.\n';

/** Any page of the site counts, in the text, the related list or the author's block; links that only a template resolves count too. */
export default defineRule({
  id: 'corpus/dead-end',
  severity: 'warning',
  about: 'An article without a single link to another page of its site.',
  why: 'A reader who has finished it finds no way on and leaves; the articles that would answer the next question stay unread.',
  fix: 'Add links to the articles a reader would want next, in the text or as a related list.',
  source: 'Google Search Central, Link best practices',
  needs: 'corpus',
  examples: {
    bad: [{ text: '# Coffee at home\n\nGrind the beans shortly before brewing, says [a test](https://test.example.net/).\n', corpus: [{ slug: 'store', text: OTHER }] }],
    good: [{ text: '# Coffee at home\n\nGrind the beans late.\n\n## Read also\n\n- [How to store coffee beans](/blog/store/)\n', corpus: [{ slug: 'store', text: OTHER }] }, '# The first article\n\nText.\n'],
  },
  check(input, report) {
    const { entry, links, corpus, config } = input;
    if (config === undefined || entry.draft) return;
    const paths = sitePaths(config);
    const own = paths.articlePath(entry.slug);
    if (links.some(({ url }) => url.startsWith('post:') || (url !== '' && !url.startsWith('#') && isOnSite(url, config) && paths.pathOf(url) !== own))) return;
    if (corpus.another(entry.slug, entry.lang) === undefined || templateLinks(input.doc.text).length > 0) return;
    const near = corpus.neighbours(entry.slug, 3).flatMap(({ slug }) => corpus.bySlug(slug) ?? []);
    report({
      ...articlePlace(input.doc),
      message: 'this article links to no other page of the site',
      ...(near.length === 0 ? {} : { help: `Link what a reader would want next, for example ${near.map(({ title, path }) => `"${title}" (${path})`).join(', ')}.` }),
    });
  },
});
