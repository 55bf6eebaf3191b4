import { readFileSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmFromMarkdown } from 'mdast-util-gfm';
import { gfm } from 'micromark-extension-gfm';
import { describe, expect, test } from 'vitest';
import { endOf, escapeMarkdown, parseMarkdown, plainText, startOf, walk, type Nodes, type Root } from '../../src/text/markdown.ts';

const reference = (text: string): Root => fromMarkdown(text, { extensions: [gfm()], mdastExtensions: [gfmFromMarkdown()] });

/** A tree as lines: types, places, values. Nodes that the reference makes after parsing have no place there. */
function shape(tree: Root, other?: readonly string[]): string[] {
  const lines: string[] = [];
  walk(tree, (node, parents) => {
    const place = node.position === undefined || other?.[lines.length]?.includes('@?') === true ? '@?' : `@${startOf(node)}-${endOf(node)} ${node.position.start.line}:${node.position.start.column}`;
    const own = ['url', 'value', 'depth', 'checked', 'lang', 'alt', 'ordered', 'align'].filter((key) => key in node).map((key) => `${key}=${JSON.stringify((node as unknown as Record<string, unknown>)[key] ?? null)}`);
    lines.push(`${'  '.repeat(parents.length)}${node.type} ${place} ${own.join(' ')}`);
  });
  return lines;
}

/** First line in which the two trees differ; undefined when they agree. */
function difference(text: string): string | undefined {
  const wanted = shape(reference(text));
  const found = shape(parseMarkdown(text), wanted);
  const at = wanted.findIndex((line, index) => line !== found[index]);
  return at < 0 && wanted.length === found.length ? undefined : `${found[at] ?? 'nothing'} ≠ ${wanted[at] ?? 'nothing'}`;
}

const inputs: Record<string, string> = {
  headings: '# A\n\n## B ##\n\nC\n===\n\nD\n---\n\n# a # \\#\n\na\nb\n===\n',
  emoji: '🎉 **б** [в](https://e.org) 👨‍👩‍👧 `к`\n\n- 🎉\n- ~~б~~\n\n# 🎉 а\n',
  CRLF: '# A\r\n\r\nтекст\r\nещё\r\n\r\n- a\r\n- b\r\n\r\n| a |\r\n|---|\r\n| b |\r\n',
  'a lone CR': 'a\rb\r\rc',
  tables: '| A | B |\n|:--|--:|\n| `a|b` | **c** |\n| d \\| e |\n\na | б\n-|-\n🎉 | [x](y)\n',
  'a table after text': 'text\n| a |\n|---|\n| b |',
  'a long table': `|a|\n|-|\n${'|x|\n'.repeat(40)}`,
  'nested lists': '- a\n  - b\n\n    c\n  - d\n1. x\n   > q\n   > r\n',
  'loose and numbered lists': '3. a\n4. b\n\n10) c\n\n- a\n\n- b\n',
  tasks: '- [ ] a\n- [x] b\n',
  code: '```js title\nlet x\n```\n\n    indented\n\n~~~\na\n',
  html: '<div>\n\n**a**\n\n</div>\n\na <b>c</b> d\n<!-- x\n\ny -->\n\nz\n\n<script>\nx\n\ny</script>\n\n<x-y>\n*a*\n</x-y>\n',
  'other html': '<![CDATA[ x ]]> b\n\n<?php\n\n?>\nb\n\n<!DOCTYPE html>\nb\n',
  references: '[a][b] [b] ![c][b] [d][]\n\n[b]: https://e.org "t"\n[d]: <u v>\n',
  footnotes: 'a[^1] b[^x]\n\n[^1]: note\n    more\n\n[^x]: y\n',
  addresses: 'https://e.org/a_b. www.e.org, a@e.org <https://x.y> <a@b.c> mailto:a@b.c (https://e.org/a_(b))',
  'addresses in quotation marks': '«https://e.org» "www.a.b"',
  strikethrough: '~~a~~ ~b~ ~~~c~~~',
  breaks: 'a  \nb\\\nc',
  escapes: '\\*a\\* &amp; &copy; &#35; \\\\ &nope;',
  rules: 'a\n\n---\n\n***\n\n_ _ _',
  quotes: '> a\n> > b\n\n> c\nlazy\n',
  tabs: '-\ta\n\n\tb\n',
  pictures: '![a *b* c](u "t") [![a](b)](c)',
  'empty links': '[](u) [a]() [b](<u v>)',
  emphasis: '**a*b*c** ***d*** __e__ *f_g_* **«слово»**текст *а*б снейк_кейс_',
  'an encoded scheme': '[a](&#106;avascript:x)',
  'no-break spaces': '#\u00a0a\n\n\u00a0- b\n\n\u00a0c',
  'a byte order mark': '\uFEFF# A',
  'nothing of GFM': '$a$ ==b== ^c^ :::d\n\n{{e}} {% f %} [[g]]',
  'a comment': ' <!-- a -->\n\nb',
  'empty items and quotes': '-\n- a\n\n>\n',
};

