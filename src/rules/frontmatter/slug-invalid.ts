import { defineRule } from '../../kinds.ts';
import { SLUG_PATTERN } from '../../model/brief.ts';
import { slugify } from '../../text/slug.ts';

/** Length and emptiness of meaning are warnings: an address that is published stays as it is. So is the form outside a project, where nobody here chose it. */
export default defineRule({
  id: 'frontmatter/slug-invalid',
  severity: 'error',
  about: 'An address (the file name) that is not lower-case Latin words joined by hyphens, is very long, or holds only function words.',
  why: 'Other characters end up percent-encoded or are treated differently by servers; long and empty addresses tell readers nothing.',
  fix: 'Rename the file before it is published; a published one needs a redirect from the old address.',
  source: 'Google Search Central, URL structure best practices; the length is editorial judgement.',
  options: { maxLength: 75 },
  needs: 'article',
  examples: {
    bad: [{ text: '# Tyres\n\nText.\n', slug: 'Tyre_Storage' }, { text: '# Tyres\n\nText.\n', slug: 'how-to-of-the' }, { text: '# Шины\n\nТекст.\n', slug: 'хранение-шин' }],
    good: [{ text: '# Tyres\n\nText.\n', slug: 'tyre-storage-2026' }, { text: '# Шины\n\nТекст.\n', slug: 'hranenie-shin' }],
  },
  check({ doc, config, language, options }, report) {
    const { slug } = doc;
    const place = doc.place(['slug']);
    const suggestion = slugify(slug, language.transliteration);
    if (!SLUG_PATTERN.test(slug)) {
      report({
        ...place, severity: config === undefined ? 'warning' : 'error', message: `the address "${slug}" is not lower-case Latin words joined by "-"`,
        ...(suggestion === '' ? {} : { help: `Rename the file to "${suggestion}"; a published article needs a redirect from the old address.` }),
      });
      return;
    }
    const maxLength = Number(options['maxLength']);
    if (slug.length > maxLength) report({ ...place, severity: 'warning', message: `the address has ${slug.length} characters, more than ${maxLength}: "${slug}"` });
    const functionWords = new Set([...language.stopWords].map((word) => slugify(word, language.transliteration)));
    if (slug.split('-').every((word) => functionWords.has(word))) report({ ...place, severity: 'warning', message: `the address "${slug}" holds only function words` });
  },
});
