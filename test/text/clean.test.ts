import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cleanLine, cleanMarkdown } from '../../src/text/clean.ts';
import { endOf, parseMarkdown, plainText, startOf, walk } from '../../src/text/markdown.ts';
import { english, russian } from '../kit/languages.ts';

const MENU = ['fact', 'post', 'cta'];
const clean = (text: string, minDepth = 2, language = russian): string => cleanMarkdown(text, { language, minDepth, menuSchemes: MENU }).text;

type Row = [given: string, cleaned: string];

/** Exact results. Spaces where something was taken out are the typesetter's business. */
const rows: Record<string, Row> = {
  'prose stays': ['Текст *важного* абзаца.\n\nВторой, `код`.', 'Текст *важного* абзаца.\n\nВторой, `код`.\n'],
  'CRLF, trailing spaces, blank lines': ['А  \r\nБ   \r\n\r\n\r\n\r\nВ', 'А\nБ\n\nВ\n'],
  nothing: ['', '\n'],
  'no-break spaces before a line hide no rule and no heading': ['Раз\n\n\u00a0***\n\n\u00a0 # Два', 'Раз\n\n## Два\n'],
  'only spaces': [' \n \n', '\n'],
  // wrappers
  'a fence around the whole': ['```markdown\n## Раз\n\nТекст.\n```', '## Раз\n\nТекст.\n'],
  'a fence with fences inside': ['```markdown\n## Раз\n\n```js\nx\n```\n\nТекст.\n```', '## Раз\n\n```js\nx\n```\n\nТекст.\n'],
  'a fence without a language': ['```\n## Раз\n\nТекст.\n```', '## Раз\n\nТекст.\n'],
  'a fence of tildes': ['~~~md\nТекст.\n~~~', 'Текст.\n'],
  'a fence that is never closed': ['```markdown\n## Раз\n\nТекст.', '## Раз\n\nТекст.\n'],
  'two fences are no wrapper': ['```\na\n```\n\nТекст.\n\n```\nb\n```', '```\na\n```\n\nТекст.\n\n```\nb\n```\n'],
  'front matter': ['---\ntitle: X\ntags:\n  - a\n---\n\n## Раз\n\nТекст.', '## Раз\n\nТекст.\n'],
  'front matter that runs code': ['---js\nprocess.exit()\n---\nТекст.', 'Текст.\n'],
  'front matter with Russian keys': ['---\nзаголовок: X\n---\nТекст.', 'Текст.\n'],
  'front matter inside a fence': ['```md\n---\ntitle: X\n---\nТекст.\n```', 'Текст.\n'],
  'prose between rules is no front matter': ['---\n\nВажно: не забудьте.\n\n---\n\nТекст.', 'Важно: не забудьте.\n\nТекст.\n'],
  // assistant talk
  'greeting and farewell': ['Конечно, вот статья о чатах:\n\n## Раз\n\nТекст раздела.\n\nНадеюсь, это поможет!', '## Раз\n\nТекст раздела.\n'],
  'an exclamation before the greeting': ['Отлично! Ниже представлен текст статьи.\n\n## Раз\n\nТекст.', '## Раз\n\nТекст.\n'],
  'a model speaking of itself': ['Как языковая модель, я не могу знать цен.\n\nТекст абзаца.', 'Текст абзаца.\n'],
  'talk in the middle stays': ['А.\n\nБ.\n\nНадеюсь, это поможет вам.\n\nГ.\n\nД.', 'А.\n\nБ.\n\nНадеюсь, это поможет вам.\n\nГ.\n\nД.\n'],
  // raw HTML
  'a script block': ['До.\n\n<script>alert(1)</script>\n\nПосле.', 'До.\n\nПосле.\n'],
  'a script in a sentence goes with its code': ['До <script>alert(1)</script> после.', 'До  после.\n'],
  'a script split by a script': ['До <scr<script>ipt>alert(1)</script> после.', 'До \\<scr после.\n'],
  'a style block with blank lines': ['<style>\n\na{}\n\n</style>\n\nТекст.', 'Текст.\n'],
  'a picture tag': ['До <img src=x onerror=alert(1)> после.', 'До  после.\n'],
  'inline tags leave their words': ['Это <b>важно</b> и <i>ясно</i>.', 'Это важно и ясно.\n'],
  'a break is a space': ['Раз<br>два<br/>три.', 'Раз два три.\n'],
  'a block leaves its words': ['<div class="x">\n<p>Слово &amp; дело</p>\n</div>', 'Слово &amp; дело\n'],
  'a table in HTML': ['<table><tr><td>Раз</td><td>Два</td></tr></table>', 'Раз Два\n'],
  'details': ['<details><summary>Ещё</summary>\n\nСкрытый текст.\n\n</details>', 'Ещё\n\nСкрытый текст.\n'],
  'comments': ['До <!-- тайна --> после.\n\n<!-- блок\n\nещё -->\n\nДалее.', 'До  после.\n\nДалее.\n'],
  'an SVG with a script': ['А <svg><script>alert(1)</script></svg> б.', 'А  б.\n'],
  'a link in HTML leaves its words': ['<a href="https://e.org">Сайт</a> тут.', 'Сайт тут.\n'],
  'an open tag cannot be closed later': ['Текст <a href="x', 'Текст\n'],
  'nor can a shorter one': ['Текст <a', 'Текст \\<a\n'],
  'an open comment cannot swallow what follows': ['Текст <!-- x', 'Текст \\<!-- x\n'],
  'brackets of prose stay': ['Если a < b и b > c, то ясно.', 'Если a < b и b > c, то ясно.\n'],
  'escaped tags go, too': ['Код &lt;script&gt; и \\<b>.', 'Код и .\n'],
  'HTML inside code stays code': ['```html\n<script>x</script>\n```\n\nТекст.', '```html\n<script>x</script>\n```\n\nТекст.\n'],
  'indented code at the start comes alive and goes': ['    <script>alert(1)</script>\n\nТекст.', 'Текст.\n'],
  'indented code becomes a fence': ['Текст.\n\n    let x = `a`;\n\n    <b>', 'Текст.\n\n```\nlet x = `a`;\n\n<b>\n```\n'],
  'indented code inside an item becomes text': ['- а\n\n      <b>x</b>', '- а\n\n  x\n'],
  'an open fence is closed': ['Текст.\n\n```js\nlet x', 'Текст.\n\n```js\nlet x\n```\n'],
  'an empty fence goes': ['А.\n\n```\n```\n\nБ.', 'А.\n\nБ.\n'],
  // links and pictures
  'menu links stay': ['См. [ставку](fact:fee) и [статью](post:chat "Заголовок").', 'См. [ставку](fact:fee) и [статью](post:chat "Заголовок").\n'],
  'other links leave their words': ['См. [сайт](https://e.org) и [раздел](/blog/x/).', 'См. сайт и раздел.\n'],
  'a script in a link': ['[Нажми](javascript:alert(1)) и [сюда](JaVaScRiPt:alert(1)).', 'Нажми и сюда.\n'],
  'an encoded script in a link': ['[Нажми](&#106;avascript:alert(1)) сюда.', 'Нажми сюда.\n'],
  'data in a link': ['[Нажми](data:text/html;base64,PHNjcmlwdD4=) сюда.', 'Нажми сюда.\n'],
  'bare addresses': ['Сайт https://e.org/a?b=c работает, www.e.org тоже.', 'Сайт  работает,  тоже.\n'],
  'an address with entities': ['Адрес https&#58;//e.org тут.', 'Адрес  тут.\n'],
  'an address with escapes': ['Адрес https\\://e.org тут.', 'Адрес  тут.\n'],
  'an address in code': ['Адрес `https://e.org` тут.', 'Адрес  тут.\n'],
  'an address as the words of a link': ['[https://e.org](fact:fee) тут.', 'тут.\n'],
  'autolinks': ['Сайт <https://e.org>, почта <a@e.org> и a@e.org.', 'Сайт , почта  и .\n'],
  'an autolink to the menu': ['Смотри <fact:fee> тут.', 'Смотри  тут.\n'],
  'reference links and definitions': ['[слово][1] и [ещё].\n\n[1]: https://e.org\n[ещё]: /x/', 'слово и ещё.\n'],
  pictures: ['До ![кот](https://e.org/a.png) и ![пёс][1] после.\n\n[1]: https://e.org/b.png', 'До  и  после.\n'],
  'a picture as a link': ['[![a](b)](https://e.org) тут.', 'тут.\n'],
  'links without words': ['А [](fact:fee)б.', 'А б.\n'],
  footnotes: ['Факт[^1].\n\n[^1]: Источник.', 'Факт.\n'],
  rules: ['А.\n\n---\n\nБ.\n\n***', 'А.\n\nБ.\n'],
  // headings
  'levels are shifted together': ['# Статья\n\n## Раз\n\nТекст.', '## Статья\n\n### Раз\n\nТекст.\n'],
  'doubled marks': ['## ## Раз\n\nТекст.', '## Раз\n\nТекст.\n'],
  'emphasis around the whole': ['## **Раз**\n\nТекст.', '## Раз\n\nТекст.\n'],
  'closing marks': ['## Раз ##\n\nТекст.', '## Раз\n\nТекст.\n'],
  'underlined headings': ['Раз\n===\n\nТекст.\n\nДва\n---\n\nТекст.', '## Раз\n\nТекст.\n\n### Два\n\nТекст.\n'],
  'a link in a heading': ['## Раздел [ставка](fact:fee)\n\nТекст.', '## Раздел ставка\n\nТекст.\n'],
  'an empty heading': ['##\n\nТекст.', 'Текст.\n'],
  'a heading without its space': ['##Раз\n\nТекст #1.', '## Раз\n\nТекст #1.\n'],
  'seven marks': ['####### Раз', 'Раз\n'],
  'headings in quotes and items are words': ['> # Раз\n> Текст.\n\n- ## Два', '> Раз\n> Текст.\n\n- Два\n'],
  // structure
  'an empty item': ['- а\n-\n- б', '- а\n- б\n'],
  'an empty quote': ['А.\n\n>\n\nБ.', 'А.\n\nБ.\n'],
  'tasks, strikethrough and tables stay': ['- [ ] купить\n- [x] ~~сделать~~\n\n| А | Б |\n|---|---|\n| <b>в</b> | [г](https://e.org) |', '- [ ] купить\n- [x] ~~сделать~~\n\n| А | Б |\n|---|---|\n| в | г |\n'],
  // characters
  'invisible characters': ['Сло\u200bво \u202eтекст\u202c, пе\u00adре\u2060нос\u{e0041}.', 'Слово текст, перенос.\n'],
  'joiners of emoji and no-break spaces stay': ['Семья 👨‍👩‍👧 и ❤️: 5\u00a0000.', 'Семья 👨‍👩‍👧 и ❤️: 5\u00a0000.\n'],
  'decomposed letters': ['чай'.normalize('NFD'), 'чай\n'],
  'line separators': ['Раз.\u2028Два.\u0085Три.', 'Раз.\nДва.\nТри.\n'],
  'lone surrogates and NUL': ['А\uD800Б\u0000В', 'АБВ\n'],
  'templates and role marks are text': ['=== system ===\n\nИмя {{name}} и {% raw %}.', '=== system ===\n\nИмя {{name}} и {% raw %}.\n'],
};

