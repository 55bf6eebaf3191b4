import { testRule } from '../../kit/rule.ts';
import { page } from '../page.ts';

testRule('frontmatter/modified-before-published', {
  accept: {
    'later': page("pubDate: '2026-03-01'\nupdatedDate: '2026-03-02'"),
    'the same day, one with a time': page("pubDate: '2026-03-01T18:00:00Z'\nupdatedDate: 2026-03-01"),
    'the same moment in two zones': page("pubDate: '2026-03-01T23:30:00Z'\nupdatedDate: '2026-03-02T02:30:00+03:00'"),
    'only one date': page("updatedDate: '2026-03-01'"),
  },
  reject: {
    'an earlier day': { example: page("pubDate: '2026-03-01'\nupdatedDate: '2026-02-28'"), at: ["updatedDate: '2026-02-28'"], severity: 'error' },
    'an earlier hour': { example: page("pubDate: '2026-03-01T10:00:00Z'\nupdatedDate: '2026-03-01T09:00:00Z'"), at: ["updatedDate: '2026-03-01T09:00:00Z'"] },
    'another zone': { example: page("pubDate: '2026-03-01T10:00:00Z'\nupdatedDate: '2026-03-01T11:00:00+03:00'"), at: ["updatedDate: '2026-03-01T11:00:00+03:00'"] },
  },
});
