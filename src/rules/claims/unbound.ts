import { defineRule } from '../../kinds.ts';
import { documentClaims } from '../../text/document-claims.ts';

/**
 * A warning, and not asked by `generate` yet, while one proven claim in six of the labelled set is still taken for unproven (`npm run detect`); what is sure is an error by the other rules of
 * this area. Only for articles that have a brief here: of any other nobody knows what it may say, and the other rules of this area judge by what is on the page.
 */
export default defineRule({
  id: 'claims/unbound',
  severity: 'warning',
  about: 'A number, name, quotation, experience, praise, promise or offer that neither the facts nor the brief stand behind.',
  why: 'A writer, above all a model, fills gaps with plausible figures, people and promises. What nobody can prove must not be published.',
  fix: 'Add the statement to the facts of the project with its source, say it in the brief, or remove it. `slugline explain SLUG` shows every claim with its proof.',
  needs: 'article',
  examples: {
    bad: [
      { text: '# Tyre care\n\nA tyre lasts 3,000 km on gravel.\n', said: ['Tyre care', 'A tyre lasts 2,000 km on gravel'] },
      { text: '---\nlang: ru\n---\n# Уход за шинами\n\nПо словам Игоря Мельникова, шина служит долго.\n', said: ['Уход за шинами'] },
    ],
    good: [
      { text: '# Tyre care\n\nOn gravel, a tyre lasts 2,000 km.\n', said: ['Tyre care', 'A tyre lasts 2,000 km on gravel'] },
      '# Tyre care\n\nA tyre lasts 3,000 km on gravel.\n',
    ],
  },
  check({ doc, config, facts, said }, report) {
    if (said === undefined) return;
    for (const { claim, proof, start, end, where } of documentClaims(doc, { config, facts, said })) {
      if (proof.verdict === 'unbound') report({ start, end, message: `"${claim.text}"${where === 'body' || where === 'heading' ? '' : ` (${where})`} is not proven: ${proof.why}` });
    }
  },
});
