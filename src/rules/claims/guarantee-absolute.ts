import { defineRule } from '../../kinds.ts';
import type { Block } from '../../text/blocks.ts';
import { brandVoice } from '../../text/brand-voice.ts';
import type { Language } from '../../text/language.ts';
import { ownMatches } from '../../text/sources.ts';

/** Words from a negation to what it denies, within one clause. */
const DENIAL_REACH = 5;
const CLAUSE_END = /[,;:–—().!?]/;

/**
 * Two lists: words that promise a result wherever they stand, and words that are absolute only when the brand speaks of itself in that sentence or the next
 * ("в любой момент"). A negation before it ("не гарантируем", "nothing is absolutely safe"), a question ("how to try it without risk") or a link on the words
 * themselves (to the terms) makes it no promise.
 */
export default defineRule({
  id: 'claims/guarantee-absolute',
  severity: 'warning',
  about: 'A promise of a result without conditions.',
  why: 'Nobody can keep "guaranteed", "absolutely safe" or "at any time" in every case; such promises mislead readers and can be held against the company.',
  fix: 'Say what exactly is promised and on what conditions, link the terms, or remove the promise.',
  source: '38-ФЗ «О рекламе», ст. 5',
  needs: 'article',
  examples: {
    bad: ['# Gardens\n\nOur trees are completely safe and bring guaranteed results.\n', '---\nlang: ru\n---\n# Сад\n\nМы гарантируем урожай.\n'],
    good: ["# Gardens\n\nThe pump has the manufacturer's warranty. Nobody can promise a harvest.\n", '---\nlang: ru\n---\n# Сад\n\nУ насоса есть гарантия производителя. Полить грядку можно в любой момент.\n'],
  },
  check({ doc, config, language }, report) {
    for (const list of ['guarantees', 'softGuarantees'] as const) {
      for (const match of ownMatches(doc, list)) {
        const { block, first } = match;
        const denied = doc.matches('negations').some((no) => no.block === block && no.last < first && first - no.last <= DENIAL_REACH && !CLAUSE_END.test(block.text.slice(no.end, match.start)));
        if (denied || block.inQuotes(match.start) || asks(block, match.start, language)) continue;
        if (list === 'softGuarantees' && !brandVoice(doc, config).speaksNearby(block, match.start)) continue;
        const [start, end] = [block.at(match.start), block.at(match.end - 1) + 1];
        if (doc.links.some((link) => link.start <= start && end <= link.end)) continue;
        report({ start, end, message: `"${block.text.slice(match.start, match.end)}" promises without conditions` });
      }
    }
  },
});

/** The sentence is a question, or a heading that opens like one: it promises nothing. */
function asks(block: Block, index: number, language: Language): boolean {
  const sentence = block.sentences.find((one) => index >= one.start && index < one.end)?.text.trimEnd() ?? '';
  return sentence.endsWith('?') || (block.kind === 'heading' && language.questionWords.has(language.words(block.text)[0]?.lower ?? ''));
}
