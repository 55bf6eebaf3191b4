import type { Document, Heading } from './document.ts';
import { oncePer } from './once-per.ts';
import type { BlockWords } from './phrase-index.ts';
import { HAS_LETTER, type WordRow } from './vocabulary.ts';

/** The words of a heading by number; places are those of `heading.text`. */
export interface HeadingWords extends BlockWords {
  /** True when the heading's block has the same text, so that `doc.matches` says everything of it. */
  plain: boolean;
}

/** The words of all headings, in their order. Most are those of the heading's block; code and text alternatives are words of a heading, but not of its block. */
export const headingWords: (doc: Document) => ReadonlyMap<Heading, HeadingWords> = oncePer((doc) => {
  const blocks = doc.blocks.filter((block) => block.kind === 'heading');
  const words = new Map<Heading, HeadingWords>();
  let next = 0;
  for (const heading of doc.headings) {
    while (next < blocks.length && (blocks[next]?.start ?? 0) < heading.start) next++;
    const block = blocks[next];
    if (block?.start === heading.start && block.text === heading.text) words.set(heading, { ...block.tokens, plain: true });
    else words.set(heading, { ...scanned(doc, heading.text), plain: false });
  }
  return words;
});

function scanned({ lexis }: Document, text: string): BlockWords {
  const row: WordRow = { numbers: [], starts: [], ends: [] };
  lexis.vocabulary.scan(text, row);
  return { numbers: Int32Array.from(row.numbers), starts: Int32Array.from(row.starts), ends: Int32Array.from(row.ends), from: 0, to: row.numbers.length };
}

/** Words of a heading that hold a letter. */
export function countHeadingWords(doc: Document, heading: Heading): number {
  const words = headingWords(doc).get(heading);
  if (words === undefined) return 0;
  const { traits } = doc.lexis.vocabulary;
  let count = 0;
  for (let at = words.from; at < words.to; at++) count += (traits[words.numbers[at] as number] as number) & HAS_LETTER;
  return count;
}
