import type { Language } from './language.ts';
import { parseMarkdown, startOf, endOf, walk, type Nodes } from './markdown.ts';
import { applySplices, type Splice } from './splice.ts';

/**
 * Typography of prose in place: paired straight quotes to the language's own, spaced hyphens to dashes, "..." to "…", number ranges to en
 * dashes. Works inside single text nodes only, so markup, code, addresses and tables keep their shape. Idempotent.
 */
export function typeset(text: string, language: Language): string {
  const splices: Splice[] = [];
  const isBareAddress = (node: Nodes | undefined): boolean => node?.type === 'link' && text.charAt(startOf(node)) !== '[';
  /** A bare address may end inside of what emphasises it. */
  const endsInAddress = (node: Nodes | undefined): boolean => isBareAddress(node) || (node !== undefined && 'children' in node && endsInAddress(node.children.at(-1)));
  walk(parseMarkdown(text), (node, parents) => {
    if (isBareAddress(node)) return false;
    if (node.type !== 'text') return true;
    const parent = parents.at(-1);
    const siblings: readonly Nodes[] = parent !== undefined && 'children' in parent ? parent.children : [];
    // What touches a bare address could become part of it.
    const touching = endsInAddress(siblings[siblings.indexOf(node) - 1]) ? (/^\S*/.exec(text.slice(startOf(node), endOf(node)))?.[0].length ?? 0) : 0;
    const start = startOf(node) + touching;
    const source = text.slice(start, endOf(node));
    const set = typesetLine(source, language);
    if (set !== source) splices.push({ start, end: start + source.length, text: set });
    return true;
  });
  return applySplices(text, splices);
}

/** The same for one line of plain text. */
export function typesetLine(line: string, language: Language): string {
  const result = setQuotes(line.replaceAll('...', '…'), language.quotes);
  return result
    .replace(/(?<=\S) {2,}(?=\S)/g, ' ')
    // Not after a number that opens a line: "5 ." would become a list.
    .replace(/(?<=[\p{L}\p{N})»”])(?<!^[^\S\n]*\d{1,9}) +(?=[,.;!?](?:\s|$))/gmu, '')
    .replace(/(?<=\S)(?: (?:--?|–|—))+ (?=\S)/g, ` ${language.typography.dash} `)
    // Ranges only: not dates, phones, versions or codes, which have more parts or letters around.
    .replace(/(?<![\p{L}\d.,/+-])(\d{1,4})-(\d{1,4})(?![\p{L}\d.,/-]*[\d/-])(?!-)/gu, (match, from: string, to: string) => (Number(from) < Number(to) ? `${from}–${to}` : match));
}

/**
 * Straight quotation marks to the language's own, inner ones inside outer ones. Each mark opens or closes by what stands beside it; a line where one
 * does neither (inches), or where they do not pair, stays as it is.
 */
function setQuotes(line: string, [open, close, innerOpen, innerClose]: Language['quotes']): string {
  let outer = 0;
  const opened: boolean[] = [];
  let result = '';
  for (let i = 0; i < line.length; i++) {
    const character = line.charAt(i);
    if (character === open) outer++;
    else if (character === close) outer = Math.max(0, outer - 1);
    if (character !== '"') {
      result += character;
      continue;
    }
    const before = line.charAt(i - 1);
    const after = line.charAt(i + 1);
    const mayOpen = /^[\s([{«„“"—–/-]?$/.test(before) && /\S/.test(after);
    const mayClose = /\S/.test(before) && /^[\s)\]}»”"“.,;:!?…—–/-]?$/.test(after);
    if (opened.length > 0 && mayClose) result += opened.pop() === true ? innerClose : close;
    else if (mayOpen) {
      const inner = outer + opened.length > 0;
      opened.push(inner);
      result += inner ? innerOpen : open;
    } else return line;
  }
  return opened.length > 0 ? line : result;
}
