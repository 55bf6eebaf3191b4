import type { Language } from './language.ts';
import { parseMarkdown, startOf, endOf, walk } from './markdown.ts';
import { applySplices, type Splice } from './splice.ts';

/**
 * Typography of prose in place: paired straight quotes to the language's own, spaced hyphens to dashes, "..." to "…", number ranges to en
 * dashes. Works inside single text nodes only, so markup, code, addresses and tables keep their shape. Idempotent.
 */
export function typeset(text: string, language: Language): string {
  const splices: Splice[] = [];
  walk(parseMarkdown(text), (node) => {
    if (node.type !== 'text') return;
    const start = startOf(node);
    const source = text.slice(start, endOf(node));
    const set = typesetLine(source, language);
    if (set !== source) splices.push({ start, end: start + source.length, text: set });
  });
  return applySplices(text, splices);
}

/** The same for one line of plain text. */
export function typesetLine(line: string, language: Language): string {
  const [open, close, innerOpen, innerClose] = language.quotes;
  let result = line.replaceAll('...', '…');
  if ((result.match(/"/g)?.length ?? 0) % 2 === 0) {
    const outer = new RegExp(`[${open}][^${close}]*"`);
    result = result.replace(/"([^"\n]+)"/g, (_match, inner: string, offset: number) =>
      outer.test(result.slice(0, offset + 1)) && !result.slice(0, offset).includes(close) ? `${innerOpen}${inner}${innerClose}` : `${open}${inner}${close}`);
  }
  return result
    .replace(/(?<=\S) {2,}(?=\S)/g, ' ')
    .replace(/(?<=[\p{L}\p{N})»”]) +(?=[,.;!?](?:\s|$))/gu, '')
    .replace(/(?<=\S) (?:-|--|–) (?=\S)/g, ' — ')
    // Ranges only: not dates, phones, versions or codes, which have more parts or letters around.
    .replace(/(?<![\p{L}\d.,/+-])(\d{1,4})-(\d{1,4})(?![\p{L}\d.,/-]*[\d/-])(?!-)/gu, (match, from: string, to: string) => (Number(from) < Number(to) ? `${from}–${to}` : match));
}
