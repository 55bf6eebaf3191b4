import { defineRule } from '../../kinds.ts';
import { compilePattern } from '../../model/linear-pattern.ts';
import { concerns, type VoiceCheck, type VoiceRules } from '../../model/voice.ts';
import { phrasesIn, type Block } from '../../text/blocks.ts';
import type { Document } from '../../text/document.ts';
import { oncePer } from '../../text/once-per.ts';
import { andMore, MOST_PLACES, placeIn } from '../../text/voice-places.ts';
import { writtenBlocks } from '../../text/written.ts';

/** Characters of a paragraph that are searched: nobody writes more, and what is not prose costs time. */
const LONGEST = 10_000;
const checks = (...list: readonly Record<string, unknown>[]): { brand: Record<string, unknown> } => ({ brand: { voiceRules: { checks: list } } });

/** Patterns are matched in time that grows with text × pattern (`model/linear-pattern.ts`), whatever the config says. Quotation marks shield from phrases, not from patterns, which may look for them. */
export default defineRule({
  id: 'voice/house-style',
  severity: 'warning',
  about: 'A place that one of the checks in `brand.voiceRules.checks` describes.',
  why: 'The team has agreed on it, and the writer was told; here is where it was forgotten.',
  fix: 'Write it as the check asks.',
  needs: 'article',
  examples: {
    bad: [
      { text: '# Chains\n\nThe chain runs 100% smoothly.\n', config: checks({ pattern: String.raw`\d+ ?%`, message: 'Say shares in words.' }) },
      { text: '# Chains\n\nSimply wipe it. Then simply oil it.\n', config: checks({ phrases: ['simply'], message: 'Say "simply" once at most.', max: 1, severity: 'info' }) },
      { text: '# Chains\n\n## The ultimate chain\n\nText.\n', config: checks({ phrases: ['ultimate'], scope: 'headings', message: 'No superlatives in headings.' }) },
    ],
    good: [
      { text: '# Chains\n\nThe chain runs smoothly.\n', config: checks({ pattern: String.raw`\d+ ?%`, message: 'Say shares in words.' }) },
      { text: '# Chains\n\nThe ultimate test is the ride.\n', config: checks({ phrases: ['ultimate'], scope: 'headings', message: 'No superlatives in headings.' }) },
      '# Chains\n\nThe chain runs 100% smoothly.\n',
    ],
  },
  check({ doc, config, language }, report) {
    const rules = config?.brand.voiceRules;
    if (rules === undefined || rules.checks.length === 0) return;
    const written = new Set(writtenBlocks(doc, config, true));
    // The H1 is the title, and a title has a voice.
    const blocks = doc.blocks.filter((block) => written.has(block) || block.start === doc.h1?.start);
    for (const { check, find } of compiled(rules)) {
      if (!concerns(check, language.tag)) continue;
      const places = blocks
        .filter(({ kind }) => check.scope === 'all' || (kind === 'heading') === (check.scope === 'headings'))
        .flatMap((block) => find(block, doc).map((place) => ({ block, place })));
      const wrong = places.slice(check.max);
      wrong.slice(0, MOST_PLACES).forEach(({ block, place }, index) => {
        report({
          ...placeIn(block, place),
          severity: check.severity,
          message: `"${block.text.slice(place.start, place.end).trim()}": ${check.message.replace(/\.$/, '')}${check.max === 0 ? '' : ` (${places.length} times, at most ${check.max})`}${andMore(wrong.length, index)}`,
        });
      });
    }
  },
});

interface CompiledCheck {
  check: VoiceCheck;
  find(block: Block, doc: Document): { start: number; end: number }[];
}

const compiled = oncePer((rules: VoiceRules): CompiledCheck[] => rules.checks.map((check) => {
  const { pattern, phrases = [] } = check;
  if (pattern === undefined) return { check, find: (block, doc) => phrasesIn(block, doc.lexis, phrases).filter(({ start }) => !block.inQuotes(start)) };
  const { find } = compilePattern(pattern);
  return { check, find: (block) => find(block.text.slice(0, LONGEST)) };
}));
