import type { Document } from './document.ts';
import type { Lexis } from './language.ts';

/** True when any word of an article has a property, related lists included: asked before its blocks are looked through one by one. */
export function holdsTrait(doc: Document, table: Uint8Array, mask = 255): boolean {
  const numbers = doc.blocks[0]?.tokens.numbers;
  if (numbers === undefined) return false;
  for (let at = 0; at < numbers.length; at++) if (((table[numbers[at] as number] as number) & mask) !== 0) return true;
  return false;
}

/**
 * A property of single words as a small number, worked out once for a word and looked up by its number (`block.tokens`) ever after: a rule that asks it of
 * every word of an article pays one look-up a word.
 * @param judge folded word, its stem and the language's tag → 0–255
 * @returns the table of a document, indexed by word number
 */
export function wordTraits(judge: (lower: string, stem: string, tag: string) => number): (doc: Document) => Uint8Array {
  const tables = new WeakMap<Lexis, { table: Uint8Array; size: number }>();
  return (doc) => {
    // The words get their numbers when the first block is asked for its tokens.
    void doc.blocks[0]?.tokens;
    const { lowers, stems } = doc.lexis.vocabulary;
    const { tag } = doc.language;
    let known = tables.get(doc.lexis);
    if (known === undefined || known.table.length < lowers.length) {
      const table = new Uint8Array(lowers.length * 2);
      if (known !== undefined) table.set(known.table);
      known = { table, size: known?.size ?? 0 };
      tables.set(doc.lexis, known);
    }
    for (; known.size < lowers.length; known.size++) known.table[known.size] = judge(lowers[known.size] ?? '', stems[known.size] ?? '', tag);
    return known.table;
  };
}