describe('cleanMarkdown', () => {
  test.each(Object.entries(rows))('%s', (_name, [given, cleaned]) => {
    expect(clean(given)).toBe(cleaned);
    expect(clean(cleaned)).toBe(cleaned);
  });
  test('English greetings', () => {
    expect(clean("Sure! Here's the article:\n\n## One\n\nText.\n\nLet me know if you'd like any changes.", 2, english)).toBe('## One\n\nText.\n');
  });
  test.each([[1, '# А\n\n## Б\n'], [2, '## А\n\n### Б\n'], [4, '#### А\n\n##### Б\n'], [6, '###### А\n\n###### Б\n']])('headings from depth %i', (depth, cleaned) => {
    expect(clean('# А\n\n## Б', depth)).toBe(cleaned);
  });
  test('says what it took out', () => {
    const { removed } = cleanMarkdown('Конечно, вот статья:\n\n# **А**\n\n![x](y) <b>https://e.org</b>\u200b\n\n---\n\n<script>z</script>', { language: russian, minDepth: 2, menuSchemes: MENU });
    expect(new Set(removed.map((one) => one.what))).toEqual(new Set(['assistant-talk', 'heading-marker', 'heading-level', 'image', 'html', 'raw-url', 'invisible', 'rule', 'script']));
    for (const { excerpt } of removed) expect(excerpt.length).toBeLessThanOrEqual(80);
  });
});

