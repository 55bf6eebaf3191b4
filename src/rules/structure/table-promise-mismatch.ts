import { defineRule } from '../../kinds.ts';
import type { Block } from '../../text/blocks.ts';
import { startOf } from '../../text/markdown.ts';
import { isContent } from '../../text/sections.ts';

/** Words that announce a comparison, in any form; a table alone may hold anything. */
const COMPARES = /(?<!\p{L})(?:сравн|сопостав|против(?!\p{L})|рейтинг|обзор|compar|versus(?!\p{L})|vs(?!\p{L})|ranking|rated|side by side|head to head|vergleich|verglich|gegenüber)/iu;
/** Kinds of things that have names of their own: a table "of models" or "of plans" promises these. */
const KINDS = /(?<!\p{L})(?:модел(?:ей|и|ям)|мар(?:ок|ки)|бренд|тариф|сервис|платформ|программ(?!ир)|приложени|производител|поставщик|провайдер|оператор|магазин|компани[ийя]|банк|плагин|хостинг|конструктор|курс(?:ов|ы)|(?:models?|brands?|plans?|services?|platforms?|apps?|tools?|makers?|manufacturers?|vendors?|suppliers?|providers?|carriers?|shops?|stores?|compan(?:y|ies)|banks?|plugins?|hosts?|tariffs?|packages?|modelle?n?|marken|tarife?n?|anbieter|hersteller|dienste?n?|plattformen)(?!\p{L}))/iu;
const TABLE = /(?<!\p{L})(?:таблиц|список|перечень|table|chart|list|overview|tabelle|übersicht)/iu;
const ROW = /(?<![\p{L}\p{N}.])\p{Lu}[\p{L}\p{N}+-]*(?:\s\p{Lu}?[\p{L}\p{N}+-]*\p{N}[\p{L}\p{N}]*)?(?:\s*,\s*\p{Lu}[\p{L}\p{N}+-]*(?:\s\p{N}[\p{L}\p{N}]*)?)*\s*,?\s+(?:и|или|против|and|or|vs\.?|versus|und|oder|&)\s+\p{Lu}[\p{L}\p{N}+-]*/u;
/** Names in guillemets or quotation marks, and rows of names ("Bosch, Makita and Metabo"). */
const QUOTED = /[«“"„](\p{Lu}[^«»“”"„]{1,30})[»”"“]/gu;

const NAME = /(?<![\p{L}\p{N}.])\p{Lu}[\p{L}\p{N}]*(?:\.\p{L}{2,})?/gu;

/**
 * The caption must announce a comparison, or speak of named things (`namedThings`: "comparison of services"; "table of models"), and it or the paragraphs
 * before it must name at least two of them; only then is a table with none of the names in its header or first column certain to compare something else.
 * Names in the caption itself are the promise; those further above count when the caption names none.
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
    if (!doc.tree.children.some((node) => node.type === 'table')) return;
    const nodes = doc.tree.children.filter(isContent);
    nodes.forEach((node, index) => {
      const before = nodes[index - 1];
      const caption = before === undefined || node.type !== 'table' ? undefined : doc.blocks.find((block) => block.node === before);
      if (node.type !== 'table' || caption === undefined || caption.words.length > 25 || caption.kind === 'item') return;
      const kind = language.find('namedThings', caption.words).length > 0 || (KINDS.test(caption.text) && (TABLE.test(caption.text) || COMPARES.test(caption.text)));
      const captioned = COMPARES.test(caption.text) || kind ? enumerated(caption) : [];
      // A long paragraph that ends in a comparison is no caption unless it names the things.
      if (captioned.length < 2 && (!kind || caption.words.length > 15)) return;
      const section = doc.headings.findLast((heading) => heading.start < caption.start)?.start ?? 0;
      const own = language.words(config?.brand.name ?? '').map((word) => word.lower);
      const above = captioned.length > 1 ? [] : doc.blocks.filter((block) => block.kind !== 'cell' && block.kind !== 'heading' && block.start >= section && block.end <= caption.start);
      const names = new Set(captioned.length > 1 ? captioned : above.flatMap(namesIn));
      for (const word of own) names.delete(word);
      if (names.size < 2) return;
      const foreign = [...names].filter((name) => /[a-z]/.test(name));
      if (language.tag !== 'en' && foreign.length > 1) for (const name of names) if (!foreign.includes(name)) names.delete(name);
      const heads = doc.blocks.filter((block) => block.kind === 'cell' && block.start >= startOf(node) && block.end <= (node.position?.end.offset ?? 0) && (block.row === 0 || block.column === 0));
      // "Твери" in the caption is "Тверь" in the table.
      if (heads.some(({ text }) => [...names].some((name) => text.toLowerCase().includes(name.length > 4 ? name.slice(0, Math.max(4, name.length - 2)) : name)))) return;
      report({
        start: caption.start, end: caption.end,
        message: `"${caption.text.trim().replace(/:$/, '')}" promises named things (${[...names].slice(0, 4).join(', ')}), but no row or column of the table is one of them`,
      });
    });
  },
});

/** Names that stand in a row, or in quotation marks, in a caption: "Bosch, Makita and Metabo". The first may open the sentence. */
function enumerated(block: Block): string[] {
  const quoted = [...block.text.matchAll(QUOTED)].map((match) => (match[1] ?? '').toLowerCase());
  if (quoted.length > 1) return quoted;
  const row = ROW.exec(block.text)?.[0];
  return row === undefined ? [] : row.split(/\s*,\s*|\s+(?:и|или|против|and|or|vs\.?|versus|und|oder|&)\s+/u).map((name) => name.trim().toLowerCase()).filter((name) => name.length > 1);
}

/** Names in a text, lower case: capitalised words inside sentences, and words of a foreign script anywhere; not acronyms. */
function namesIn(block: Block): string[] {
  const starts = new Set(block.sentences.map((sentence) => sentence.start));
  const cyrillic = /\p{Script=Cyrillic}/u.test(block.text);
  return [...block.text.matchAll(NAME)]
    .filter((match) => /\p{Ll}/u.test(match[0]) && match[0].length > 2 && (!starts.has(match.index) || (cyrillic && !/\p{Script=Cyrillic}/u.test(match[0]))))
    .map((match) => match[0].toLowerCase());
}
