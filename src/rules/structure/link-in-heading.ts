import { defineRule } from '../../kinds.ts';
import { htmlAllowList, htmlTags } from '../../text/html.ts';
import { endOf, startOf, walk } from '../../text/markdown.ts';

/** Every link below a heading node, in Markdown or raw HTML, and every raw tag that is more than an inline mark of the allow-list. One finding a heading. */
export default defineRule({
  id: 'structure/link-in-heading',
  severity: 'error',
  withoutConfig: 'warning',
  about: 'A link or raw HTML inside a heading.',
  why: 'The heading becomes part of the table of contents and of its own address, and a link in it is most often promotion glued to the wrong place.',
  fix: 'Move the link into the text under the heading.',
  needs: 'article',
  examples: {
    bad: ['# Title\n\nText.\n\n## Paints from [our shop](https://shop.example.net/)\n\nText.\n', '# Title\n\nText.\n\n## Paints <a href="https://shop.example.net/">here</a>\n\nText.\n'],
    good: ['# Title\n\nText.\n\n## Paints and CO<sub>2</sub>\n\nSee [the list](/blog/paints/).\n'],
  },
  check({ doc, config }, report) {
    let allowed: ReturnType<typeof htmlAllowList> | undefined;
    for (const heading of doc.headings) {
      if (heading.node.children.every((child) => child.type === 'text')) continue;
      const known = (allowed ??= htmlAllowList(config?.article.html ?? []));
      const found: { start: number; end: number; what: string }[] = [];
      walk(heading.node, (node) => {
        if (node.type === 'link' || node.type === 'linkReference') found.push({ start: startOf(node), end: endOf(node), what: 'a link' });
        if (node.type !== 'html') return;
        for (const tag of htmlTags(node.value, startOf(node))) {
          if (tag.kind === 'open' && (tag.name === 'a' || !known.has(tag.name))) found.push({ start: tag.start, end: tag.end, what: `the tag <${tag.name}>` });
        }
      });
      const [first] = found;
      if (first === undefined) continue;
      const link = doc.links.find((candidate) => candidate.start === first.start);
      report({
        start: first.start, end: link?.end ?? first.end,
        message: `the heading "${heading.text}" holds ${first.what}${link?.text ? ` ("${link.text}")` : ''}`,
      });
    }
  },
});