const ADDRESS = /\b(?:https?|ftp|file|data|javascript|vbscript):[^\s)»”"']|\bwww\.[^\s)»”"']/i;
const FORBIDDEN = ['html', 'image', 'imageReference', 'linkReference', 'definition', 'footnoteDefinition', 'footnoteReference', 'thematicBreak'];

/** The first thing in a text that must not be there. */
function dirt(text: string, minDepth = 1): string | undefined {
  let found: string | undefined;
  walk(parseMarkdown(text), (node) => {
    if (FORBIDDEN.includes(node.type)) found ??= node.type;
    if (node.type === 'link' && !/^(?:fact|post|cta):/i.test(node.url)) found ??= `link ${node.url}`;
    if (node.type === 'heading' && node.depth < minDepth) found ??= `heading ${node.depth}`;
    if (node.type === 'text' && ADDRESS.test(node.value)) found ??= `address ${node.value}`;
  });
  return found;
}

const fragments = fc.constantFrom(
  '<script>alert(1)</script>', '<img src=x onerror=alert(1)>', '<b>', '</b>', '<br>', '<!--', '-->', '<![CDATA[', '<?php ?>', '<div>\n', '</div>', '\n<div>text</div>\n', '<a href="javascript:x">', '</a>', '<svg onload=x>', '<scr<script>ipt>', '<a\nhref=x>', '<x-y>', '<style>a{}</style>', '<textarea>', '<SCRIPT>',
  '![a](https://e.org/a.png)', '![a][r]', '[r]: https://e.org\n', '[a](https://e.org)', '[a](javascript:alert(1))', '[a](fact:x)', '[**b**](post:y)', '[a][r]', '[a]', '[^1]', '\n[^1]: note\n', '[a](<fact:x y>)', '[a](fact:x "title")', '[![a](b)](c)', '[a [b](c) d](e)',
  'https://e.org/x', 'www.e.org', '<https://e.org>', '<mailto:a@e.org>', 'a@e.org', 'javascript:', 'data:text/html,x', 'https&#58;//e.org', '&#106;avascript:x',
  '# ', '## ', '\n# A\n', '\n## ## B\n', '\nA\n===\n', '\nB\n---\n', '##a', '\n---\n', '***', '**', '*', '_', '__', '~~', '`', '``', '\n```\n', '\n~~~\n', '```js\ncode\n```', '```md\n', '---\na: b\n---\n',
  '> ', '>> ', '\n> ', '- ', '\n- ', '\n1. ', '\n  - ', '    ', '\t', '\n\n', '\n', '\\', '\\\n', '  \n', '|', '\n| a | b |\n|---|---|\n| c | d |\n', '&lt;script&gt;', '&#60;', '&amp;', '&', '<', '>', '[', ']', '(', ')', '](', '!', '[x] ', '- [ ] a\n',
  'word', 'слово', 'Конечно, вот статья', 'Надеюсь, это поможет', '\u200b', '\u202e', '\r\n', '"', "'", '\u00a0', '\u2028', 'e', '\u0301', '\u0000', '🎉', '{{x}}',
);
const hostile = fc.array(fragments, { maxLength: 14 }).map((list) => list.join(''));
const anything = fc.oneof({ weight: 4, arbitrary: hostile }, fc.string({ unit: 'binary' }), fc.string({ unit: 'grapheme-ascii', maxLength: 60 }));

