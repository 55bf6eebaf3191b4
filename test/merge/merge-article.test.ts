import { describe, expect, test } from 'vitest';
import { mergeArticle } from '../../src/text/merge-article.ts';
import { BASE, CASES, edited } from './cases.ts';

describe.each(CASES)('$name', ({ ours: mine, theirs: next, merged, conflicts, notes }) => {
  const [ours, theirs] = [edited(BASE, mine), edited(BASE, next)];
  const result = mergeArticle(BASE, ours, theirs);

  test('conflicts and notes', () => {
    expect(result.conflicts.map((one) => one.message)).toHaveLength(conflicts?.length ?? 0);
    conflicts?.forEach((wanted, index) => {
      const found = result.conflicts[index];
      expect(found?.ours.slice(0, Math.max(1, wanted.ours.length))).toBe(wanted.ours === '' ? found?.ours.slice(0, 1) : wanted.ours);
      expect(found?.theirs.startsWith(wanted.theirs)).toBe(true);
      if (wanted.line !== undefined) expect([found?.line, found?.where]).toEqual([wanted.line, wanted.where]);
    });
    expect(result.notes.map((note) => note.where)).toEqual(notes ?? []);
  });

  // Of some conflicts only the report is laid down.
  test.skipIf(conflicts !== undefined && merged?.length === 0)('the text', () => {
    expect(result.text).toBe(merged === undefined ? edited(edited(BASE, mine), next) : edited(BASE, merged));
  });

  test.skipIf(conflicts !== undefined)('merged again: nothing changes', () => {
    expect(mergeArticle(BASE, result.text, theirs)).toMatchObject({ text: result.text, conflicts: [] });
    expect(mergeArticle(theirs, result.text, theirs).text).toBe(result.text);
  });

  test.skipIf(conflicts !== undefined)('with Windows line ends and a byte order mark: the same, and they stay', () => {
    const windows = (text: string): string => `\uFEFF${text.replaceAll('\n', '\r\n')}`;
    expect(mergeArticle(BASE, windows(ours), theirs).text).toBe(windows(result.text));
  });
});

test('what nobody or only one changed is exactly that', () => {
  const [mine, next] = [edited(BASE, [['two minutes', 'three minutes']]), edited(BASE, [['Rain asks', 'Rain always asks']])];
  expect(mergeArticle(BASE, BASE, BASE).text).toBe(BASE);
  expect(mergeArticle(BASE, mine, BASE).text).toBe(mine);
  expect(mergeArticle(BASE, BASE, next).text).toBe(next);
  expect(mergeArticle(BASE, next, next).text).toBe(next);
});

describe('outlines of nothing but headings', () => {
  const outline = (...headings: string[]): string => `# Title\n\n${headings.join('\n\n')}\n`;

  test('a heading renamed by a person, a new one of ours that takes over its part: merged again it is the same', () => {
    const [base, ours, theirs] = [outline('## Chains', '### Oil'), outline('## Sprockets', '### Oil'), outline('## Chains', '## Care', '### Oil')];
    const { text, conflicts } = mergeArticle(base, ours, theirs);
    expect([text, conflicts]).toEqual([outline('## Sprockets', '## Care', '### Oil'), []]);
    expect(mergeArticle(base, text, theirs).text).toBe(text);
  });

  test('a heading taken out by us, what stood under it in another order', () => {
    const base = outline('## Chains', 'A paragraph of the chapter on chains.', '### Care', 'Wipe it, oil it, look at it.', '### Wear');
    const ours = outline('## Chains', '### Care', 'Wipe it, oil it, look at it.', '### Wear');
    const theirs = outline('### Wear', '### Care', 'Wipe it, oil it, look at it.');
    expect(mergeArticle(base, ours, theirs)).toMatchObject({ text: theirs, conflicts: [] });
  });
});
