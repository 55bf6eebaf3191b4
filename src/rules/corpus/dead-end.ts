import { defineRule, type SiteRule } from '../../kinds.ts';
import { leadsOn, otherArticles } from '../../text/outgoing.ts';
import { isSectionFile } from '../../text/post-files.ts';

/** Articles that are looked at to see whether this site links its pages to one another. */
const SAMPLE = 12;
const SITE_MIN = 3;
const page = (title: string, text: string): string => `---\ntitle: ${title}\n---\n# ${title}\n\n${text}\n`;
const OTHERS = [{ slug: 'store', text: page('How to store coffee beans', 'Keep [coffee](/blog/test/) dry and dark.') }, { slug: 'grind', text: page('How to grind coffee', 'Keep [coffee](/blog/store/) dry and dark.') }];

/**
 * Any page of the site counts, in the text, the related list or the author's block, and links that only a template resolves count too. On a site where fewer than two
 * thirds of the articles link to another page readers move by menus and lists; there links/no-contextual-internal says what is to be said.
 */
export default defineRule<SiteRule>({
  id: 'corpus/dead-end',
  severity: 'warning',
  about: 'An article without a single link to another page of its site.',
  why: 'A reader who has finished it finds no way on and leaves; the articles that would answer the next question stay unread.',
  fix: 'Add links to the articles a reader would want next, in the text or as a related list.',
  source: 'Google Search Central, Link best practices',
  needs: 'site',
  examples: {
    bad: [{ text: '# Coffee at home\n\nGrind the beans shortly before brewing, says [a test](https://test.example.net/).\n', corpus: OTHERS }],
    good: [{ text: '# Coffee at home\n\nGrind the beans late.\n\n## Read also\n\n- [How to store coffee beans](/blog/store/)\n', corpus: OTHERS }, '# The first article\n\nText.\n'],
  },
  collect({ doc, config }) {
    return config === undefined || !leadsOn(doc, config) ? undefined : { facts: true, keys: [`from ${doc.slug}`] };
  },
  check(input, report) {
    const { entry, corpus, config } = input;
    if (input.collected !== undefined || config === undefined || entry.draft || isSectionFile(entry.file)) return;
    const others = otherArticles(corpus, entry, SAMPLE);
    if (others.length + 1 < SITE_MIN || others.filter(({ slug }) => input.sharing(`from ${slug}`).count > 0).length * 3 < others.length * 2) return;
    const near = corpus.neighbours(entry.slug, 3).flatMap(({ slug }) => corpus.bySlug(slug) ?? []);
    report({
      ...input.headline,
      message: 'this article links to no other page of the site',
      ...(near.length === 0 ? {} : { help: `Link what a reader would want next, for example ${near.map(({ title, path }) => `"${title}" (${path})`).join(', ')}.` }),
    });
  },
});
