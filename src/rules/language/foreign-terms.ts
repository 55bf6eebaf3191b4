import { defineRule } from '../../kinds.ts';
import { foreignTerms, isGlossed, type ForeignTerm } from '../../text/foreign-terms.ts';
import { CYRILLIC, isModule, scriptCounts, scriptOf } from '../../text/scripts.ts';

/**
 * One finding an article. Counted are Latin terms with a word in small letters: names and acronyms are told by their capitals, addresses and code by their
 * signs. A term that is explained once, or stands in quotation marks or in a link (a title, a button), is none. Texts on software are full of words without
 * a translation, so this is an information; sites under consumer law may raise it in the config.
 */
export default defineRule({
  id: 'language/foreign-terms',
  severity: 'info',
  about: 'Many foreign words in Latin letters that the article does not explain.',
  why: 'Readers who do not know the word stop; in Russia information for consumers has to be in Russian since 2026-03-01.',
  fix: 'Use the word of the language, or explain the term in brackets where it first appears.',
  source: '168-ФЗ от 24.06.2025, in force since 2026-03-01, as reported by the press; the share is editorial judgement.',
  options: { share: 0.03, terms: 5, allow: [] as readonly string[] },
  needs: 'article',
  examples: {
    bad: ['---\nlang: ru\n---\n# Лодки\n\nНаш boat care даёт best practice для каждого owner, и без upsell. На каждый touchpoint есть свой flow.\n'],
    good: [
      '---\nlang: ru\n---\n# Лодки\n\nУход за лодкой (boat care) ведут в Google Sheets и CRM, адрес — example.org. Краску берут в Tikkurila и в Jotun, счёт шлют по e-mail.\n',
      '# Boats\n\nBoat care is best practice for each owner, and without upsell.\n',
    ],
  },
  check({ doc, language, options }, report) {
    if (scriptOf(language.letters) !== CYRILLIC) return;
    const [share, least] = [Number(options['share']), Number(options['terms'])];
    const { words, foreign } = scriptCounts(doc).total;
    // All Latin words, names included, are an upper bound.
    if (foreign < least || foreign <= words * share) return;
    const allowed = new Set((options['allow'] as readonly string[]).map((term) => term.toLowerCase()));
    const all = doc.blocks.filter((block) => block.area !== 'related' && !block.quoted && !isModule(block.text)).flatMap((block) => foreignTerms(doc, block));
    const explained = new Set(all.filter(isGlossed).map(keyOf));
    const terms = all.filter((term) => !explained.has(keyOf(term)) && !allowed.has(keyOf(term)) && !term.block.inQuotes(term.start) && !doc.links.some((link) => term.block.at(term.start) >= link.start && term.block.at(term.start) < link.end));
    const counted = terms.reduce((sum, term) => sum + term.words, 0);
    const [first] = terms;
    const distinct = [...new Map(terms.map((term) => [keyOf(term), term.text])).values()];
    if (first === undefined || distinct.length < least || counted <= words * share) return;
    const shown = distinct.slice(0, 6).map((text) => `"${text}"`).join(', ');
    report({
      start: first.block.at(first.start), end: first.block.at(first.end - 1) + 1,
      message: `${((counted / words) * 100).toFixed(1)} % of the words are foreign and not explained: ${shown}${distinct.length > 6 ? ` and ${distinct.length - 6} more` : ''}`,
    });
  },
});

function keyOf(term: ForeignTerm): string {
  return term.text.toLowerCase();
}
