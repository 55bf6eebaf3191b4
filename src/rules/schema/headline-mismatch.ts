import { defineRule } from '../../kinds.ts';
import { brandNames } from '../../text/names.ts';
import { articleNodes, textOf } from '../../text/schema-nodes.ts';
import { isVisible } from '../../text/visible.ts';
import { normalize } from '../../text/words.ts';
import { setValue } from '../../text/yaml-edits.ts';

/** Compared without case, punctuation and the name of the site; a headline that stands nowhere on the page is the other rule's. */
export default defineRule({
  id: 'schema/headline-mismatch',
  severity: 'warning',
  about: 'A `headline` in the structured data that is neither the title nor the main heading.',
  why: 'Search engines get two titles for one page; the markup is meant to repeat the one that readers see.',
  fix: 'Copy the title into `headline`.',
  source: 'Google Search Central, Article structured data (2025-12-10).',
  needs: 'article',
  examples: {
    bad: ["---\ntitle: How to store tyres\nschema:\n  '@context': https://schema.org\n  '@type': BlogPosting\n  headline: Tyres in winter\n---\n# How to store tyres\n\nIn winter a cellar is best.\n"],
    good: [
      "---\ntitle: How to store tyres | Example\nschema:\n  '@context': https://schema.org\n  '@type': BlogPosting\n  headline: How to store tyres\n---\n# Tyre storage\n\nText.\n",
      "---\ntitle: Хранение шин\nschema:\n  '@context': https://schema.org\n  '@type': BlogPosting\n  headline: 'Где хранить шины?'\n---\n# Где хранить шины\n\nТекст.\n",
    ],
  },
  check({ doc, config }, report) {
    const title = doc.field('title');
    const articles = articleNodes(doc).filter(({ node }) => textOf(node['headline']) !== '' && textOf(node['headline']) !== title);
    if (articles.length === 0) return;
    const brands = brandNames(doc, config).map(normalize);
    const bare = (text: string): string => {
      const words = normalize(text);
      const brand = brands.find((name) => name !== '' && words.endsWith(` ${name}`));
      return brand === undefined ? words : words.slice(0, -brand.length - 1);
    };
    const titles = [title, doc.h1?.text ?? ''].filter((text) => text !== '').map(bare);
    if (titles.length === 0) return;
    for (const { node, path } of articles) {
      const headline = textOf(node['headline']);
      if (titles.includes(bare(headline)) || !isVisible(doc, headline)) continue;
      const edit = title === '' ? undefined : setValue(doc, [...path, 'headline'], title);
      report({ ...doc.place([...path, 'headline']), edits: edit === undefined ? undefined : [edit], message: `the headline "${headline}" is neither the title "${title}" nor the main heading` });
    }
  },
});
