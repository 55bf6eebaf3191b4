import { defineRule } from '../../kinds.ts';
import { downgradingWords } from '../../text/competitor-words.ts';
import { findPhrases } from '../../text/phrases.ts';
import { isSourced, ownBlocks } from '../../text/sources.ts';

const OPTIONS = { competitors: [] as readonly string[] };
const RIVALS = { rules: { 'legal/comparison-with-competitor': ['warning', { competitors: ['Parusnik', 'Парусник'] }] } };

/**
 * Silent until the option names competitors. Their name and a word that runs something down have to stand in one sentence that is no quotation and has no
 * source; lists that name them among others stay silent. Which of the two the word is said of is left to the editor.
 */
export default defineRule({
  id: 'legal/comparison-with-competitor',
  severity: 'warning',
  about: 'A competitor named in a sentence that runs something down, without a source.',
  why: 'A comparison in one’s own favour that nobody can check is unfair advertising, and readers take it as such.',
  fix: 'Compare by a criterion with a number and a source for both, or leave the name out.',
  source: '38-ФЗ, ст. 5 ч. 2; FAS guide, order 1079/23',
  options: OPTIONS,
  needs: 'article',
  examples: {
    bad: [{ text: '# Sails\n\nOur sails last, unlike those of Parusnik.\n', config: RIVALS }, { text: '---\nlang: ru\n---\n# Паруса\n\nПаруса фирмы «Парусник» хуже держат ветер.\n', config: RIVALS }],
    good: [{ text: '# Sails\n\nSails are made by Parusnik, Vela and Dvorik.\n', config: RIVALS }, { text: '---\nlang: ru\n---\n# Паруса\n\nПо [замерам клуба](https://example.org/test) «Парусник» медленнее на узел.\n', config: RIVALS }, '# Sails\n\nOur sails last, unlike those of Parusnik.\n'],
  },
  check({ doc, language, options }, report) {
    const { competitors } = { ...OPTIONS, ...options };
    if (competitors.length === 0) return;
    const [names, downgrading] = [language.phrases(competitors), language.phrases(downgradingWords(language.tag))];
    for (const block of ownBlocks(doc)) {
      const named = findPhrases(block.words, names);
      if (named.length === 0 || isSourced(doc, block)) continue;
      const words = findPhrases(block.words, downgrading);
      for (const sentence of block.sentences) {
        const inside = (match: { start: number }): boolean => match.start >= sentence.start && match.start < sentence.end;
        const [name, word] = [named.find(inside), words.find((match) => inside(match) && !(block.inQuotes(match.start) && block.inQuotes(match.end - 1)))];
        if (name === undefined || word === undefined) continue;
        report({
          start: block.at(sentence.start), end: block.at(sentence.end - 1) + 1,
          message: `"${block.text.slice(name.start, name.end)}" is compared ("${block.text.slice(word.start, word.end)}") without a source`,
        });
      }
    }
  },
});
