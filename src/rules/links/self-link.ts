import { defineRule } from '../../kinds.ts';
import { articleSlug } from '../../text/link-targets.ts';
import { removeItem, unlink } from '../../text/link-edits.ts';

/** Links with a fragment stay silent: they move the reader inside the page. In a list of related articles the text alone would make no sense, so the item goes, unless it is the last one. */
export default defineRule({
  id: 'links/self-link',
  severity: 'warning',
  about: 'A link of an article to itself.',
  why: 'The reader follows it and arrives at the page just left.',
  fix: 'Remove the link and keep its text, or point it at another article.',
  needs: 'article',
  examples: {
    bad: [{ text: '# Knives\n\nRead [our guide to knives](/blog/knives/).\n', slug: 'knives' }],
    good: [{ text: '# Knives\n\nRead [about steel](/blog/steel/) or [the part on care](/blog/knives/#care).\n\n## Care\n\nText.\n', slug: 'knives' }],
  },
  check({ doc, config }, report) {
    for (const link of doc.links) {
      if (link.url.includes('#') || articleSlug(link.url, config) !== doc.slug) continue;
      report({ start: link.start, end: link.end, message: `the link "${link.text}" leads to this very article`, edits: link.area !== 'related' ? unlink(doc, link) : doc.related.length > 1 ? removeItem(doc, link) : undefined });
    }
  },
});
