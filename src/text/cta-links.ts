import type { Note } from '../model/parts.ts';
import { excerpt } from './clean-structure.ts';
import { endOf, escapeMarkdown, parseMarkdown, plainText, startOf, walk, type Nodes } from './markdown.ts';
import { applySplices, type Splice } from './splice.ts';

/** Links to calls to action (`cta:id`) in the texts of one article, before they get their addresses. */
export interface CtaLinks {
  /**
   * A text in which such a link stands only where it may: once an article, in running text, apart from the sentence before it. Elsewhere its words stay.
   * Texts are given in the order of the article; one that links to none comes back as it is.
   * @param anywhere false for texts without any such link (FAQ answers)
   */
  settle(markdown: string, anywhere?: boolean): string;
  /** True when one of the texts links to it. */
  readonly linked: boolean;
  /** Links that lost their address, for the run's report. */
  readonly notes: readonly Note[];
}

/** Parents in which a call to action interrupts what it stands in. */
const CLOSED: ReadonlySet<string> = new Set(['heading', 'listItem', 'table', 'tableRow', 'tableCell']);
const INLINE: ReadonlySet<string> = new Set(['emphasis', 'strong', 'delete']);
/** What a word may follow without a space: white space, opening brackets and quotes, dashes. A straight or “ quote closes as often as it opens. */
const OPEN_END = /(?:[\s([{«„‘—–/-]|(?:^|[\s([{«„‘—–/-])["'“])$/u;
/** A new sentence, or a bracket or quote that opens, right behind a link. An ending (`[сервис](cta:x)ом`) is none. */
const NEXT_SENTENCE = /^[\p{Lu}\p{N}«„([]/u;
/** An address may hide behind escapes and entities. */
const MAY_LINK = /\]\([^]*(?:cta:|[&\\])/i;
/** What would open a block if it stood at the start of one. */
const BLOCK_START = /^\s*(?:#{1,6}(?:\s|$)|[-+*](?:\s|$)|\d{1,9}[.)](?:\s|$)|>|=+\s*$|`{3}|~{3}|\|)/;

/** @param id the call to action of the article; links to others are none of our business and left as they are */
export function createCtaLinks(id: string | undefined): CtaLinks {
  const notes: Note[] = [];
  let linked = false;
  return {
    notes,
    get linked() { return linked; },
    settle(markdown, anywhere = true) {
      if (id === undefined || !MAY_LINK.test(markdown)) return markdown;
      const splices: Splice[] = [];
      walk(parseMarkdown(markdown), (node, parents) => {
        if (node.type !== 'link') return true;
        if (!/^cta:/i.test(node.url) || safeDecode(node.url.slice('cta:'.length)) !== id || plainText(node).trim() === '') return false;
        const before = surroundings(node, parents);
        const [start, end] = [startOf(node), endOf(node)];
        const gap = before.text !== '' && !OPEN_END.test(before.text) ? ' ' : '';
        const after = NEXT_SENTENCE.test(markdown.slice(end, end + 2)) ? ' ' : '';
        const stays = anywhere && !linked && parents.every((parent) => !CLOSED.has(parent.type));
        linked ||= stays;
        if (!stays) notes.push({ what: 'call-to-action', excerpt: excerpt(plainText(node)) });
        const text = stays ? markdown.slice(start, end) : wordsOf(node, markdown, before.text !== '');
        // One splice for the link, so that none at its start is lost; the gap lies further out where emphasis opens with it.
        if (before.start < start && gap !== '') splices.push({ start: before.start, end: before.start, text: gap });
        splices.push({ start, end, text: `${before.start < start ? '' : gap}${text}${after}` });
        return false;
      });
      return applySplices(markdown, splices);
    },
  };
}

/** What a reader sees before a link in its block ('' where it begins one), and where a space between both goes: outside emphasis that opens with the link. */
function surroundings(link: Nodes, parents: readonly Nodes[]): { start: number; text: string } {
  let node = link;
  for (const parent of parents.toReversed()) {
    const siblings: readonly Nodes[] = 'children' in parent ? parent.children : [];
    const text = siblings.slice(0, siblings.indexOf(node)).map((sibling) => (sibling.type === 'break' ? '\n' : plainText(sibling))).join('');
    if (text !== '') return { start: startOf(node), text };
    if (!INLINE.has(parent.type)) break;
    node = parent;
  }
  return { start: startOf(link), text: '' };
}

/** The words of a link as Markdown; where they begin a block, they must not open another one. */
function wordsOf(link: Nodes, markdown: string, before: boolean): string {
  if (!('children' in link)) return '';
  const [first, last] = [link.children[0], link.children.at(-1)];
  const words = first === undefined || last === undefined ? '' : markdown.slice(startOf(first), endOf(last));
  return !before && BLOCK_START.test(words) ? escapeMarkdown(plainText(link)) : words;
}

function safeDecode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
