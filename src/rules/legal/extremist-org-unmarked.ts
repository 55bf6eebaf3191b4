import { defineRule } from '../../kinds.ts';
import { banFootnote } from '../../text/ban-footnote.ts';
import { banNotes, markedNames } from '../../text/marked-names.ts';

/**
 * Names come from the locale's dated registry, in all case forms. A mark after the name, or a note anywhere in the article that states the ban, is enough;
 * whether a mark has its footnote is the matter of `legal/marker-without-footnote`. "Meta" alone is not in the registry: meta tags, meta descriptions.
 */
export default defineRule({
  id: 'legal/extremist-org-unmarked',
  severity: 'error',
  withoutConfig: 'warning',
  about: 'An organisation banned as extremist is named without a mark and without a note of the ban.',
  why: 'Russian media law asks for a statement of the ban wherever such an organisation is named, and fines its absence.',
  fix: 'Put an asterisk after the name and add a footnote that states the ban, or leave the name out.',
  source: 'Закон РФ «О СМИ», ст. 4; КоАП РФ, ст. 13.15 ч. 2; rkn.gov.ru/press/news30405',
  needs: 'article',
  examples: {
    bad: ['---\nlang: ru\n---\n# Фото сада\n\nВыкладывайте снимки в Инстаграме.\n'],
    good: [
      '---\nlang: ru\n---\n# Фото сада\n\nВыкладывайте снимки в Instagram\\*.\n\n\\* Принадлежит Meta, деятельность которой признана экстремистской и запрещена в России.\n',
      '---\nlang: ru\n---\n# Фото сада\n\nДобавьте мета-описание и тег meta.\n',
    ],
  },
  check({ doc, asOf }, report) {
    const names = markedNames(doc, asOf);
    if (names.length === 0 || banNotes(doc, names).length > 0) return;
    const footnote = banFootnote(doc, names.map(({ organization }) => organization));
    for (const { name, marked, organization, block, match } of names) {
      if (marked) continue;
      const start = block.at(match.start);
      const end = block.at(match.end - 1) + 1;
      // The mark stays out of what is not written letter by letter, and inside the link that the name stands in.
      const edits = footnote === undefined || doc.text.slice(start, end) !== name ? undefined : [{ start: end, end, text: '\\*' }, footnote];
      report({ start, end, edits, message: `"${name}" has no mark and no note of the ban: ${organization.note}` });
    }
  },
});
