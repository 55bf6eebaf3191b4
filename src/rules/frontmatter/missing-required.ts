import { defineRule, type Report, type RuleInput } from '../../kinds.ts';
import { FRONT_MATTER_KEYS } from '../../model/article.ts';
import { isSectionFile } from '../../text/post-files.ts';
import type { Splice } from '../../text/splice.ts';
import { addKey } from '../../text/yaml-edits.ts';

const REQUIRED = ['title', 'description', 'pubDate', 'author', 'heroImage'] as const;

/**
 * `lang` and `slug` are not asked for: both can be derived. The text for the hero is asked for only where there is a hero, at its line. Keys of other
 * generators count (`date`, `cover`, `summary`). Outside a project nobody knows what the blog needs, so only a page without any title is a warning there.
 */
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
    if (config === undefined) {
      checkForeign(doc, report);
      return;
    }
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
      if (key === 'heroImage' && config.images.pool.length === 0) report({ start, end, message, severity: 'warning', help: 'Add pictures to `images.pool` of the config, or `hero` to the brief.' });
      else report({ start, end, message, edits: key === 'title' && !given ? titleOfPage(doc) : undefined });
    };
    for (const key of REQUIRED) if (!hasText(doc.data[key])) missing(key, key);
    if (hasText(doc.data['heroImage']) && !hasText(doc.data['heroImageAlt'])) missing('heroImageAlt', 'heroImage');
  },
});

/** The H1 is what readers see as the title. */
function titleOfPage(doc: RuleInput['doc']): Splice[] | undefined {
  const heading = doc.h1?.text ?? '';
  const splice = heading === '' ? undefined : addKey(doc, 'title', heading, FRONT_MATTER_KEYS);
  return splice === undefined ? undefined : [splice];
}

/** A page of somebody's blog: it has a title in front matter or a main heading; pages that list others and partials need none. */
function checkForeign(doc: RuleInput['doc'], report: (finding: Report) => void): void {
  if (isSectionFile(doc.file)) return;
  const titled = hasText(doc.data['title']) || doc.h1 !== undefined;
  if (!titled) report({ ...doc.place(['title']), severity: 'warning', message: 'the page has no title: neither `title` in front matter nor a level-1 heading' });
  if (doc.split.block !== '' && hasText(doc.data['title']) && !hasText(doc.data['description'])) report({ ...doc.place(['title']), severity: 'info', message: '`description` is missing, so search results show a passage of the text' });
}

/** Unquoted YAML makes numbers of titles such as `1984`; those still print as text. */
function hasText(value: unknown): boolean {
  return typeof value === 'number' || (typeof value === 'string' && value.trim() !== '');
}
