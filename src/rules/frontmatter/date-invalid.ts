import { defineRule } from '../../kinds.ts';
import { readDate } from '../../text/dates.ts';

/** Only absent and empty values are left to the rule for required keys. Quoted timestamps with milliseconds and zones are valid ISO dates. */
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
  check({ doc }, report) {
    for (const key of ['pubDate', 'updatedDate']) {
      const value = doc.data[key];
      if (value === undefined || value === null || (typeof value === 'string' && value.trim() === '')) continue;
      if (readDate(value) !== undefined) continue;
      const shown = typeof value === 'string' || typeof value === 'number' ? `"${value}"` : 'its value';
      const impossible = typeof value === 'string' && /^\d{4}-\d{2}-\d{2}(?:T|$)/.test(value.trim());
      report({ ...doc.place([key]), message: `\`${key}\`: ${shown} is ${impossible ? 'no day or time that exists' : 'no date in the form 2026-03-01'}` });
    }
  },
});
