import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createDocument } from '../../src/text/document.ts';
import { emitFrontMatter, readFrontMatter, splitFrontMatter } from '../../src/text/frontmatter.ts';
import { applySplices } from '../../src/text/splice.ts';
import { addKey, setValue } from '../../src/text/yaml-edits.ts';
import { languages, testDocument } from '../kit/rule.ts';

const LONG = 'A value that is longer than one line of front matter may be, so that the emitter folds it over two.';

function set(text: string, path: readonly (string | number)[], value: unknown): string | undefined {
  const doc = testDocument(text);
  const splice = setValue(doc, path, value);
  return splice === undefined ? undefined : applySplices(doc.text, [splice]);
}

describe('setValue', () => {
  test.each([
    ['bare', '---\ntitle: Oak # of the shop\nauthor: Anna\n---\nText.\n', ['title'], 'Ash', '---\ntitle: Ash # of the shop\nauthor: Anna\n---\nText.\n'],
    ['with what needs quotes', "---\ntitle: 'It''s oak'\n---\nText.\n", ['title'], "Anna's: oak", "---\ntitle: 'Anna''s: oak'\n---\nText.\n"],
    ['in double quotes', '---\ntitle: "Oak"\n---\nText.\n', ['title'], 'Ash "tree"', '---\ntitle: Ash "tree"\n---\nText.\n'],
    ['deep down, folded', '---\nschema:\n  a:\n    name: Oak\n    url: x\n---\nText.\n', ['schema', 'a', 'name'], LONG, '---\nschema:\n  a:\n    name: >-\n      A value that is longer than one line of front matter may be, so that the\n      emitter folds it over two.\n    url: x\n---\nText.\n'],
    ['from folded to short', '---\nschema:\n  name: >-\n    A long\n    name\n  url: x\n---\nText.\n', ['schema', 'name'], 'Oak', '---\nschema:\n  name: Oak\n  url: x\n---\nText.\n'],
    ['an item of a list', '---\ntags:\n  - oak\n  - ash\n---\nText.\n', ['tags', 1], 'elm: wood', "---\ntags:\n  - oak\n  - 'elm: wood'\n---\nText.\n"],
    ['a key in an item', '---\nfaq:\n  - question: Is oak hard?\n    answer: No.\n---\nText.\n', ['faq', 0, 'answer'], 'Yes, very.', "---\nfaq:\n  - question: Is oak hard?\n    answer: 'Yes, very.'\n---\nText.\n"],
    ['a number', '---\ncount: 3\n---\nText.\n', ['count'], 4, '---\ncount: 4\n---\nText.\n'],
    ['Windows line ends around it', '---\r\ntitle: Oak\r\nauthor: Anna\r\n---\r\nText.\r\n', ['title'], 'Ash', '---\r\ntitle: Ash\r\nauthor: Anna\r\n---\r\nText.\r\n'],
  ] as const)('%s', (_what, text, path, value, expected) => expect(set(text, path, value)).toBe(expected));

  test.each([
    ['no such key', '---\ntitle: Oak\n---\nText.\n', ['author'], 'Anna'],
    ['flow style that cannot hold it', '---\nschema: { name: Oak, url: x }\n---\nText.\n', ['schema', 'name'], `${LONG}\n${LONG}`],
    ['an anchor others use', '---\na: &a oak\nb: *a\n---\nText.\n', ['a'], 'ash'],
  ] as const)('nothing for %s', (_what, text, path, value) => {
    expect(set(text, path, value)).toBeUndefined();
  });
});

test('TOML is left alone', () => {
  const doc = createDocument({ file: 'a.md', slug: 'a', text: '+++\ntitle = "Oak"\n+++\nText.\n' }, languages.detect('Text.', 'en'));
  expect(doc.field('title')).toBe('Oak');
  expect(setValue(doc, ['title'], 'Ash')).toBeUndefined();
  expect(addKey(doc, 'author', 'Anna')).toBeUndefined();
});

describe('addKey', () => {
  const add = (text: string, key: string, value: unknown): string => {
    const doc = testDocument(text);
    const splice = addKey(doc, key, value, ['title', 'description', 'author']);
    return splice === undefined ? doc.text : applySplices(doc.text, [splice]);
  };
  test('after the keys that come before it', () => expect(add('---\ntitle: >-\n  Oak\n  wood\nauthor: Anna\n---\nText.\n', 'description', LONG)).toBe('---\ntitle: >-\n  Oak\n  wood\ndescription: >-\n  A value that is longer than one line of front matter may be, so that the\n  emitter folds it over two.\nauthor: Anna\n---\nText.\n'));
  test('at the end otherwise', () => expect(add('---\ntitle: Oak\n---\nText.\n', 'draft', true)).toBe('---\ntitle: Oak\ndraft: true\n---\nText.\n'));
  test('at the beginning when all others come after it', () => expect(add('---\nauthor: Anna\n---\nText.\n', 'title', 'Oak')).toBe('---\ntitle: Oak\nauthor: Anna\n---\nText.\n'));
  test('not twice', () => expect(add('---\ntitle: Oak\n---\nText.\n', 'title', 'Ash')).toBe('---\ntitle: Oak\n---\nText.\n'));
});

test('any text in the place of any other, in front matter as the tool writes it', () => {
  const text = fc.oneof(fc.string({ maxLength: 120 }), fc.constantFrom(LONG, `${LONG} ${LONG}`, "it's: \"so\" #1", '- a', 'a\nb', '', ' a ', 'да: «нет»', '*a', '&a', '!a', '@a', '%a', 'null', '1.0', '2026-01-01'));
  fc.assert(fc.property(text, text, text, (a, b, value) => {
    const data = { title: a, schema: { name: b, list: [{ x: a, y: b }] }, last: 'z' };
    let source: string;
    try {
      source = `${emitFrontMatter(data)}Text.\n`;
    } catch {
      return;
    }
    const doc = testDocument(source);
    for (const path of [['title'], ['schema', 'name'], ['schema', 'list', 0, 'y']] as const) {
      const splice = setValue(doc, path, value);
      if (splice === undefined) continue;
      const meant = structuredClone(data);
      if (path[0] === 'title') meant.title = value;
      else if (path.length === 2) meant.schema.name = value;
      else (meant.schema.list[0] as { y: string }).y = value;
      expect(readFrontMatter(splitFrontMatter(applySplices(doc.text, [splice])))).toEqual(meant);
    }
  }), { numRuns: 300 });
});
