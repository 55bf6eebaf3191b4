import { defineRule } from '../../kinds.ts';
import type { Document, Heading } from '../../text/document.ts';
import { headingNumber } from '../../text/numbered-parts.ts';
import { openingParagraph } from '../../text/news-lead.ts';
import { otherCount } from '../../text/promised-number.ts';
import { parentOf } from '../../text/sections.ts';
import { pageNode, stepHeadings } from '../../text/typed-articles.ts';
import { stepTexts } from '../../text/visible.ts';

/**
 * Only headings that say they are steps ("Step 2. …", "Шаг 2. …"). Numbers go up by one; under another heading they may begin again. The HowTo of the structured
 * data, and a number of steps in title, description and opening, are compared with them only where the page has such headings: a page may show its steps as a list.
 */
export default defineRule({
  id: 'types/howto-steps',
  severity: 'error',
  about: 'Steps that are out of order, a how-to of a single step, or structured data with other steps than the page shows.',
  why: 'Readers follow the numbers with their hands full. A missing or repeated number makes them look for a step that is not there.',
  fix: 'Number the steps 1, 2, 3 in the order of work, and give the HowTo the same steps.',
  source: 'schema.org 30.0, HowTo: the steps of the page.',
  needs: 'article',
  examples: {
    bad: ['# Tyres\n\nText.\n\n## Step 1. Lift the wheel\n\nText.\n\n## Step 3. Turn it\n\nText.\n', '---\nlang: ru\n---\n# Шины\n\nТекст.\n\n## Шаг 5. Снимите колесо\n\nТекст.\n\n## Шаг 6. Проверьте\n\nТекст.\n'],
    good: ['# Tyres\n\nText.\n\n## Step 1. Lift the wheel\n\nText.\n\n## Step 2. Turn it\n\nText.\n\n## If it catches\n\nText.\n', '# Tyres\n\nText.\n\n## Front\n\n### Step 1. Lift\n\nText.\n\n### Step 2. Turn\n\nText.\n\n## Back\n\n### Step 1. Lift\n\nText.\n\n### Step 2. Turn\n\nText.\n'],
  },
  check({ doc, language }, report) {
    const steps = stepHeadings(doc);
    const howto = pageNode(doc, 'HowTo');
    const given = howto === undefined ? [] : stepTexts(doc, howto.node);
    const [first] = steps;
    if (howto !== undefined && given.length === 1) {
      report({ ...doc.place([...howto.path, '@type']), message: 'the HowTo has a single step: that is no procedure', help: 'Write the article as a guide, or give the steps that are missing.' });
    }
    if (first === undefined) return;
    const broken = brokenStep(steps, doc);
    if (broken !== undefined) {
      const { heading, number, expected } = broken;
      report({ start: heading.start, end: heading.end, message: `this is step ${number}, and step ${expected} was to come here` });
    }
    const things = [language.stemOf(language.labels.step.toLowerCase())];
    const opening = openingParagraph(doc);
    for (const [text, range] of [[doc.field('title'), doc.place(['title'])], [doc.field('description'), doc.place(['description'])], [opening?.text ?? '', opening]] as const) {
      const other = howto === undefined ? undefined : otherCount(text, things, steps.length, language);
      if (other !== undefined && range !== undefined) report({ start: range.start, end: range.end, message: `"${other.words}" are announced here, and the page shows ${steps.length}` });
    }
    if (howto !== undefined && given.length > 1 && given.length !== steps.length) {
      report({ ...doc.place([...howto.path, 'step']), message: `the HowTo has ${given.length} steps, the page shows ${steps.length}` });
    }
  },
});

/** The first step whose number does not follow. */
function brokenStep(steps: readonly Heading[], doc: Document): { heading: Heading; number: number; expected: number } | undefined {
  let [last, parent] = [0, undefined as Heading | undefined];
  for (const heading of steps) {
    const number = headingNumber(heading.text, doc.language) ?? 0;
    const above = parentOf(doc.headings, doc.headings.indexOf(heading));
    if (number !== last + 1 && !(number === 1 && above !== parent)) return { heading, number, expected: last + 1 };
    [last, parent] = [number, above];
  }
  return undefined;
}