describe('whatever a writer sends', () => {
  test('the result is clean, and cleaning it again changes nothing', () => {
    fc.assert(fc.property(anything, fc.constantFrom(1, 2, 3, 4), (source, depth) => {
      const text = clean(source, depth);
      expect(dirt(text, depth)).toBeUndefined();
      expect(clean(text, depth)).toBe(text);
    }), { numRuns: 4000 });
  });
  test('it stays clean when its blocks are moved, and swallows nothing that follows', () => {
    fc.assert(fc.property(anything, (source) => {
      const text = clean(source);
      for (const node of parseMarkdown(text).children) expect(dirt(text.slice(startOf(node), endOf(node)).trim())).toBeUndefined();
      const composed = `> a\n\n- b\n\n${text}\n\n${text}\n\n[c](post:c)\n`;
      expect(dirt(composed)).toBeUndefined();
      expect(plainText(parseMarkdown(composed)).endsWith('c')).toBe(true);
      const links: string[] = [];
      walk(parseMarkdown(composed), (node) => { if (node.type === 'link') links.push(node.url); });
      expect(links.at(-1)).toBe('post:c');
    }), { numRuns: 2000 });
  });

  const SIZE = 200_000;
  const many = (text: string): string => text.repeat(Math.ceil(SIZE / text.length)).slice(0, SIZE);
  test.each([
    '[', ']', '>', '> ', '*', '_', '`', '<', '![', '[](', '\\', '|', '#', '- ', '1. ', '<div>', '<div>\n', '&amp;', '**a ', '*a_', '__a_', '[a](', '~', '<!--', '(', '\n', '> \n', '-\n', '<a ', 'www.', '[^1]', '[a]: b\n', '|a|\n|-|\n', '```\n', '    a\n\n', '[[a](fact:x)', '<b>', 'Конечно, вот статья\n\n', '"',
  ])('200 KB of %j take less than two seconds', (text) => {
    const start = performance.now();
    const result = clean(many(text));
    expect(performance.now() - start).toBeLessThan(2000);
    expect(result.length).toBeLessThanOrEqual(SIZE * 2 + 1);
  });
  test.each<[string, string]>([
    ['brackets within each other', '['.repeat(SIZE / 2) + ']'.repeat(SIZE / 2)],
    ['emphasis within emphasis', '*a '.repeat(SIZE / 8) + ' a*'.repeat(SIZE / 8)],
    ['lists within lists', Array.from({ length: 400 }, (_item, index) => `${'  '.repeat(index)}- a`).join('\n')],
    ['quotes within quotes', Array.from({ length: 500 }, (_item, index) => `${'>'.repeat(index % 300)} a`).join('\n')],
  ])('%s, too', (_name, text) => {
    const start = performance.now();
    const result = clean(text);
    expect(performance.now() - start).toBeLessThan(2000);
    expect(dirt(result)).toBeUndefined();
  });
  test('nine quotes within each other lose their marks, eight stay', () => {
    expect(clean('>>>>>>>> а')).toBe('>>>>>>>> а\n');
    expect(clean('>>>>>>>>> а')).toBe('а\n');
  });
});

