import { defineRule } from '../../kinds.ts';
import { isObject, isReference, typesOf } from '../../text/schema-nodes.ts';

/** One object, a list of objects and an @graph are all fine; the context is asked for once, a type of every node that is no mere reference. */
export default defineRule({
  id: 'schema/parse',
  severity: 'error',
  withoutConfig: 'warning',
  about: 'A `schema` key that is no JSON-LD: text instead of keys, or no `@context`, `@type` or list under `@graph`.',
  why: 'Programs that read structured data skip what they cannot read, and the blog prints it into every page.',
  fix: 'Give `schema` a `@context` of https://schema.org and every node a `@type`.',
  source: 'Google Search Central, General structured data guidelines (2026-07-10).',
  needs: 'article',
  examples: {
    bad: [
      "---\ntitle: Tyres\nschema: BlogPosting\n---\n# Tyres\n\nText.\n",
      "---\ntitle: Tyres\nschema:\n  '@type': BlogPosting\n---\n# Tyres\n\nText.\n",
      "---\ntitle: Tyres\nschema:\n  '@context': https://schema.org\n  headline: Tyres\n---\n# Tyres\n\nText.\n",
    ],
    good: [
      "---\ntitle: Tyres\nschema:\n  '@context': https://schema.org\n  '@type': BlogPosting\n---\n# Tyres\n\nText.\n",
      "---\ntitle: Tyres\nschema:\n  '@context': https://schema.org\n  '@graph':\n    - '@type': BlogPosting\n    - '@type': BreadcrumbList\n---\n# Tyres\n\nText.\n",
      '---\ntitle: Tyres\n---\n# Tyres\n\nText.\n',
    ],
  },
  check({ doc }, report) {
    for (const { root, path, problem } of doc.jsonldRoots) {
      const shown = path[0] === 'schema' ? '`schema`' : 'the JSON-LD script';
      if (problem !== undefined) report({ ...doc.place(path), message: `${shown} is no JSON: ${problem}`, help: 'Remove the script and describe the article under `schema` in front matter, or correct the JSON.' });
      else if (Array.isArray(root)) {
        if (root.length === 0) report({ ...doc.place(path), message: `${shown} is an empty list` });
        root.forEach((item: unknown, index) => checkRoot(item, [...path, index], shown));
      } else checkRoot(root, path, shown);
    }

    function checkRoot(root: unknown, path: readonly (string | number)[], shown: string): void {
      if (!isObject(root)) {
        report({ ...doc.place(path), message: `${shown} is ${typeof root === 'string' ? 'text' : 'no object'}, not keys with values`, help: 'Write the JSON-LD as YAML keys under `schema`, not as one string.' });
        return;
      }
      const context = root['@context'];
      if (context === undefined || !JSON.stringify(context).includes('schema.org')) report({ ...doc.place([...path, '@context']), message: context === undefined ? `${shown} has no \`@context\`` : `the \`@context\` is ${JSON.stringify(context)}, not https://schema.org` });
      if (!('@graph' in root)) {
        if (typesOf(root).length === 0) report({ ...doc.place([...path, '@type']), message: `${shown} has no \`@type\`` });
        return;
      }
      const graph = root['@graph'];
      if (!Array.isArray(graph)) {
        report({ ...doc.place([...path, '@graph']), message: '`@graph` is no list of nodes' });
        return;
      }
      graph.forEach((node, index) => {
        if (!isObject(node) || (typesOf(node).length === 0 && !isReference(node))) report({ ...doc.place([...path, '@graph', index]), message: `node ${index + 1} of \`@graph\` has no \`@type\`` });
      });
    }
  },
});
