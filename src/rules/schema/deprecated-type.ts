import { defineRule } from '../../kinds.ts';
import type { JsonObject } from '../../model/article.ts';
import type { Document } from '../../text/document.ts';
import { inForce, RETIRED_RESULTS } from '../../text/policy.ts';
import { hasType } from '../../text/schema-nodes.ts';
import { isVisible, questionTexts, stepTexts } from '../../text/visible.ts';
import { normalize } from '../../text/words.ts';

/** Words of a text whose presence somewhere on the page proves nothing. */
const LEAST_WORDS = 3;

/** FAQPage and HowTo that repeat what the page shows are true statements about it and stay; judged by the day of the check. */
export default defineRule({
  id: 'schema/deprecated-type',
  severity: 'warning',
  about: 'Structured data of a type whose search results have been stopped, with nothing on the page behind it.',
  why: 'The markup brings no result any more, and it says something about the page that readers do not see.',
  fix: 'Remove the node, and describe the article as a BlogPosting.',
  source: 'Google Search Central Blog, Changes to HowTo and FAQ rich results (2023-08-08, updated 2023-09-14) and Simplifying the search results page (2025-06-12); FAQPage structured data (2026-05).',
  needs: 'article',
  examples: {
    bad: [
      "---\ntitle: Tyres\nschema:\n  '@context': https://schema.org\n  '@type': HowTo\n  name: Tyres\n---\n# Tyres\n\nText.\n",
      "---\ntitle: Tyres\nschema:\n  '@context': https://schema.org\n  '@type': SpecialAnnouncement\n  name: Closed in May\n---\n# Tyres\n\nText.\n",
    ],
    good: [
      "---\ntitle: Tyres\nschema:\n  '@context': https://schema.org\n  '@type': HowTo\n  step:\n    - '@type': HowToStep\n      name: Lift the wheel\n      text: Turn it slowly.\n---\n# Tyres\n\n## Lift the wheel\n\nTurn it slowly.\n",
      { text: "---\ntitle: Tyres\nschema:\n  '@context': https://schema.org\n  '@type': SpecialAnnouncement\n---\n# Tyres\n\nText.\n", asOf: '2024-01-01' },
    ],
  },
  check({ doc, asOf }, report) {
    if (doc.jsonld.length === 0) return;
    const retired = RETIRED_RESULTS.filter((result) => inForce(result, asOf));
    for (const { node, path } of doc.jsonld) {
      const entry = retired.find((candidate) => hasType(node, candidate.type));
      if (entry === undefined || (entry.semantic && isBacked(doc, node))) continue;
      report({ ...doc.place([...path, '@type']), message: `${entry.type}: ${entry.what} have not been shown since ${entry.since}` });
    }
  },
});

/** True when the node has content and all of it stands on the page. */
function isBacked(doc: Document, node: JsonObject): boolean {
  const texts = [...stepTexts(doc, node), ...questionTexts(doc, node).flatMap(({ question, answer }) => [question, answer])].filter((text) => text !== '');
  return texts.length > 0 && texts.every((text) => isVisible(doc, text) && (text.trim().split(/\s+/).length >= LEAST_WORDS || doc.blocks.some((block) => says(block.text, text))));
}

/** A step of a word or two ("One") stands on the page when a heading or an item says it, not when the word occurs somewhere. */
function says(block: string, text: string): boolean {
  const [all, part] = [normalize(block), normalize(text)];
  return all === part || (all.startsWith(`${part} `) && /^[.:—–-]/.test(block.trim().slice(text.trim().length).trimStart()));
}
