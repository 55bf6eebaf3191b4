import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { pageWords } from '../../src/desk/assets.ts';
import { nodeFiles } from '../../src/io/files.ts';

/** The page's own words: data that stands in the page. */

const words = Object.entries(JSON.parse(readFileSync('desk/words.json', 'utf8')) as Record<string, string[]>);
const slots = (text: string): string[] => [...new Set(text.match(/\{\w\}/g))].toSorted();

describe('every word of the page', () => {
  test.each(words)('%s: English and Russian, with the same slots, and the forms that each language counts with', (_name, pair) => {
    const [english = '', russian = ''] = pair;
    expect(pair.map((text) => text.trim())).toEqual([english, russian]);
    expect([english, russian]).not.toContain('');
    const [ours, theirs] = [english.split('|'), russian.split('|')];
    expect(ours.length).toBeLessThanOrEqual(2);
    expect([1, 2, 3]).toContain(theirs.length);
    if (ours.length > 1) expect(theirs.length).toBeGreaterThan(1);
    for (const form of theirs) expect(slots(form)).toEqual(slots(theirs[0] ?? ''));
    expect(slots(ours.at(-1) ?? '')).toEqual(slots(theirs[0] ?? ''));
  });
});

test('stand in the page so that nothing in them ends the element', () => {
  const element = pageWords(nodeFiles());
  expect(element.slice(element.indexOf('>') + 1, -'</script>'.length)).not.toContain('<');
  expect(JSON.parse(element.slice(element.indexOf('>') + 1, -'</script>'.length))).toEqual(Object.fromEntries(words));
});

test('missing or damaged they are told of', () => {
  for (const text of [undefined, '{', '']) {
    const files = { ...nodeFiles(), read: () => (text === undefined ? undefined : new TextEncoder().encode(text)) };
    expect(() => pageWords(files)).toThrow('missing or damaged');
  }
});
