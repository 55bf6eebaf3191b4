import { defineRule } from '../../kinds.ts';
import type { Block } from '../../text/blocks.ts';
import { sentenceStarts } from '../../text/sentence-starts.ts';

/** Words that open every second sentence of a language and say nothing yet: there the second word counts too (Yoast's exceptions, shortened). */
const WEAK_STARTS: Readonly<Record<string, ReadonlySet<string>>> = {
  en: new Set(['the', 'a', 'an', 'this', 'that', 'these', 'those', 'in', 'on', 'for', 'to', 'as']),
  ru: new Set(['в', 'во', 'на', 'с', 'со', 'для', 'по', 'из', 'за', 'и', 'а', 'не', 'этот', 'эта', 'это', 'эти', 'у', 'к']),
};
const FIRST_WORDS = /^[^\p{L}\p{N}]*([\p{L}\p{N}][\p{L}\p{M}\p{N}'’-]*)(?:\s+([\p{L}\p{N}][\p{L}\p{M}\p{N}'’-]*))?/u;

/**
 * Within one paragraph: items of a list begin alike on purpose, and so do paragraphs of a sequence. A question repeated on purpose is still told, which is
 * why this is only an information.
 */
export default defineRule({
  id: 'language/repeated-starts',
  severity: 'info',
  about: 'Three or more sentences in a row that begin with the same word.',
  why: 'The repetition drones, unless it is meant as a figure of speech.',
  fix: 'Begin one of the sentences with another word, or join two of them.',
  source: 'Yoast SEO, consecutive sentences assessment',
  options: { min: 3 },
  needs: 'article',
  examples: {
    bad: ['# Boats\n\nYou paint the hull. You wait a day. You paint it again.\n', '---\nlang: ru\n---\n# Лодки\n\nМы красим борт. Мы ждём день. Мы красим его ещё раз.\n'],
    good: ['# Boats\n\nYou paint the hull. Then you wait a day. You paint it again.\n', '# Boats\n\nThe hull is dry. The paint is thin. The brush is wide.\n', '---\nlang: ru\n---\n# Лодки\n\n- Мы красим борт.\n- Мы ждём день.\n- Мы красим ещё раз.\n'],
  },
  check({ doc, language, options }, report) {
    const min = Number(options['min']);
    const weak = WEAK_STARTS[language.tag] ?? NONE;
    for (const block of doc.blocks) {
      if (block.kind !== 'paragraph' || block.quoted || block.area === 'related' || !mayRepeat(block, language.abbreviations, min)) continue;
      const { sentences } = block;
      for (let first = 0; first + min <= sentences.length;) {
        let last = first;
        // Words are only looked at where the first letter is the same.
        while (last + 1 < sentences.length && sentences[last + 1]?.text.charCodeAt(0) === sentences[first]?.text.charCodeAt(0)) last++;
        if (last - first + 1 < min) {
          first = last + 1;
          continue;
        }
        const start = startOf(sentences[first]?.text ?? '', weak);
        let end = first;
        while (end < last && startOf(sentences[end + 1]?.text ?? '', weak).toLowerCase() === start.toLowerCase()) end++;
        const count = end - first + 1;
        const [from, to] = [sentences[first], sentences[end]];
        if (count >= min && from !== undefined && to !== undefined && /^\p{L}/u.test(start)) {
          report({ start: block.at(from.start), end: block.at(to.end - 1) + 1, message: `${count} sentences in a row begin with "${start}"` });
        }
        first = end + 1;
      }
    }
  },
});

const NONE: ReadonlySet<string> = new Set();

/** True when so many sentences in a row begin with the same letter: it tells most of them apart. */
function mayRepeat(block: Block, abbreviations: ReadonlySet<string>, min: number): boolean {
  let run = 0;
  let before = -1;
  for (const start of sentenceStarts(block, abbreviations)) {
    const letter = block.text.charCodeAt(start);
    run = letter === before ? run + 1 : 1;
    if (run >= min) return true;
    before = letter;
  }
  return false;
}

/** The first word of a sentence; with the second one where the first says nothing. */
function startOf(sentence: string, weak: ReadonlySet<string>): string {
  const [, first = '', second = ''] = FIRST_WORDS.exec(sentence) ?? [];
  return weak.has(first.toLowerCase()) ? `${first} ${second}` : first;
}
