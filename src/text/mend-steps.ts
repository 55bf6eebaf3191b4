import { faq } from './mend-faq.ts';
import { block, description, heading, heroAlt, lang, title } from './mend-fields.ts';
import { fences, lineEnds, yaml } from './mend-front-matter.ts';
import { html } from './mend-html.ts';
import { mainHeadings, placeholders, signature } from './mend-parts.ts';
import { promo } from './mend-promo.ts';
import { schema } from './mend-schema.ts';
import type { MendStep } from './mend-step.ts';

/** Ids of the two steps that need more than one text: the safe fixes of all rules, and the related list. */
export const FIXES = 'fixes';
export const RELATED = 'related';

/** The steps before the safe fixes, in order: what can be read, then the title, then the body. */
export const FIRST_STEPS: readonly MendStep[] = [lineEnds, fences, yaml, block, title, heading, placeholders, promo, signature, mainHeadings, html];
/** The steps after them: what is said of the finished text. */
export const LAST_STEPS: readonly MendStep[] = [description, lang, heroAlt, faq, schema];

/** All steps in the order in which they are made, with what they do. */
export const STEP_LIST: readonly { id: string; about: string }[] = [
  ...FIRST_STEPS.map(({ id, about }) => ({ id, about })),
  { id: FIXES, about: 'the safe fixes of all rules, as `slugline validate --fix` makes them' },
  ...LAST_STEPS.map(({ id, about }) => ({ id, about })),
  { id: RELATED, about: 'related links that are broken, replaced by the nearest articles; irrelevant ones with --related' },
];
