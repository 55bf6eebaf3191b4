import { defineRule, type SiteRule } from '../../kinds.ts';
import { namesOf } from '../../text/corpus-groups.ts';
import { readDate } from '../../text/dates.ts';
import { otherArticles } from '../../text/outgoing.ts';
import type { CorpusEntry } from '../../model/corpus.ts';

const OPTIONS = { max: 10, hours: 24 };
const HOUR = 3_600_000;
/** Articles of a burst that are looked at: a thousand in a day are one as well. */
const READ = 300;
/** Where this share of the site has one date, that is the day it was moved or opened. */
const MIGRATION = 0.7;
const page = (title: string, pubDate: string): string => `---\ntitle: ${title}\npubDate: '${pubDate}'\n---\n# ${title}\n\nText.\n`;
const at = (count: number, date: (index: number) => string): { slug: string; text: string }[] => Array.from({ length: count }, (_, index) => ({ slug: `post-${index}`, text: page(`Post ${index}`, date(index)) }));
const minute = (index: number): string => `2025-05-05T10:${String(index % 60).padStart(2, '0')}:30Z`;

/** Dates with a time are compared by the hour, days as days. */
export default defineRule<SiteRule<{ instant: number; timed: boolean }>>({
  id: 'corpus/bulk-burst',
  severity: 'info',
  about: 'One of very many articles that came out at almost the same time.',
  why: 'Dozens of articles in a day are seldom read by an editor one by one, and publishing in bulk is what policies against scaled content describe.',
  fix: 'Review the articles one by one, and let them come out as they are ready; correct `pubDate` when it is not the day of publication.',
  source: 'Google Search Central, Spam policies: scaled content abuse (2026-08-28)',
  options: OPTIONS,
  needs: 'site',
  examples: {
    bad: [{ text: page('Tea', '2025-05-05T09:00:00.500Z'), corpus: at(40, (index) => (index < 12 ? minute(index) : `2024-01-${10 + (index % 20)}`)) }],
    good: [{ text: page('Tea', '2025-05-05T09:00:00.500Z'), corpus: at(40, (index) => `2024-01-${10 + (index % 20)}`) }, { text: page('Tea', '2025-05-05'), corpus: at(40, () => '2025-05-05') }],
  },
  collect({ doc, options }) {
    const date = readDate(doc.field('pubDate'));
    if (date === undefined) return undefined;
    // Midnight is how tools write a day.
    const timed = date.text.includes('T') && date.instant % (24 * HOUR) !== 0;
    return { facts: { instant: date.instant, timed }, keys: timed ? [`day ${date.day}`, bucketKey(date.instant, Number(options['hours']))] : [`day ${date.day}`] };
  },
  check(input, report) {
    const { entry, corpus, collected: own } = input;
    if (own === undefined || entry.draft) return;
    const { max, hours } = { ...OPTIONS, ...input.options };
    const span = hours * HOUR;
    const [day = ''] = new Date(own.instant).toISOString().split('T');
    const keys = own.timed ? [-1, 0, 1].map((step) => bucketKey(own.instant + step * span, hours)) : [`day ${readDate(entry.pubDate)?.day ?? day}`];
    const lists = keys.map((key) => input.sharing(key));
    if (lists.reduce((sum, { count }) => sum + count, 0) < max) return;
    const met: { entry: CorpusEntry; instant: number }[] = [];
    for (const list of lists) {
      for (const { entry: other, facts } of list) {
        if (met.length >= READ) break;
        if (!other.draft && facts !== undefined && (!own.timed || (facts.timed && Math.abs(facts.instant - own.instant) <= span))) met.push({ entry: other, instant: facts.instant });
      }
    }
    const burst = own.timed ? fullest(met, own.instant, span) : met;
    if (burst.length < max) return;
    const sample = otherArticles(corpus, entry, 20);
    const near = (date: string): boolean => Math.abs((readDate(date)?.instant ?? Infinity) - own.instant) <= Math.max(span, 24 * HOUR);
    if (sample.filter((other) => near(other.pubDate)).length >= sample.length * MIGRATION) return;
    report({ ...input.doc.place(['pubDate']), message: `one of ${burst.length + 1}${met.length >= READ ? ' or more' : ''} articles ${own.timed ? `within ${hours} hours` : 'of one day'}: ${namesOf(burst.map((one) => one.entry))} have ${own.timed ? 'nearly ' : ''}the same date` });
  },
});

function bucketKey(instant: number, hours: number): string {
  return `hours ${Math.floor(instant / (hours * HOUR))}`;
}

/** Of those around a moment, the most that lie within one span that holds it. */
function fullest<T extends { instant: number }>(met: readonly T[], instant: number, span: number): T[] {
  const sorted = [...met].sort((a, b) => a.instant - b.instant);
  let best: T[] = [];
  for (const { instant: start } of [{ instant }, ...sorted]) {
    if (start > instant || start < instant - span) continue;
    const inside = sorted.filter((one) => one.instant >= start && one.instant <= start + span);
    if (inside.length > best.length) best = inside;
  }
  return best;
}
