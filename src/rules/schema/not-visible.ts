import { defineRule } from '../../kinds.ts';
import { sameName } from '../../text/names.ts';
import { articleNodes, hasType, listOf, resolveNode, textOf } from '../../text/schema-nodes.ts';
import { isVisible, questionTexts } from '../../text/visible.ts';

/**
 * Nine in ten words of a text must stand on the page (title, description, author and FAQ of the front matter included), so that small
 * differences of wording and shortened texts pass. Descriptions are not compared: they may be written for the markup.
 */
export default defineRule({
  id: 'schema/not-visible',
  severity: 'error',
  about: 'A headline, an author or a FAQ entry in the structured data that the page does not show.',
  why: 'Structured data describes what readers see; content that is only there misleads programs and can cost the page its rich results.',
  fix: 'Put the text on the page, or take it out of the structured data.',
  source: 'Google Search Central, General structured data guidelines (2026-07-10).',
  needs: 'article',
  examples: {
    bad: [
      "---\ntitle: Tyres\nauthor: Anna Sedova\nschema:\n  '@context': https://schema.org\n  '@type': BlogPosting\n  headline: Ten secrets of brake makers\n---\n# Tyres\n\nText.\n",
      "---\ntitle: Tyres\nauthor: Anna Sedova\nschema:\n  '@context': https://schema.org\n  '@type': BlogPosting\n  author:\n    '@type': Person\n    name: Pavel Orlov\n---\n# Tyres\n\nText.\n",
      "---\ntitle: Tyres\nschema:\n  '@context': https://schema.org\n  '@type': FAQPage\n  mainEntity:\n    - '@type': Question\n      name: Do tyres age indoors?\n      acceptedAnswer:\n        '@type': Answer\n        text: Slowly, when it is dark.\n---\n# Tyres\n\nText.\n",
    ],
    good: [
      "---\ntitle: Tyres\nauthor: Anna Sedova\nschema:\n  '@context': https://schema.org\n  '@type': BlogPosting\n  headline: Tyres\n  author:\n    '@type': Person\n    name: Anna Sedova\n---\n# Tyres\n\nText.\n",
      "---\ntitle: Tyres\nschema:\n  '@context': https://schema.org\n  '@type': FAQPage\n  mainEntity:\n    - '@type': Question\n      name: Do tyres age indoors?\n      acceptedAnswer:\n        '@type': Answer\n        text: <p>Slowly, when it is dark.</p>\n---\n# Tyres\n\nText.\n\n## FAQ\n\n### Do tyres age indoors?\n\nSlowly, when it is **dark**.\n",
    ],
  },
  check({ doc, language }, report) {
    for (const { node, path } of articleNodes(doc)) {
      const headline = textOf(node['headline']);
      if (!isVisible(doc, headline)) report({ ...doc.place([...path, 'headline']), message: `the headline "${headline}" stands nowhere on the page` });
      for (const author of listOf(node['author'])) {
        const name = textOf(resolveNode(doc, author)?.['name'] ?? author);
        if (name === '' || isVisible(doc, name) || sameName(name, doc.field('author'), language)) continue;
        report({ ...doc.place([...path, 'author']), message: `the author "${name}" stands nowhere on the page` });
      }
    }
    for (const { node, path } of doc.jsonld) {
      if (!hasType(node, 'FAQPage')) continue;
      questionTexts(doc, node).forEach(({ question, answer }, index) => {
        const hidden = [isVisible(doc, question) ? '' : 'the question', isVisible(doc, answer) ? '' : 'the answer to'].filter((part) => part !== '');
        const [what] = hidden;
        const place = Array.isArray(node['mainEntity']) ? ['mainEntity', index] : ['mainEntity'];
        if (what !== undefined) report({ ...doc.place([...path, ...place]), message: `${what} "${question}" stands nowhere on the page` });
      });
    }
  },
});
