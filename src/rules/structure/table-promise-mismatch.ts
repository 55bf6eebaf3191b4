import { defineRule } from '../../kinds.ts';
import type { Block } from '../../text/blocks.ts';
import { startOf } from '../../text/markdown.ts';
import { isContent } from '../../text/sections.ts';

const NAME = /(?<![\p{L}\p{N}.])\p{Lu}[\p{L}\p{N}]*(?:\.\p{L}{2,})?/gu;

/**
 * The caption must speak of named things (`namedThings`: "comparison of services"), and the paragraphs before it must name at least two of them;
 * only then is a table with none of the names in its header or first column certain to compare something else.
 */
export default defineRule({
  id: 'structure/table-promise-mismatch',
  severity: 'warning',
  about: 'A table captioned as a comparison of named things that holds none of them.',
  why: 'Readers came for the comparison; a list of criteria under such a caption leaves it to them.',
  fix: 'Add a row or column for each thing named, or call the table what it is, for instance "What to compare".',
  needs: 'article',
  examples: {
    bad: ['# Title\n\nText.\n\n## Which planner\n\nPeople often choose Trello, Asana or Notion.\n\n**Comparison of popular services:**\n\n| Criterion | Meaning |\n|---|---|\n| Price | Is there a free plan? |\n'],
    good: ['# Title\n\nText.\n\n## Which planner\n\nPeople often choose Trello, Asana or Notion.\n\n**Comparison of popular services:**\n\n| Service | Price |\n|---|---|\n| Trello | 5 |\n| Asana | 10 |\n', '# Title\n\nText.\n\n## Which planner\n\nPeople often choose Trello, Asana or Notion.\n\n**What to look at:**\n\n| Criterion | Meaning |\n|---|---|\n| Price | Is there a free plan? |\n'],
  },
  check({ doc, config, language }, report) {
    if (doc.matches('namedThings').length === 0 || !doc.tree.children.some((node) => node.type === 'table')) return;
    const nodes = doc.tree.children.filter(isContent);
    nodes.forEach((node, index) => {
      const before = nodes[index - 1];
      const caption = before === undefined || node.type !== 'table' ? undefined : doc.blocks.find((block) => block.node === before);
      if (node.type !== 'table' || caption === undefined || caption.words.length > 15) return;
      const [promise] = language.find('namedThings', caption.words);
      if (promise === undefined) return;
      const section = doc.headings.findLast((heading) => heading.start < caption.start)?.start ?? 0;
      const own = language.words(config?.brand.name ?? '').map((word) => word.lower);
      const names = new Set(doc.blocks.filter((block) => block.kind !== 'cell' && block.kind !== 'heading' && block.start >= section && block.end <= caption.start).flatMap(namesIn));
      for (const word of own) names.delete(word);
      if (names.size < 2) return;
      const foreign = [...names].filter((name) => /[a-z]/.test(name));
      if (language.tag !== 'en' && foreign.length > 1) for (const name of names) if (!foreign.includes(name)) names.delete(name);
      const heads = doc.blocks.filter((block) => block.kind === 'cell' && block.start >= startOf(node) && block.end <= (node.position?.end.offset ?? 0) && (block.row === 0 || block.column === 0));
      if (heads.some((cell) => [...names].some((name) => cell.text.toLowerCase().includes(name)))) return;
      report({
        start: caption.start, end: caption.end,
        message: `"${caption.text.trim().replace(/:$/, '')}" promises named things (${[...names].slice(0, 4).join(', ')}), but no row or column of the table is one of them`,
      });
    });
  },
});

/** Names in a text, lower case: capitalised words inside sentences, and words of a foreign script anywhere; not acronyms. */
function namesIn(block: Block): string[] {
  const starts = new Set(block.sentences.map((sentence) => sentence.start));
  const cyrillic = /\p{Script=Cyrillic}/u.test(block.text);
  return [...block.text.matchAll(NAME)]
    .filter((match) => /\p{Ll}/u.test(match[0]) && match[0].length > 2 && (!starts.has(match.index) || (cyrillic && !/\p{Script=Cyrillic}/u.test(match[0]))))
    .map((match) => match[0].toLowerCase());
}
