import { defineRule } from '../../kinds.ts';
import { brandVoice, type BrandVoice } from '../../text/brand-voice.ts';
import { isKnownFact } from '../../text/facts.ts';
import { ownMatches } from '../../text/sources.ts';

/**
 * Numbers, experience, offers and deadlines are claims only where the brand speaks of itself: the sentence says "we" or names it, or the head of the
 * table column does. A fact of the ledger with the same numbers and topic covers a claim; so does a link in the same block.
 */
export default defineRule({
  id: 'claims/unverified-brand-fact',
  severity: 'error',
  withoutConfig: 'warning',
  about: 'A claim or offer of the brand that is not among its known facts.',
  why: 'A model makes up clients, years of experience, free audits and deadlines that the company then has to keep; untrue advertising is an offence in many countries.',
  fix: 'Add the statement to the facts of the project with its source, or remove it.',
  source: '38-ФЗ «О рекламе», ст. 5',
  needs: 'article',
  examples: {
    bad: ['# Gardens\n\nWe have planted gardens for hundreds of clients.\n', '---\nlang: ru\n---\n# Сад\n\nЗакажите бесплатную консультацию от Dvorik.\n'],
    good: ['# Gardens\n\nHundreds of clients wait for a gardener in spring.\n', { text: '# Gardens\n\nWe answer within 20 minutes.\n', facts: [{ id: 'reply', text: 'The office answers requests within 20 minutes on working days.' }] }],
  },
  check({ doc, config, language, facts }, report) {
    let voice: BrandVoice | undefined;
    for (const list of ['brandClaims', 'offers'] as const) {
        for (const match of ownMatches(doc, list)) {
          const { block } = match;
          voice ??= brandVoice(doc, config);
          const text = block.text.slice(match.start, match.end);
          const sentence = block.sentences.find((one) => match.start >= one.start && match.start < one.end)?.text ?? block.text;
          if (block.inQuotes(match.start) || !voice.speaks(block, match.start) || isKnownFact(text, sentence, facts, language)) continue;
          if (block.hasLink && list === 'brandClaims') continue;
          report({
            start: block.at(match.start),
            end: block.at(match.end - 1) + 1,
            message: list === 'offers' ? `no known fact confirms the offer "${text}"` : `no known fact confirms "${text}"`,
          });
        }
      }
  },
});
