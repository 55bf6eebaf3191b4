import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { mergeArticle } from '../../src/text/merge-article.ts';
import { bareText } from '../../src/text/merge-typography.ts';
import { bodyText, bodyTree } from '../../src/text/merge-tree.ts';

/** Articles of sections with paragraphs, lists, tables and code, and two people who change them. */

interface Piece {
  kind: 'paragraph' | 'item' | 'row' | 'code' | 'quote';
  words: string[];
}
interface Section {
  heading: string;
  depth: 2 | 3;
  pieces: Piece[];
}

const LETTERS = 'abcdefghijklmnopqrstuvwxyz'.split('');
const word = fc.string({ unit: fc.constantFrom(...LETTERS), minLength: 3, maxLength: 7 });
const piece = fc.record({ kind: fc.constantFrom('paragraph', 'paragraph', 'item', 'item', 'row', 'code', 'quote'), words: fc.array(word, { minLength: 1, maxLength: 9 }) }) satisfies fc.Arbitrary<Piece>;
const section = fc.record({ heading: fc.array(word, { minLength: 1, maxLength: 4 }).map((words) => words.join(' ')), depth: fc.constantFrom(2, 2, 3), pieces: fc.array(piece, { maxLength: 5 }) }) satisfies fc.Arbitrary<Section>;
const article = fc.array(section, { minLength: 1, maxLength: 5 });

function written(sections: readonly Section[], data: Readonly<Record<string, string>>): string {
  const body = sections.map(({ heading, depth, pieces }) => {
    let text = `${'#'.repeat(depth)} ${heading}\n`;
    pieces.forEach(({ kind, words }, index) => {
      const before = pieces[index - 1]?.kind;
      const said = words.join(' ');
      if (kind === 'item') text += `${before === 'item' ? '' : '\n'}- ${said}\n`;
      else if (kind === 'row') text += before === 'row' ? `| ${said} | x |\n` : `\n| name | value |\n|---|---|\n| ${said} | x |\n`;
      else text += kind === 'code' ? `\n\`\`\`\n${said}\n\`\`\`\n` : kind === 'quote' ? `\n> ${said}\n` : `\n${said}\n`;
    });
    return text;
  });
  return `---\n${Object.entries(data).map(([key, value]) => `${key}: x ${value}`).join('\n')}\n---\n# Title of it\n\n${body.join('\n')}`;
}

const change = fc.oneof(
  fc.record({ what: fc.constant('reword' as const), section: fc.nat(9), piece: fc.nat(9), word }),
  fc.record({ what: fc.constant('rewrite' as const), section: fc.nat(9), piece: fc.nat(9), fresh: piece }),
  fc.record({ what: fc.constant('add' as const), section: fc.nat(9), piece: fc.nat(9), fresh: piece }),
  fc.record({ what: fc.constant('drop' as const), section: fc.nat(9), piece: fc.nat(9) }),
  fc.record({ what: fc.constant('shift' as const), section: fc.nat(9), piece: fc.nat(9), to: fc.nat(9) }),
  fc.record({ what: fc.constant('rename' as const), section: fc.nat(9), word }),
  fc.record({ what: fc.constant('add-section' as const), section: fc.nat(9), fresh: section }),
  fc.record({ what: fc.constant('drop-section' as const), section: fc.nat(9) }),
  fc.record({ what: fc.constant('move-section' as const), section: fc.nat(9), to: fc.nat(9) }),
  fc.record({ what: fc.constant('key' as const), key: fc.constantFrom('title', 'description', 'author', 'mood'), word }),
);
type Change = typeof change extends fc.Arbitrary<infer T> ? T : never;

interface Made {
  sections: Section[];
  data: Record<string, string>;
}

