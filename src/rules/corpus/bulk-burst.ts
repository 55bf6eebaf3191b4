import { defineRule, type SiteRule } from '../../kinds.ts';
import { namesOf } from '../../text/corpus-groups.ts';
import { otherArticles } from '../../text/outgoing.ts';
import type { CorpusEntry } from '../../model/corpus.ts';

const OPTIONS = { max: 10, hours: 24 };
const HOUR = 3_600_000;
const MINUTE = 60_000;
const DAY = /^\d{4}-\d{2}-\d{2}$/;
/** A time with its zone; one without counts as UTC. */
const ZONED = /(?:Z|[+-]\d{2}:?\d{2})$/;
/** Where this share of the site has one date, that is the day it was moved or opened. */
const MIGRATION = 0.7;
const page = (title: string, pubDate: string): string => `---\ntitle: ${title}\npubDate: '${pubDate}'\n---\n# ${title}\n\nText.\n`;
const at = (count: number, date: (index: number) => string): { slug: string; text: string }[] => Array.from({ length: count }, (_, index) => ({ slug: `post-${index}`, text: page(`Post ${index}`, date(index)) }));
const minute = (index: number): string => `2025-05-05T10:${String(index % 60).padStart(2, '0')}:30Z`;

/**
 * Dates with a time are counted in spans of half the hours each, the own one with the fuller of its neighbours, so that nobody has to be read; days are counted as days.
 */
export default defineRule<SiteRule>({
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
    if (doc.data['draft'] === true) return undefined;
    const date = momentOf(doc.field('pubDate'));
    if (date === undefined) return undefined;
    return { keys: [`day ${date.day}`, ...(date.timed ? [`half ${halfOf(date.instant, Number(options['hours']))}`] : [])] };
  },
  check(input, report) {
    const { entry, corpus } = input;
    const own = input.keys === 0 ? undefined : momentOf(entry.pubDate);
    if (own === undefined) return;
    const { max, hours } = { ...OPTIONS, ...input.options };
    const half = halfOf(own.instant, hours);
    const lists = own.timed ? [half, half - 1, half + 1].map((one) => input.sharing(`half ${one}`)) : [input.sharing(`day ${own.day}`)];
    const [here, before, after] = lists.map(({ count }) => count);
    const others = (here ?? 0) + Math.max(before ?? 0, after ?? 0);
    if (others < max) return;
    const reach = Math.max(hours, 24) * HOUR;
    const near = (date: string): boolean => Math.abs((momentOf(date)?.instant ?? Infinity) - own.instant) <= reach;
    const sample = otherArticles(corpus, entry, 20);
    const burst = sample.filter((other) => near(other.pubDate));
    // Posts that were moved carry one moment, or the second each was written; a minute or more between one and the next is a queue that ran.
    const minutes = new Set(burst.map((other) => Math.floor((momentOf(other.pubDate)?.instant ?? 0) / MINUTE)));
    if (burst.length >= sample.length * MIGRATION && !(own.timed && minutes.size > burst.length / 2)) return;
    const named: CorpusEntry[] = [];
    for (const list of [lists[0], (before ?? 0) > (after ?? 0) ? lists[1] : lists[2]]) {
      for (const { entry: other } of list ?? []) if (named.push(other) >= 3) break;
      if (named.length >= 3) break;
    }
    const rest = others > named.length ? ` and ${others - named.length} more` : '';
    report({ ...input.doc.place(['pubDate']), message: `one of ${others + 1} articles ${own.timed ? `within ${hours} hours` : 'of one day'}, with ${namesOf(named)}${rest}` });
  },
});

/** Reads a date cheaply; midnight is how tools write a day. */
function momentOf(text: string): { day: string; instant: number; timed: boolean } | undefined {
  const day = text.slice(0, 10);
  const instant = Date.parse(text.length === 10 || ZONED.test(text) ? text : `${text}Z`);
  return !DAY.test(day) || Number.isNaN(instant) ? undefined : { day, instant, timed: text.length > 10 && instant % (24 * HOUR) !== 0 };
}

function halfOf(instant: number, hours: number): number {
  return Math.floor(instant / (hours * HOUR / 2));
}