/** Where satteri is known to differ from the reference. A case that agrees now must move up: the list may only shrink. */
const known: Record<string, string> = {
  'an upper-case raw block does not end': '<SCRIPT>alert(1)</SCRIPT>\n\nТекст.',
  'a quote inside a quote reaches to the list after it': '> a\n> > b\n> - c\n\nd',
  'NUL is kept': 'a\u0000b',
  'a lone surrogate is replaced': '\uD83C x',
  'a table swallows a line of raw HTML': 'a\n|-|\n</b>',
  'a task before a heading': '- [ ] a\n  ---\n',
  'a footnote reaches to the raw line after it': '[^1]: x\n</b>\n',
};

describe('the tree is that of CommonMark and GFM', () => {
  const samples = new URL('../../../shared/samples/', import.meta.url);
  const files = ((): string[] => {
    try {
      return readdirSync(samples).filter((name) => name.endsWith('.md'));
    } catch {
      return [];
    }
  })();
  test.skipIf(files.length === 0)('in the samples (skipped without ../shared/samples)', () => {
    for (const name of files) {
      const text = readFileSync(fileURLToPath(new URL(name, samples)), 'utf8');
      expect(difference(text)).toBeUndefined();
      expect(difference(text.replace(/^---[\s\S]*?\n---\n/, ''))).toBeUndefined();
    }
  });
  test.each(Object.entries(inputs))('%s', (_name, text) => expect(difference(text)).toBeUndefined());
  test.each(Object.entries(known))('known difference: %s', (_name, text) => expect(difference(text)).toBeDefined());
  test('lines and columns are those of the offsets', () => {
    const text = Object.values(inputs).join('\n\n').replaceAll(/\r\n?/g, '\n').replaceAll('\uFEFF', '');
    walk(parseMarkdown(text), (node) => {
      const before = text.slice(0, startOf(node)).split('\n');
      expect([node.position?.start.line, node.position?.start.column]).toEqual([before.length, (before.at(-1)?.length ?? 0) + 1]);
    });
  });
});

test('plainText: what a reader sees', () => {
  const text = (markdown: string, alt = false): string => plainText(parseMarkdown(markdown), { alt });
  expect(text('# А **б** `в`\n\nГ<br>д  \nе [ж](u) ![з](u)\n')).toBe('А б в\nГд е ж ');
  expect(text('![з](u)', true)).toBe('з');
  expect(text('- а\n- б\n\n| в | г |\n|---|---|\n| д | е |')).toBe('а\nб\nв\nг\nд\nе');
  expect(text('а[^1]\n\n```\nкод\n```\n\n[^1]: сноска')).toBe('а\n\nсноска');
});

