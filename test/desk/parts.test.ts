import fc from 'fast-check';
import { parseDocument } from 'yaml';
import { describe, expect, test } from 'vitest';
import { sendBack } from '../../src/desk/decisions.ts';
import { resultPreviews } from '../../src/desk/results.ts';
import { answerRows, searchable } from '../../src/desk/rows.ts';
import type { Row } from '../../src/desk/shapes.ts';
import { rowOf } from '../../src/desk/states.ts';
import { compareTexts } from '../../src/desk/versions.ts';
import { viewTree } from '../../src/desk/tree.ts';
import { SluglineError } from '../../src/model/errors.ts';
import type { Files } from '../../src/model/world.ts';
import { parseMarkdown } from '../../src/text/markdown.ts';
import { pixelWidth } from '../../src/text/width.ts';

/** The pure parts of the desk. */

const article = fc.array(fc.constantFrom('---\n', 'title: a\n', '# Head\n', '\n', '\n\n', 'Слово раз, слово два.\n', 'Other words\n', '  \n', '\r\n', '- item\n', 'x', '```\n', '«ёлки» — 5 %\n', '\t', '\uFEFF'), { maxLength: 24 }).map((parts) => parts.join(''));

describe('two versions', () => {
  test('taken or not, part by part, the texts come back whole', () => {
    fc.assert(fc.property(article, article, article, (a, b, base) => {
      const hunks = compareTexts(a, b, base);
      expect(hunks.map((hunk) => hunk.a).join('')).toBe(a);
      expect(hunks.map((hunk) => hunk.b).join('')).toBe(b);
      for (const { words, a: before, b: after, same } of hunks.filter((hunk) => !hunk.same)) {
        expect(same || before !== after).toBe(true);
        expect(words.filter(([kind]) => kind <= 0).map(([, text]) => text).join('')).toBe(before);
        expect(words.filter(([kind]) => kind >= 0).map(([, text]) => text).join('')).toBe(after);
      }
    }));
  });

  test('words of any script are compared as words', () => {
    expect(compareTexts('Уборка заняла время.\n', 'Уборка заняла времени.\n', null)[0]?.words).toEqual([[0, 'Уборка заняла '], [-1, 'время'], [1, 'времени'], [0, '.\n']]);
  });
});

describe('search results', () => {
  test('what is shown fits, ends at a word, and is the beginning of the text', () => {
    fc.assert(fc.property(fc.array(fc.constantFrom('Уборка', 'квартиры', 'WWWWW', 'iii', 'посуточно', '—', '«дом»', 'ё'.repeat(60)), { minLength: 1, maxLength: 60 }).map((words) => words.join(' ')), (text) => {
      for (const { title, description } of resultPreviews(text, text)) {
        for (const { shown, limit, size, width } of [title, description]) {
          expect(pixelWidth(shown, size)).toBeLessThanOrEqual(limit + 1);
          if (width <= limit) expect(shown).toBe(text);
          else expect(text.startsWith(shown.replace(/ …$/u, ''))).toBe(true);
        }
      }
    }));
  });

  test('a Cyrillic title of 60 letters is wider than a Latin one, and cut where its letters end', () => {
    const [google] = resultPreviews('Широкие заглавные буквы: ЩЖШЮ ЩЖШЮ ЩЖШЮ ЩЖШЮ ЩЖШЮ и ещё несколько слов', '');
    expect(google?.title.width).toBeGreaterThan(580);
    expect(google?.title.shown).toMatch(/^Широкие заглавные буквы.* …$/);
  });
});

