import { defineRule } from '../../kinds.ts';
import { isAfterTomorrow, readDate } from '../../text/dates.ts';
import { keyAt } from '../../text/front-matter-aliases.ts';

/** One day of grace for time zones. Drafts may carry the day they are planned for; outside a project a post may be scheduled in this way, so it is a warning there. */
export default defineRule({
  id: 'frontmatter/date-future',
  severity: 'error',
  about: 'A publication or update date that lies in the future, in an article that is no draft.',
  why: 'Readers and search engines see a date that has not come yet; many blogs hide such articles without a word.',
  fix: 'Correct the date, or mark the article with `draft: true` until then.',
  source: 'Google Search Central, Publication dates: a date says when the page was published or updated.',
  needs: 'article',
  examples: {
    bad: [{ text: "---\ntitle: Tyres\npubDate: '2026-09-01'\n---\n# Tyres\n\nText.\n", asOf: '2026-06-01' }],
    good: [
      { text: "---\ntitle: Tyres\npubDate: '2026-06-02'\n---\n# Tyres\n\nText.\n", asOf: '2026-06-01' },
      { text: "---\ntitle: Tyres\npubDate: '2026-09-01'\ndraft: true\n---\n# Tyres\n\nText.\n", asOf: '2026-06-01' },
    ],
  },
  check({ doc, config, asOf }, report) {
    if (doc.data['draft'] === true) return;
    for (const key of ['pubDate', 'updatedDate']) {
      const date = readDate(doc.data[key]);
      if (date === undefined || !isAfterTomorrow(date, asOf)) continue;
      const place = doc.place([key]);
      report({ ...place, severity: config === undefined ? 'warning' : 'error', message: `\`${keyAt(doc.text, place, key)}\` is ${date.day}, after today (${asOf.slice(0, 10)})` });
    }
  },
});
