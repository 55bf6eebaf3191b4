import { defineRule } from '../../kinds.ts';
import { authorNames } from '../../text/front-matter-aliases.ts';
import { setValue } from '../../text/yaml-edits.ts';
import { brandNames, extraInfo, isRegistered } from '../../text/names.ts';

/** What sets a role off from a name; without it ("The Release Team") a blog of others may well be signed by a team. */
const ADDED = /[,:(|–—]/;

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
    for (const author of authorNames(doc.data)) {
      if (isRegistered(author, config) || (config === undefined && !ADDED.test(author))) continue;
      const extra = extraInfo(author, language, brandNames(doc, config));
      if (extra.length === 0) continue;
      // Sure is only the name of an author that the config lists, and only one of them.
      const names = config?.authors.map(({ name }) => name).filter((name) => author.includes(name)) ?? [];
      const edit = names.length === 1 && doc.data['author'] === author ? setValue(doc, ['author'], names[0]) : undefined;
      report({ ...doc.place(['author']), severity: config === undefined ? 'info' : 'warning', message: `the author "${author}" holds ${extra.join(' and ')} besides a name`, edits: edit === undefined ? undefined : [edit] });
    }
  },
});
