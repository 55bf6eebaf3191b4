import { defineRule } from '../../kinds.ts';
import { brandNames, extraInfo, isRegistered } from '../../text/names.ts';

/** A name the config lists is taken as it is, and so is the name of the site or company alone (an organisation as author). */
export default defineRule({
  id: 'frontmatter/author-extra-info',
  severity: 'warning',
  about: 'An author field that holds more than a name: a role, an honorific, a label, the name of the site.',
  why: 'The field is copied into the byline and the structured data, where search engines expect the name alone.',
  fix: 'Keep only the name; a role belongs into the text about the author.',
  source: 'Google Search Central, Article structured data, author markup best practices (2025-12-10).',
  needs: 'article',
  examples: {
    bad: [
      '---\ntitle: Tyres\nlang: en\nauthor: Pavel Orlov, editor\n---\n# Tyres\n\nText.\n',
      '---\ntitle: Шины\nlang: ru\nauthor: Редактор Павел Орлов\n---\n# Шины\n\nТекст.\n',
      '---\ntitle: Tyres\nlang: en\nauthor: Pavel Orlov from Dvorik\n---\n# Tyres\n\nText.\n',
    ],
    good: [
      '---\ntitle: Tyres\nauthor: Pavel Orlov\n---\n# Tyres\n\nText.\n',
      { text: '---\ntitle: Tyres\nauthor: Dvorik editors\n---\n# Tyres\n\nText.\n', config: { authors: [{ id: 'editors', name: 'Dvorik editors', type: 'organization' }] } },
    ],
  },
  check({ doc, config, language }, report) {
    const author = doc.field('author');
    if (author === '' || isRegistered(author, config)) return;
    const extra = extraInfo(author, language, brandNames(doc, config));
    if (extra.length > 0) report({ ...doc.place(['author']), message: `the author "${author}" holds ${extra.join(' and ')} besides a name` });
  },
});
