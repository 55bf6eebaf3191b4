import type { Block } from './blocks.ts';
import { nextBorder } from './words.ts';

/** Where the sentences of a block begin in its text, as `block.sentences` has them, found between its words: for rules that need nothing else of most blocks. */
export function sentenceStarts({ text, tokens: { starts, ends, from, to } }: Block, abbreviations: ReadonlySet<string>): number[] {
  let sentence = text.length - text.trimStart().length;
  const found = [sentence];
  let before = 0;
  for (let at = from; at <= to; at++) {
    const start = at < to ? starts[at] as number : text.length;
    // Sentences never end with a single character: most words are parted by one space.
    if (start - before > 1) {
      for (let border = nextBorder(text, before, start, sentence, abbreviations); border > 0 && border < text.length; border = nextBorder(text, border, start, sentence, abbreviations)) {
        found.push(border);
        sentence = border;
      }
    }
    if (at < to) before = ends[at] as number;
  }
  return found;
}
