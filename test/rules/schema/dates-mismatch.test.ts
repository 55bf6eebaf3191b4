import { testRule } from '../../kit/rule.ts';
import { schemaPage } from '../page.ts';

const dates = (published: string, modified: string, frontMatter: string): string => schemaPage(`'@type': BlogPosting\ndatePublished: '${published}'\ndateModified: '${modified}'`, frontMatter);

testRule('schema/dates-mismatch', {
  accept: {
    'the same days': dates('2026-03-01', '2026-03-05', "pubDate: '2026-03-01'\nupdatedDate: '2026-03-05'"),
    'the same moment in another zone': dates('2026-03-02T00:30:00+03:00', '2026-03-01T21:30:00.000Z', "pubDate: '2026-03-01T21:30:00Z'"),
    'a day for a moment': dates('2026-03-01', '2026-03-01', "pubDate: '2026-03-01T21:30:00.743Z'"),
    'no dates in the front matter': dates('2026-03-01', '2026-03-01', 'title: Шины'),
    'dates of a cited work': schemaPage("'@type': BlogPosting\ncitation:\n  '@type': Article\n  datePublished: '1845-06-10'", "pubDate: '2026-03-01'"),
  },
  reject: {
    'another day of publication': { example: dates('2026-03-02', '2026-03-01', "pubDate: '2026-03-01'"), at: ["datePublished: '2026-03-02'"], severity: 'error' },
    'another hour': { example: dates('2026-03-01T10:00:00Z', '2026-03-01', "pubDate: '2026-03-01T11:00:00Z'"), at: ["datePublished: '2026-03-01T10:00:00Z'"] },
    'modified, but not updated': { example: dates('2026-03-01', '2026-05-01', "pubDate: '2026-03-01'"), at: ["dateModified: '2026-05-01'"], message: /no `updatedDate`/ },
    'no date at all': { example: dates('1 марта 2026', '2026-03-01', "pubDate: '2026-03-01'"), at: ["datePublished: '1 марта 2026'"], message: /no date/ },
  },
});
