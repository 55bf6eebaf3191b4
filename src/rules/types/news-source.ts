import { defineRule } from '../../kinds.ts';
import { daysBetween, readDate } from '../../text/dates.ts';
import { isUnder, hostOf } from '../../text/link-targets.ts';
import { namesDay, openingParagraph } from '../../text/news-lead.ts';
import { isNews } from '../../text/typed-articles.ts';

/** Days between the report of the newest source and the day of publication: after a month it is no news any more. */
const OPTIONS = { days: 30 };

/**
 * Only articles marked as NewsArticle. A day counts in any usual form, in the dateline too; a source is a link to another site, a footnote, or words that name one
 * ("according to", "сообщили в"). How old a source is, is known of facts of the ledger or the brief that the text links to.
 */
export default defineRule({
  id: 'types/news-source',
  severity: 'error',
  about: 'A piece of news whose first paragraph names no day or no source, or that rests on old sources only.',
  why: 'What happened, when, and who says so is what makes a text news; without them readers cannot check it, and search engines should not be told that it is news.',
  fix: 'Begin with what happened, the day, and the source with a link; otherwise publish it as a guide.',
  source: 'Google Search Central, Article structured data (2025-12-10) and Influence your byline dates (a date that users see); the source and its age are practice of news agencies.',
  options: OPTIONS,
  needs: 'article',
  examples: {
    bad: ["---\ntitle: The market moves\nschema:\n  '@context': https://schema.org\n  '@type': NewsArticle\n---\n# The market moves\n\nThe market moves to the old station. Everybody is glad.\n"],
    good: ["---\ntitle: The market moves\nschema:\n  '@context': https://schema.org\n  '@type': NewsArticle\n---\n# The market moves\n\n**Riga, March 2, 2026.** The market moves to the old station, [the city council reported](https://council.example.com/market).\n"],
  },
  check({ doc, config, facts, language, options }, report) {
    if (!isNews(doc)) return;
    const opening = openingParagraph(doc);
    if (opening === undefined) return;
    const place = { start: opening.start, end: opening.end };
    if (!namesDay(opening.text, language)) report({ ...place, message: 'the first paragraph of this piece of news names no day' });
    const own = config === undefined ? [] : [hostOf(config.site.url) ?? '', ...config.links.ownHosts].filter((host) => host !== '');
    const linked = doc.links.filter(({ start, end, url }) => start >= opening.start && end <= opening.end && /^https?:/i.test(url) && !isUnder(hostOf(url) ?? '', own));
    const footnote = /\[\^[^\]]+\]/.test(doc.text.slice(opening.start, opening.end));
    if (linked.length === 0 && !footnote && language.find('attributions', opening.words).length === 0) report({ ...place, message: 'the first paragraph of this piece of news names no source' });
    const published = readDate(doc.data['pubDate']);
    const days = doc.links.flatMap(({ url }) => facts.flatMap((fact) => (fact.source === url && fact.asOf !== undefined ? [fact.asOf.slice(0, 10)] : []))).toSorted();
    const newest = days.at(-1);
    if (published === undefined || newest === undefined) return;
    const age = daysBetween(newest, published.day);
    const most = { ...OPTIONS, ...options }.days;
    if (age > most) report({ ...place, severity: 'warning', message: `the newest source of this piece of news is of ${newest}, ${age} days before its publication` });
  },
});
