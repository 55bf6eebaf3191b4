import { defineRule, type SiteRule } from '../../kinds.ts';
import { alikeGroups, collectShape, type ShapeFacts } from '../../text/alike.ts';
import { articleShape, edgeParagraphs } from '../../text/article-shape.ts';

const OPTIONS = { articles: 3, share: 0.05 };
const page = (title: string, text: string): string => `---\ntitle: ${title}\n---\n# ${title}\n\nThe first paragraph has enough words.\n\n${text}\n`;

/** Compared are the first and the last sentence of the last paragraph that the writer wrote: calls to action of the config, FAQ and related links come after it. */
export default defineRule<SiteRule<ShapeFacts>>({
  id: 'voice/same-closing',
  severity: 'warning',
  about: 'An article whose last paragraph begins or ends with the same words, or in the same construction, as those of several others.',
  why: 'A closing that fits every article says nothing about this one.',
  fix: 'End where the matter ends: with the last step, its sign, or what remains to be done.',
  source: 'Measured on public sites: of articles written one by one at most 4 % close alike; the borders are above that',
  options: OPTIONS,
  needs: 'site',
  examples: {
    bad: [{
      text: page('Chains', 'Now you know how to oil a chain, so take a rag.'),
      corpus: [{ slug: 'tyres', text: page('Tyres', 'Now you know how to store tyres, so hang them up.') }, { slug: 'brakes', text: page('Brakes', 'Now you know how to set a brake.') }],
    }],
    good: [{
      text: page('Chains', 'Now you know how to oil a chain, so take a rag.'),
      corpus: [{ slug: 'tyres', text: page('Tyres', 'In spring the tyres come down from the wall.') }, { slug: 'brakes', text: page('Brakes', 'The lever tells you when the cable is too long.') }],
    }],
  },
  collect: ({ doc, config }) => collectShape(articleShape(doc, config).closing),
  check(input, report) {
    const { articles, share } = { ...OPTIONS, ...input.options };
    const border = { share, least: articles };
    const [group] = alikeGroups(input, 'closing', { words: border, skeleton: border });
    const block = group === undefined ? undefined : edgeParagraphs(input.doc, input.config).last;
    if (group === undefined || block === undefined) return;
    report({ start: block.start, end: block.end, message: `the article closes with ${group.likeness.shown}, as ${group.others} others do: ${group.named}` });
  },
});
