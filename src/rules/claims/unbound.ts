import { defineRule } from '../../kinds.ts';
import { isInPassing } from '../../text/claim-weight.ts';
import { documentClaims } from '../../text/document-claims.ts';

/**
 * An error, and what parts are sent back to the model for most; what prose says in passing ("two keys", "the hardest part") is a warning (`text/claim-weight.ts`). How well it finds unproven claims, and what it
 * wrongly takes for one, is measured on labelled texts (`npm run detect`, `test/claims`). A false alarm costs a model another wording; an editor adds the statement to the facts or the brief. Only for articles that
 * have a brief here: of any other nobody knows what it may say, and the other rules of this area judge by what is on the page.
 */
export default defineRule({
  id: 'claims/unbound',
  severity: 'error',
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
  check({ doc, config, facts, said, language }, report) {
    if (said === undefined) return;
    for (const { claim, proof, start, end, where } of documentClaims(doc, { config, facts, said })) {
      if (proof.verdict === 'unbound') report({ start, end, ...(isInPassing(claim, language) ? { severity: 'warning' as const } : {}), message: `"${claim.text}"${where === 'body' || where === 'heading' ? '' : ` (${where})`} is not proven: ${proof.why}` });
    }
  },
});
