import { defineRule, type SiteRule } from '../../kinds.ts';
import { alikeGroups, collectShape, type ShapeFacts } from '../../text/alike.ts';
import { articleShape, edgeParagraphs, openingSentence } from '../../text/article-shape.ts';

const OPTIONS = { articles: 3, share: 0.05, form: 0.4 };
const page = (title: string, text: string): string => `---\ntitle: ${title}\n---\n# ${title}\n\n${text}\n`;

/**
 * Three likenesses: the same three words, the same construction (function words and marks, the words of the subject left out), and the same form (question,
 * supposition, condition, definition, exclamation), of which a larger part of the site may be. Drafts count: a batch is judged before it comes out.
 */
export default defineRule<SiteRule<ShapeFacts>>({
  id: 'voice/same-opening',
  severity: 'warning',
  about: 'An article whose first sentence begins with the same words, or in the same construction, as those of several others.',
  why: 'Who reads two of them hears a template, whatever the second one has to say.',
  fix: 'Open in another way: with a situation, the answer, a mistake, a thing one can see.',
  source: 'Measured on public sites: of articles written one by one at most 4 % open alike; the borders are above that',
  options: OPTIONS,
  needs: 'site',
  examples: {
    bad: [{
      text: page('Chains', 'If you have ever oiled a chain, you know how it squeaks.\n\nMore.'),
      corpus: [{ slug: 'tyres', text: page('Tyres', 'If you have ever pumped up tyres, you know the smell.\n\nMore.') }, { slug: 'brakes', text: page('Brakes', 'If you have ever heard a brake, you know it is time.\n\nMore.') }],
    }],
    good: [{
      text: page('Chains', 'If you have ever oiled a chain, you know how it squeaks.\n\nMore.'),
      corpus: [{ slug: 'tyres', text: page('Tyres', 'Pump up tyres once a week.\n\nMore.') }, { slug: 'brakes', text: page('Brakes', 'A brake that squeaks wants attention, and soon.\n\nMore.') }],
    }],
  },
  collect: ({ doc, config }) => collectShape(articleShape(doc, config).opening),
  check(input, report) {
    const { articles, share, form } = { ...OPTIONS, ...input.options };
    const border = { share, least: articles };
    const [group] = alikeGroups(input, 'opening', { words: border, skeleton: border, form: { share: form, least: articles + 1 } });
    if (group === undefined) return;
    const block = edgeParagraphs(input.doc, input.config).first;
    const sentence = block === undefined ? undefined : openingSentence(block);
    if (block === undefined || sentence === undefined) return;
    report({ start: block.at(sentence.start), end: block.at(sentence.end - 1) + 1, message: `the article opens with ${group.likeness.shown}, as ${group.others} others do: ${group.named}` });
  },
});
