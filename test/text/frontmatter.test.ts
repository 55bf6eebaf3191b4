import { readFileSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { CORE_SCHEMA, load } from 'js-yaml';
import { parse as parseYaml } from 'yaml';
import { describe, expect, test } from 'vitest';
import { SluglineError, type Problem } from '../../src/model/errors.ts';
import { emitFrontMatter, parseArticle, readFrontMatter, renderArticle, splitFrontMatter } from '../../src/text/frontmatter.ts';

const samples = new URL('../../../shared/samples/', import.meta.url);
const sampleFiles = ((): string[] => {
  try {
    return readdirSync(samples).filter((name) => name.endsWith('.md'));
  } catch {
    return [];
  }
})();

describe('the samples', () => {
  test.skipIf(sampleFiles.length === 0)('come back byte for byte, from their source and emitted anew (skipped without ../shared/samples)', () => {
    expect(sampleFiles.length).toBeGreaterThan(1);
    for (const name of sampleFiles) {
      const text = readFileSync(fileURLToPath(new URL(name, samples)), 'utf8');
      const { data, body, source } = parseArticle(text);
      expect(renderArticle({ data, body, source })).toBe(text);
      expect(renderArticle({ data, body })).toBe(text);
    }
  });
});

describe('splitFrontMatter', () => {
  test.each<[string, string, { source: string; body: string; language?: string }]>([
    ['a block', '---\na: 1\n---\nBody\n', { source: 'a: 1\n', body: 'Body\n' }],
    ['CRLF', '---\r\na: 1\r\n---\r\nBody\r\n', { source: 'a: 1\r\n', body: 'Body\r\n' }],
    ['a byte order mark', '\uFEFF---\na: 1\n---\nBody', { source: 'a: 1\n', body: 'Body' }],
    ['an empty block', '---\n---\nBody', { source: '', body: 'Body' }],
    ['no body', '---\na: 1\n---', { source: 'a: 1\n', body: '' }],
    ['spaces after the marks', '---  \na: 1\n---\t\nBody', { source: 'a: 1\n', body: 'Body' }],
    ['a language', '---js\nmodule.exports = {}\n---\nBody', { source: 'module.exports = {}\n', body: 'Body', language: 'js' }],
    ['a language after a space', '--- TOML\na = 1\n---\n', { source: 'a = 1\n', body: '', language: 'toml' }],
    ['dashes inside a value', '---\na: x --- y\nb: |\n  ---\n---\nBody', { source: 'a: x --- y\nb: |\n  ---\n', body: 'Body' }],
    ['a block that ends with dots', '---\na: 1\n...\nBody', { source: 'a: 1\n', body: 'Body' }],
    ['blank lines first', '\n \n---\na: 1\n---\nBody', { source: 'a: 1\n', body: 'Body' }],
    ['TOML', '+++ \na = "+++"\r\n+++\nBody', { source: 'a = "+++"\r\n', body: 'Body', language: 'toml' }],
    ['an empty block of TOML', '+++\n+++\nBody', { source: '', body: 'Body', language: 'toml' }],
    ['JSON', '{\n  "a": "}\\"}", "b": {}\n}\nBody', { source: '{\n  "a": "}\\"}", "b": {}\n}', body: 'Body', language: 'json' }],
    ['a rule in the body', '---\na: 1\n---\nBody\n\n---\n\nMore', { source: 'a: 1\n', body: 'Body\n\n---\n\nMore' }],
  ])('%s', (_name, text, expected) => {
    const split = splitFrontMatter(text);
    expect(split).toMatchObject({ language: 'yaml', ...expected });
    expect(split.block + split.body).toBe(text);
    expect(text.slice(split.sourceOffset, split.sourceOffset + split.source.length)).toBe(split.source);
    expect(text.slice(split.bodyOffset)).toBe(split.body);
  });
  test.each([['an unclosed block', '---\na: 1\n'], ['four dashes', '----\na: 1\n----\n'], ['a rule later', 'Body\n\n---\na: 1\n---\n'], ['one line', '---'], ['nothing', ''], ['a closing mark inside a line', '---\na: 1\n--- b\n'],
    ['a rule after a blank line', '\n---\nText\n\n---\n'], ['unclosed TOML', '+++\na = 1\n'], ['unclosed JSON', '{ "a": "b"\n'], ['a template expression', '{{ "a" | upper }}\n'], ['four plus signs', '++++\na = 1\n++++\n']])('%s is body', (_name, text) => {
    expect(splitFrontMatter(text)).toMatchObject({ block: '', source: '', body: text, bodyOffset: 0 });
    expect(renderArticle(parseArticle(text))).toBe(text);
  });
});

function refusal(text: string): Problem | undefined {
  try {
    readFrontMatter(splitFrontMatter(text), 'x.md');
  } catch (error) {
    if (error instanceof SluglineError) return error.problems[0];
    throw error;
  }
  return undefined;
}

describe('front matter that is refused', () => {
  test.each<[string, string, Partial<Problem>, RegExp]>([
    ['code', '---js\nmodule.exports = {}\n---\n', { code: 'FRONT_MATTER_CODE', line: 1, column: 1 }, /could run code/],
    ['a duplicate key', '---\na: 1\na: 2\n---\n', { code: 'YAML_INVALID', line: 3 }, /duplicated/],
    ['a colon', '---\na: b: c\n---\n', { code: 'YAML_INVALID', line: 2, column: 5 }, /not valid YAML/],
    ['a tag that runs code', '---\na: !!js/function "x"\n---\n', { code: 'YAML_INVALID', line: 2 }, /unknown tag/],
    ['a list', '---\n- a\n---\n', { code: 'YAML_INVALID', line: 2, column: 1 }, /not a block of keys/],
    ['TOML that is broken', '+++\ntitle = "Tyres"\ntitle = "Wheels"\n+++\n', { code: 'YAML_INVALID', line: 3 }, /not valid TOML/],
    ['TOML without quotes', '\uFEFF\n+++\ntitle = Tyres\n+++\n', { code: 'YAML_INVALID', line: 3, column: 9 }, /not valid TOML/],
    ['JSON that is broken', '{\n"title": "Tyres",\n}\n', { code: 'YAML_INVALID', line: 1 }, /not valid JSON/],
    ['a sentence', '---\nhello\n---\n', { code: 'YAML_INVALID', line: 2 }, /not a block of keys/],
  ])('%s', (_name, text, expected, message) => {
    expect(refusal(text)).toMatchObject({ file: 'x.md', ...expected });
    expect(refusal(text)?.message).toMatch(message);
  });
  test('---yaml and ---yml are plain YAML', () => {
    expect(parseArticle('---yaml\na: 1\n---\n').data).toEqual({ a: 1 });
    expect(parseArticle('---yml\na: 1\n---\n').data).toEqual({ a: 1 });
  });
  test('TOML: dates as text, tables, big numbers, a __proto__ key', () => {
    expect(parseArticle('+++\ntitle = "Tyres"\ndate = 2026-03-01\nupdated = 2026-03-02T10:00:00+03:00\nid = 12345678901234567890\n[extra]\nlist = [1, "a"]\n__proto__ = { polluted = 1 }\n+++\nBody')).toMatchObject({
      body: 'Body', data: { title: 'Tyres', date: '2026-03-01', updated: '2026-03-02T10:00:00.000+03:00', id: 12345678901234567000, extra: { list: [1, 'a'] } },
    });
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
  });
  test('JSON, at the start and after ---json', () => {
    expect(parseArticle('{\n  "title": "Tyres"\n}\n# Body')).toMatchObject({ data: { title: 'Tyres' }, body: '# Body' });
    expect(parseArticle('---json\n{ "title": "Tyres" }\n---\n# Body')).toMatchObject({ data: { title: 'Tyres' }, body: '# Body' });
  });
  test('dates stay text, __proto__ pollutes nothing', () => {
    expect(parseArticle('---\nd: 2026-11-21\n__proto__: { polluted: 1 }\n---\n').data['d']).toBe('2026-11-21');
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
  });
});

/** Every reader that may meet our articles: Astro's (both schemas of js-yaml 4) and YAML 1.2 as such. */
function readings(yaml: string): unknown[] {
  return [load(yaml), load(yaml, { schema: CORE_SCHEMA }), parseYaml(yaml, { logLevel: 'silent' })];
}

function expectSurvives(data: Record<string, unknown>): string {
  const block = emitFrontMatter(data);
  const split = splitFrontMatter(`${block}# Body\n`);
  expect(split.block).toBe(block);
  for (const read of readings(split.source)) expect(read).toEqual(data);
  expect(parseArticle(`${block}# Body\n`)).toEqual({ data, body: '# Body\n', source: block });
  return block;
}

const odd = [
  '0o17', '08', '09', '+.5', '12:30', '190:20:30', '1_000', '.5', '-0', '0x1F', '1e3', '1.', '1.e5', '+1', '-1', '0b101', '0.', '007', '1__0', '+12', '685_230.15', '.', '..', '-', '+', '2026-11-21', '2026-11-21T10:00:00Z',
  'yes', 'no', 'on', 'off', 'y', 'n', 'Y', 'NO', 'null', '~', 'Null', 'NULL', 'true', 'True', '=', '<<', '.inf', '.nan', '-.INF',
  '', ' ', '  a', 'a  ', 'a\nb', 'a\n', '\na', 'a\n\n', '  a\nb', 'a \nb', '\n', '\n  ', ' \n', ' слово \n ', 'a\n\t', '\u007f\n ', '\u0085\uFFFE\uFEFF\u2028\n ', 'a\n\n ', 'a\tb', '\t', 'a\r\nb', '\r', '"', "'", "it's", '"a" b', '*', '&a', '!b', '@', '`', '%', '|', '>', '- a', '?', '? a', ':', 'a: b', 'a:', 'a #b', '#a', '[a]', '{a}', 'a, b', '---', '--- a', '...', '... а потом ушёл', '\\', '\\n',
  '🎉', 'a🎉b', '\u2028', 'a\u2029b', '\u0085', '\uFEFF', '\u0000', '\u0007', '\u00a0', '\u200b', '\u202e', '\uD800', '\uDC00x', 'e\u0301', 'SLUGLINE0SLUGLINE',
  '9'.repeat(45), `0o${'7'.repeat(50)}`, `+.${'5'.repeat(50)}`, 'a'.repeat(300), 'слово '.repeat(40).trim(), `${'x'.repeat(79)} ${'y'.repeat(90)}`, `${'x '.repeat(60)}\n${' y'.repeat(60)}`, 'https://example.org/a?q=80&w=2070&auto=format'.repeat(3), `# ${'слово '.repeat(30)}`,
];

describe('every scalar survives every reader', () => {
  test.each(odd.map((value) => [JSON.stringify(value).slice(0, 60), value] as const))('%s as a value, an item and a key', (_name, value) => {
    expectSurvives({ title: value });
    expectSurvives({ list: [value, [value]] });
    expectSurvives({ deep: { faq: [{ question: value, answer: value }] } });
    expectSurvives({ [value]: 1 });
    expectSurvives({ a: '+.5', [value]: { [value]: value } });
  });
  test.each([[0], [-0], [1.5], [1e21], [1e-7], [NaN], [Infinity], [-Infinity], [true], [null], [[]], [{}], [[[1], {}]]])('%s', (value) => {
    expectSurvives({ value, list: [value] });
  });
  test('keys without a value are left out', () => {
    expect(emitFrontMatter({ a: 1, b: undefined, c: { d: undefined } })).toBe('---\na: 1\nc: {}\n---\n');
  });
  test('a __proto__ key is a key like others', () => {
    const data = JSON.parse('{"__proto__":{"a":1},"b":2}') as Record<string, unknown>;
    expect(parseArticle(`${emitFrontMatter(data)}x`).data).toEqual(data);
  });
});

describe('the style of the samples', () => {
  test('quotes only where needed, folding at 80 columns', () => {
    expect(emitFrontMatter({
      title: 'Чат-поддержка: ключ к лояльности клиентов', description: 'Узнайте, как чат-поддержка меняет клиентский сервис. Ключевые преимущества: мгновенные ответы.',
      pubDate: '2026-03-01', author: 'Анна Седова', draft: true, rating: '4.9', schema: { '@context': 'https://schema.org', url: `https://example.org/${'a'.repeat(80)}` }, tags: ['чат', 'да', 'yes'],
    })).toBe(`---
title: 'Чат-поддержка: ключ к лояльности клиентов'
description: >-
  Узнайте, как чат-поддержка меняет клиентский сервис. Ключевые преимущества:
  мгновенные ответы.
pubDate: '2026-03-01'
author: Анна Седова
draft: true
rating: '4.9'
schema:
  '@context': 'https://schema.org'
  url: >-
    https://example.org/${'a'.repeat(80)}
tags:
  - чат
  - да
  - 'yes'
---
`);
  });
});

describe('renderArticle', () => {
  const text = '---\n# a note\ntitle:   "Чат"   # kept\n---\nBody\n';
  test('unchanged data keep their source, changed data are emitted anew', () => {
    const article = parseArticle(text);
    expect(renderArticle(article)).toBe(text);
    expect(renderArticle({ ...article, data: { title: 'Другой' } })).toBe('---\ntitle: Другой\n---\nBody\n');
    expect(renderArticle({ ...article, body: 'New\n' })).toBe(text.replace('Body', 'New'));
    expect(renderArticle({ ...article, data: {} })).toBe('Body\n');
  });
});

describe('properties', () => {
  const pieces = fc.constantFrom('\n', '\r\n', ' ', '  ', ': ', '#', ' #', '- ', '---', '...', '"', "'", '\\', '|', '>', '&', '*', '!', '%', '@', '`', '{', '}', '[', ']', ',', '?', '~', 'null', 'true', '0', '1', '.', '_', 'e', '0x', '0o', '+', '-', '=', '<<', '\u0085', '\u2028', '\u00a0', '\uFEFF', '\t', '\u0000', '🎉', 'слово ', 'SLUGLINE', '\uD800', 'e\u0301', 'https://e.org/?a=b&c');
  const text = fc.oneof(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'binary' }), fc.array(pieces, { maxLength: 60 }).map((list) => list.join('')));
  const { json } = fc.letrec<{ json: unknown }>((tie) => ({
    json: fc.oneof({ depthSize: 'small' }, text, fc.integer(), fc.double(), fc.boolean(), fc.constant(null), fc.array(tie('json'), { maxLength: 3 }), fc.dictionary(text, tie('json'), { maxKeys: 3 })),
  }));
  const data = fc.record({ title: text, description: text, keywords: fc.array(text, { maxLength: 3 }), pubDate: text, schema: fc.dictionary(text, json, { maxKeys: 4 }), faq: fc.array(fc.record({ question: text, answer: text }), { maxLength: 3 }) })
    // Plain objects, as a parser makes them.
    .map((value) => structuredClone(value) as Record<string, unknown>);

  test('an article as data comes back from its text, whatever it holds', () => {
    fc.assert(fc.property(data, text, (value, body) => {
      const rendered = renderArticle({ data: value, body });
      const parsed = parseArticle(rendered);
      expect(parsed.body).toBe(body);
      const { source } = splitFrontMatter(rendered);
      for (const read of [parsed.data, ...readings(source)]) expect(read).toEqual(value);
      expect(renderArticle(parsed)).toBe(rendered);
    }), { numRuns: 1000 });
  }, 60_000);

  const soup = fc.array(fc.oneof(pieces, fc.constantFrom('---\n', '---js\n', 'title: x\n', '\uFEFF', '\n---\n', '--- \n')), { maxLength: 12 }).map((list) => list.join(''));
  test('any text that can be read comes back as it was', () => {
    fc.assert(fc.property(fc.oneof(soup, fc.string({ unit: 'binary' })), (source) => {
      let article;
      try {
        article = parseArticle(source);
      } catch (error) {
        expect(error).toBeInstanceOf(SluglineError);
        return;
      }
      expect(renderArticle(article)).toBe(source);
    }), { numRuns: 2000 });
  });
});
