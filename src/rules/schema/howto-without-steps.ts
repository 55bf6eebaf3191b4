import { defineRule } from '../../kinds.ts';
import { hasType } from '../../text/schema-nodes.ts';
import { stepTexts } from '../../text/visible.ts';

/** A step counts when it has a name or a text; sections of steps are opened. */
export default defineRule({
  id: 'schema/howto-without-steps',
  severity: 'error',
  about: 'A HowTo in the structured data without a single `step`.',
  why: 'A HowTo is a list of steps; without them the markup claims instructions the page does not give.',
  fix: 'Remove the HowTo; describe the article as a BlogPosting.',
  source: 'schema.org 30.0, HowTo and its property `step`.',
  needs: 'article',
  examples: {
    bad: ["---\ntitle: Tyres\nschema:\n  '@context': https://schema.org\n  '@type': HowTo\n  name: Tyres\n---\n# Tyres\n\nText.\n"],
    good: ["---\ntitle: Tyres\nschema:\n  '@context': https://schema.org\n  '@type': HowTo\n  step:\n    - '@type': HowToStep\n      text: Lift the wheel.\n---\n# Tyres\n\nLift the wheel.\n"],
  },
  check({ doc }, report) {
    for (const { node, path } of doc.jsonld) {
      if (!hasType(node, 'HowTo') || stepTexts(doc, node).length > 0) continue;
      const name = typeof node['name'] === 'string' ? ` "${node['name']}"` : '';
      report({ ...doc.place([...path, '@type']), message: `the HowTo${name} has no \`step\`` });
    }
  },
});
