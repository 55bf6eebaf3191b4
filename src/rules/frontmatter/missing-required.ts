import { defineRule } from '../../kinds.ts';

const REQUIRED = ['title', 'description', 'pubDate', 'author', 'heroImage'] as const;

/** `lang` and `slug` are not asked for: both can be derived. The text for the hero is asked for only where there is a hero, at its line. */
export default defineRule({
  id: 'frontmatter/missing-required',
  severity: 'error',
  about: 'Front matter without a title, description, publication date, author, hero image or text for the hero image.',
  why: 'Search results, article lists, the byline and screen readers are fed from these keys; without them the page shows blanks or guesses.',
  fix: 'Add the key with a value to the front matter.',
  source: 'Google Search Central, Influencing title links (2025-12-10) and Control your snippets (2026-04-20); the rest is the format of the articles.',
  needs: 'article',
  examples: {
    bad: [
      '---\ntitle: How to store tyres\n---\n# How to store tyres\n\nText.\n',
      "---\ntitle: How to store tyres\ndescription: ''\npubDate: '2026-03-01'\nauthor: Anna Sedova\nheroImage: /tyres.jpg\nheroImageAlt: Four tyres on a rack\n---\n# How to store tyres\n\nText.\n",
    ],
    good: [
      "---\ntitle: How to store tyres\ndescription: Where tyres last longest between seasons.\npubDate: '2026-03-01'\nauthor: Anna Sedova\nheroImage: /tyres.jpg\nheroImageAlt: Four tyres on a rack\n---\n# How to store tyres\n\nText.\n",
    ],
  },
  check({ doc, config }, report) {
    if (doc.frontMatterProblem !== undefined) return;
    if (doc.split.block === '') {
      const { start, end } = doc.place([]);
      report({ start, end, message: `there is no front matter, so ${REQUIRED.join(', ')} are missing`, help: 'Begin the file with a block of these keys between two `---` lines.' });
      return;
    }
    const missing = (key: string, placeKey: string): void => {
      const given = key in doc.data;
      const { start, end } = doc.place([given ? key : placeKey]);
      const message = given ? `\`${key}\` is empty or no text` : `\`${key}\` is missing`;
      // A site without any picture to choose from cannot give one; it is told, but its articles are not held back.
      if (key === 'heroImage' && config?.images.pool.length === 0) report({ start, end, message, severity: 'warning', help: 'Add pictures to `images.pool` of the config, or `hero` to the brief.' });
      else report({ start, end, message });
    };
    for (const key of REQUIRED) if (!hasText(doc.data[key])) missing(key, key);
    if (hasText(doc.data['heroImage']) && !hasText(doc.data['heroImageAlt'])) missing('heroImageAlt', 'heroImage');
  },
});

/** Unquoted YAML makes numbers of titles such as `1984`; those still print as text. */
function hasText(value: unknown): boolean {
  return typeof value === 'number' || (typeof value === 'string' && value.trim() !== '');
}
