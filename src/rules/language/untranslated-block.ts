import { defineRule } from '../../kinds.ts';
import type { Block } from '../../text/blocks.ts';
import type { Document } from '../../text/document.ts';
import { CYRILLIC, scriptCounts, scriptOf } from '../../text/scripts.ts';
import { startOf, endOf } from '../../text/markdown.ts';

/** Letters from which a paragraph tells its language. */
const MIN_LETTERS = 40;
const MIN_SHARE = 0.8;
/** English function words that make Latin words prose and not a list of product names. */
const MIN_ENGLISH = 3;
/** Beyond this share of foreign words it is the language of the article that is wrong (`frontmatter/lang-mismatch`), not a paragraph. */
const MAX_ARTICLE_SHARE = 0.35;

/**
 * Told by the alphabet, so a paragraph in another language of the same alphabet is not found. Quotations (as blocks, in quotation marks or in italics as a
 * whole) and citations (mostly links) may be in any language, and so may headings and cells: names, terms.
 */
export default defineRule({
  id: 'language/untranslated-block',
  severity: 'warning',
  about: 'A paragraph in another language than the article.',
  why: 'It was forgotten in translation, or left by the writer’s tools; readers who do not know the language stop there.',
  fix: 'Translate it, or mark it as a quotation.',
  source: 'Google Search Central, Influencing title links: one language and script (2025-12-10); the rest is editorial judgement.',
  needs: 'article',
  examples: {
    bad: [`---\nlang: ru\n---\n# Лодки\n\n${'Лодку красят летом, зимой она стоит в сарае. '.repeat(6)}\n\nThe hull has to be dry before you paint it, and the brush should be as wide as a plank.\n`, `---\nlang: en\n---\n# Boats\n\n${'Paint the hull in summer and store it in winter. '.repeat(6)}\n\nПеред покраской борт должен высохнуть, а кисть берут шириной с доску.\n`],
    good: ['---\nlang: ru\n---\n# Лодки\n\n> The hull has to be dry before you paint it, and the brush should be as wide as a plank.\n\nТак пишет мастер.\n', '---\nlang: ru\n---\n# Лодки\n\nHempel Hard Racing, International Micron Extra, Tikkurila Unica Super, Jotun Hardtop XP.\n'],
  },
  check({ doc, language }, report) {
    const own = scriptOf(language.letters);
    const { words, foreign, foreignLetters, english, total } = scriptCounts(doc);
    if (total.foreignLetters < MIN_LETTERS || total.foreign > total.words * MAX_ARTICLE_SHARE) return;
    for (const block of doc.blocks) {
      const at = block.position;
      if ((foreignLetters[at] ?? 0) < MIN_LETTERS || (block.kind !== 'paragraph' && block.kind !== 'item') || block.quoted || block.area === 'related') continue;
      if ((foreign[at] ?? 0) < (words[at] ?? 0) * MIN_SHARE || (own === CYRILLIC && (english[at] ?? 0) < MIN_ENGLISH) || isQuotation(doc, block)) continue;
      const text = block.text.trim().replace(/\s+/g, ' ');
      report({ start: block.start, end: block.end, message: `this paragraph is not in ${language.name}: "${text.length > 60 ? `${text.slice(0, 59).trimEnd()}…` : text}"` });
    }
  },
});

/** True when most of the block stands in quotation marks, in italics or in a link. */
function isQuotation(doc: Document, block: Block): boolean {
  const { text } = block;
  const middle = [0.25, 0.5, 0.75].map((part) => Math.floor(text.length * part));
  if (middle.every((at) => block.inQuotes(at))) return true;
  const covered = 'children' in block.node ? block.node.children.filter((child) => child.type === 'emphasis' || child.type === 'link' || child.type === 'linkReference').reduce((sum, child) => sum + endOf(child) - startOf(child), 0) : 0;
  const linked = doc.links.filter((link) => link.html && link.start >= block.start && link.end <= block.end).reduce((sum, link) => sum + link.end - link.start, 0);
  return covered + linked > (block.end - block.start) / 2;
}
