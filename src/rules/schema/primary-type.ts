import { defineRule } from '../../kinds.ts';
import { articleNodes, describesPage, isObject, typesOf } from '../../text/schema-nodes.ts';

/** Outside a project the layout of the blog may print the structured data, so its absence from the file is only an information there. */
export default defineRule({
  id: 'schema/primary-type',
  severity: 'error',
  about: 'An article whose structured data holds no Article, BlogPosting or NewsArticle, or which has no structured data.',
  why: 'Headline, author, dates and image of an article are read from a node of one of these types; another type says the page is something else.',
  fix: 'Describe the article as a BlogPosting.',
  source: 'Google Search Central, Article structured data (2025-12-10).',
  needs: 'article',
  examples: {
    bad: ['---\ntitle: Tyres\n---\n# Tyres\n\nText.\n', "---\ntitle: Tyres\nschema:\n  '@context': https://schema.org\n  '@type': HowTo\n  name: Tyres\n---\n# Tyres\n\nText.\n"],
    good: [
      "---\ntitle: Tyres\nschema:\n  '@context': https://schema.org\n  '@type': [NewsArticle]\n---\n# Tyres\n\nText.\n",
      "---\ntitle: Tyres\nschema:\n  '@context': https://schema.org\n  '@graph':\n    - '@type': WebPage\n    - '@type': BlogPosting\n---\n# Tyres\n\nText.\n",
    ],
  },
  check({ doc, config }, report) {
    if (doc.frontMatterProblem !== undefined || articleNodes(doc).length > 0) return;
    const [root] = doc.jsonldRoots;
    if (root === undefined) {
      // Most blogs make it in their layout.
      if (config !== undefined) report({ ...doc.place(['schema']), message: 'there is no structured data: `schema` is missing' });
      return;
    }
    const types = [...new Set(doc.jsonld.filter(({ path }) => describesPage(path) && !path.includes('mainEntityOfPage')).flatMap(({ node }) => typesOf(node)))];
    if (types.length === 0) return;
    report({ ...doc.place([...root.path, isObject(root.root) && '@type' in root.root ? '@type' : '@graph']), message: `the structured data describes the page as ${types.join(', ')}, not as an article` });
  },
});
