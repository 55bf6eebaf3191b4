import type { Restriction } from '../model/language.ts';
import type { Block } from './blocks.ts';
import type { Document } from './document.ts';
import type { PhraseMatch } from './phrases.ts';

export interface MarkedName {
  organization: Restriction;
  block: Block;
  match: PhraseMatch;
  name: string;
  /** An asterisk follows the name. */
  marked: boolean;
}

/** Mentions of organisations that the locale's law wants marked as of a day, in reading order. Addresses (instagram.com) are no mentions. */
export function markedNames(doc: Document, asOf: string): MarkedName[] {
  const registry = doc.language.markedOrganizations.filter((organization) => organization.since <= asOf);
  return registry
    .flatMap((organization) => doc.matches(`marked:${organization.id}`).map((match) => {
      const { block } = match;
      const after = block.text.slice(match.end, match.end + 3);
      return { organization, block, match, name: block.text.slice(match.start, match.end), marked: /^[»")]?\s?[*＊¹]/.test(after) };
    }))
    .filter(({ block, match }) => !/^\.[a-z]{2,}/i.test(block.text.slice(match.end)) && !/[@/.]$/.test(block.text.slice(0, match.start)))
    .sort((a, b) => a.block.position - b.block.position || a.match.start - b.match.start);
}

/** Blocks that state the ban: words of a ban in a footnote ("* Meta …"), or beside a registered name in the same block. */
export function banNotes(doc: Document, names: readonly MarkedName[]): Block[] {
  return [...new Set(doc.matches('banNotes').map(({ block }) => block))].filter((block) => isFootnote(block) || names.some((name) => name.block === block));
}

/** A paragraph or item that opens with an asterisk, as footnotes without a reference do. */
export function isFootnote(block: Block): boolean {
  return block.kind !== 'heading' && block.kind !== 'cell' && /^\s*[*＊¹]/.test(block.text);
}
