import { defineRule } from '../../kinds.ts';
import { ownHosts } from '../../model/site.ts';
import { hostOf } from '../../text/hosts.ts';
import { isReference, textOf } from '../../text/schema-nodes.ts';

/**
 * Names of nodes have a fragment (`#author`) or are local (`_:b1`); an id without one is the address of a real page and may be referred to
 * without being described. Ids under hosts of others (an encyclopaedia entry) are meant to lead away.
 */
export default defineRule({
  id: 'schema/id-dangling',
  severity: 'error',
  about: 'A reference by `@id` to a node that the page does not define.',
  why: 'Programs read each page by itself, so the author, publisher or image behind the reference is lost.',
  fix: 'Add the node with this `@id` to the `@graph`, or write it out in place of the reference.',
  source: 'Yoast, schema.org graph specification: every reference resolves inside the page.',
  needs: 'article',
  examples: {
    bad: ["---\ntitle: Tyres\nschema:\n  '@context': https://schema.org\n  '@type': BlogPosting\n  author:\n    '@id': https://example.org/#anna\n---\n# Tyres\n\nText.\n"],
    good: [
      "---\ntitle: Tyres\nschema:\n  '@context': https://schema.org\n  '@graph':\n    - '@type': BlogPosting\n      author:\n        '@id': https://example.org/#anna\n    - '@type': Person\n      '@id': https://example.org/#anna\n      name: Anna Sedova\n---\n# Tyres\n\nText.\n",
      "---\ntitle: Tyres\nschema:\n  '@context': https://schema.org\n  '@type': BlogPosting\n  mainEntityOfPage:\n    '@id': https://example.org/blog/tyres/\n  about:\n    '@id': https://encyclopaedia.example.net/tyre#subject\n---\n# Tyres\n\nText.\n",
    ],
  },
  check({ doc, config }, report) {
    const references = doc.jsonld.filter(({ node }) => isReference(node));
    if (references.length === 0) return;
    const defined = new Set(doc.jsonld.filter(({ node }) => !isReference(node)).map(({ node }) => textOf(node['@id'])));
    const missing = references.filter(({ node }) => !defined.has(textOf(node['@id'])));
    if (missing.length === 0) return;
    // "#anna" is the same name as "https://example.org/blog/tyres/#anna" on that page.
    const fragments = new Set([...defined].filter((id) => id.includes('#')).map(fragmentOf));
    const hosts = new Set([...(config === undefined ? [] : ownHosts(config)), ...[...defined].map(hostOf)]);
    for (const { node, path } of missing) {
      const id = textOf(node['@id']);
      if (id.startsWith('#') ? fragments.has(id) : defined.has(fragmentOf(id))) continue;
      const host = hostOf(id);
      const isName = id.startsWith('_:') || id.includes('#');
      if (!isName || (host !== '' && !hosts.has(host) && hosts.size > 0)) continue;
      report({ ...doc.place([...path, '@id']), message: `\`${String(path.findLast((key) => typeof key === 'string'))}\` refers to ${id}, which the page does not define` });
    }
  },
});

function fragmentOf(id: string): string {
  return id.slice(Math.max(0, id.indexOf('#')));
}
