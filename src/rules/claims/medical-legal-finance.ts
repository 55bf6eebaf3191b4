import { defineRule } from '../../kinds.ts';
import type { Document } from '../../text/document.ts';
import { isOwn } from '../../text/link-targets.ts';
import { holdsTrait, wordTraits } from '../../text/word-traits.ts';
import { adviceTrait, riskyAdvice } from '../../text/ymyl-advice.ts';
import { AREA, AREA_NAMES, CORE, HEALTH, hasDisclaimer, LAW, MONEY, ymylTrait } from '../../text/ymyl-words.ts';

const traitsOf = wordTraits(ymylTrait);
const adviceTraitsOf = wordTraits(adviceTrait);
/** Different words that belong to no other trade. */
const MIN_CORE = 2;

/**
 * Only articles on such a topic, not those that touch one: a word of it stands in a heading of the first two levels, or in the title, and several different
 * ones in the text make up a share of it, two of them of no other trade. One link to somebody else's page, or one sentence that sends the reader to a professional, is enough to be silent:
 * whether they are good ones is for an editor. Any article, however, may hold a single sentence that does harm by itself ("two tablets three times a day");
 * that one needs a source in its own paragraph.
 */
export default defineRule({
  id: 'claims/medical-legal-finance',
  severity: 'warning',
  about: 'An article on health, law or money without any source and without advice to ask a professional.',
  why: 'Wrong advice here costs readers health or money; search engines hold such topics to a higher standard of trust.',
  fix: 'Link the sources of what is said, or say for whom it holds and whom to ask.',
  source: 'Google Search Central, Creating helpful, reliable, people-first content (2025-12-10): topics that affect health, money or safety',
  options: { share: 0.015, words: 6, distinct: 3 },
  needs: 'article',
  examples: {
    bad: [
      '# Living with diabetes\n\nDiabetes is a chronic disease. The usual medication is taken twice a day by patients, and the dosage rises with the symptoms.\n',
      '---\nlang: ru\n---\n# Как лечить гипертонию\n\nГипертония — хроническое заболевание. Препарат пьют утром, дозировка растёт вместе с симптомами, таблетки не бросают.\n',
      '# How to invest\n\nBuy stocks and bonds in equal parts. An investor who holds a portfolio of both gets dividends, pays little tax and sleeps well.\n',
    ],
    good: [
      '# Living with diabetes\n\nDiabetes is a chronic disease. The usual medication is taken twice a day by patients, and the dosage rises with the symptoms. Ask your doctor first.\n',
      '---\nlang: ru\n---\n# Как лечить гипертонию\n\nГипертония — хроническое заболевание. Препарат пьют утром, дозировка растёт вместе с симптомами, говорят [рекомендации](https://example.net/ag).\n',
      '# How to paint a boat\n\nA boat costs money, and some take loans. Paint it in summer.\n',
    ],
  },
  check({ doc, config, language, options }, report) {
    reportAdvice(doc, report);
    const traits = traitsOf(doc);
    const [least, share, distinct] = [Number(options['words']), Number(options['share']), Number(options['distinct'])];
    const counts = new Int32Array(AREA + 1);
    const row = doc.blocks[0]?.tokens.numbers;
    if (row === undefined) return;
    for (let token = 0; token < row.length; token++) {
      const trait = traits[row[token] as number] as number;
      if (trait !== 0) counts[trait & AREA] = (counts[trait & AREA] ?? 0) + 1;
    }
    for (const area of [HEALTH, LAW, MONEY]) {
      const count = counts[area] ?? 0;
      if (count < least || count < row.length * share) continue;
      const { words, core, title } = wordsOf(doc, traits, area);
      if (words.size < distinct || core.size < MIN_CORE || !title) continue;
      if (doc.links.some((link) => link.area !== 'related' && /^https?:/i.test(link.url) && !isOwn(link.url, config)) || doc.blocks.some((block) => hasDisclaimer(block.text, language.tag))) return;
      const heading = doc.h1 ?? doc.headings[0];
      report({
        ...(heading === undefined ? doc.place(['title']) : { start: heading.start, end: heading.end }),
        message: `this article is about ${AREA_NAMES[area] ?? ''} (${[...core].slice(0, 4).join(', ')}), but has neither a source nor advice to ask a professional`,
      });
      return;
    }
  },
});

function reportAdvice(doc: Document, report: (finding: { start: number; end: number; message: string; help: string }) => void): void {
  const openers = adviceTraitsOf(doc);
  if (!holdsTrait(doc, openers)) return;
  const { language: { tag } } = doc;
  for (const block of doc.blocks) {
    const { numbers, from, to } = block.tokens;
    let count = 0;
    for (let token = from; token < to; token++) count += openers[numbers[token] as number] as number;
    if (count === 0 || block.quoted || block.area === 'related' || block.hasLink) continue;
    for (const { text, start, end } of block.sentences) {
      const area = riskyAdvice(text, tag);
      if (area === 0 || block.inQuotes(start) || doc.blocks.some((other) => hasDisclaimer(other.text, tag))) continue;
      report({
        start: block.at(start),
        end: block.at(end - 1) + 1,
        message: `advice on ${AREA_NAMES[area] ?? ''} that can do harm, without a source: "${text.length > 80 ? `${text.slice(0, 77)}…` : text}"`,
        help: 'Link the source in the same paragraph, say for whom it holds and whom to ask, or remove the sentence.',
      });
    }
  }
}

/** The different words of an area in the article's own text, by their stems; whether the title or a heading of the first two levels has one. */
function wordsOf(doc: Document, traits: Uint8Array, area: number): { words: ReadonlySet<string>; core: ReadonlySet<string>; title: boolean } {
  const words = new Set<string>();
  const core = new Map<string, string>();
  let title = doc.language.words(doc.field('title')).some((word) => (ymylTrait(word.lower, word.stem, doc.language.tag) & AREA) === area);
  const { stems, lowers } = doc.lexis.vocabulary;
  for (const block of doc.blocks) {
    if (block.area === 'related') continue;
    const { numbers, from, to } = block.tokens;
    for (let token = from; token < to; token++) {
      const number = numbers[token] as number;
      const trait = traits[number] as number;
      if ((trait & AREA) !== area) continue;
      const stem = stems[number] as string;
      words.add(stem);
      if (trait >= CORE && !core.has(stem)) core.set(stem, lowers[number] as string);
      if (block.node.type === 'heading' && block.node.depth <= 2) title = true;
    }
  }
  return { words, core: new Set(core.values()), title };
}
