/**
 * Dated policy: what search engines show and what the law asks for, each with the day it began. Rules ask with the day of the check (`asOf`), so
 * that an article can be judged by the policy of any day. Names that only one language has (of services, of organisations) are in its locale.
 */
export interface Policy {
  id: string;
  /** ISO date of the first day it holds. */
  since: string;
  /** ISO date of the first day it holds no more. */
  until?: string;
  source: string;
  note: string;
}

/** Structured data whose results a search engine has stopped showing. */
export interface RetiredResult extends Policy {
  type: string;
  /** What was stopped. */
  what: string;
  /** True when the markup still describes the page truthfully when its content is visible, and is then left alone. */
  semantic: boolean;
}

const SIMPLIFYING = 'Google Search Central Blog, Simplifying the search results page (2025-06-12, updated 2025-09-08)';

export const RETIRED_RESULTS: readonly RetiredResult[] = [
  {
    id: 'google/howto-results-ended', type: 'HowTo', since: '2023-09-13', what: 'how-to results in Google Search', semantic: true,
    source: 'Google Search Central Blog, Changes to HowTo and FAQ rich results (2023-08-08, updated 2023-09-14)',
    note: 'how-to results are shown on no device any more',
  },
  {
    id: 'google/faq-results-ended', type: 'FAQPage', since: '2026-05-07', what: 'FAQ results in Google Search', semantic: true,
    source: 'Google Search Central, FAQPage structured data (banner of 2026-05)',
    note: 'FAQ results are shown for no site any more; from 2023-08 they were for few',
  },
  {
    id: 'google/special-announcement-ended', type: 'SpecialAnnouncement', since: '2025-09-09', what: 'special announcements in Google Search', semantic: false,
    source: SIMPLIFYING, note: 'phased out from June 2025, removed from all reports on this day',
  },
  {
    id: 'google/estimated-salary-ended', type: 'OccupationAggregationByEmployer', since: '2025-09-09', what: 'estimated salaries in Google Search', semantic: false,
    source: SIMPLIFYING, note: 'phased out from June 2025, removed from all reports on this day; the type is Google\'s own',
  },
  {
    id: 'google/claim-review-ended', type: 'ClaimReview', since: '2025-09-09', what: 'fact checks in Google Search', semantic: false,
    source: SIMPLIFYING, note: 'phased out from June 2025, removed from all reports on this day',
  },
];

/** Types that may carry stars in Google Search, with their subtypes; an organisation not about itself. */
export const REVIEW_SNIPPETS: Policy & { types: readonly string[]; notOneself: readonly string[] } = {
  id: 'google/review-snippet-types', since: '2019-09-16',
  source: 'Google Search Central Blog, Making review rich results more helpful (2019-09-16); Google Search Central, Review snippet (2026-07-24)',
  note: 'stars only for these types, and not for reviews an organisation publishes of itself',
  types: [
    'Book', 'Course', 'CreativeWorkSeason', 'CreativeWorkSeries', 'Episode', 'Event', 'Game', 'HowTo', 'LocalBusiness', 'MediaObject', 'Movie', 'MusicPlaylist',
    'MusicRecording', 'Organization', 'Product', 'Recipe', 'SoftwareApplication',
  ],
  notOneself: ['LocalBusiness', 'Organization'],
};

/** Law and restrictions in Russia. Those with names the locale lists have the same day there. */
export const RUSSIAN_POLICY: readonly Policy[] = [
  { id: 'ru/meta-extremist', since: '2022-03-21', source: 'Закон РФ «О СМИ», ст. 4; КоАП РФ, ст. 13.15 ч. 2; rkn.gov.ru/press/news30405', note: 'the activity of Meta, with Instagram and Facebook, is banned as extremist: media state the ban beside the name' },
  { id: 'ru/viber-blocked', since: '2024-12-13', source: 'Roskomnadzor; vedomosti.ru, rbc.ru', note: 'Viber is blocked' },
  { id: 'ru/whatsapp-blocked', since: '2025-11-28', source: 'Roskomnadzor; vedomosti.ru, rbc.ru', note: 'WhatsApp is being blocked step by step' },
  { id: 'ru/168-fz', since: '2026-03-01', source: '168-ФЗ (2025-06-24)', note: 'information for consumers is in Russian, or in other languages beside it; how far this covers web sites is disputed' },
];

/** All dated policies of all kinds. */
export const POLICIES: readonly Policy[] = [...RETIRED_RESULTS, REVIEW_SNIPPETS, ...RUSSIAN_POLICY];

/** True when a policy holds on a day. Also for the dated entries of locales, which begin and do not end. */
export function inForce(policy: Pick<Policy, 'since' | 'until'>, asOf: string): boolean {
  const day = asOf.slice(0, 10);
  return policy.since <= day && (policy.until === undefined || day < policy.until);
}

/** True when the policy with this id holds on a day. @throws Error for an unknown id, which is a mistake of the rule that asks */
export function policyInForce(id: string, asOf: string): boolean {
  const policy = POLICIES.find((candidate) => candidate.id === id);
  if (policy === undefined) throw new Error(`no policy ${id}`);
  return inForce(policy, asOf);
}
