import { defineRule } from '../../kinds.ts';
import { pixelWidth, TITLE_MAX_PX, TITLE_SIZE } from '../../text/width.ts';

const HARD_MAX_PX = 600;
const MIN_PX = 285;
const front = (title: string): string => `---\ntitle: ${title}\n---\n# ${title}\n\nText.\n`;

/** Pixels, not characters: a Cyrillic letter is about a tenth wider than a Latin one. A missing title is another rule's matter. */
export default defineRule({
  id: 'seo/title-width',
  severity: 'warning',
  withoutConfig: 'warning',
  about: 'A title wider than search results print (580–600 px of 20 px Arial) or too short to say much.',
  why: 'A longer title is cut off with dots, often in the middle of what matters. Search engines state no limit; the widths are measured by third parties.',
  fix: 'Shorten the title to about 57 Russian or 63 English characters, the important words first.',
  source: 'Yoast SEO (600 px); third-party measurements of desktop results (580 px)',
  needs: 'article',
  // Pixels of 20 px Arial: a warning above `max`, an error above `cut` (and never below `max`), a note under `min`.
  options: { max: TITLE_MAX_PX, cut: HARD_MAX_PX, min: MIN_PX },
  examples: {
    bad: [front('How to choose, season, clean and store a cast iron pan so that it lasts for decades'), front('Pans')],
    good: [front('How to season a cast iron pan at home'), front('Как прокалить чугунную сковороду дома')],
  },
  check({ doc, options }, report) {
    const [max, cut, min] = [Number(options['max']), Number(options['cut']), Number(options['min'])];
    const title = doc.field('title');
    if (title === '') return;
    const width = pixelWidth(title, TITLE_SIZE);
    if (width <= max && width >= min) return;
    const place = doc.place(['title']);
    const px = `${Math.round(width)} px`;
    if (width > max) report({ ...place, severity: width > Math.max(cut, max) ? 'error' : 'warning', message: `the title is ${px} wide (${title.length} characters); results cut it at about ${max} px` });
    else if (width < min) report({ ...place, severity: 'info', message: `the title is only ${px} wide (${title.length} characters)`, help: 'Add what the article gives the reader: the object, the situation or the result.' });
  },
});
