import { testRule } from '../../kit/rule.ts';
import { page } from '../page.ts';

const config = { links: { sponsoredHosts: ['paint.example.net'] }, cta: [{ id: 'visit', url: 'https://example.org/visit/', text: 'a free visit' }] };
const post = (link: string, rest = ''): string => page(`title: Walls${rest}`, `# Walls\n\nFirst take ${link}.\n`);
const posts = (link: string, count = 4, rest = ''): { slug: string; text: string }[] => Array.from({ length: count }, (_, index) => ({ slug: `wall-${index}`, text: post(link, rest) }));
const RU = '[лучшую краску для стен](https://paint.example.net/k)';

testRule('links/promo-repeated', {
  accept: {
    'four articles': { text: post(RU), corpus: posts(RU, 3), config },
    'other words': { text: post('[краску без запаха](https://paint.example.net/k)'), corpus: posts(RU, 9), config },
    'a host nobody pays': { text: post('[the whole test](https://test.example.com/)'), corpus: posts('[the whole test](https://test.example.com/)', 9), config },
    'a call to action of the config': { text: post('[a free visit](https://example.org/visit/)'), corpus: posts('[a free visit](https://example.org/visit/)', 9), config },
    'the name of the brand': { text: post('[Dvorik](https://dvorik.example.com/)'), corpus: posts('[Dvorik](https://dvorik.example.com/)', 9), config },
    'drafts': { text: post(RU), corpus: posts(RU, 9, '\ndraft: true'), config },
    'the author’s block': { text: page('title: Walls', `# Walls\n\nText.\n\n## About the author\n\nHe sells ${RU}.\n`), corpus: posts(RU, 9), config },
  },
  reject: {
    'five articles': { example: { text: post(RU), corpus: posts(RU), config }, at: [RU], severity: 'warning', message: /^"лучшую краску для стен" leads to paint\.example\.net in 5 articles, among them wall-0, wall-1, wall-2$/ },
    'another page of the host, other case': { example: { text: post('[Order paint today](https://paint.example.net/a)'), corpus: posts('[order paint today!](https://www.paint.example.net/b)', 6), config }, at: ['[Order paint today](https://paint.example.net/a)'], message: /in 7 articles/ },
    'a call to action in words of its own': { example: { text: post('[call the workshop](https://example.org/visit/)'), corpus: posts('[call the workshop](/visit/)'), config }, at: ['[call the workshop](https://example.org/visit/)'], message: /leads to example\.org in 5/ },
    'a smaller allowance': { example: { text: post(RU), corpus: posts(RU, 1), config: { ...config, rules: { 'links/promo-repeated': ['warning', { articles: 2 }] } } }, at: [RU], message: /in 2 articles, among them wall-0$/ },
  },
});
