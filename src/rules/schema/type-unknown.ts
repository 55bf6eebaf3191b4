import { defineRule } from '../../kinds.ts';
import { RETIRED_RESULTS } from '../../text/policy.ts';
import { addedTerms, listOf, typesOf } from '../../text/schema-nodes.ts';
import { caseFix, meantName, propertyOf } from '../../text/schema-terms.ts';
import { schemaVocabulary } from '../../text/schema-vocabulary.ts';

/** Types Google had of its own, which have a rule of their own. */
const GOOGLE_TYPES: ReadonlySet<string> = new Set(RETIRED_RESULTS.map(({ type }) => type));

/**
 * Silent for names of other vocabularies (`og:title`), for terms the `@context` of the article defines, and for everything when a second
 * context is named. Properties of nodes without a type are not judged: they may be settings of the blog.
 */
export default defineRule({
  id: 'schema/type-unknown',
  severity: 'error',
  about: 'A type or a property in the structured data that schema.org does not have.',
  why: 'Programs skip names they do not know; a wrong letter in the type makes the whole node disappear.',
  fix: 'Use a name of the vocabulary, letter for letter.',
  source: 'schema.org release 30.0 (2026-03-19)',
  needs: 'article',
  examples: {
    bad: [
      "---\ntitle: Tyres\nschema:\n  '@context': https://schema.org\n  '@type': Blogposting\n  headline: Tyres\n---\n# Tyres\n\nText.\n",
      "---\ntitle: Tyres\nschema:\n  '@context': https://schema.org\n  '@type': BlogPosting\n  datePublishd: '2026-03-01'\n---\n# Tyres\n\nText.\n",
    ],
    good: [
      "---\ntitle: Tyres\nschema:\n  '@context': https://schema.org\n  '@type': BlogPosting\n  headline: Tyres\n---\n# Tyres\n\nText.\n",
      "---\ntitle: Tyres\nschema:\n  '@context':\n    - https://schema.org\n    - treadDepth: https://example.org/terms#treadDepth\n  '@type': [Product, 'gs1:Tyre']\n  treadDepth: 7 mm\n  'gs1:rim': 16\n---\n# Tyres\n\nText.\n",
    ],
  },
  check({ doc }, report) {
    if (doc.jsonld.length === 0) return;
    const added = addedTerms(doc);
    if (added === undefined) return;
    for (const { node, path } of doc.jsonld) {
      const types = typesOf(node);
      if (types.length === 0) continue;
      for (const type of types) {
        if (schemaVocabulary.type(type) !== undefined || added.has(type) || GOOGLE_TYPES.has(type) || type.includes(':') || type.includes('/')) continue;
        const index = listOf(node['@type']).indexOf(type);
        const place = doc.place(Array.isArray(node['@type']) && index >= 0 ? [...path, '@type', index] : [...path, '@type']);
        const meant = meantName(type, schemaVocabulary.typeNames());
        report({ ...place, message: `"${type}" is no type of schema.org${meant === undefined ? '' : `; did you mean ${meant}?`}`, edits: caseFix(doc, place, type, meant) });
      }
      for (const key in node) {
        const name = propertyOf(key, added);
        if (name === '' || schemaVocabulary.property(name) !== undefined) continue;
        const place = doc.place([...path, key]);
        const meant = meantName(name, schemaVocabulary.propertyNames());
        report({
          ...place, severity: 'warning', message: `"${key}" is no property of schema.org${meant === undefined ? '' : `; did you mean ${meant}?`}`,
          edits: meant !== undefined && meant in node ? undefined : caseFix(doc, place, name, meant),
        });
      }
    }
  },
});
