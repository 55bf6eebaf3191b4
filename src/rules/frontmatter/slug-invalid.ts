import { defineRule } from '../../kinds.ts';
import { SLUG_PATTERN } from '../../model/brief.ts';
import type { Language } from '../../text/language.ts';
import { oncePer } from '../../text/once-per.ts';
import { isSectionFile } from '../../text/post-files.ts';
import { slugify } from '../../text/slug.ts';

/** What RFC 3986 lets stand in a path as it is. */
const UNRESERVED = /^[\w.~!$&'()*+,;=:@-]+$/;

/** The stop words of a language as addresses write them. */
const functionWords = oncePer(({ stopWords, transliteration }: Language) => new Set([...stopWords].map((word) => slugify(word, transliteration))));

/**
 * The address is the front matter's (`slug`, `permalink`, `url`) where there is one. Length and emptiness of meaning are warnings: an address that is published
 * stays as it is. Outside a project, where nobody here chose it, only characters that end up percent-encoded are reported, as a warning.
 */
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
    if (config === undefined && isSectionFile(doc.file)) return;
    const slug = doc.field('slug').split(/[?#]/)[0]?.replace(/\/(?:index\.html?)?$/, '').split('/').at(-1)?.replace(/\.html?$/, '') || doc.slug;
    if (!(config === undefined ? UNRESERVED : SLUG_PATTERN).test(slug)) {
      const suggestion = slugify(slug, language.transliteration);
      report({
        ...doc.place(['slug']), severity: config === undefined ? 'warning' : 'error', message: config === undefined ? `the address "${slug}" holds characters that links show percent-encoded` : `the address "${slug}" is not lower-case Latin words joined by "-"`,
        ...(suggestion === '' ? {} : { help: `Rename the file to "${suggestion}"; a published article needs a redirect from the old address.` }),
      });
      return;
    }
    const maxLength = Number(options['maxLength']);
    if (slug.length > maxLength) report({ ...doc.place(['slug']), severity: 'warning', message: `the address has ${slug.length} characters, more than ${maxLength}: "${slug}"` });
    const words = functionWords(language);
    if (slug.split('-').every((word) => words.has(word))) report({ ...doc.place(['slug']), severity: 'warning', message: `the address "${slug}" holds only function words` });
  },
});
