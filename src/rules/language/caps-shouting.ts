import { defineRule } from '../../kinds.ts';
import type { Document } from '../../text/document.ts';
import { phrasesOf } from '../../text/lexicon.ts';
import { blocksWith, CAPITALS, isCapital } from '../../text/signs.ts';

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
    const loud = blocksWith(doc, CAPITALS).filter((block) => block.area !== 'related' && !block.quoted);
    for (const block of loud) {
      const { numbers, starts, ends, from, to } = block.tokens;
      const textOf = (token: number): string => (token < from || token >= to ? '' : block.text.slice(starts[token], ends[token]));
      for (let token = from; token < to; token++) {
        if (!isAllCapitals(block.text, starts[token] as number, ends[token] as number)) continue;
        const word = { text: textOf(token), lower: doc.lexis.vocabulary.lowers[numbers[token] as number] as string, start: starts[token] as number, end: ends[token] as number };
        if (phrasesOf(language, 'acronyms').includes(word.lower)) continue;
        const ordinary = language.stopWords.has(word.lower) || language.questionWords.has(word.lower);
        if (!ordinary && !(/^[^A-Z]{4,}$/.test(word.text) && isInLowerCase(doc, numbers[token] as number))) continue;
        if (block.inQuotes(word.start) || (/^\p{Lu}{2,}/u.test(textOf(token - 1)) && /^\p{Lu}{2,}/u.test(textOf(token + 1)))) continue;
        const start = block.at(word.start);
        const end = block.at(word.end - 1) + 1;
        const opens = block.sentences.some((sentence) => sentence.start <= word.start && /^[^\p{L}\p{N}]*$/u.test(block.text.slice(sentence.start, word.start)));
        const text = opens ? word.text.charAt(0) + word.text.slice(1).toLowerCase() : word.text.toLowerCase();
        // In Latin script even a function word may be an acronym (WHO, ARE).
        const certain = ordinary && !/[A-Z]/.test(word.text) && doc.text.slice(start, end) === word.text;
        report({ start, end, message: `"${word.text}" shouts`, edits: certain ? [{ start, end, text }] : undefined });
      }
    }
  },
});

/** Three capitals or more and nothing else; of most words the second letter tells. */
function isAllCapitals(text: string, start: number, end: number): boolean {
  return end - start > 2 && isCapital(text.charCodeAt(start + 1)) && /^\p{Lu}{3,}$/u.test(text.slice(start, end));
}

/** True when the article also writes the word in lower case, by its number. */
function isInLowerCase(doc: Document, number: number): boolean {
  return doc.blocks.some(({ text, tokens: { numbers, starts, from, to } }) => {
    for (let token = from; token < to; token++) if (numbers[token] === number && /^\p{Ll}/u.test(text.slice(starts[token], (starts[token] as number) + 2))) return true;
    return false;
  });
}
