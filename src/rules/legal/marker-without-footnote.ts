import { defineRule } from '../../kinds.ts';
import { banFootnote } from '../../text/ban-footnote.ts';
import { banNotes, isFootnote, markedNames } from '../../text/marked-names.ts';

/**
 * The mark of a registered organisation needs a footnote, or any note of the ban in a block that names it; a footnote about a ban needs a mark somewhere.
 * Other asterisks (emphasis, prices) are none of this rule's business.
 */
export default defineRule({
  id: 'legal/marker-without-footnote',
  severity: 'error',
  about: 'An asterisk after the name of a banned organisation without a footnote, or the footnote without an asterisk.',
  why: 'The mark alone tells readers nothing: the law asks for the statement of the ban, and the statement for a name it belongs to.',
  fix: 'Add the footnote: "\\* Принадлежит Meta, деятельность которой признана экстремистской и запрещена в России".',
  source: 'Закон РФ «О СМИ», ст. 4; КоАП РФ, ст. 13.15 ч. 2',
  needs: 'article',
  examples: {
    bad: ['---\nlang: ru\n---\n# Фото сада\n\nВыкладывайте снимки в Instagram*, ВКонтакте и Telegram.\n'],
    good: ['---\nlang: ru\n---\n# Фото сада\n\nВыкладывайте снимки в Instagram*.\n\n\\* Запрещён в России, принадлежит Meta, которая признана экстремистской организацией.\n', '---\nlang: ru\n---\n# Цены\n\nЦена* зависит от сорта.\n'],
  },
  check({ doc, asOf }, report) {
    const names = markedNames(doc, asOf);
    const notes = banNotes(doc, names);
    const marked = names.filter((name) => name.marked && !isFootnote(name.block));
    if (notes.length === 0) {
      const footnote = marked.length === 0 ? undefined : banFootnote(doc, marked.map(({ organization }) => organization));
      for (const { name, block, match } of marked) {
        const start = block.at(match.start);
        report({ start, end: block.at(match.end) + 1, message: `"${name}*" has a mark, but no footnote explains it`, edits: footnote === undefined ? undefined : [footnote] });
      }
      return;
    }
    const anyMark = marked.length > 0 || doc.blocks.some((block) => !isFootnote(block) && /[\p{L}»")]\s?[*＊¹]/u.test(block.text));
    const footnote = notes.find(isFootnote);
    if (footnote !== undefined && !anyMark) {
      report({ start: footnote.start, end: footnote.end, message: 'this footnote belongs to no mark in the text', help: 'Put an asterisk after the name it is about, or remove the footnote.' });
    }
  },
});