function changed(made: Made, changes: readonly Change[]): Made {
  const { sections, data } = structuredClone(made);
  for (const one of changes) {
    if (one.what === 'key') {
      data[one.key] = one.word;
      continue;
    }
    const at = sections.length === 0 ? 0 : one.section % sections.length;
    const found = sections[at];
    if (one.what === 'add-section') sections.splice(at, 0, one.fresh);
    if (found === undefined) continue;
    const index = 'piece' in one && found.pieces.length > 0 ? one.piece % found.pieces.length : 0;
    if (one.what === 'reword') found.pieces[index]?.words.splice(1, 1, one.word);
    else if (one.what === 'rewrite') found.pieces.splice(index, 1, one.fresh);
    else if (one.what === 'add') found.pieces.splice(index, 0, one.fresh);
    else if (one.what === 'drop') found.pieces.splice(index, 1);
    else if (one.what === 'shift') sections[one.to % sections.length]?.pieces.push(...found.pieces.splice(index, 1));
    else if (one.what === 'rename') found.heading += ` ${one.word}`;
    else if (one.what === 'drop-section') sections.splice(at, 1);
    else if (one.what === 'move-section') sections.splice(one.to % sections.length, 0, ...sections.splice(at, 1));
  }
  return { sections, data };
}

const DATA = { title: 'one', description: 'two', author: 'three' };
const versions = fc.record({ sections: article, mine: fc.array(change, { maxLength: 4 }), next: fc.array(change, { maxLength: 4 }) }).map(({ sections, mine, next }) => {
  const base = { sections, data: { ...DATA } };
  const [ours, theirs] = [changed(base, mine), changed(base, next)];
  return { base: written(base.sections, base.data), ours: written(ours.sections, ours.data), theirs: written(theirs.sections, theirs.data) };
});

