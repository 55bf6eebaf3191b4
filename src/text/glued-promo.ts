import { ownHosts, type SiteConfig } from '../model/site.ts';
import type { Block } from './blocks.ts';
import type { Document, Link } from './document.ts';
import type { Language } from './language.ts';
import { hostOf, isCommercial, isUnder } from './link-targets.ts';

/** A longer run between the sentence end and the link is a sentence of its own that lost its capital letter. */
const MAX_WORDS = 14;

/** A promotional line that stands at the end of finished text, in the same block. */
export interface GluedPromo {
  link: Link;
  block: Block;
  /** Where it begins in the text of the block. */
  index: number;
}

/**
 * A template that appends a line to finished text leaves the same trace everywhere: the line starts in lower case behind a finished sentence
 * (or in the middle of a heading) and leads to the brand. Abbreviations end no sentence; without an opening such as "узнайте больше" the
 * line must also lack an end of its own, because product names start in lower case too.
 */
export function gluedPromos(doc: Document, config: SiteConfig | undefined): GluedPromo[] {
  return doc.links.flatMap((link): GluedPromo[] => {
    if (link.area === 'related' || !promotes(link, config)) return [];
    const block = doc.blocks.find((one) => link.start >= one.start && link.end <= one.end);
    if (block === undefined) return [];
    const index = gluedStart(block.text.slice(0, indexIn(block, link.start)), block.text.slice(indexIn(block, link.end)), block.kind === 'heading', doc.language);
    return index === undefined ? [] : [{ link, block, index }];
  });
}

/** Links to the brand, its calls to action and paid hosts. Outside a project only a `rel` that distrusts its own target gives promotion away. */
function promotes(link: Link, config: SiteConfig | undefined): boolean {
  const host = hostOf(link.url);
  if (config === undefined) return host !== undefined && (link.rel.includes('nofollow') || link.rel.includes('sponsored'));
  return isCommercial(link.url, config) || (host !== undefined && isUnder(host, ownHosts(config)));
}

/** Plain-text index of a file offset. */
export function indexIn(block: Block, offset: number): number {
  for (let index = 0; index < block.text.length; index++) if (block.at(index) >= offset) return index;
  return block.text.length;
}

/** Where in the text before a link the glued line starts. */
function gluedStart(before: string, after: string, inHeading: boolean, language: Language): number | undefined {
  const boundary = [...before.matchAll(/([\p{L}\p{N}.-]*)[.!?…]+["»”’)\]]*\s*(?=\p{Ll})/gu)].findLast((match) => {
    const word = (match[1] ?? '').toLowerCase();
    const spaced = /\s$/.test(match[0]) || /[!?…]/.test(match[0]);
    return spaced && !language.abbreviations.has(word) && !/^(?:\p{L}|\d{1,2})$/u.test(word);
  });
  const words = language.words(before);
  const openers = language.find('promoOpeners', words);
  if (boundary !== undefined) {
    const start = boundary.index + boundary[0].length;
    const rest = words.filter((word) => word.start >= start);
    const opened = openers.some((match) => match.start === start);
    if (rest.length <= MAX_WORDS && (opened || !/[.!?…:;]\s*$/.test(after))) return start;
  }
  if (!inHeading) return undefined;
  return openers.findLast((match) => match.first > 0 && /^\p{Ll}/u.test(before.slice(match.start)))?.start;
}
