import { defineRule } from '../../kinds.ts';
import { readDate, sameDate } from '../../text/dates.ts';
import { readFrontMatter, splitFrontMatter } from '../../text/frontmatter.ts';
import { normalize } from '../../text/words.ts';

/**
 * Compared with the article as last written (its lock file); without one nothing is known and nothing is said. Words decide: new case, spacing or punctuation
 * is no news, a corrected letter is. The title belongs to what the reader sees; the other keys do not.
 */
export default defineRule({
  id: 'frontmatter/fake-freshness',
  severity: 'warning',
  about: 'A new `updatedDate` on an article whose words have not changed.',
  why: 'Readers and search engines take the date as a sign of a real revision; changing it to seem fresh is named as a warning sign of content made for search engines.',
  fix: 'Set `updatedDate` back, or revise the article.',
  source: 'Google Search Central, Creating helpful, reliable, people-first content (2025-12-10)',
  needs: 'article',
  examples: {
    bad: [
      {
        text: "---\ntitle: Kites\npubDate: '2026-01-10'\nupdatedDate: '2026-05-01'\n---\n# Kites\n\nA kite wants a steady wind.\n",
        previous: "---\ntitle: Kites\npubDate: '2026-01-10'\nupdatedDate: '2026-02-01'\n---\n# Kites\n\nA kite wants a steady  wind\n",
      },
      {
        text: "---\ntitle: Змеи\nlang: ru\npubDate: '2026-01-10'\nupdatedDate: '2026-05-01'\n---\n# Змеи\n\nЗмею нужен ровный ветер.\n",
        previous: "---\ntitle: Змеи\nlang: ru\npubDate: '2026-01-10'\n---\n# Змеи\n\nЗмею нужен ровный ветер.\n",
      },
    ],
    good: [
      {
        text: "---\ntitle: Kites\npubDate: '2026-01-10'\nupdatedDate: '2026-05-01'\n---\n# Kites\n\nA kite wants a steady wind of four metres a second.\n",
        previous: "---\ntitle: Kites\npubDate: '2026-01-10'\n---\n# Kites\n\nA kite wants a steady wind.\n",
      },
      "---\ntitle: Kites\npubDate: '2026-01-10'\nupdatedDate: '2026-05-01'\n---\n# Kites\n\nNobody knows how this text was before.\n",
    ],
  },
  check({ doc, previous }, report) {
    const updated = readDate(doc.data['updatedDate']);
    if (updated === undefined || previous === undefined) return;
    const text = previous();
    if (text === undefined || text === doc.text) return;
    const split = splitFrontMatter(text);
    const data = dataOf(split);
    const before = readDate(data?.['updatedDate']);
    const published = readDate(data?.['pubDate']);
    if (data === undefined || (before !== undefined && (sameDate(before, updated) || before.instant > updated.instant))) return;
    // The day of publication repeated as the day of change claims nothing new.
    if (before === undefined && published !== undefined && sameDate(published, updated)) return;
    const title = typeof data['title'] === 'string' ? data['title'] : '';
    if (normalize(doc.field('title')) !== normalize(title) || normalize(split.body) !== normalize(doc.split.body)) return;
    report({ ...doc.place(['updatedDate']), message: `\`updatedDate\` moved ${before === undefined ? '' : `from ${before.day} `}to ${updated.day}, but the words of the article are the same` });
  },
});

/** Front matter of the earlier text; undefined when it cannot be read. */
function dataOf(split: ReturnType<typeof splitFrontMatter>): Record<string, unknown> | undefined {
  try {
    return split.block === '' ? undefined : readFrontMatter(split);
  } catch {
    return undefined;
  }
}
