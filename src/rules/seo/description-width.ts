import { defineRule } from '../../kinds.ts';
import { DESCRIPTION_MAX_PX, DESCRIPTION_SIZE, pixelWidth } from '../../text/width.ts';

const MIN_CHARACTERS = 60;
const front = (description: string): string => `---\ntitle: How to oil a garden bench\ndescription: ${description}\n---\n# How to oil a garden bench\n\nText.\n`;

/** Measured in pixels because letters of different scripts differ in width. A missing description is another rule's matter. */
export default defineRule({
  id: 'seo/description-width',
  severity: 'warning',
  about: 'A description wider than search results print (about 920 px of 14 px Arial) or shorter than 60 characters.',
  why: 'What goes beyond is cut off; a very short one leaves the choice of text to the search engine. Search engines state no limit; the width is measured by third parties.',
  fix: 'Keep it to about 130 Russian or 144 English characters, with the promise of the article first.',
  source: 'Third-party measurements of desktop results (920 px); Google Search Central, Snippets',
  needs: 'article',
  // `max` in pixels of 14 px Arial, `min` in characters.
  options: { max: DESCRIPTION_MAX_PX, min: MIN_CHARACTERS },
  examples: {
    bad: [front('How to clean, sand, oil, dry and protect a wooden garden bench so that it survives rain and frost for many years and still looks as good as on the first day'), front('About benches.')],
    good: [front('When to oil a garden bench, which oil to take and how to sand it, so that rain and frost do no harm.')],
  },
  check({ doc, options }, report) {
    const [max, min] = [Number(options['max']), Number(options['min'])];
    const description = doc.field('description').replace(/\s+/g, ' ');
    if (description === '') return;
    const width = pixelWidth(description, DESCRIPTION_SIZE);
    if (width > max) report({ ...doc.place(['description']), message: `the description is ${Math.round(width)} px wide (${description.length} characters); results cut it at about ${max} px` });
    else if (description.length < min) report({ ...doc.place(['description']), message: `the description has only ${description.length} characters`, help: 'Say in one or two sentences what the reader will find and for whom it is.' });
  },
});
