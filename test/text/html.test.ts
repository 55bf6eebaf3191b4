import { describe, expect, test } from 'vitest';
import { htmlAllowList, htmlTags, SAFE_SCHEMES, urlScheme } from '../../src/text/html.ts';

type Seen = [kind: string, name: string, attributes: Record<string, string>, start: number, end: number];

describe('htmlTags', () => {
  test.each<[string, string, Seen[]]>([
    ['upper case and entities in attributes', '<A HREF="java&#115;cript:x" onClick=y>', [['open', 'a', { href: 'javascript:x', onclick: 'y' }, 0, 38]]],
    ['hexadecimal and named entities', '<a href="&#x6a;avascript&colon;x">', [['open', 'a', { href: 'javascript:x' }, 0, 34]]],
    ['line breaks inside a tag', '<a\nhref\n=\n"x"\n>', [['open', 'a', { href: 'x' }, 0, 15]]],
    ['slashes for spaces', '<svg/onload=x>', [['open', 'svg', { onload: 'x' }, 0, 14]]],
    ['self-closing and closing tags', '<br /></P >', [['open', 'br', {}, 0, 6], ['close', 'p', {}, 6, 11]]],
    ['a comment with a bracket', '<!-- a > b --><b>', [['comment', '', {}, 0, 14], ['open', 'b', {}, 14, 17]]],
    ['an empty comment', '<!-->x', [['comment', '', {}, 0, 5]]],
    ['an open comment', 'a<!-- b', [['comment', '', {}, 1, 7]]],
    ['CDATA and PHP, which are comments to a browser', '<![CDATA[x]]><?php y ?>', [['comment', '', {}, 0, 13], ['comment', '', {}, 13, 23]]],
    ['a doctype', '<!DOCTYPE html>', [['open', '!doctype', {}, 0, 15]]],
    ['the first of two equal attributes', '<a b=1 b=2>', [['open', 'a', { b: '1' }, 0, 11]]],
    ['a quote inside a name', '<a href="x" <b>', [['open', 'a', { href: 'x', '<b': '' }, 0, 15]]],
    ['offsets after an emoji', '🎉<b>', [['open', 'b', {}, 2, 5]]],
    ['no tags', 'a < b > c, <1>, &lt;b&gt;', []],
    ['a tag that is never closed: the page closes it', '<div onclick=alert(1)\n', [['open', 'div', { onclick: 'alert(1)' }, 0, 22]]],
    ['a quote that is never closed', '<b>x<a href="javascript:x', [['open', 'b', {}, 0, 3], ['open', 'a', { href: 'javascript:x' }, 4, 25]]],
    ['a closing tag that is never closed', 'x</scr', [['close', 'scr', {}, 1, 6]]],
  ])('%s', (_name, html, expected) => {
    expect(htmlTags(html).map((tag): Seen => [tag.kind, tag.name, { ...tag.attributes }, tag.start, tag.end])).toEqual(expected);
    expect(htmlTags(html, 100).map((tag) => [tag.start, tag.end])).toEqual(expected.map(([, , , start, end]) => [100 + start, 100 + end]));
  });
  test('what looks like a tag inside a script is told, too', () => {
    expect(htmlTags('<script>"<b>"</script>').map((tag) => tag.name)).toEqual(['script', 'b', 'script']);
  });
  test('the text of a comment', () => expect(htmlTags('<!-- TODO: x -->')[0]?.text).toBe(' TODO: x '));
});

describe('urlScheme', () => {
  test.each([
    ['javascript:x', 'javascript'], ['JaVaScRiPt:x', 'javascript'], [' java\nscript:x', 'javascript'], ['java\tscript:x', 'javascript'], ['\u0001javascript:x', 'javascript'], ['java\u0000script:x', 'javascript'], ['java\u200bscript:x', 'javascript'],
    ['vbscript:x', 'vbscript'], ['data:text/html,x', 'data'], ['HTTPS://e.org', 'https'], ['mailto:a@e.org', 'mailto'], ['git+ssh://x', 'git+ssh'],
    ['/a', ''], ['#a', ''], ['?a:b', ''], ['a/b:c', ''], ['//e.org', ''], ['', ''], ['1a:b', ''],
  ])('%j → %j', (url, scheme) => expect(urlScheme(url)).toBe(scheme));
  test('no script is safe', () => {
    for (const scheme of ['javascript', 'vbscript', 'data', 'file', 'blob']) expect(SAFE_SCHEMES.has(scheme)).toBe(false);
    for (const scheme of ['', 'http', 'https', 'mailto', 'tel']) expect(SAFE_SCHEMES.has(scheme)).toBe(true);
  });
});

test('htmlAllowList adds to the default and ignores what is malformed', () => {
  const list = htmlAllowList(['figure', ' video[src|controls] ', 'a[download]', '<x>', 'B', 'x[', '']);
  expect([...list.keys()].sort()).toEqual(['a', 'abbr', 'br', 'figure', 'kbd', 'mark', 'sub', 'sup', 'video']);
  expect([...(list.get('a') ?? [])]).toEqual(['href', 'rel', 'target', 'download']);
  expect([...(list.get('video') ?? [])]).toEqual(['src', 'controls']);
  expect([...(htmlAllowList([]).get('a') ?? [])]).toEqual(['href', 'rel', 'target']);
});
