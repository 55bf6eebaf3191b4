import { defineRule, type SiteRule } from '../../kinds.ts';
import { alikeGroups, collectShape, type ShapeFacts } from '../../text/alike.ts';
import { articleShape } from '../../text/article-shape.ts';
import { writtenHeadings } from '../../text/written.ts';
import { normalize } from '../../text/words.ts';

const OPTIONS: { articles: number; share: number; allow: string[] } = { articles: 3, share: 0.15, allow: [] };
/** Headings of an article that are told. */
const MOST = 5;
const page = (title: string, heading: string): string => `---\ntitle: ${title}\n---\n# ${title}\n\nText.\n\n## ${heading}\n\nText.\n`;

/** Compared without the words of the title, by stems. Parts that every article has by its nature (ingredients, prerequisites) go into `allow`. */
export default defineRule<SiteRule<ShapeFacts>>({
  id: 'voice/same-headings',
  severity: 'info',
  about: 'A heading that many articles have, word for word or but for the words of their subject.',
  why: 'A heading that fits every article does not say what its section says.',
  fix: 'Say in the heading what this section says, or allow the heading in the config where it belongs to every article.',
  source: 'Measured on public sites: headings such as "Prerequisites" stand in up to 9 % of the articles; the border is above that',
  options: OPTIONS,
  needs: 'site',
  examples: {
    bad: [{ text: page('A bicycle chain', 'Common mistakes with a chain'), corpus: [{ slug: 'tyres', text: page('Tyres', 'Common mistakes with a tyre') }, { slug: 'brakes', text: page('Brakes', 'Common mistakes with a brake') }] }],
    good: [
      { text: page('A bicycle chain', 'Common mistakes with a chain'), corpus: [{ slug: 'tyres', text: page('Tyres', 'Cracks in the wall of a tyre') }, { slug: 'brakes', text: page('Brakes', 'Why pads wear on one side') }] },
      { text: page('Soup', 'Ingredients'), corpus: [{ slug: 'bread', text: page('Bread', 'Ingredients') }, { slug: 'salad', text: page('Salad', 'Ingredients') }], config: { rules: { 'voice/same-headings': ['info', { allow: ['Ingredients'] }] } } },
    ],
  },
  collect: ({ doc, config }) => collectShape(articleShape(doc, config).headings),
  check(input, report) {
    const { articles, share, allow } = { ...OPTIONS, ...input.options };
    const groups = alikeGroups(input, 'headings', { heading: { share, least: articles } });
    if (groups.length === 0) return;
    const allowed = new Set(allow.map(normalize));
    const headings = writtenHeadings(input.doc);
    for (const { likeness, others, named } of groups.slice(0, MOST)) {
      const heading = headings.find(({ text }) => text === likeness.shown);
      if (heading === undefined || allowed.has(normalize(heading.text))) continue;
      report({ start: heading.start, end: heading.end, message: `the heading "${heading.text}" also stands in ${others} other articles, but for their subject: ${named}` });
    }
  },
});
