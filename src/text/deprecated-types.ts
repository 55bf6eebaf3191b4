/** Structured data whose results a search engine has stopped showing. Dated, so that an article is judged by the policy of its day. */
export interface DeprecatedType {
  type: string;
  /** ISO date from which no result is shown any more. */
  since: string;
  /** What was stopped. */
  what: string;
  /** True when the markup still describes the page truthfully when its content is visible, and is then left alone. */
  semantic: boolean;
  source: string;
}

export const DEPRECATED_TYPES: readonly DeprecatedType[] = [
  {
    type: 'HowTo', since: '2023-09-13', what: 'how-to results in Google Search', semantic: true,
    source: 'Google Search Central Blog, Changes to HowTo and FAQ rich results (2023-08-08, updated 2023-09-14)',
  },
  {
    type: 'FAQPage', since: '2026-05-07', what: 'FAQ results in Google Search', semantic: true,
    source: 'Google Search Central, FAQPage structured data (banner of 2026-05)',
  },
  {
    type: 'SpecialAnnouncement', since: '2025-09-09', what: 'special announcements in Google Search', semantic: false,
    source: 'Google Search Central Blog, Simplifying the search results page (2025-06-12, updated 2025-09-08)',
  },
  {
    type: 'OccupationAggregationByEmployer', since: '2025-09-09', what: 'estimated salaries in Google Search', semantic: false,
    source: 'Google Search Central Blog, Simplifying the search results page (2025-06-12, updated 2025-09-08)',
  },
];