describe('rendering', () => {
  const render = (text: string, marks: { start: number; end: number; finding?: number; claim?: number }[] = []) => viewTree(parseMarkdown(text), { text, marks, slugOf: (url) => /^\/blog\/([a-z-]+)\/$/.exec(url)?.[1], html: [] });

  test('marks lie on exactly their words, also behind escapes and entities', () => {
    const text = 'A \\*star\\* &amp; **three** words';
    const nodes = JSON.stringify(render(text, [{ start: text.indexOf('star'), end: text.indexOf('star') + 4, finding: 7 }, { start: text.indexOf('three'), end: text.indexOf('three') + 5, claim: 2 }])[0]?.nodes);
    expect(nodes).toContain('{"x":"star","at":4,"f":[7]}');
    expect(nodes).toContain('{"x":"three","at":19,"k":2}');
  });

  test('no text is lost, whatever stands in it', () => {
    fc.assert(fc.property(fc.array(fc.constantFrom('слово ', '<b>', '</b>', '<i', '**', '`a`', '[l](/blog/a/) ', '<script>x</script>', '\n\n', '- ', '<sup>', '</sup>', '&lt;', '\\<'), { maxLength: 20 }).map((parts) => parts.join('')), fc.integer({ min: 0, max: 40 }), (text, at) => {
      const plain = (marks: { start: number; end: number; finding: number }[]): string => {
        let found = '';
        JSON.stringify(render(text, marks), (key, value: unknown) => {
          if (key === 'x') found += String(value);
          return value;
        });
        return found;
      };
      expect(plain([{ start: at, end: at + 5, finding: 0 }, { start: at + 2, end: at + 9, finding: 1 }])).toBe(plain([]));
    }));
  });

  test('links to articles lead to their view, other sites are named, the rest leads nowhere', () => {
    const nodes = JSON.stringify(render('[a](/blog/chain-care/) [b](https://x.example/) [c](javascript:x) [d](/other/)'));
    expect(nodes).toContain('"article":"chain-care"');
    expect(nodes.match(/"href"/g)).toHaveLength(1);
    expect(nodes).toContain('"unsafe":"yes"');
  });
});

describe('the batch', () => {
  const row = (slug: string, more: Partial<Row> = {}): Row => ({ slug, title: slug, state: 'published', file: null, brief: null, lang: 'ru', edited: false, draft: false, decision: null, errors: 0, warnings: 0, words: 1, cost: null, changed: 0, problems: [], ...more });
  const all = { state: 'all', words: '', sort: 'title', descending: false, from: 0, count: 10 } as const;

  test('search folds case and ё, wants every word, in title or text', () => {
    const texts: Record<string, string> = { a: searchable('Ёлка и Пёс'), b: searchable('Ель') };
    const found = (words: string): string[] => answerRows([row('a', { title: 'Дом' }), row('b', { title: 'Дом' })], { ...all, words }, (slug) => texts[slug] ?? '', true).rows.map(({ slug }) => slug);
    expect(found('елка ПЕС')).toEqual(['a']);
    expect(found('дом ёлка')).toEqual(['a']);
    expect(found('дом')).toEqual(['a', 'b']);
    expect(found('дом нет')).toEqual([]);
  });

  test('every page of an order holds each line once', () => {
    fc.assert(fc.property(fc.uniqueArray(fc.string({ minLength: 1 }), { maxLength: 30 }), fc.constantFrom('title', 'state', 'findings', 'words', 'cost', 'changed'), fc.boolean(), (slugs, sort, descending) => {
      const rows = slugs.map((slug, index) => row(slug, { errors: index % 3, words: index % 2 === 0 ? null : index }));
      const pages = [0, 10, 20].flatMap((from) => answerRows(rows, { ...all, sort, descending, from }, () => '', true).rows.map(({ slug }) => slug));
      expect(pages.toSorted()).toEqual(slugs.toSorted());
    }));
  });

  test('states', () => {
    const file = { path: 'output/a.md', sha256: 'x', title: 'A', lang: 'en', draft: false, words: 1, changed: 1 };
    const brief = { path: 'briefs/a.yaml', title: 'A', lang: 'en', status: 'ready' as const, changed: 1, problems: [] };
    const lock = { state: 'written' as const, sha256: 'x', errors: 0, warnings: 0, cost: 1, approval: null, title: 'A' };
    const state = (known: Parameters<typeof rowOf>[1], approval = false): string => rowOf('a', known, approval).state;
    expect(state({ brief })).toBe('to-write');
    expect(state({ brief: { ...brief, status: 'hold' } })).toBe('waiting');
    expect(state({ brief: { ...brief, problems: ['x'] } })).toBe('broken');
    expect(state({ brief, lock, file })).toBe('published');
    expect(state({ brief, lock, file: { ...file, draft: true } })).toBe('ready');
    expect(state({ brief, lock, file }, true)).toBe('ready');
    expect(state({ brief, lock: { ...lock, approval: { state: 'approved', sha256: 'x' } }, file }, true)).toBe('published');
    expect(state({ brief, lock: { ...lock, approval: { state: 'approved', sha256: 'old' } }, file }, true)).toBe('ready');
    expect(state({ brief, lock: { ...lock, approval: { state: 'held', sha256: 'x' } }, file })).toBe('ready');
    expect(state({ brief, lock: { ...lock, state: 'rejected' } })).toBe('rejected');
    expect(state({ brief, lock, file, pending: true })).toBe('person');
    expect(state({ brief, lock, file, writing: true })).toBe('writing');
    expect(rowOf('a', { file: { ...file, sha256: 'y' }, lock }, false).edited).toBe(true);
  });
});

