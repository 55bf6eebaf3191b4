import { defineRule } from '../../kinds.ts';
import { endOf, startOf } from '../../text/markdown.ts';
import { isContent } from '../../text/sections.ts';

/**
 * Looks at the last paragraph of the text proper (related links and author left out). Certain signs (a comma, a dash, an open quotation mark or
 * bracket, a function word at the very end, an unclosed code fence) are errors; a long paragraph that merely lacks its full stop is a warning. Signatures,
 * links and lists end as they like.
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
    const open = count(block.text, /«|“|\(/g) > count(block.text, /»|”|\)/g);
    const cut = /[,–—-]$/.test(text) || open || (words.length >= 5 && final !== undefined && language.stopWords.has(final.lower) && text.endsWith(final.text));
    if (!cut && words.length < 12) return;
    report({
      start: startOf(node), end: endOf(node), severity: cut ? 'error' : 'warning',
      message: `the text ends with "${text.slice(-40).replace(/^\S*\s/, '')}" ${cut ? 'in the middle of a sentence' : 'without a full stop'}`,
    });
  },
});

function count(text: string, pattern: RegExp): number {
  return text.match(pattern)?.length ?? 0;
}
