import { defineRule } from '../../kinds.ts';
import { isBefore, readDate } from '../../text/dates.ts';
import { keyAt } from '../../text/front-matter-aliases.ts';

/** Moments are compared when both have a time and a zone, days otherwise; the same day is fine. */
export default defineRule({
  id: 'frontmatter/modified-before-published',
  severity: 'error',
  about: 'An `updatedDate` before the `pubDate`.',
  why: 'An article cannot have been updated before it was published, so one of the dates on the page is wrong.',
  fix: 'Correct the date that is wrong, or remove `updatedDate`.',
  source: 'Google Search Central, Publication dates.',
  needs: 'article',
  examples: {
    bad: ["---\ntitle: Tyres\npubDate: '2026-03-01'\nupdatedDate: '2026-02-01'\n---\n# Tyres\n\nText.\n"],
    good: ["---\ntitle: Tyres\npubDate: '2026-03-01T18:00:00Z'\nupdatedDate: '2026-03-01'\n---\n# Tyres\n\nText.\n"],
  },
  check({ doc, config }, report) {
    const published = readDate(doc.data['pubDate']);
    const updated = readDate(doc.data['updatedDate']);
    if (published === undefined || updated === undefined || !isBefore(updated, published)) return;
    const [place, first] = [doc.place(['updatedDate']), doc.place(['pubDate'])];
    report({ ...place, severity: config === undefined ? 'warning' : 'error', message: `\`${keyAt(doc.text, place, 'updatedDate')}\` ${updated.text} is before \`${keyAt(doc.text, first, 'pubDate')}\` ${published.text}` });
  },
});