describe('a note in a brief', () => {
  /** One file in memory. */
  const noted = (path: string, text: string, note: string): string => {
    let now = text;
    const files = { read: () => new TextEncoder().encode(now), write: (_path: string, next: string) => void (now = next) } as unknown as Files;
    sendBack(files, path, note);
    return now;
  };

  test.each([
    ['topic: A # why\n', 'topic: A # why\nnotes: |\n  N\n'],
    ['topic: A', 'topic: A\nnotes: |\n  N\n'],
    ['topic: A\nnotes: old # kept?\nlength: 500 # words\n', /^topic: A\nnotes: \|\n {2}old\n\n {2}N\n(?:# kept\?\n| *# kept\?\n)?length: 500 # words\n$/],
    ['# first\ntopic: A\nnotes: >-\n  two\n  lines\n\n# about length\nlength: 500\n', /^# first\ntopic: A\nnotes: \|\n {2}two lines\n\n {2}N\n\n?# about length\nlength: 500\n$/],
    ['topic: A\r\nlength: 500\r\n', 'topic: A\r\nlength: 500\r\nnotes: |\r\n  N\r\n'],
    ['{ topic: A, length: 500 }\n', /topic: A/],
  ])('%j', (before, after) => {
    const next = noted('a.yaml', before, 'N');
    if (typeof after === 'string') expect(next).toBe(after);
    else expect(next).toMatch(after);
    expect(String(parseDocument(next).get('notes')).trim().endsWith('N')).toBe(true);
  });

  test('of a Markdown brief it is text below', () => {
    expect(noted('a.md', '---\ntopic: A\n---\n\nWrite well.\n\n', 'N')).toBe('---\ntopic: A\n---\n\nWrite well.\n\nN\n');
  });

  test.each(['topic: [', '- a list\n', 'topic: A\nnotes: [x]\n', `topic: A\nnotes: ${'x'.repeat(20_000)}\n`])('what cannot be edited is refused, and stays: %.20j', (before) => {
    expect(() => noted('a.yaml', before, 'N')).toThrow(SluglineError);
  });

  test('whatever the note says, it comes back, and every other key stays', () => {
    fc.assert(fc.property(fc.string({ minLength: 1, maxLength: 80, unit: fc.constantFrom('a', ' ', ':', '#', '\n', '-', '"', "'", '|', '>', 'ж', '{', '%', '@', '\\', '\t') }).map((text) => text.trim()).filter((text) => text !== ''), (note) => {
      let next: string;
      try {
        next = noted('a.yaml', '# top\ntopic: A # x\nlength: 500\n', note);
      } catch (error) {
        // Refused rather than written wrongly.
        expect(error).toBeInstanceOf(SluglineError);
        return;
      }
      expect(next.startsWith('# top\ntopic: A # x\nlength: 500\n')).toBe(true);
      expect(parseDocument(next).toJS()).toMatchObject({ topic: 'A', length: 500 });
      expect(String(parseDocument(next).get('notes')).trim().split('\n').map((line) => line.trimEnd())).toEqual(note.split('\n').map((line) => line.trimEnd()));
    }));
  });
});
