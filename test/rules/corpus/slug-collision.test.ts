import { expect, test } from 'vitest';
import { testRule } from '../../kit/rule.ts';
import { articleFolder, slugSkeleton } from '../../../src/text/slug-variants.ts';
import { page } from '../page.ts';

const post = (title: string, rest = ''): string => page(`title: ${title}${rest}`);
const ru = (title: string, rest = ''): string => page(`title: ${title}\nlang: ru${rest}`, `# ${title}\n\nТекст о колесе и шине.\n`);

testRule('corpus/slug-collision', {
  accept: {
    'other slugs': { text: post('Tyres'), slug: 'tyres', corpus: [{ slug: 'tyre', text: post('Tyre') }, { slug: 'tyres-2', text: post('Tyres, part two') }] },
    'a draft': { text: post('Tyres'), slug: 'tyres', corpus: [{ slug: 'Tyres', text: post('Tyres', '\ndraft: true') }] },
    'a translation': { text: post('Tyres', '\nslug: rover-40'), slug: 'rover-en', corpus: [{ slug: 'rover-ru', text: ru('Шины', '\nslug: rover-40') }] },
    'a pattern for slugs': { text: post('Tyres', '\npermalink: /:year/:title/'), slug: 'tyres', corpus: [{ slug: 'chains', text: post('Chains', '\npermalink: /:year/:title/') }] },
    'a redirect of its own': { text: post('Tyres', '\naliases: [/old/tyres/, /blog/tyre/]'), slug: 'tyres', corpus: [{ slug: 'chains', text: post('Chains', '\naliases: /old/chains/') }] },
    'spelling that only Russian slugs vary': { text: post('Maya'), slug: 'maya', corpus: [{ slug: 'maia', text: post('Maia') }] },
  },
  reject: {
    'another folder of a site whose addresses have none': { example: { text: post('Tyres'), slug: 'tyres', corpus: [{ slug: 'old/tyres', text: post('Tyres of old', '\nslug: tyres') }] }, at: ['---'], severity: 'error', message: /old\/tyres\.md has the same address/ },
    'case': { example: { text: post('Tyres'), slug: 'tyres', corpus: [{ slug: 'Tyres', text: post('Tyres again') }] }, at: ['---'], severity: 'error', message: /^the slug tyres differs only by case from Tyres of Tyres\.md$/ },
    'a slug in the front matter': { example: { text: post('Tyres', '\nslug: rover'), slug: 'a', corpus: [{ slug: 'b', text: post('Chains', '\nslug: rover') }] }, at: ['slug: rover'], severity: 'error', message: /^b\.md has the same address as this article: rover$/ },
    'a permalink': { example: { text: post('Tyres', '\npermalink: /rover/40/'), slug: 'a', corpus: [{ slug: 'b', text: post('Chains', '\npermalink: /rover/40') }] }, at: ['permalink: /rover/40/'], severity: 'error' },
    'another transliteration of й': { example: { text: ru('Зимний уход'), slug: 'zimniy-uhod', corpus: [{ slug: 'zimnij-uhod', text: ru('Уход зимой') }] }, at: ['---'], severity: 'warning', message: /another spelling of zimnij-uhod/ },
    'another transliteration of х and ё': { example: { text: ru('Щётка и лёд'), slug: 'schetka-i-led', corpus: [{ slug: 'shchyotka-i-lyod', text: ru('Щётка') }] }, at: ['---'], severity: 'warning' },
    'a copy': { example: { text: post('Tyres'), slug: 'tyres', corpus: [{ slug: 'tyres-copy', text: post('Tyres') }] }, at: ['---'], severity: 'warning', message: /tyres and tyres-copy look like an article and its copy/ },
    'underscores': { example: { text: post('Tyres'), slug: 'tyre-care', corpus: [{ slug: 'tyre_care', text: post('Tyres') }] }, at: ['---'], severity: 'warning' },
    'a redirect from another article': { example: { text: post('Tyres', '\nredirect_from:\n  - /old/\n  - /blog/chains'), slug: 'tyres', corpus: [{ slug: 'chains', text: post('Chains') }] }, at: ['/blog/chains'], severity: 'error', message: /the redirect \/blog\/chains is the address of chains/ },
    'a redirect from itself': { example: { text: post('Tyres', '\naliases: /blog/tyres/'), slug: 'tyres', corpus: [] }, at: ['aliases: /blog/tyres/'], message: /of this article itself/ },
    'a redirect twice': { example: { text: post('Tyres', '\naliases: [/old/]'), slug: 'tyres', corpus: [{ slug: 'chains', text: post('Chains', '\naliases: https://example.org/old') }] }, at: ['/old/'], message: /also a redirect of chains/ },
  },
});

test('what slugs have in common', () => {
  expect(slugSkeleton('Khoroshiy_Den', true)).toBe(slugSkeleton('horoshij-den', true));
  expect(slugSkeleton('cena', true)).toBe(slugSkeleton('tsena', true));
  expect(slugSkeleton('oborudovanie-dlya-kafe', true)).toBe(slugSkeleton('oborudovanie-dlja-kafe', true));
  expect(slugSkeleton('state', false)).not.toBe(slugSkeleton('stati', false));
});

test('the folder of an article', () => {
  expect(articleFolder('posts/tyres.md')).toBe('posts/');
  expect(articleFolder('posts/tyres/index.mdx')).toBe('posts/');
  expect(articleFolder('tyres.md')).toBe('');
});
