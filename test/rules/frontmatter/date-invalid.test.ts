import { testRule } from '../../kit/rule.ts';
import { page } from '../page.ts';

testRule('frontmatter/date-invalid', {
  accept: {
    'a day, quoted or not': page("pubDate: '2026-03-01'\nupdatedDate: 2026-03-02"),
    'a timestamp with milliseconds': page("pubDate: '2026-03-01T09:05:11.743Z'"),
    'a zone': page("pubDate: '2026-03-01T09:05:00+03:00'"),
    'a leap day': page("pubDate: '2028-02-29'"),
    'no date': page('title: Шины'),
  },
  reject: {
    'words': { example: page("pubDate: 'Jul 08 2026'"), at: ["pubDate: 'Jul 08 2026'"], severity: 'error', message: /no date in the form/ },
    'a Russian notation': { example: page("pubDate: '01.03.2026'"), at: ["pubDate: '01.03.2026'"] },
    'a day that does not exist': { example: page("pubDate: '2026-02-30'\nupdatedDate: '2026-13-01'"), at: ["pubDate: '2026-02-30'", "updatedDate: '2026-13-01'"], message: /no day or time that exists/ },
    'a number': { example: page('pubDate: 20260301'), at: ['pubDate: 20260301'] },
  },
});
