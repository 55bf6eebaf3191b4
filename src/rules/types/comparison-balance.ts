import { defineRule } from '../../kinds.ts';
import { sideSentences, sideShares } from '../../text/balance.ts';
import { comparedSides } from '../../text/typed-articles.ts';

/** Words about single sides below which room is not measured: a short article that leans on its table. */
const MIN_WORDS = 150;
/** Share of an equal part of these words that each side gets at least: with two sides a quarter and a tenth of the whole. A choice may need more words for what is less known. */
const FAIR = 0.5;
const LEAST = 0.2;
/** Sentences and cells of one kind that make a tone: fewer may be chance. One in six of the other kind is a fig leaf. */
const TONE = 3;
const FIG_LEAF = 5;

/**
 * Only articles whose structured data says what they compare. A side is praised, or blamed, when at least three of its sentences and cells do so and hardly one does
 * the other. A verdict ("wins", "clearly better") is supported by a condition in its sentence ("if", "for those who") or by a link to a source.
 */
export default defineRule({
  id: 'types/comparison-balance',
  severity: 'error',
  about: 'A comparison that gives one side hardly any room, only praises one side and only blames another, or names a winner without a condition or a source.',
  why: 'Readers come to weigh; a comparison decided beforehand is an advertisement, and an unfair one counts as unfair competition in Russia.',
  fix: 'Give each side about the same room, its strong and its weak places, and say for whom it is right instead of which one wins.',
  source: '38-ФЗ «О рекламе», ст. 5 ч. 2; the shares are editorial judgement.',
  needs: 'article',
  examples: {
    bad: [
      "---\ntitle: Own gardener or garden service\nschema:\n  '@context': https://schema.org\n  '@type': BlogPosting\n  about:\n    - '@type': Thing\n      name: Own gardener\n    - '@type': Thing\n      name: Garden service\n---\n# Own gardener or garden service\n\nText.\n\n## Own gardener and service\n\nThe garden service clearly wins and has no rival.\n",
    ],
    good: [
      "---\ntitle: Own gardener or garden service\nschema:\n  '@context': https://schema.org\n  '@type': BlogPosting\n  about:\n    - '@type': Thing\n      name: Own gardener\n    - '@type': Thing\n      name: Garden service\n---\n# Own gardener or garden service\n\nText.\n\n## Own gardener and service\n\nThe service wins if you are away for weeks. The gardener is right for those who plant every day.\n",
    ],
  },
  check({ doc, language }, report) {
    const sides = comparedSides(doc);
    if (sides.length === 0) return;
    const sentences = sideSentences(doc, sides);
    const shares = sideShares(doc, sides, sentences);
    const place = doc.h1 ?? doc.headings[0] ?? doc.place(['title']);
    const total = shares.reduce((sum, { words }) => sum + words, 0);
    const least = shares.toSorted((a, b) => a.words - b.words)[0];
    const part = least === undefined || total === 0 ? 1 : (least.words / total) * sides.length;
    if (least !== undefined && total >= MIN_WORDS && part < FAIR) {
      report({ start: place.start, end: place.end, severity: part < LEAST ? 'error' : 'warning', message: `of ${total} words about single sides, "${least.side}" gets ${least.words}` });
    }
    const praised = shares.find(({ praise, drawbacks }) => praise >= TONE && praise > drawbacks * FIG_LEAF);
    const blamed = shares.find(({ praise, drawbacks }) => drawbacks >= TONE && drawbacks > praise * FIG_LEAF);
    if (praised !== undefined && blamed !== undefined) {
      report({ start: place.start, end: place.end, message: `"${praised.side}" is only praised here (${praised.praise} times), "${blamed.side}" only blamed (${blamed.drawbacks} times)` });
    }
    for (const { block, start, end, words, sides: named } of sentences) {
      const [verdict] = language.find('winners', words);
      if (verdict === undefined || named.length === 0 || block.hasLink || language.find('conditions', words).length > 0) continue;
      if (language.find('negations', words).some(({ last }) => last === verdict.first - 1)) continue;
      report({ start: block.at(start), end: block.at(end - 1) + 1, severity: 'warning', message: `a verdict ("${block.text.slice(verdict.start, verdict.end)}") without a condition or a source` });
    }
  },
});