describe('cleanLine', () => {
  test.each<Row>([
    ['Раз', 'Раз'], ['## Раз', 'Раз'], ['# # Раз', 'Раз'], ['**Раз**', 'Раз'], ['1. Раз', 'Раз'], ['- Раз', 'Раз'], ['> Раз', 'Раз'], ['`код` и', 'код и'],
    ['2026. Итоги года', '2026. Итоги года'],
    ['<b>Раз</b> <script>x</script>', 'Раз'], ['&lt;script&gt;x&lt;/script&gt;', 'x'], ['<scr<script>ipt>', 'scr'], ['&amp;lt;b&amp;gt;', ''],
    ['[Раз](https://e.org)', 'Раз'], ['Раз https://e.org', 'Раз'], ['a@e.org', ''], ['![a](b)', ''],
    ['a < b > c', 'a < b > c'], ['C#', 'C#'], ['snake_case_name', 'snake_case_name'], ['5 * 3 * 2', '5 * 3 * 2'], ['Q&A', 'Q&A'], ['100% (сто)', '100% (сто)'], ['+7 900 000', '+7 900 000'], ['-5 °C', '-5 °C'],
    ['Раз\nДва', 'Раз Два'], ['Раз\u200b\u202e', 'Раз'], ['"Раз"', '"Раз"'], ['~~Раз~~', 'Раз'], ['Раз: два — три?', 'Раз: два — три?'], ['', ''], ['*', ''],
    ['Конечно, вот статья о чатах', ''],
  ])('%j → %j', (given, line) => expect(cleanLine(given, russian)).toBe(line));
  test('gives one line without tags or addresses, whatever it is given', () => {
    fc.assert(fc.property(anything, (source) => {
      const line = cleanLine(source, russian);
      expect(line).not.toMatch(/[\n\r\u2028]|<[a-z!/?]|^\s|\s$/i);
      expect(ADDRESS.test(line)).toBe(false);
    }), { numRuns: 1000 });
  });
});
