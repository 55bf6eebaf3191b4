import { testRule } from '../../kit/rule.ts';
import { page } from '../page.ts';

const post = (title: string, date: string, rest = ''): string => page(`title: ${title}\npubDate: '${date}'${rest}`);
const posts = (count: number, date: (index: number) => string, rest = '', prefix = 'p'): { slug: string; text: string }[] => Array.from({ length: count }, (_, index) => ({ slug: `${prefix}${index}`, text: post(`Post ${index}`, date(index), rest) }));
const spread = posts(60, (index) => `2024-${String(1 + (index % 12)).padStart(2, '0')}-1${Math.floor(index / 12)}`, '', 'old');
const hour = (index: number): string => `2025-07-07T${String(8 + index).padStart(2, '0')}:15:00+03:00`;

testRule('corpus/bulk-burst', {
  accept: {
    'a day with ten articles': { text: post('Tea', '2025-07-07'), corpus: [...posts(9, () => '2025-07-07'), ...spread] },
    'one a day': { text: post('Tea', '2025-07-07T10:00:00Z'), corpus: posts(28, (index) => `2025-07-${String(index + 1).padStart(2, '0')}T10:00:00Z`) },
    'a site that was moved': { text: post('Tea', '2025-07-07'), corpus: [...posts(80, () => '2025-07-07'), ...posts(10, () => '2025-07-20', '', 'new')] },
    'a site that was moved at one moment': { text: post('Tea', '2025-07-07T10:30:05Z'), corpus: posts(40, (index) => `2025-07-07T10:30:${String(10 + index)}Z`) },
    'drafts': { text: post('Tea', '2025-07-07'), corpus: [...posts(30, () => '2025-07-07', '\ndraft: true'), ...spread] },
    'no date': { text: page('title: Tea'), corpus: [...posts(30, () => '2025-07-07'), ...spread] },
    'a larger allowance': { text: post('Tea', '2025-07-07'), corpus: [...posts(15, () => '2025-07-07'), ...spread], config: { rules: { 'corpus/bulk-burst': ['info', { max: 20 }] } } },
  },
  reject: {
    'a whole site that came out minute by minute': { example: { text: post('Tea', '2025-07-07T09:59:00Z'), corpus: posts(24, (index) => `2025-07-07T10:${String(index * 2 + 10)}:00Z`) }, at: ["pubDate: '2025-07-07T09:59:00Z'"], message: /^one of 25 articles within 24 hours/ },
    'a day with twelve articles': { example: { text: post('Tea', '2025-07-07'), corpus: [...posts(11, () => '2025-07-07'), ...spread] }, at: ["pubDate: '2025-07-07'"], severity: 'info', message: /^one of 12 articles of one day, with p0, p1, p2 and 8 more$/ },
    'twelve times of one night': { example: { text: post('Tea', '2025-07-07T18:00:00Z'), corpus: [...posts(11, hour), ...spread] }, at: ["pubDate: '2025-07-07T18:00:00Z'"], message: /^one of 12 articles within 24 hours, with p\d+, / },
    'three within two hours, where that is too many': { example: { text: post('Tea', '2025-07-07T05:00:00Z'), corpus: [...posts(4, hour), ...spread], config: { rules: { 'corpus/bulk-burst': ['info', { max: 2, hours: 2 }] } } }, at: ["pubDate: '2025-07-07T05:00:00Z'"], message: /^one of 3 articles within 2 hours, with p0, p1$/ },
  },
});
