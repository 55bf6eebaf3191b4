import type { SiteConfig } from '../model/site.ts';
import type { Block } from './blocks.ts';
import type { Document } from './document.ts';
import { brandNames } from './names.ts';
import type { StemmedWord } from './phrases.ts';
import type { Sentence } from './words.ts';

/** Whether a statement is the brand's about itself: that is where praise and numbers need proof. */
export interface BrandVoice {
  /** The sentence says "we" or "our", or names the brand; a table cell also when the head of its column does. */
  speaks(block: Block, index: number): boolean;
  /** The same for the sentence or one next to it in the block. */
  speaksNearby(block: Block, index: number): boolean;
  /** The text names the brand or says "we". */
  speaksIn(text: string): boolean;
}

/** @param config undefined outside a project: then only the first person and the publisher of the article's own JSON-LD count */
export function brandVoice(doc: Document, config: SiteConfig | undefined): BrandVoice {
  const { language } = doc;
  const names = brandNames(doc, config).map((name) => language.words(name).map((word) => word.stem)).filter((stems) => stems.length > 0);
  const { stems: stemOf } = doc.lexis.vocabulary;
  const openers = names.map((stems) => stems[0]);
  /** False where no sentence of the block can: a look at its words, without taking it apart. */
  const mayBeSpoken = (block: Block): boolean => {
    if (doc.matches('firstPerson').some((match) => match.block === block)) return true;
    const { numbers, from, to } = block.tokens;
    for (let at = from; at < to; at++) if (openers.includes(stemOf[numbers[at] as number])) return true;
    return false;
  };
  const speaksIn = (text: string): boolean => {
    const words = language.words(text);
    return language.find('firstPerson', words).length > 0 || names.some((stems) => isNamed(stems, words));
  };
  const headOf = (block: Block): string => {
    const head = doc.blocks.find((other) => other.kind === 'cell' && other.row === 0 && other.column === block.column && other.parents[other.parents.length - 2] === block.parents[block.parents.length - 2]);
    return head?.text ?? '';
  };
  const around = (block: Block, index: number, reach: number): readonly Sentence[] => {
    const at = block.sentences.findIndex((sentence) => index >= sentence.start && index < sentence.end);
    return at < 0 ? [] : block.sentences.slice(Math.max(0, at - reach), at + reach + 1);
  };
  const within = (block: Block, index: number, reach: number): boolean =>
    (mayBeSpoken(block) && around(block, index, reach).some((sentence) => speaksIn(sentence.text))) || (block.kind === 'cell' && block.row > 0 && speaksIn(headOf(block)));
  return { speaksIn, speaks: (block, index) => within(block, index, 0), speaksNearby: (block, index) => within(block, index, 1) };
}

/** A brand called "Дом" is not every house: the name must begin with a capital or a digit. */
function isNamed(stems: readonly string[], words: readonly StemmedWord[]): boolean {
  return words.some((word, index) => /^[\p{Lu}\p{N}]/u.test(word.text) && stems.every((stem, offset) => words[index + offset]?.stem === stem));
}
