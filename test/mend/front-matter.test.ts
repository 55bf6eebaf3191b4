import { describe, expect, test } from 'vitest';
import { parseArticle, readFrontMatter, splitFrontMatter } from '../../src/text/frontmatter.ts';
import { difference } from '../../src/text/mend-step.ts';
import { applySplices } from '../../src/text/splice.ts';
import { LEAD, mend, page, TITLE, told } from './kit.ts';

/** Front matter that cannot be read, and values that got lost. */

const BODY = `${TITLE}${LEAD}`;
const SYNTAX = ['line-ends', 'fences', 'yaml'];

const dataOf = (text: string): Record<string, unknown> => readFrontMatter(splitFrontMatter(text));

/** Broken block → block, byte for byte. */
const BROKEN: Record<string, { before: string; after: string }> = {
  'a colon without quotes': { before: 'title: Tyres: a short guide\nlang: en\n', after: "title: 'Tyres: a short guide'\nlang: en\n" },
  'a colon in a long text': {
    before: 'title: Tyres\ndescription: What to do in winter: where tyres last longest between two seasons, and how to hang them so that they stay round.\n',
    after: 'title: Tyres\ndescription: >-\n  What to do in winter: where tyres last longest between two seasons, and how to\n  hang them so that they stay round.\n',
  },
  'an open quotation mark': { before: 'title: "Tyres in winter\nlang: en\n', after: 'title: Tyres in winter\nlang: en\n' },
  'an open quotation mark in the last line': { before: "lang: en\ntitle: 'Tyres\n", after: 'lang: en\ntitle: Tyres\n' },
  'quotation marks within their like': { before: 'title: "The "best" tyres"\nlang: en\n', after: `title: The "best" tyres\nlang: en\n` },
  'an apostrophe in single quotes': { before: "title: 'Anna's tyres'\nlang: en\n", after: "title: Anna's tyres\nlang: en\n" },
  'text behind a quoted value': { before: 'title: "Tyres" and more\nlang: en\n', after: `title: Tyres" and more\nlang: en\n` },
  'a value that begins with a sign': { before: 'title: @tyres\nlang: en\n', after: "title: '@tyres'\nlang: en\n" },
  'a text that lost its indent': { before: 'title: >-\nTyres in winter\nand in summer\nlang: en\n', after: 'title: Tyres in winter and in summer\nlang: en\n' },
  tabs: { before: 'title: Tyres\ntags:\n\t- winter\n\t- storage\n', after: 'title: Tyres\ntags:\n  - winter\n  - storage\n' },
  'lines below a key that are not indented alike': {
    before: "title: Tyres\nschema:\n  '@type': BlogPosting\n   name: Tyres\n",
    after: "title: Tyres\nschema:\n  '@type': BlogPosting\n  name: Tyres\n",
  },
  'lines below a key that are indented less than the first': {
    before: "title: Tyres\nschema:\n    '@type': BlogPosting\n  name: Tyres\n  author:\n     name: Anna\n",
    after: "title: Tyres\nschema:\n  '@type': BlogPosting\n  name: Tyres\n  author:\n    name: Anna\n",
  },
  'a colon below a key': { before: "title: Tyres\nschema:\n  '@type': BlogPosting\n  name: Tyres: a guide\n", after: "title: Tyres\nschema:\n  '@type': BlogPosting\n  name: 'Tyres: a guide'\n" },
  'a key that stands twice with one value': { before: 'title: Tyres\nlang: en\ntitle: Tyres\n', after: 'lang: en\ntitle: Tyres\n' },
  'a key that stands twice, once empty': { before: 'title: Tyres\nlang: en\ntitle:\n', after: 'title: Tyres\nlang: en\n' },
  'a key that stands twice with two values: the last one, as lenient parsers read it': { before: 'title: One\nlang: en\ntitle: Two\n', after: 'lang: en\ntitle: Two\n' },
  'a key that stands twice further down': { before: "title: Tyres\nschema:\n  '@type': HowTo\n  name: Tyres\n  '@type': BlogPosting\n", after: "title: Tyres\nschema:\n  name: Tyres\n  '@type': BlogPosting\n" },
  'a list that is never closed': { before: 'title: Tyres\ntags: [winter, storage\n', after: 'title: Tyres\ntags: [winter, storage]\n' },
  'several at once; what can be read keeps its bytes': {
    before: '# our notes\ntitle: Tyres: a guide\nmood:   "calm"   # stays\npubDate: 2026-03-01\ndescription: "Where they last\n',
    after: "# our notes\ntitle: 'Tyres: a guide'\nmood:   \"calm\"   # stays\npubDate: 2026-03-01\ndescription: Where they last\n",
  },
};

