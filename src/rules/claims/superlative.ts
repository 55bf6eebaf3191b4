import { defineRule } from '../../kinds.ts';
import type { Block } from '../../text/blocks.ts';
import { brandVoice } from '../../text/brand-voice.ts';
import type { Document } from '../../text/document.ts';
import { isSourced, ownBlocks, ownMatches } from '../../text/sources.ts';

/**
 * Near the brand or "we" only, so that "the simplest way" of advice stays silent; quoted words, such as names of prizes, too. A
 * link in the sentence or the next one is the proof; one elsewhere in the paragraph is about something else.
 */
export default defineRule({
  id: 'claims/superlative',
  severity: 'warning',
  about: 'The brand calls itself the best, the first or the only one.',
  why: 'Claims of first place need a criterion and proof; without them readers discount them, and advertising law treats them as untrue.',
  fix: 'Replace the praise with what can be checked: a number, a date, a prize with a link.',
  source: '38-ФЗ «О рекламе», ст. 5; guide approved by order 1079/23 of the Federal Antimonopoly Service',
  needs: 'article',
  examples: {
    bad: ['# Gardens\n\nDvorik is the market leader in gardens.\n', '---\nlang: ru\n---\n# Сад\n\nМы создаём сады мирового уровня.\n'],
    good: ['# Gardens\n\nThe simplest way to water a garden is a timer. It works better at night.\n', '---\nlang: ru\n---\n# Сад\n\nЛучший сорт яблони для севера — тот, что растёт у соседа.\n'],
  },
  check({ doc, config }, report) {
    const numbered = doc.text.includes('№') ? ownBlocks(doc).filter(({ text }) => text.includes('№')).flatMap((block) => [...block.text.matchAll(/№\s?1(?![\d\p{L}])/gu)].map((match) => ({ block, start: match.index, end: match.index + match[0].length }))) : [];
    const found = [...ownMatches(doc, 'superlatives'), ...numbered];
    const description = doc.field('description');
    // The lexicon is asked only of a description that may speak of the brand.
    const boasts = maySpeak(description, config?.brand.name) ? doc.language.find('superlatives', doc.language.words(description)) : [];
    if (found.length + boasts.length === 0) return;
    const voice = brandVoice(doc, config);
    const [boast] = boasts;
    if (boast !== undefined && voice.speaksIn(description) && !/[«"“„][^»"”]*$/.test(description.slice(0, boast.start))) {
      report({ ...doc.place(['description']), message: `the description praises without proof: "${description.slice(boast.start, boast.end)}"` });
    }
    for (const { block, start, end } of found) {
      if (isProven(doc, block, start) || block.inQuotes(start) || !voice.speaks(block, start)) continue;
      report({ start: block.at(start), end: block.at(end - 1) + 1, message: `"${block.text.slice(start, end)}" is praise without proof` });
    }
  },
});

/** True when a text has the first person, or the name of the brand as the config writes it. */
function maySpeak(text: string, brand: string | undefined): boolean {
  return (brand !== undefined && text.includes(brand.slice(0, 4))) || /(?<!\p{L})(?:мы|наш|we|our|wir|unser)/iu.test(text);
}

function isProven(doc: Document, block: Block, index: number): boolean {
  if (block.kind !== 'paragraph') return isSourced(doc, block);
  if (!block.hasLink) return false;
  const at = block.sentences.findIndex((one) => index >= one.start && index < one.end);
  const [from, to] = [block.sentences[at]?.start ?? 0, block.sentences[at + 1]?.end ?? block.text.length];
  const [first, last] = [block.at(from), block.at(to - 1)];
  return doc.links.some((link) => link.start <= last && link.end > first) || /\[\^[^\]]+\]/.test(doc.text.slice(first, last + 1));
}
