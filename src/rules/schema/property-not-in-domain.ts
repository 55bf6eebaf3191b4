import { defineRule } from '../../kinds.ts';
import { addedTerms } from '../../text/schema-nodes.ts';
import { isA, knownTypes, propertyOf, renameFix } from '../../text/schema-terms.ts';
import { schemaVocabulary } from '../../text/schema-vocabulary.ts';

/**
 * A property counts as allowed when its domain is one of the node's types or a supertype of one. Roles may carry the property they stand in
 * for. Of properties that only have a newer name nothing is lost, so that is an information.
 */
export default defineRule({
  id: 'schema/property-not-in-domain',
  severity: 'warning',
  about: 'A property in the structured data that schema.org does not have for this type, or that another one has replaced.',
  why: 'Programs look for a property on the types that have it; elsewhere it is not read, and may show that the type is the wrong one.',
  fix: 'Move the property to the node it describes, or choose the type that has it.',
  source: 'schema.org release 30.0 (2026-03-19), domainIncludes and supersededBy',
  needs: 'article',
  examples: {
    bad: [
      "---\ntitle: Tyres\nschema:\n  '@context': https://schema.org\n  '@type': BlogPosting\n  headline: Tyres\n  jobTitle: Editor\n---\n# Tyres\n\nText.\n",
      "---\ntitle: Tyres\nschema:\n  '@context': https://schema.org\n  '@type': HowTo\n  steps:\n    - '@type': HowToStep\n      text: Wash them.\n    - '@type': HowToStep\n      text: Dry them.\n---\n# Tyres\n\nText.\n",
    ],
    good: [
      "---\ntitle: Tyres\nschema:\n  '@context': https://schema.org\n  '@type': BlogPosting\n  headline: Tyres\n  author:\n    '@type': Person\n    jobTitle: Editor\n---\n# Tyres\n\nText.\n",
      "---\ntitle: Tyres\nschema:\n  '@context': https://schema.org\n  '@type': [Person, Organization]\n  givenName: Anna\n  logo: https://example.org/logo.png\n---\n# Tyres\n\nText.\n",
    ],
  },
  check({ doc }, report) {
    if (doc.jsonld.length === 0) return;
    const added = addedTerms(doc);
    if (added === undefined) return;
    for (const { node, path } of doc.jsonld) {
      const types = knownTypes(node);
      if (types === undefined) continue;
      for (const key in node) {
        const name = propertyOf(key, added);
        const property = name === '' ? undefined : schemaVocabulary.property(name);
        if (property === undefined) continue;
        if (types.some((type) => schemaVocabulary.mayHave(type, name))) {
          const { supersededBy } = property;
          if (supersededBy === '') continue;
          const place = doc.place([...path, key]);
          const mayReplace = node[supersededBy] === undefined && types.some((type) => schemaVocabulary.mayHave(type, supersededBy));
          report({ ...place, severity: 'info', message: `\`${key}\` is an earlier name of \`${supersededBy}\``, help: `Write \`${supersededBy}\` instead.`, edits: mayReplace ? renameFix(doc, place, name, supersededBy) : undefined });
        } else if (!isA(types, 'Role')) {
          report({ ...doc.place([...path, key]), message: `\`${key}\` is no property of ${types.join(' or ')}; schema.org has it for ${few(property.domains)}` });
        }
      }
    }
  },
});

function few(names: readonly string[]): string {
  return names.length > 4 ? `${names.slice(0, 3).join(', ')} and ${names.length - 3} others` : names.join(', ');
}
