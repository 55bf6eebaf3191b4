import { describe, expect, test } from 'vitest';
import type { MenuEntry } from '../../src/kinds.ts';
import { configSchema } from '../../src/model/site.ts';
import { parseMarkdown, walk } from '../../src/text/markdown.ts';
import { createMenuCompiler, linkTo, type MenuCompiler } from '../../src/text/menu.ts';

const menu: MenuEntry[] = [
  { scheme: 'fact', id: 'fee', label: 'Ставка 4 %', url: 'https://example.org/tax_(law)' },
  { scheme: 'fact', id: 'own', label: 'Свои данные', url: 'Отчёт агентства, 2025' },
  { scheme: 'fact', id: 'bare', label: 'Без источника', url: undefined },
  { scheme: 'post', id: 'chat', label: 'Чат', url: '/blog/chat/' },
  { scheme: 'post', id: 'drift', label: 'Черновик', url: undefined },
  { scheme: 'post', id: 'слово', label: 'Слово', url: '/blog/slovo/' },
  { scheme: 'cta', id: 'call', label: 'Звонок', url: 'https://example.org/call?a=1&b="2"' },
  { scheme: 'cta', id: 'mail', label: 'Письмо', url: 'https://example.org/mail' },
];
const { cta } = configSchema.parse({
  site: { url: 'https://example.org', name: 'A' }, brand: { name: 'B' },
  cta: [{ id: 'call', url: 'https://example.org/call', text: 'x', rel: ['nofollow', 'sponsored'] }, { id: 'mail', url: 'https://example.org/mail', text: 'y' }],
});
const compiler = (sources: 'inline' | 'footnotes' | 'list' | 'none' = 'inline'): MenuCompiler => createMenuCompiler(menu, sources, cta, 2);

describe('the menu', () => {
  test.each<[string, string, string]>([
    ['a post', 'См. [статью](post:chat).', 'См. [статью](/blog/chat/).'],
    ['a post with a title', 'См. [статью](post:chat "Чат").', 'См. [статью](/blog/chat/).'],
    ['a scheme in capitals', '[а](POST:chat)', '[а](/blog/chat/)'],
    ['an encoded id', '[а](post:%D1%81%D0%BB%D0%BE%D0%B2%D0%BE)', '[а](/blog/slovo/)'],
    ['a post without an address', 'См. [статью](post:drift).', 'См. статью.'],
    ['a fact with an address', '[Ставка](fact:fee) растёт.', '[Ставка](<https://example.org/tax_(law)>) растёт.'],
    ['a fact with a document', '[Данные](fact:own) есть.', 'Данные есть.'],
    ['a fact without a source', '[Данные](fact:bare) есть.', 'Данные есть.'],
    ['a call to action without rel', '[Письмо](cta:mail)', '[Письмо](https://example.org/mail)'],
    ['a call to action with rel', '[Звонок](cta:call)', '<a href="https://example.org/call?a=1&amp;b=&quot;2&quot;" rel="nofollow sponsored">Звонок</a>'],
    ['emphasis inside and outside', '**[*важная* `ставка`](post:chat)**', '**[*важная* `ставка`](/blog/chat/)**'],
    ['escapes inside', '[а\\] б](post:chat)', '[а\\] б](/blog/chat/)'],
    ['a list, a table, a quote', '- [а](post:chat)\n\n> [б](fact:own)\n\n| [в](fact:bare) |\n|---|\n', '- [а](/blog/chat/)\n\n> б\n\n| в |\n|---|\n'],
    ['code is left alone', '`[а](post:chat)`\n\n```\n[а](post:chat)\n```\n', '`[а](post:chat)`\n\n```\n[а](post:chat)\n```\n'],
    ['no words, no link', 'а [](post:chat)б [ ](fact:fee)в', 'а б в'],
    ['no links', 'Текст.', 'Текст.'],
  ])('%s', (_name, markdown, compiled) => expect(compiler().compile(markdown)).toBe(compiled));

  test.each(['post:nope', 'fact:', 'cta:CALL', 'https://example.org', 'javascript:alert(1)', 'post:%zz', '/blog/chat/', 'facts:fee'])('%s is not on the menu: the words stay, the target is reported', (url) => {
    const one = compiler();
    expect(one.compile(`См. [слова](${url}) тут.`)).toBe('См. слова тут.');
    expect(one.unknown).toEqual([url]);
  });

  test('a post is linked once an article', () => {
    const one = compiler();
    expect(one.compile('[а](post:chat) [б](post:chat)')).toBe('[а](/blog/chat/) б');
    expect(one.compile('[в](post:chat)')).toBe('в');
    expect([...one.posts]).toEqual(['/blog/chat/']);
  });
  test('no more articles than the config allows', () => {
    const none = createMenuCompiler(menu, 'inline', cta, 0);
    expect(none.compile('[а](post:chat) [б](post:слово)')).toBe('а б');
    const single = createMenuCompiler(menu, 'inline', cta, 1);
    expect(single.compile('[а](post:chat) [б](post:слово)')).toBe('[а](/blog/chat/) б');
  });
  test('one call to action an article, none where there may be none', () => {
    const one = compiler();
    expect(one.compile('[а](cta:mail)', { cta: false })).toBe('а');
    expect([...one.ctas]).toEqual([]);
    expect(one.compile('[а](cta:mail) [б](cta:mail) [в](cta:call)')).toBe('[а](https://example.org/mail) б в');
    expect([...one.ctas]).toEqual(['mail']);
  });
  test('facts are listed in the order of first use', () => {
    const one = compiler();
    one.compile('[а](fact:own) [б](fact:fee) [в](fact:own)');
    expect(one.facts).toEqual([{ id: 'own', label: 'Свои данные', source: 'Отчёт агентства, 2025' }, { id: 'fee', label: 'Ставка 4 %', source: 'https://example.org/tax_(law)' }]);
  });
  test.each<['inline' | 'footnotes' | 'list' | 'none', string]>([
    ['inline', '[а](<https://example.org/tax_(law)>) и а; б; в'],
    ['footnotes', 'а[^fee] и а[^fee]; б[^own]; в'],
    ['list', 'а и а; б; в'],
    ['none', 'а и а; б; в'],
  ])('sources: %s', (sources, compiled) => {
    const one = compiler(sources);
    expect(one.compile('[а](fact:fee) и [а](fact:fee); [б](fact:own); [в](fact:bare)')).toBe(compiled);
    expect(one.facts.map((fact) => fact.id)).toEqual(['fee', 'own', 'bare']);
  });
});

describe('linkTo', () => {
  test.each(['/blog/x/', 'https://e.org/a_(b)', 'https://e.org/a b', 'https://e.org/a%20(b)', 'https://e.org/<x>', 'https://e.org/?a=1&copy;=2&b=3', 'https://e.org/a\\b', 'https://e.org/*a*_b_', 'https://e.org/(', 'https://e.org/ё', '/a\nb'])('%j is the target a reader gets', (url) => {
    const wanted = url.replace(/[\s<>\\]/g, encodeURIComponent);
    for (const rel of [[], ['nofollow']]) {
      const links: string[] = [];
      walk(parseMarkdown(`a ${linkTo(url, 'слова', rel)} b`), (node) => {
        if (node.type === 'link') links.push(node.url);
        if (node.type === 'html' && node.value.startsWith('<a')) links.push((/href="([^"]*)"/.exec(node.value)?.[1] ?? '').replaceAll('&lt;', '<').replaceAll('&amp;', '&').replace(/[\s<>\\]/g, encodeURIComponent));
      });
      expect(links).toEqual([wanted]);
    }
  });
});
