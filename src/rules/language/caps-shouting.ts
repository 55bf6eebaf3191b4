import { defineRule } from '../../kinds.ts';
import { ownBlocks } from '../../text/sources.ts';

/**
 * Capitals are shouting when the word is an ordinary one: a function or question word of the language, or, outside Latin script (too many acronyms
 * have a lower-case twin: json), one that the same article also writes in lower case. Words of two letters, quoted words and operators between two capitals (AND, OR) stay silent.
 */
export default defineRule({
  id: 'language/caps-shouting',
  severity: 'info',
  about: 'An ordinary word in capital letters.',
  why: 'Capitals read as shouting, and screen readers may spell them out.',
  fix: 'Write the word in lower case and stress it by its place in the sentence, or with emphasis.',
  needs: 'article',
  examples: {
    bad: ['---\nlang: ru\n---\n# Сад\n\nВажно, КАК вы поливаете розы.\n', '# Gardens\n\nThis is VERY important.\n'],
    good: ['---\nlang: ru\n---\n# Сад\n\nНДС, ГОСТ и СНТ знает каждый садовод.\n', '# Gardens\n\nThe WHO and the UNESCO know the HTML of this page.\n'],
  },
  check({ doc, language }, report) {
    const acronyms = new Set(language.lexicon.acronyms);
    const loud = ownBlocks(doc).filter((block) => /\p{Lu}{3}/u.test(block.text));
    if (loud.length === 0) return;
    const lower = new Set(doc.blocks.flatMap((block) => block.words.filter((word) => /^\p{Ll}/u.test(word.text)).map((word) => word.lower)));
    for (const block of loud) {
      for (const [index, word] of block.words.entries()) {
        if (!/^\p{Lu}{3,}$/u.test(word.text) || acronyms.has(word.lower) || block.inQuotes(word.start)) continue;
        if (!language.stopWords.has(word.lower) && !language.questionWords.has(word.lower) && !(/^[^A-Z]{4,}$/.test(word.text) && lower.has(word.lower))) continue;
        const neighbours = [block.words[index - 1], block.words[index + 1]];
        if (neighbours.every((other) => other !== undefined && /^\p{Lu}{2,}/u.test(other.text))) continue;
        const start = block.at(word.start);
        const end = block.at(word.end - 1) + 1;
        const ordinary = language.stopWords.has(word.lower) || language.questionWords.has(word.lower);
        const opens = block.sentences.some((sentence) => sentence.start <= word.start && /^[^\p{L}\p{N}]*$/u.test(block.text.slice(sentence.start, word.start)));
        const text = opens ? word.text.charAt(0) + word.text.slice(1).toLowerCase() : word.text.toLowerCase();
        // In Latin script even a function word may be an acronym (WHO, ARE).
        const certain = ordinary && !/[A-Z]/.test(word.text) && doc.text.slice(start, end) === word.text;
        report({ start, end, message: `"${word.text}" shouts`, edits: certain ? [{ start, end, text }] : undefined });
      }
    }
  },
});
