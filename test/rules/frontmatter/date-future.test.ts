import { testRule } from '../../kit/rule.ts';
import { page } from '../page.ts';

testRule('frontmatter/date-future', {
  accept: {
    'the past': page("pubDate: '2026-03-01'"),
    'tomorrow, for time zones': { text: page("pubDate: '2026-06-02T23:00:00Z'"), asOf: '2026-06-01' },
    'a draft': page("pubDate: '2030-01-01'\ndraft: true"),
    'a date that cannot be read': page("pubDate: 'in spring 2030'"),
  },
  reject: {
    'the day after tomorrow': { example: { text: page("pubDate: '2026-06-03'"), asOf: '2026-06-01' }, at: ["pubDate: '2026-06-03'"], severity: 'error' },
    'an update to come': { example: page("pubDate: '2026-03-01'\nupdatedDate: '2027-03-01'"), at: ["updatedDate: '2027-03-01'"] },
    'a draft in words only': { example: page("pubDate: '2027-03-01'\ndraft: false"), at: ["pubDate: '2027-03-01'"] },
  },
});
