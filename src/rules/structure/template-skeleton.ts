import { defineRule } from '../../kinds.ts';
import { plainText, walk } from '../../text/markdown.ts';
import { nodesIn, parentOf } from '../../text/sections.ts';
import type { Heading } from '../../text/document.ts';
import { normalize } from '../../text/words.ts';

/** Brothers are compared by the sequence of bold labels in them ("Pros: … Cons: …"); at least two labels, at least four brothers alike. One finding, at the first. */
export default defineRule({
  id: 'structure/template-skeleton',
  severity: 'info',
  about: 'Four or more sections in a row built on the same bold labels.',
  why: 'It reads like a filled-in form. A table would say the same shorter, and prose could say what differs.',
  fix: 'Turn the repeated labels into a table, or write the sections as text.',
  options: { min: 4 },
  needs: 'article',
  examples: {
    bad: [`# Title\n\nText.\n\n## Woods\n\n${['Oak', 'Ash', 'Pine', 'Larch'].map((name) => `### ${name}\n\n- **Pros:** good.\n- **Cons:** dear.\n`).join('\n')}`],
    good: [`# Title\n\nText.\n\n## Woods\n\n${['Oak', 'Ash'].map((name) => `### ${name}\n\n- **Pros:** good.\n- **Cons:** dear.\n`).join('\n')}`],
  },
  check({ doc, options }, report) {
    if (!doc.text.includes('**') && !doc.text.includes('__')) return;
    const groups = new Map<string, { labels: string[]; headings: Heading[] }>();
    doc.headings.forEach((heading, index) => {
      const labels: string[] = [];
      for (const top of nodesIn(doc, heading.end, heading.ownEnd)) {
        walk(top, (node) => {
          if (node.type !== 'paragraph') return node.type !== 'table';
          const [first, second] = node.children;
          if (first?.type !== 'strong') return false;
          const label = plainText(first).trim();
          if (label.endsWith(':') || (second?.type === 'text' && second.value.startsWith(':'))) labels.push(label.replace(/:$/, ''));
          return false;
        });
      }
      if (labels.length < 2) return;
      const key = `${parentOf(doc.headings, index)?.start ?? -1} ${labels.map(normalize).join('/')}`;
      const group = groups.get(key) ?? { labels, headings: [] };
      group.headings.push(heading);
      groups.set(key, group);
    });
    for (const { labels, headings } of groups.values()) {
      const [first] = headings;
      if (first === undefined || headings.length < Number(options['min'])) continue;
      report({ start: first.start, end: first.end, message: `${headings.length} sections from "${first.text}" on repeat the labels ${labels.map((label) => `"${label}"`).join(', ')}` });
    }
  },
});
