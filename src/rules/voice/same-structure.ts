import { defineRule, type SiteRule } from '../../kinds.ts';
import { alikeGroups, collectShape, type ShapeFacts } from '../../text/alike.ts';
import { articleShape } from '../../text/article-shape.ts';

const OPTIONS = { articles: 3, share: 0.05, layout: 0.25 };
const page = (title: string, headings: readonly string[]): string => `---\ntitle: ${title}\n---\n# ${title}\n\nText.\n\n${headings.map((heading) => `## ${heading}\n\nText.\n`).join('\n')}`;
const template = (thing: string): { slug: string; text: string } => ({ slug: thing, text: page(thing, [`What is a ${thing}`, `Why you need a ${thing}`, `How to choose a ${thing}`, `What a ${thing} costs`]) });

/**
 * Two likenesses, in each of which one section may differ: the constructions of the headings in their order (a warning), and what stands in the sections, text, lists,
 * tables (a remark, and of a larger part of the site: there are few layouts). Articles of fewer than four sections are not compared.
 */
export default defineRule<SiteRule<ShapeFacts>>({
  id: 'voice/same-structure',
  severity: 'warning',
  about: 'An article whose sections are built like those of several others: the same constructions of headings, or the same layout, in the same order.',
  why: 'The reader sees the same form filled in again, and searching for what is different takes longer than reading.',
  fix: 'Order the sections by what this subject needs, and use a list or a table only where there is one.',
  source: 'Measured on public sites: articles written one by one share no order of headings; up to 2 % share a layout',
  options: OPTIONS,
  needs: 'site',
  examples: {
    bad: [{ text: template('chain').text, corpus: [template('tyre'), template('brake')] }],
    good: [{ text: template('chain').text, corpus: [{ slug: 'tyre', text: page('Tyre', ['Wash off the salt', 'Where to hang it', 'Pressure in spring', 'When it is worn']) }, template('brake')] }],
  },
  collect: ({ doc, config }) => collectShape(articleShape(doc, config).structure),
  check(input, report) {
    const { articles, share, layout } = { ...OPTIONS, ...input.options };
    const groups = alikeGroups(input, 'structure', { headings: { share, least: articles }, layout: { share: layout, least: articles + 1 } });
    const group = groups.find(({ likeness }) => likeness.kind === 'headings') ?? groups[0];
    if (group === undefined) return;
    report({
      ...input.headline,
      severity: group.likeness.kind === 'headings' ? 'warning' : 'info',
      message: `the article has ${group.likeness.shown}, as ${group.others} others have: ${group.named}`,
      help: '"•" stands for words of the subject, "*" for the one section that may differ. Order the sections by what this subject needs.',
    });
  },
});
