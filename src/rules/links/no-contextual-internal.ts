import { defineRule } from '../../kinds.ts';

const OTHER = '---\ntitle: How to store coffee beans\n---\n# How to store coffee beans\n\nKeep coffee beans dry and dark.\n';
/** Below this closeness a neighbour is not worth naming as a suggestion. */
const WORTH_NAMING = 0.1;

/** Related lists do not count: they stand outside the text. A blog with a single article in the language has nothing to link to. */
export default defineRule({
  id: 'links/no-contextual-internal',
  severity: 'warning',
  about: 'An article whose text links to no other article of the site.',
  why: 'Links inside the text lead readers and crawlers on to the articles that explain a point further.',
  fix: 'Link one to three phrases of the text to articles that go deeper into them.',
  source: 'Google Search Central, Link best practices',
  needs: 'corpus',
  examples: {
    bad: [{ text: '# Coffee at home\n\nGrind the beans shortly before brewing.\n', corpus: [{ slug: 'store', text: OTHER }] }],
    good: [{ text: '# Coffee at home\n\nGrind the beans late and [store them well](/blog/store/).\n', corpus: [{ slug: 'store', text: OTHER }] }, '# The first article\n\nText.\n'],
  },
  check(input, report) {
    const { entry: self, links, corpus, config } = input;
    const leadsOn = (url: string): boolean => {
      const known = corpus.byUrl(url);
      return url.startsWith('post:') || (known === undefined ? corpus.isArticleUrl(url) : known.slug !== self.slug);
    };
    // Where the pages of a site without a config stand is unknown: a link to any page may lead to one of its own.
    const linked = links.some((link) => link.area !== 'related' && (leadsOn(link.url) || (config === undefined && !/^(?:#|mailto:|tel:)/i.test(link.url))));
    if (linked || corpus.another(self.slug, self.lang) === undefined) return;
    const near = corpus.neighbours(self.slug, 3).filter(({ score }) => score >= WORTH_NAMING).flatMap(({ slug }) => corpus.bySlug(slug) ?? []);
    const place = input.headline;
    report({
      start: place.start,
      end: place.end,
      message: 'the text links to no other article of the site',
      ...(near.length === 0 ? {} : { help: `Link a phrase of the text to a near article, for example ${near.map((entry) => `"${entry.title}" (${entry.path})`).join(', ')}.` }),
    });
  },
});
