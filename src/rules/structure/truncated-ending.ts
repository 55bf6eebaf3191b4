import { defineRule } from '../../kinds.ts';
import { endOf, startOf } from '../../text/markdown.ts';
import { isContent } from '../../text/sections.ts';

/**
 * Looks at the last paragraph of the text proper (related links and author left out). Certain signs (a comma, a dash, an open quotation mark or
 * bracket, a function word at the very end, an unclosed code fence) are errors; a long paragraph that merely lacks its full stop is a warning. Signatures,
 * links and lists end as they like (a list item only not in the middle of a quotation or on "and").
 */
export default defineRule({
  id: 'structure/truncated-ending',
  severity: 'error',
  about: 'An article that breaks off in the middle of a sentence or inside an open code block.',
  why: 'Generation stopped at its limit, or text was lost when copying; the reader gets no ending.',
  fix: 'Finish the sentence, or remove what is left of it.',
  needs: 'article',
  examples: {
    bad: ['# Title\n\nThe floor is ready when the oil has dried and the\n', '# Title\n\nText.\n\n```\nnpm install\n'],
    good: ['# Title\n\nThe floor is ready when the oil has dried.\n', '# Title\n\nText.\n\n**Anna Sedova**\n'],
  },
  check({ doc, language }, report) {
    for (const node of doc.tree.children) {
      if (node.type !== 'code') continue;
      const source = doc.text.slice(startOf(node), endOf(node)).trimEnd();
      const fence = /^(`{3,}|~{3,})/.exec(source)?.[1];
      const last = source.slice(source.lastIndexOf('\n') + 1).trim();
      if (fence === undefined || (source.includes('\n') && last.startsWith(fence) && last.replaceAll(fence.charAt(0), '') === '')) continue;
      report({ start: startOf(node), end: startOf(node) + source.split('\n', 1).join('').length, message: `the code block opened by "${fence}" is never closed`, help: `Close it with a line "${fence}".` });
    }
    const node = doc.tree.children.findLast((candidate) => isContent(candidate) && ['body', 'faq'].includes(doc.areaAt(startOf(candidate))));
    if (node?.type === 'list') {
      const item = doc.blocks.findLast((candidate) => candidate.start >= startOf(node) && candidate.end <= endOf(node));
      // Items are no sentences and end as they like, but not in the middle of a quotation or on "and".
      if (item === undefined || item.words.length < 4 || item.hasLink || !(opensQuotation(item.text) || CONNECTOR.test(item.text.trimEnd()))) return;
      report({ start: item.start, end: item.end, message: `the last item ends with "${item.text.trim().slice(-40).replace(/^\S*\s/, '')}" in the middle of a sentence` });
      return;
    }
    if (node?.type !== 'paragraph') return;
    const last = node.children.at(-1);
    if (last?.type !== 'text' || (node.children.at(-2)?.type === 'link' && last.value.trim().length < 3)) return;
    // Lines broken by hand are an address or a list of names; "+++" is front matter of another kind.
    if (node.children.filter((child) => child.type === 'break').length > 1 || doc.text.startsWith('+++')) return;
    const text = last.value.trimEnd().replace(/[\p{Extended_Pictographic}\uFE0F\u200D\s]+$/u, '');
    const block = doc.blocks.find((candidate) => candidate.node === node);
    if (text === '' || block === undefined || /[.!?…:;][\p{Pe}\p{Pf}"'*_]*$/u.test(text)) return;
    const words = block.words;
    const final = words.at(-1);
    const open = opensQuotation(block.text);
    const cut = /[,–—-]$/.test(text) || open || (words.length >= 5 && final !== undefined && language.stopWords.has(final.lower) && text.endsWith(final.text));
    if (!cut && words.length < 12) return;
    report({
      start: startOf(node), end: endOf(node), severity: cut ? 'error' : 'warning',
      message: `the text ends with "${text.slice(-40).replace(/^\S*\s/, '')}" ${cut ? 'in the middle of a sentence' : 'without a full stop'}`,
    });
  },
});

/** Words on which nothing ends, list item or sentence. */
const CONNECTOR = /(?<![\p{L}'’-])(?:and|or|the|an?|because|и|или|а|но|что|чтобы|если|потому|в|на|с|к|из|от|для|по|und|oder|der|die|das|weil|ein|eine)$/u;

/** True when a quotation mark or bracket is never closed. Straight marks come in pairs; after a digit they are inches. German closes with “. */
function opensQuotation(text: string): boolean {
  const german = text.includes('„');
  const opened = count(text, german ? /«|„|\(/g : /«|“|\(/g);
  const closed = count(text, german ? /»|“|”|\)/g : /»|”|\)/g);
  return opened > closed || count(text, /(?<!\d)"/g) % 2 === 1;
}

function count(text: string, pattern: RegExp): number {
  return text.match(pattern)?.length ?? 0;
}