test('walk: parents first, false skips what is below', () => {
  const seen: string[] = [];
  walk(parseMarkdown('> a **b**\n\nc'), (node: Nodes, parents) => {
    seen.push(`${parents.map((parent) => parent.type).join('/')}:${node.type}`);
    return node.type !== 'strong';
  });
  expect(seen).toEqual([':root', 'root:blockquote', 'root/blockquote:paragraph', 'root/blockquote/paragraph:text', 'root/blockquote/paragraph:strong', 'root:paragraph', 'root/paragraph:text']);
});

describe('escapeMarkdown', () => {
  test.each([
    ['Что такое чат-поддержка?', 'Что такое чат-поддержка?'],
    ['C# и C++ — 5 * 3', 'C# и C++ — 5 \\* 3'],
    ['# не заголовок', '\\# не заголовок'],
    ['заголовок #', 'заголовок \\#'],
    ['2026. Итоги', '2026\\. Итоги'],
    ['- не пункт', '\\- не пункт'],
    ['--- --', '\\--- --'],
    ['[a](b) <b> `c`', '\\[a\\](b) \\<b\\> \\`c\\`'],
    ['Q&A, AT&T, a & b', 'Q\\&A, AT\\&T, a & b'],
    ['  два\n слова ', 'два слова'],
    ['5\u00a0000 ₽', '5\u00a0000 ₽'],
  ])('%j → %j', (text, escaped) => expect(escapeMarkdown(text)).toBe(escaped));

  const piece = fc.constantFrom('#', '##', ' ', '  ', '-', '- ', '+', '*', '_', '__', '**', '`', '``', '~', '~~', '[', ']', '(', ')', '![', '](', '<', '>', '<b>', '<!--', '-->', '&', '&amp;', '&#35;', '\\', '|', '=', '==', '---', '--', '1.', '1) ', '12345678901. ', ':', '://', 'http', 'https://', 'www.', 'a@b.c', 'a_b@c.de', 'e.org/x_y*z', '!', '[^1]', '[a]: b', '[x] ', '$', '{', '\t', '\n', '\u00a0', '\u2028', '\u0085', '\uFEFF', '\u0000', '\uD800', '🎉', 'я', 'a', 'слово', '"', '.', '\u200b', 'e\u0301', '^', ';', '%', '\u3000', '\u0001');
  const line = fc.oneof({ weight: 3, arbitrary: fc.array(piece, { maxLength: 8 }).map((list) => list.join('')) }, fc.string({ unit: 'binary' }), fc.string({ unit: 'grapheme' }));
  /** White space collapsed, as in the function; what no parser keeps is gone. */
  const collapsed = (text: string): string => text.toWellFormed().replace(/[\t\n\v\f\r \u0085\u2028\u2029]+/g, ' ').replaceAll('\uFEFF', '').replaceAll('\u0000', '\uFFFD').trim();
  const contexts: Record<string, [wrap: (text: string) => string, around: [string, string], types: string[]]> = {
    'a paragraph': [(text) => text, ['', ''], []],
    'a paragraph between others': [(text) => `a\n\n${text}\n\nb`, ['a\n', '\nb'], []],
    'a heading': [(text) => `## ${text}`, ['', ''], ['heading']],
    'a link in a list': [(text) => `- [${text}](/u/)`, ['', ''], ['list', 'listItem']],
    'words after words': [(text) => `**a** ${text}`, ['a ', ''], ['strong']],
  };
  test.each(Object.entries(contexts))('comes back as text from %s, by both parsers, whatever the line', (_name, [wrap, [before, after], types]) => {
    const allowed = new Set(['root', 'paragraph', 'text', 'link', ...types]);
    fc.assert(fc.property(line, (text) => {
      const wanted = collapsed(text);
      fc.pre(wanted !== '');
      for (const parse of [parseMarkdown, reference]) {
        const tree = parse(wrap(escapeMarkdown(text)));
        expect(plainText(tree).trim()).toBe(before + wanted + after);
        walk(tree, (node) => {
          if (!allowed.has(node.type)) expect.unreachable(`${node.type} in ${escapeMarkdown(text)}`);
        });
      }
    }), { numRuns: 1000 });
  });
});
