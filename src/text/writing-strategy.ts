import { hash32 } from './hash.ts';

/**
 * How an article opens, closes and is laid out: chosen by code for each, so that a batch differs by construction and no model has to guess what its other answers
 * were. The templates say what each name asks for. A choice depends on the slug and the type alone, so it is the same in every run and no other brief changes it.
 *
 * The names go into messages, and so into the keys of results: whoever adds or removes one here makes texts stale that were written with a model.
 */
export interface Strategy {
  /** '' where the type of article decides. */
  opening: Opening | '';
  closing: Closing;
  /** What the text is made of besides paragraphs. */
  form: Form;
  /** How headings are worded, and by what sections are ordered; '' where the type of article decides. */
  headings: HeadingForm | '';
  order: Order | '';
}

type Opening = 'situation' | 'answer' | 'mistake' | 'object' | 'contrast' | 'question' | 'limit';
type Closing = 'step' | 'sign' | 'exception' | 'later' | 'detail';
type Form = 'prose' | 'list' | 'table' | 'parts';
type HeadingForm = 'statement' | 'action' | 'question';
type Order = 'time' | 'weight' | 'doubts' | 'parts';

const OPENINGS: readonly Opening[] = ['situation', 'answer', 'mistake', 'object', 'contrast', 'question', 'limit'];
const CLOSINGS: readonly Closing[] = ['step', 'sign', 'exception', 'later', 'detail'];
const FORMS: readonly Form[] = ['prose', 'list', 'table', 'parts'];
const HEADING_FORMS: readonly HeadingForm[] = ['statement', 'action', 'question'];
const ORDERS: readonly Order[] = ['time', 'weight', 'doubts', 'parts'];

/** What fits a type of article; what is not named may be anything. News begin with what happened, and the table of a comparison is built by code; all but guides have sections of their own kind. */
const BY_TYPE: Readonly<Record<string, { openings?: readonly Opening[]; forms?: readonly Form[]; fixedSections: true }>> = {
  howto: { openings: ['situation', 'answer', 'mistake', 'object', 'limit'], forms: ['prose', 'list'], fixedSections: true },
  listicle: { openings: ['situation', 'answer', 'mistake', 'object', 'contrast'], forms: ['prose', 'list'], fixedSections: true },
  comparison: { openings: ['situation', 'answer', 'mistake', 'contrast', 'question'], forms: ['prose', 'list'], fixedSections: true },
  service: { openings: ['situation', 'answer', 'object', 'contrast', 'limit'], forms: ['prose', 'list'], fixedSections: true },
  news: { openings: [], forms: ['prose', 'list'], fixedSections: true },
};

/**
 * @param slug of the article
 * @param type as the brief has it
 * @param asks false where the voice of the brand allows no questions in the text
 */
export function strategyOf(slug: string, type: string, asks: boolean): Strategy {
  const own = Object.hasOwn(BY_TYPE, type) ? BY_TYPE[type] : undefined;
  const { openings = OPENINGS, forms = FORMS } = own ?? {};
  const fixedSections = own?.fixedSections === true;
  const may = asks ? openings : openings.filter((one) => one !== 'question');
  return {
    opening: may.length === 0 ? '' : choice(slug, 'opening', may),
    closing: choice(slug, 'closing', CLOSINGS),
    form: choice(slug, 'form', forms),
    headings: fixedSections ? '' : choice(slug, 'headings', HEADING_FORMS),
    order: fixedSections ? '' : choice(slug, 'order', ORDERS),
  };
}

/** One of a list, by chance that never changes; each respect by a chance of its own. */
function choice<T>(slug: string, respect: string, of: readonly T[]): T {
  return of[hash32(`${respect} of ${slug}`) % of.length] as T;
}
