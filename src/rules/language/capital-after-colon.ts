import { defineRule } from '../../kinds.ts';
import { exactMatches } from '../../text/exact-matches.ts';

/**
 * A capital after a colon is right before a name or a quotation. A word counts as an ordinary one, and is fixed, when the language's function and
 * question words hold it or the article writes it in lower case elsewhere; an unknown word is reported only if the article never has it in capitals inside a
 * sentence. One that the article has both ways may be a name ("Вера") and is not fixed. Acronyms and words in other scripts are left alone.
 */
export default defineRule({
  id: 'language/capital-after-colon',
  severity: 'info',
  about: 'A heading that goes on with a capital letter after a colon.',
  why: 'That is the English way to write titles; in this language a sentence goes on in lower case.',
  fix: 'Write the word after the colon in lower case.',
  needs: 'article',
  examples: {
    bad: ['---\nlang: ru\n---\n# Яблони: Как выбрать сорт\n\nТекст о том, как выбрать сорт.\n'],
    good: ['---\nlang: ru\n---\n# Яблони: как выбрать сорт\n\n## Питомник: Москва\n\nМы ездили в Москва-сити. Питомник рядом, в нём Москва слышна.\n', '# Apples: How to choose\n\nText.\n'],
  },
  check({ doc, language }, report) {
    if (!language.typography.lowerAfterColon) return;
    const candidates = doc.blocks.filter((block) => block.kind === 'heading' && /:\s\p{Lu}/u.test(block.text));
    if (candidates.length === 0) return;
    const script = new RegExp(`^[${language.letters}-]+$`, 'iu');
    const ordinary = new Set<string>();
    const names = new Set<string>();
    for (const block of doc.blocks) {
      for (const word of block.words) {
        if (/^\p{Ll}/u.test(word.text)) ordinary.add(word.stem);
        else if (/[\p{Ll},] $/u.test(block.text.slice(Math.max(0, word.start - 2), word.start))) names.add(word.stem);
      }
    }
    for (const block of candidates) {
      for (const { match, start, end } of exactMatches(block, doc.text, /(?<=:\s)\p{Lu}\p{Ll}*(?=[\s,;—?!]|$)/gu)) {
        const lower = match[0].toLowerCase();
        const stem = language.stemOf(lower.replaceAll('ё', 'е'));
        const common = language.stopWords.has(lower) || language.questionWords.has(lower);
        const known = common || ordinary.has(stem);
        if (!script.test(match[0]) || (!known && names.has(stem))) continue;
        report({ start, end, message: `"${match[0]}" after the colon starts with a capital`, edits: common || (known && !names.has(stem)) ? [{ start, end: start + 1, text: lower.charAt(0) }] : undefined });
      }
    }
  },
});