function hasNoTwins(text: string): boolean {
  const lines = text.split('\n').filter((line) => line !== '' && !/^(?:---|```|\| name|\|---)/.test(line)).map((line) => line.replace(/^\W+/, ''));
  return new Set(lines).size === lines.length;
}

/** Runs of one property; thousands were run by hand. */
const RUNS = { numRuns: 400 };

describe('for any article and any edits', () => {
  test('a version that only one changed comes out as it is', () => {
    fc.assert(fc.property(versions, ({ base, ours, theirs }) => {
      expect(mergeArticle(base, ours, base)).toEqual({ text: ours, conflicts: [], notes: [] });
      expect(mergeArticle(base, base, theirs)).toEqual({ text: theirs, conflicts: [], notes: [] });
      expect(mergeArticle(base, ours, ours)).toEqual({ text: ours, conflicts: [], notes: [] });
    }), RUNS);
  });

  test('no line of a person is lost without a conflict', () => {
    fc.assert(fc.property(versions, ({ base, ours, theirs }) => {
      const { text, conflicts } = mergeArticle(base, ours, theirs);
      fc.pre(conflicts.length === 0);
      const said = (version: string): Map<string, number> => {
        const counts = new Map<string, number>();
        for (const line of version.split('\n').map((one) => bareText('paragraph', one))) counts.set(line, (counts.get(line) ?? 0) + 1);
        return counts;
      };
      const [before, after] = [said(base), said(text)];
      expect([...said(ours).keys()].filter((line) => !before.has(line) && !after.has(line))).toEqual([]);
    }), RUNS);
  });

  test('the person’s words stand in a text with conflicts, too', () => {
    fc.assert(fc.property(versions, ({ base, ours, theirs }) => {
      const { text } = mergeArticle(base, ours, theirs);
      const [before, after] = [new Set(base.split('\n')), new Set(text.split('\n'))];
      expect(ours.split('\n').filter((line) => !before.has(line) && !after.has(line))).toEqual([]);
    }), RUNS);
  });

  test('merged again with the new version as the base, it stays as it is', () => {
    fc.assert(fc.property(versions, ({ base, ours, theirs }) => {
      const { text } = mergeArticle(base, ours, theirs);
      expect(mergeArticle(theirs, text, theirs)).toEqual({ text, conflicts: [], notes: [] });
    }), RUNS);
  });

  test('merged again with the old base it stays as it is, unless sections changed places under both hands', () => {
    const longer = fc.record({ kind: fc.constantFrom('paragraph', 'item', 'code', 'quote'), words: fc.array(word, { minLength: 5, maxLength: 9 }) }) satisfies fc.Arbitrary<Piece>;
    const full = fc.record({ heading: fc.array(word, { minLength: 2, maxLength: 4 }).map((words) => words.join(' ')), depth: fc.constant(2), pieces: fc.array(longer, { minLength: 2, maxLength: 5 }) }) satisfies fc.Arbitrary<Section>;
    const quiet = change.filter(({ what }) => !['rewrite', 'shift', 'move-section', 'add-section', 'add'].includes(what));
    const additions = fc.oneof(fc.record({ what: fc.constant('add' as const), section: fc.nat(9), piece: fc.nat(9), fresh: longer }), fc.record({ what: fc.constant('add-section' as const), section: fc.nat(9), fresh: full }));
    const changes = fc.array(fc.oneof(quiet, additions), { maxLength: 3 });
    fc.assert(fc.property(fc.array(full, { minLength: 2, maxLength: 4 }), changes, changes, (sections, mine, next) => {
      const made = { sections, data: { ...DATA } };
      const [base, ours, theirs] = [made, changed(made, mine), changed(made, next)].map((one) => written(one.sections, one.data)) as [string, string, string];
      fc.pre([base, ours, theirs].every(hasNoTwins));
      const { text, conflicts } = mergeArticle(base, ours, theirs);
      fc.pre(conflicts.length === 0);
      expect(mergeArticle(base, text, theirs)).toMatchObject({ text, conflicts: [] });
    }), RUNS);
  });

  test('what both took out is not in the result, and nothing comes from nowhere', () => {
    fc.assert(fc.property(versions, ({ base, ours, theirs }) => {
      const { text, conflicts } = mergeArticle(base, ours, theirs);
      fc.pre(conflicts.length === 0);
      const known = new Set([...ours.split('\n'), ...theirs.split('\n')]);
      expect(text.split('\n').filter((line) => !known.has(line))).toEqual([]);
    }), RUNS);
  });

  test('other line ends and a byte order mark change nothing but themselves', () => {
    fc.assert(fc.property(versions, ({ base, ours, theirs }) => {
      const windows = (text: string): string => `\uFEFF${text.replaceAll('\n', '\r\n')}`;
      expect(mergeArticle(base, windows(ours), theirs).text).toBe(windows(mergeArticle(base, ours, theirs).text));
    }), RUNS);
  });
});

test('any text at all is a tree of blocks and back', () => {
  const markdown = fc.array(fc.constantFrom('# a', '## b', 'text', '- item', '  - nested', '1. one', '', '', '> q', '```', '    code', '| a | b |', '|---|---|', '| 1 | 2 |', '---', '===', '<!-- c -->', '<div>', '[x]: /y', '- - z', '\t', '* * *', '[^1]: note', '- # h', '+'), { maxLength: 25 });
  fc.assert(fc.property(markdown, fc.boolean(), (lines, end) => {
    const text = lines.join('\n') + (end ? '\n' : '');
    expect(bodyText(bodyTree(text))).toBe(text);
  }), { numRuns: 2000 });
});

test('any three texts at all: the person’s lines stay', () => {
  const line = fc.constantFrom('# a', '## b b b', '## c', '### d', 'one two three', 'four five six', '- item one', '- item two', '  - nested', '1. one', '', '', '', '> q', '```', '    code', '| a | b |', '|---|---|', '| 1 | 2 |', '---', '<!-- c -->', '<div>', '</div>', '- # h');
  const text = fc.array(line, { maxLength: 14 }).map((lines) => `${lines.join('\n')}\n`);
  fc.assert(fc.property(text, text, text, (base, ours, theirs) => {
    const merged = mergeArticle(base, ours, theirs);
    fc.pre(merged.conflicts.length === 0);
    const bare = (one: string): string => bareText('paragraph', one);
    const [before, after] = [new Set(base.split('\n').map(bare)), new Set(merged.text.split('\n').map(bare))];
    expect(ours.split('\n').map(bare).filter((one) => !before.has(one) && !after.has(one))).toEqual([]);
    expect(mergeArticle(theirs, merged.text, theirs).text).toBe(merged.text);
  }), { numRuns: 1500 });
});
