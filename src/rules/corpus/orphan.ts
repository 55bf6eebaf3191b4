import { defineRule, type SiteRule } from '../../kinds.ts';
import { DAY_MS, readDate } from '../../text/dates.ts';
import { isSectionFile } from '../../text/post-files.ts';
import { linkedNames, otherArticles } from '../../text/outgoing.ts';

const OPTIONS = { days: 30 };
/** Smaller sites show all their articles on one page. */
const SITE_MIN = 3;
/** Articles that are looked at to see whether this site links its articles to one another at all. */
const SAMPLE = 12;
const page = (title: string, text: string): string => `---\ntitle: ${title}\npubDate: '2025-03-01'\n---\n# ${title}\n\n${text}\n`;

/**
 * Links of the text and of related lists count, in whatever way the address is written. On a site where fewer than two thirds of the articles link to another page,
 * readers move by lists and search; there links/no-contextual-internal says what is to be said.
 */
export default defineRule<SiteRule>({
  id: 'corpus/orphan',
  severity: 'warning',
  about: 'A published article that no other article of the site links to.',
  why: 'Readers of other articles never come to it, and crawlers find it late or only by the sitemap.',
  fix: 'Link to it from an article on a near topic, in the text where its question comes up.',
  source: 'Google Search Central, Link best practices: every page you care about should have a link from another page',
  options: OPTIONS,
  needs: 'site',
  examples: {
    bad: [{ text: page('Tea', 'Read about [coffee](/blog/coffee/).'), slug: 'tea', corpus: [{ slug: 'coffee', text: page('Coffee', 'Read about [milk](/blog/milk/).') }, { slug: 'milk', text: page('Milk', 'Read about [coffee](/blog/coffee/).') }] }],
    good: [{ text: page('Tea', 'Read about [coffee](/blog/coffee/).'), slug: 'tea', corpus: [{ slug: 'coffee', text: page('Coffee', 'Read about [tea](/blog/tea/).') }, { slug: 'milk', text: page('Milk', 'Read about [coffee](/blog/coffee/).') }] }],
  },
  collect({ doc, config }) {
    if (config === undefined) return undefined;
    const names = [...linkedNames(doc, config)].slice(0, 95);
    return names.length === 0 ? undefined : { keys: [`from ${doc.slug}`, ...names.map((name) => `to ${name}`)] };
  },
  check(input, report) {
    const { entry, corpus, config, asOf } = input;
    if (config === undefined || !corpus.complete || entry.draft || isSectionFile(entry.file)) return;
    const { days } = { ...OPTIONS, ...input.options };
    const [published, today] = [readDate(entry.pubDate), readDate(asOf)];
    if (published !== undefined && today !== undefined && published.instant > today.instant - days * DAY_MS) return;
    for (const { entry: other } of input.linkers()) if (!other.draft) return;
    for (const { entry: other } of input.sharing(`to ${entry.slug.toLowerCase()}`)) if (!other.draft) return;
    const others = otherArticles(corpus, entry, SAMPLE);
    if (others.length + 1 < SITE_MIN || others.filter(({ slug }) => input.sharing(`from ${slug}`).count > 0).length * 3 < others.length * 2) return;
    const near = corpus.neighbours(entry.slug, 3).flatMap(({ slug }) => corpus.bySlug(slug) ?? []);
    report({
      ...input.headline,
      message: 'no other article links to this one',
      ...(near.length === 0 ? {} : { help: `Link to ${entry.path} from an article on a near topic, for example ${near.map(({ slug }) => slug).join(', ')}.` }),
    });
  },
});
