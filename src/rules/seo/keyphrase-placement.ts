import { defineRule } from '../../kinds.ts';
import { firstParagraph, holdsPhrase, keyphraseOf, touchesPhrase } from '../../text/keyphrase.ts';

const page = (keywords: string, title: string, description: string, body: string): string => `---\ntitle: ${title}\ndescription: ${description}\nkeywords: [${keywords}]\n---\n# ${title}\n\n${body}`;

/**
 * The phrase is the first of the front matter `keywords`, otherwise the headline words that the slug repeats. Its words may stand in any order
 * and form, apart from each other. Good articles seldom repeat it in a subheading, so that is a remark only, and only where no subheading has any of its
 * words; texts without subheadings are not asked for one.
 */
export default defineRule({
  id: 'seo/keyphrase-placement',
  severity: 'warning',
  about: 'The key phrase of the article is missing from the title, the description, the first paragraph or every second-level heading.',
  why: 'A reader who searched for these words looks for them there first to see whether the page is the right one.',
  fix: 'Use the words of the phrase there, in any natural form and order.',
  source: 'Yoast SEO, keyphrase in title, introduction, meta description and subheadings',
  needs: 'article',
  examples: {
    bad: [page('pruning roses', 'Roses in winter', 'What roses need before the frost.', 'Cover the roses.\n\n## Cover\n\nText.\n')],
    good: [page('pruning roses', 'How to prune roses in spring', 'When and how to prune roses.', 'Roses want to be pruned in March.\n\n## Pruning old roses\n\nText.\n')],
  },
  check({ doc, language, config }, report) {
    const phrase = keyphraseOf(doc);
    if (phrase === undefined) return;
    // A guess from the title of somebody's article proves nothing.
    if (config === undefined && !phrase.given) return;
    const missing = (text: string): boolean => text !== '' && !holdsPhrase(text, phrase, language);
    const quoted = `the key phrase "${phrase.text}"`;
    if (missing(doc.field('title'))) report({ ...doc.place(['title']), message: `${quoted} is missing from the title` });
    if (missing(doc.field('description'))) report({ ...doc.place(['description']), message: `${quoted} is missing from the description` });
    const first = firstParagraph(doc);
    if (first !== undefined && missing(first.text)) report({ start: first.start, end: first.end, message: `${quoted} is missing from the first paragraph` });
    const subheadings = doc.headings.filter((heading) => heading.depth === 2 && heading.area === 'body');
    const place = subheadings[0];
    if (place !== undefined && subheadings.every((heading) => !touchesPhrase(heading.text, phrase, language))) {
      report({ start: place.start, end: place.end, severity: 'info', message: `no second-level heading has a word of ${quoted}` });
    }
  },
});