describe('YAML that cannot be read', () => {
  for (const [name, { before, after }] of Object.entries(BROKEN)) {
    test(name, () => {
      const done = mend(`---\n${before}---\n${BODY}`, { only: SYNTAX, config: null });
      expect(done.text).toBe(`---\n${after}---\n${BODY}`);
      expect(done.changes).toHaveLength(1);
    });
  }

  test('the same in a project, with the line ends of Windows', () => {
    const done = mend(`---\ntitle: Tyres: a guide\nlang: en\n---\n${BODY}`.replaceAll('\n', '\r\n'), { only: SYNTAX });
    expect(done.text).toBe(`---\ntitle: 'Tyres: a guide'\nlang: en\n---\n${BODY}`);
    expect(told(done)).toEqual([expect.stringMatching(/^line-ends: \d+ line ends of Windows/), 'yaml: title: the text got its quotes right']);
  });

  for (const [name, block] of Object.entries({
    'two dates of publication': "title: Tyres\npubDate: '2026-03-01'\npubDate: '2026-04-01'\n",
    'an alias to nothing below a key': 'title: Tyres\nextra:\n  - *none\n',
    'keys below a text': 'title: Tyres\nauthor: Anna\n  url: https://example.org/\n',
  })) test(`left to a person: ${name}`, () => expect(mend(`---\n${block}---\n${BODY}`, { only: SYNTAX })).toMatchObject({ text: `---\n${block}---\n${BODY}`, changes: [] }));
});

describe('lines around it', () => {
  const keys = "title: Tyres\npubDate: '2026-03-01'\ntags:\n  - winter\n";
  const whole = `---\n${keys}---\n`;
  test.each([
    ['the closing line is missing, a blank line follows', `---\n${keys}\n${BODY}`, `${whole}\n${BODY}`],
    ['the closing line is missing, the heading follows', `---\n${keys}${BODY}`, `${whole}${BODY}`],
    ['a rule line far down is taken for it', `---\n${keys}\n${BODY}Text.\n\n---\n\nMore.\n`, `${whole}\n${BODY}Text.\n\n---\n\nMore.\n`],
    ['too many dashes', `---\n${keys}-----\n${BODY}`, `${whole}${BODY}`],
    ['long dashes', `---\n${keys}—\n${BODY}`, `${whole}${BODY}`],
    ['the opening line is missing', `${keys}---\n${BODY}`, `${whole}${BODY}`],
    ['the closing line is missing, MDX follows at once', `---\n${keys}import A from './a.astro'\n\n${BODY}`, `${whole}import A from './a.astro'\n\n${BODY}`],
    ['the closing line is missing, prose follows at once', `---\ntitle: Tyres\nlang: en\nKeep tyres dry.\n`, `---\ntitle: Tyres\nlang: en\n---\nKeep tyres dry.\n`],
    ['comments before the first key', `---\n# made by a machine\n\n${keys}-----\n${BODY}`, `---\n# made by a machine\n\n${keys}---\n${BODY}`],
    ['a comment between keys', `---\n# notes\ntitle: Tyres\n# more\nlang: en\n\n${BODY}`, `---\n# notes\ntitle: Tyres\n# more\nlang: en\n---\n\n${BODY}`],
  ])('%s', (_name, before, after) => {
    expect(mend(before, { only: SYNTAX, config: null }).text).toBe(after);
  });

  test.each([
    ['a text that begins with a rule line', '---\n\nSome words: and more.\n\nText.\n'],
    ['a heading underlined', 'Note: this is a heading\n---\n\nText.\n'],
    ['a block of another language', '---js\nmodule.exports = {}\n---\nText.\n'],
    ['prose with a colon', '---\nNote: this is prose\n\nText.\n'],
  ])('left alone: %s', (_name, text) => expect(mend(text, { only: SYNTAX, config: null }).text).toBe(text));
});

test('all at once: no closing line, a colon, an open quote, an empty block', () => {
  const done = mend(`---\ntitle: >-\ndescription: Tyres in winter: where they last longest between two seasons, and how to hang them\npubDate: 2026-03-01\nauthor: "Anna Sedova\n${BODY}`, { only: [...SYNTAX, 'title'] });
  expect(dataOf(done.text)).toEqual({ title: 'Storing bicycle tyres in winter', description: 'Tyres in winter: where they last longest between two seasons, and how to hang them', pubDate: '2026-03-01', author: 'Anna Sedova' });
  expect(splitFrontMatter(done.text).body).toBe(BODY);
});

test('line ends of Windows stay outside a project when the block can be read', () => {
  const text = page(BODY).replaceAll('\n', '\r\n');
  expect(mend(text, { only: SYNTAX, config: null }).text).toBe(text);
  expect(mend(text, { only: SYNTAX }).text).toBe(page(BODY));
});

