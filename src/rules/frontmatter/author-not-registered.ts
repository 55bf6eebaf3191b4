import { defineRule } from '../../kinds.ts';
import { authorNames } from '../../text/front-matter-aliases.ts';
import { nearest } from '../../text/nearest.ts';
import { brandNames, isGeneric, isRegistered } from '../../text/names.ts';

/**
 * With authors in the config the name must be one of theirs, person or organisation. Without, only bylines that name nobody are reported: outside
 * a project as information, for there a team may well be what signs.
 */
export default defineRule({
  id: 'frontmatter/author-not-registered',
  severity: 'error',
  about: 'An author whom the config does not list, or a byline that names nobody, such as "Editorial team" or "Эксперт Dvorik".',
  why: 'Readers want to know who wrote the article and how that person knows; a role without a name answers neither.',
  fix: "Write the author's name as the config lists it under `authors`, or add the author there.",
  source: 'Google Search Central, Article structured data (2025-12-10) and Creating helpful content (2025-12-10).',
  needs: 'article',
  examples: {
    bad: [
      '---\ntitle: Tyres\nauthor: Pavel Unknown\n---\n# Tyres\n\nText.\n',
      { text: '---\ntitle: Tyres\nlang: en\nauthor: Editorial team\n---\n# Tyres\n\nText.\n', config: { authors: [] } },
      { text: '---\ntitle: Шины\nlang: ru\nauthor: Команда Dvorik\n---\n# Шины\n\nТекст.\n', config: { authors: [] } },
    ],
    good: [
      '---\ntitle: Tyres\nauthor: Anna Sedova\n---\n# Tyres\n\nText.\n',
      { text: '---\ntitle: Tyres\nauthor: Dvorik\n---\n# Tyres\n\nText.\n', config: { authors: [{ id: 'dvorik', name: 'Dvorik', type: 'organization' }] } },
      { text: '---\ntitle: Tyres\nauthor: Pavel Orlov\n---\n# Tyres\n\nText.\n', config: { authors: [] } },
    ],
  },
  check({ doc, config, language }, report) {
    const authors = config?.authors ?? [];
    for (const author of authorNames(doc.data)) {
      if (isRegistered(author, config)) continue;
      if (authors.length === 0) {
        if (!isGeneric(author, language, brandNames(doc, config))) continue;
        report({
          ...doc.place(['author']), severity: config === undefined ? 'info' : 'error',
          message: `"${author}" names a role, not a person or an organisation`, help: 'Write the name of the person who answers for the article.',
        });
        continue;
      }
      const byId = authors.find((candidate) => candidate.id.toLowerCase() === author.toLowerCase());
      const similar = byId?.name ?? nearest(author, authors.map((candidate) => candidate.name));
      report({
        ...doc.place(['author']),
        message: `"${author}" is not among the authors of this site${byId === undefined ? '' : `: it is the id of ${byId.name}`}`,
        ...(similar === undefined ? {} : { help: `Write "${similar}", or add the author to the config under \`authors\`.` }),
      });
    }
  },
});
