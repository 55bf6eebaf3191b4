import { defineRule } from '../../kinds.ts';
import { isKnownFact } from '../../text/facts.ts';
import type { Block } from '../../text/blocks.ts';
import type { Document } from '../../text/document.ts';
import { isSourced, ownMatches } from '../../text/sources.ts';
import { documentStatistics, type Statistic } from '../../text/statistics.ts';
import { wordUses } from '../../text/word-uses.ts';

/**
 * A number needs a link or footnote in its block (for list items and cells also beside the list), or a fact of the ledger with the same numbers. Sure only
 * where the sentence names people or a market; a bare percentage is a warning, because it may be a measure of the thing itself. Words such as "по
 * статистике" are an error where numbers follow them and a warning elsewhere; "we ran a survey" is a claim of
 * experience, see `first-hand-unbacked`.
 */
export default defineRule({
  id: 'claims/unsourced-statistic',
  severity: 'error',
  about: 'A statistic, or a reference to "statistics" and "studies", without a source.',
  why: 'Writers and models invent plausible numbers. A reader can trust a number only when its source is there to open.',
  fix: 'Link the source in the same sentence, add the number to the facts of the project, or remove it.',
  source: 'Google Search Central, Creating helpful, reliable, people-first content (2025-12-10): "clear sourcing"',
  needs: 'article',
  examples: {
    bad: ['# Gardens\n\nAbout 72% of buyers choose a house with a garden.\n', '---\nlang: ru\n---\n# Сад\n\nКаждый третий покупатель ищет дом с садом.\n'],
    good: ['# Gardens\n\nAbout 72% of buyers choose a house with a garden, says the [2026 census](https://example.org/census).\n', '# Gardens\n\nIt needs 100% of your attention. We answer 24/7, on a scale from 1 to 5.\n'],
  },
  check({ doc, config, language, facts }, report) {
    const statistics = documentStatistics(doc);
    const vagueOnes = ownMatches(doc, 'vagueSources');
    if (statistics.size === 0 && vagueOnes.length === 0) return;
    const unknown = (block: Block): readonly Statistic[] => (isOwnAndUnsourced(doc, block) ? (statistics.get(block) ?? []) : []).filter((one) => !isKnownFact(one.text, one.sentence, facts, language));
    // Without a site's facts nobody can tell what it counted itself; numbers of "studies" stay an error, unless the article is about a survey and so its own source.
    const sure = config === undefined ? 'warning' : 'error';
    const vagueSure = config === undefined && reportsSurvey(doc) ? 'warning' : 'error';
    for (const block of statistics.keys()) {
      for (const { start, end, text, measured } of unknown(block)) {
        report({ start: block.at(start), end: block.at(end - 1) + 1, severity: measured ? sure : 'warning', message: `"${text}" has no source` });
      }
    }
    for (const vague of vagueOnes) {
      const { block } = vague;
      if (isSourced(doc, block) || block.inQuotes(vague.start)) continue;
      const sentence = block.sentences.find((one) => vague.start >= one.start && vague.start < one.end)?.text ?? '';
      if (language.find('firstPerson', language.words(sentence)).length > 0) continue;
      const heading = block.kind === 'heading' ? doc.headings.find((one) => one.start === block.start) : undefined;
      if (heading !== undefined && doc.links.some((link) => link.start > heading.start && link.start < heading.sectionEnd && link.area !== 'related')) continue;
      const scope = heading === undefined ? [block] : doc.blocks.filter((other) => other.start >= heading.start && other.start < heading.sectionEnd);
      const numbered = scope.some((other) => unknown(other).length > 0);
      report({
        start: block.at(vague.start),
        end: block.at(vague.end - 1) + 1,
        severity: numbered ? vagueSure : 'warning',
        message: `"${block.text.slice(vague.start, vague.end)}" names no source`,
        help: 'Say whose study or statistics it is and link it, or remove the reference.',
      });
    }
  },
});

/** Words of surveys an article uses at least when it is about one. */
const SURVEY_WORDS = 4;
const SURVEY = /^(?:survey|respondent|poll|questionnaire|опрос|респондент|анкет|опрошен|umfrage|befragt)/;

function reportsSurvey(doc: Document): boolean {
  const { numbers, counts } = wordUses(doc);
  const { lowers } = doc.lexis.vocabulary;
  let uses = 0;
  for (let at = 0; at < numbers.length; at++) if (SURVEY.test(lowers[numbers[at] as number] as string)) uses += counts[at] as number;
  return uses >= SURVEY_WORDS;
}

function isOwnAndUnsourced(doc: Document, block: Block): boolean {
  return block.area !== 'related' && !block.quoted && !isSourced(doc, block);
}
