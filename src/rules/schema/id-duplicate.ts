import { defineRule } from '../../kinds.ts';
import type { JsonObject } from '../../model/article.ts';
import { isReference, textOf, typesOf } from '../../text/schema-nodes.ts';

/** JSON-LD merges nodes with one id, which is legal as long as they agree; reported are different types and different single texts. */
export default defineRule({
  id: 'schema/id-duplicate',
  severity: 'error',
  about: 'One `@id` on two nodes that are different things.',
  why: 'Programs merge nodes with the same `@id`, so two things become one with the properties of both.',
  fix: 'Give each node an `@id` of its own, for example with `#article` and `#webpage` after the address.',
  source: 'W3C, JSON-LD 1.1: node identifiers; Yoast, schema.org graph specification.',
  needs: 'article',
  examples: {
    bad: [
      "---\ntitle: Tyres\nschema:\n  '@context': https://schema.org\n  '@graph':\n    - '@type': BlogPosting\n      '@id': https://example.org/blog/tyres/\n    - '@type': WebPage\n      '@id': https://example.org/blog/tyres/\n---\n# Tyres\n\nText.\n",
    ],
    good: [
      "---\ntitle: Tyres\nschema:\n  '@context': https://schema.org\n  '@graph':\n    - '@type': BlogPosting\n      publisher:\n        '@type': Organization\n        '@id': https://example.org/#organization\n    - '@type': Organization\n      '@id': https://example.org/#organization\n      name: Dvorik\n---\n# Tyres\n\nText.\n",
    ],
  },
  check({ doc }, report) {
    if (doc.jsonld.length === 0) return;
    const first = new Map<string, JsonObject>();
    for (const { node, path } of doc.jsonld) {
      const id = textOf(node['@id']);
      if (id === '' || isReference(node)) continue;
      const earlier = first.get(id);
      if (earlier === undefined) {
        first.set(id, node);
        continue;
      }
      const difference = conflict(earlier, node);
      if (difference !== '') report({ ...doc.place([...path, '@id']), message: `two nodes have the \`@id\` ${id}, ${difference}` });
    }
  },
});

/** How two nodes contradict each other; '' when they can be one thing. */
function conflict(a: JsonObject, b: JsonObject): string {
  const [types, others] = [typesOf(a), typesOf(b)];
  if (types.length > 0 && others.length > 0 && !types.some((type) => others.includes(type))) return `a ${types.join(', ')} and a ${others.join(', ')}`;
  const key = ['name', 'headline', 'url', 'position'].find((property) => textOf(a[property]) !== '' && textOf(b[property]) !== '' && textOf(a[property]) !== textOf(b[property]));
  return key === undefined ? '' : `with different \`${key}\`: "${textOf(a[key])}" and "${textOf(b[key])}"`;
}
