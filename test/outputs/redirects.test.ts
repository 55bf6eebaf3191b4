import { expect, test } from 'vitest';
import redirects from '../../src/outputs/redirects.ts';
import { parseRedirects } from '../../src/text/redirect-rules.ts';
import { article, context } from './kit.ts';

/** The lines below the head, which must all be readable. */
const lines = (...given: Parameters<typeof redirects.files>): string[] => {
  const files = redirects.files(...given);
  expect(files.map(({ path }) => path)).toEqual(['_redirects']);
  const { text } = files[0] as { text: string };
  expect(parseRedirects({ file: '_redirects', text }).problems).toEqual([]);
  expect(text).toMatch(/^# .*\n[^]*[^\n]\n$/);
  return text.trim().split('\n').slice(1);
};
const theirs = (...rules: string[]): Parameters<typeof redirects.files>[1] => context({ redirects: () => rules });

test('former addresses lead to where the article is', () => {
  expect(lines([article('a', { redirectFrom: ['/blog/old/', '/2019/Старый путь.html'] }), article('b')], context())).toEqual([
    '/blog/old/ /blog/a/ 301', '/2019/%D0%A1%D1%82%D0%B0%D1%80%D1%8B%D0%B9%20%D0%BF%D1%83%D1%82%D1%8C.html /blog/a/ 301',
  ]);
});

test('nothing leads to a draft, away from an article, or to two places', () => {
  const made = lines([
    article('a', { redirectFrom: ['/blog/b/', '/blog/old'] }), article('b', { redirectFrom: ['/blog/OLD/', '/blog/b'] }), article('c', { draft: true, redirectFrom: ['/blog/c-old/'] }),
  ], context());
  expect(made).toEqual(['/blog/old /blog/a/ 301']);
});

test('the rules of the blog follow as they stand, conditions and all', () => {
  const rules = ['/x /y 302', '/ /de 302 Country=de', '/store id=:id /blog/:id 301', '/app/* /index.html 200', 'https://old.example.org/* https://example.org/:splat 301!'];
  expect(lines([article('a', { redirectFrom: ['/blog/old/'] })], theirs(...rules, '/x /y 302'))).toEqual(['/blog/old/ /blog/a/ 301', ...rules]);
  expect(lines([article('a')], theirs('/x /y'))).toEqual(['/x /y']);
});

test('a rule of the blog for the same address wins, a wildcard does not', () => {
  expect(lines([article('a', { redirectFrom: ['/blog/old/', '/blog/older/'] })], theirs('/blog/old /elsewhere 301', '/blog/* /news/:splat 301'))).toEqual(['/blog/older/ /blog/a/ 301', '/blog/old /elsewhere 301', '/blog/* /news/:splat 301']);
});

test('what led to a former address leads to the article, without a detour', () => {
  const a = article('a', { redirectFrom: ['/blog/old/'] });
  expect(lines([a], theirs('/oldest /blog/old 301', 'https://example.org/very-old https://example.org/blog/old/ 308', '/part /blog/old/#part 301', '/blog/a /blog/old/ 302', '/* /blog/old/ 302 Language=en'))).toEqual([
    '/blog/old/ /blog/a/ 301', '/oldest /blog/a/ 301', 'https://example.org/very-old /blog/a/ 308', '/part /blog/old/#part 301', '/blog/a /blog/old/ 302', '/* /blog/old/ 302 Language=en',
  ]);
});

test('no file without a rule', () => {
  expect(redirects.files([article('a')], context())).toEqual([]);
});
