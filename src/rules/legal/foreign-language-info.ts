import { defineRule } from '../../kinds.ts';
import type { Block } from '../../text/blocks.ts';
import { foreignTerms } from '../../text/foreign-terms.ts';
import { isConsumerWord, isEnglishCall } from '../../text/foreign-words.ts';
import { scriptCounts } from '../../text/scripts.ts';
import { normalize } from '../../text/words.ts';

/** Share of Latin words from which a heading is in English. */
const HEADING_SHARE = 0.6;

/** Latin letters of a heading, side by side. */
const LATIN_RUN = /(?<![\p{L}\p{N}.@/#_-])[A-Za-z][A-Za-z-]*(?:\s+[A-Za-z][A-Za-z-]*)*(?![\p{L}\p{N}_@/]|\.\p{L})/gu;

/** Words of shops and menus, all of those that stand side by side: "Special offer", not the "Sale" of "Black Friday Sale" nor the "Shop" of "Coffee Bean Shop". */
function shopWord(block: Block): string | undefined {
  for (const { 0: run, index } of block.text.matchAll(LATIN_RUN)) {
    if (!run.split(/\s+/).every((word) => isConsumerWord(word.toLowerCase())) || /^[A-Z-]+$/.test(run)) continue;
    // "Тариф Pro", "класс Collection": a name after the Russian word it belongs to.
    if (index > 0 && /^[A-Z]\S*$/.test(run)) continue;
    if (/\([^)]*$/.test(block.text.slice(0, index)) || block.inQuotes(index)) continue;
    return run;
  }
  return undefined;
}

/**
 * Russian articles only. A heading counts when most of its words are Latin and one of several side by side is an ordinary word in small letters ("Tone of
 * Voice"), or when it holds a word of shops and menus ("Sale до конца недели"): names ("Google Tag Manager") and acronyms have capitals only, a single small word is the name of a command or a parameter. Whether the law covers a blog at all is disputed, so this is an information.
 */
export default defineRule({
  id: 'legal/foreign-language-info',
  severity: 'info',
  about: 'A heading or a button in English in a Russian article.',
  why: 'Since 2026-03-01 Russian law wants information for consumers in Russian, or in Russian beside it, and headings and buttons tell the reader where to go.',
  fix: 'Write it in Russian; the foreign term may stand in brackets after it.',
  source: '168-ФЗ от 24.06.2025, as reported by the press; trade marks are exempt, the coverage of blogs is disputed.',
  options: { allow: [] as readonly string[] },
  needs: 'article',
  examples: {
    bad: ['---\nlang: ru\n---\n# Лодки\n\nТекст.\n\n## Best practices\n\nТекст.\n', '---\nlang: ru\n---\n# Лодки\n\nТекст. [Learn more](https://example.org/boats/)\n'],
    good: ['---\nlang: ru\n---\n# Лодки\n\nТекст.\n\n## Google Tag Manager\n\nТекст.\n\n## Лучшие приёмы (best practices)\n\n[Подробнее о лодках](/boats/)\n', '# Boats\n\nText.\n\n## Best practices\n\n[Learn more about boats](/boats/)\n'],
  },
  check({ doc, language, config, options }, report) {
    if (language.tag !== 'ru') return;
    const { words, foreign, total } = scriptCounts(doc);
    // An article that is mostly in Latin letters is no Russian one, whatever it says.
    if (total.foreign === 0 || total.foreign * 2 > total.words) return;
    const allow = options['allow'] as readonly string[];
    for (const block of doc.blocks) {
      if (block.kind !== 'heading' || block.area === 'related') continue;
      const latin = foreign[block.position] ?? 0;
      if (latin === 0) continue;
      if (latin < 2 || latin < (words[block.position] ?? 0) * HEADING_SHARE || !foreignTerms(doc, block).some(({ words: count }) => count > 1)) {
        const word = shopWord(block);
        if (word !== undefined && !allow.includes(word)) report({ start: block.start, end: block.end, message: `the heading "${block.text.trim()}" is not in Russian ("${word}")` });
        continue;
      }
      // The Russian words stand beside it: the brackets hold the original.
      const [term] = foreignTerms(doc, block).filter(({ text, start, words: count }) => count > 1 && !/\([^)]*$/.test(block.text.slice(0, start)) && !block.inQuotes(start) && !allow.includes(text));
      if (term === undefined || term.text === config?.brand.name) continue;
      report({ start: block.start, end: block.end, message: `the heading "${block.text.trim()}" is not in Russian` });
    }
    for (const link of doc.links) {
      if (link.text.length > 30 || !/^[a-z]/i.test(link.text) || !isEnglishCall(normalize(link.text)) || allow.includes(link.text)) continue;
      report({ start: link.start, end: link.end, message: `the call to action "${link.text}" is not in Russian` });
    }
  },
});
