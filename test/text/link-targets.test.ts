import { describe, expect, test } from 'vitest';
import { hostOf as fullHostOf } from '../../src/text/hosts.ts';
import { articleSlug, hostOf, isOnSite, isOwn } from '../../src/text/link-targets.ts';
import { testConfig } from '../kit/rule.ts';

const config = testConfig({ site: { url: 'https://www.example.org' }, links: { ownHosts: ['Shop.example.net'] } });

describe('hostOf', () => {
  test.each([
    ['https://example.org', 'example.org'],
    ['https://www.example.org/a?b#c', 'www.example.org'],
    ['HTTPS://Example.ORG/', 'example.org'],
    ['//example.org/a', 'example.org'],
    ['https://example.org:8080/', 'example.org:8080'],
    ['https://user:word@example.org/', 'example.org'],
    ['https://пример.рф/', 'xn--e1afmkfd.xn--p1ai'],
    ['https://1.2.3.4/', '1.2.3.4'],
    ['https://a.0x1/', ''],
    ['/a/b', ''],
    ['#a', ''],
    ['mailto:anna@example.org', ''],
    ['', ''],
  ])('%s', (url, host) => {
    expect(fullHostOf(url)).toBe(host);
    expect(hostOf(url)).toBe(host === '' ? undefined : host.replace(/^www\./, ''));
  });
});

test('own hosts, of the site and others', () => {
  expect(['/a', 'a.html', 'https://example.org/', 'https://shop.example.net/x', 'https://dvorik.example.com/'].map((url) => isOwn(url, config))).toEqual([true, true, true, true, true]);
  expect(['https://example.net/', 'mailto:a@example.org', 'javascript:void(0)'].map((url) => isOwn(url, config))).toEqual([false, false, false]);
  expect(['/a', 'https://WWW.example.org/', 'https://shop.example.net/x'].map((url) => isOnSite(url, config))).toEqual([true, true, false]);
});

describe('articleSlug', () => {
  test.each([
    ['/blog/bees/', 'bees'],
    ['/blog/Bees', 'bees'],
    ['https://example.org/blog/bees/#hive', 'bees'],
    ['/blog/x/../bees/', 'bees'],
    ['/blog/%D0%BC%D1%91%D0%B4/', 'мёд'],
    ['/blog/bees/index.html', 'bees'],
    ['/blog/tag/bees/', undefined],
    ['/blog/', undefined],
    ['/shop/bees/', undefined],
    ['//example.net/blog/bees/', undefined],
    ['https://example.net/blog/bees/', undefined],
    ['blog/bees/', undefined],
  ])('%s', (url, slug) => {
    expect(articleSlug(url, config)).toBe(slug);
  });
});