describe('values', () => {
  const without = (key: string, more = ''): string => page(BODY, more).replace(new RegExp(`^${key}: .*\\n`, 'm'), '');

  test.each([
    ['a title that is only the sign of a block', 'title: >-'],
    ['an empty title', "title: ''"],
    ['a title without a value', 'title:'],
    ['the sign of a block in quotes', "title: '>-'"],
  ])('%s comes from the main heading', (_name, line) => {
    const done = mend(page(BODY).replace(/^title: .*$/m, line), { only: ['title'] });
    expect(done.text).toBe(page(BODY));
    expect(told(done)).toEqual(['title: the title "Storing bicycle tyres in winter", from the main heading']);
    // A blog that has the key wants a value in it.
    expect(mend(page(BODY).replace(/^title: .*$/m, line), { only: ['title'], config: null }).text).toBe(page(BODY));
  });

  test('a title in two pairs of quotation marks; a quotation in a title stays', () => {
    expect(mend(page(BODY).replace(/^title: (.*)$/m, `title: '"$1"'`), { only: ['title'] }).text).toBe(page(BODY));
    const quoting = page(BODY).replace(/^title: .*$/m, `title: '"Tyres" and "tubes"'`);
    expect(mend(quoting, { only: ['title'] }).text).toBe(quoting);
  });

  test('without a heading, from the structured data', () => {
    const text = page(LEAD, "schema:\n  '@type': HowTo\n  name: Tyres in winter\n").replace(/^title: .*\n/m, '');
    expect(dataOf(mend(text, { only: ['title'] }).text)['title']).toBe('Tyres in winter');
  });

  test('a main heading comes from the title, where the body prints it', () => {
    expect(mend(page(LEAD), { only: ['main-heading'] }).text).toBe(page(BODY));
    expect(mend(page(`\n${LEAD}`), { only: ['main-heading'] }).text).toBe(page(`\n${BODY}`));
    expect(mend(page(`## Storing bicycle tyres in winter\n\n${LEAD}`), { only: ['main-heading'] }).text).toBe(page(BODY));
    for (const config of [{ article: { h1: 'layout' } }, null]) expect(mend(page(LEAD), { only: ['main-heading'], config }).text).toBe(page(LEAD));
  });

  test('a description comes from the lead, at its place', () => {
    const done = mend(without('description'), { only: ['description'] });
    expect(Object.keys(dataOf(done.text)).slice(0, 3)).toEqual(['title', 'description', 'pubDate']);
    expect(dataOf(done.text)['description']).toBe(LEAD.trim());
    expect(mend(without('description'), { only: ['description'], config: null }).changes).toEqual([]);
    expect(mend(page(`${TITLE}Short.\n`).replace(/^description: .*\n/m, ''), { only: ['description'] }).changes).toEqual([]);
  });

  test('`lang` is told by enough words of prose', () => {
    const long = page(`${TITLE}${LEAD.repeat(4)}`);
    expect(mend(long.replace('lang: en\n', ''), { only: ['lang'] }).text).toBe(long);
    expect(mend(without('lang'), { only: ['lang'] }).changes).toEqual([]);
    expect(mend(long.replace('lang: en\n', ''), { only: ['lang'], config: null }).changes).toEqual([]);
    const code = `${without('lang')}\`\`\`\n${'const tyre = 1;\n'.repeat(40)}\`\`\`\n`;
    expect(mend(code, { only: ['lang'] }).changes).toEqual([]);
  });

  test('the text of a picture of the pool, whatever its size in the address', () => {
    const config = { images: { hosts: ['example.org'], pool: [{ url: 'https://example.org/hero.jpg?w=800', alt: 'Four tyres on a rack' }] } };
    expect(mend(without('heroImageAlt'), { only: ['hero-alt'], config }).text).toBe(page(BODY));
    expect(mend(without('heroImageAlt'), { only: ['hero-alt'] }).changes).toEqual([]);
  });

  test('an article of a project without any front matter gets what the page shows', () => {
    const done = mend(`${TITLE}${LEAD.repeat(4)}`, { only: ['block'] });
    expect(Object.keys(parseArticle(done.text).data)).toEqual(['title', 'description', 'lang']);
    expect(parseArticle(done.text).body).toBe(`${TITLE}${LEAD.repeat(4)}`);
    expect(mend(`${TITLE}${LEAD}`, { config: null }).text).toBe(`${TITLE}${LEAD}`);
  });

  test('TOML and JSON are left as they are', () => {
    for (const text of [`+++\ntitle = ""\n+++\n${BODY}`, `{"title": ""}\n${BODY}`]) expect(mend(text, { only: ['title', 'description', 'lang', 'schema', 'faq'] }).text).toBe(text);
  });
});

test('the date of publication never moves, even where a safe fix would write it otherwise', () => {
  const text = page(BODY).replace("'2026-03-01'", "'2026/03/01'");
  expect(dataOf(mend(text).text)['pubDate']).toBe('2026/03/01');
});

test('a valid block is left byte for byte, however it is written', () => {
  for (const more of ['tags: [a,  b]\n', '# a comment\n', 'extra:\n    deep:   1\n', "mood: 'x'\n"]) {
    const text = page(BODY, more);
    expect(splitFrontMatter(mend(text, { only: [...SYNTAX, 'title', 'description', 'lang', 'hero-alt', 'block', 'faq'] }).text).block).toBe(splitFrontMatter(text).block);
  }
});

test('the difference of two texts is one splice that never cuts a character', () => {
  for (const [a, b] of [['abc', 'axc'], ['', 'x'], ['aa', 'a'], ['a😀b', 'a😁b'], ['x', 'x']] as const) {
    const splice = difference(a, b);
    expect(splice === undefined ? a : applySplices(a, [splice])).toBe(b);
    if (splice !== undefined) expect(splice.text.isWellFormed()).toBe(true);
  }
});
