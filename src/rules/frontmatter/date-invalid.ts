import { defineRule } from '../../kinds.ts';
import { readDate } from '../../text/dates.ts';
import { isoOf, keyAt } from '../../text/front-matter-aliases.ts';
import { certainDate } from '../../text/loose-dates.ts';
import { setValue } from '../../text/yaml-edits.ts';

/** What no reader can take for another day: the month is a word. */
const MONTH_NAMED = /^(?:\p{L}+\.?,? )?(?:\p{L}{3,}\.? \d{1,2},?|\d{1,2}(?: |-)\p{L}{3,}\.?,?)(?: |-)\d{4}(?:[ ,T]|$)/u;

/**
 * Only absent and empty values are left to the rule for required keys. Quoted timestamps with milliseconds and zones are valid ISO dates. Outside a project the
 * blog reads the dates it has, so dates with the month as a word and those of Jekyll (2026-03-01 10:00:00 +0300) pass, and others are a warning.
 */
export default defineRule({
  id: 'frontmatter/date-invalid',
  severity: 'error',
  about: 'A `pubDate` or `updatedDate` that is no ISO date, or a day the calendar does not have.',
  why: 'Dates in other notations are read differently by different programs (03/04 is March or April), and a wrong one ends up in feeds, sitemaps and structured data.',
  fix: "Write the date as year-month-day, such as '2026-03-01', or as a full timestamp with a zone.",
  source: 'Google Search Central, Publication dates: ISO 8601.',
  needs: 'article',
  examples: {
    bad: ["---\ntitle: Tyres\npubDate: 'March 1, 2026'\n---\n# Tyres\n\nText.\n", "---\ntitle: Tyres\npubDate: '2026-02-30'\n---\n# Tyres\n\nText.\n"],
    good: ["---\ntitle: Tyres\npubDate: '2026-03-01T09:05:11.743Z'\nupdatedDate: 2026-04-02\n---\n# Tyres\n\nText.\n"],
  },
  check({ doc, config }, report) {
    for (const key of ['pubDate', 'updatedDate']) {
      const value = doc.data[key];
      if (value === undefined || value === null || (typeof value === 'string' && value.trim() === '')) continue;
      if (readDate(value) !== undefined) continue;
      if (config === undefined && typeof value === 'string' && (MONTH_NAMED.test(value.trim()) || readDate(isoOf(value.trim())) !== undefined)) continue;
      const shown = typeof value === 'string' || typeof value === 'number' ? `"${value}"` : 'its value';
      const impossible = typeof value === 'string' && /^\d{4}-\d{2}-\d{2}(?:T|$)/.test(value.trim());
      const place = doc.place([key]);
      const iso = typeof value === 'string' ? certainDate(value) : undefined;
      const edit = iso === undefined ? undefined : setValue(doc, [key], iso);
      report({ ...place, edits: edit === undefined ? undefined : [edit], severity: config === undefined ? 'warning' : 'error', message: `\`${keyAt(doc.text, place, key)}\`: ${shown} is ${impossible ? 'no day or time that exists' : 'no date in the form 2026-03-01'}` });
    }
  },
});
