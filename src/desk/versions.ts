import { diffArrays } from 'diff';
import type { Hunk } from './shapes.ts';

/** Two versions of a text, part by part, with the words that differ; and the text that a person's choices make of them. Pure. */

/** Words of a part beyond which only the part as a whole is compared: the comparison grows with the square of what differs. */
const MOST_CHARACTERS = 40_000;

/**
 * @param a the first version @param b the second
 * @param base what `a` was before a person edited it: a part that stands in it unchanged is taken over from `b` unless the person says otherwise
 */
export function compareTexts(a: string, b: string, base: string | null): Hunk[] {
  const baseParts = base === null ? undefined : new Set(partsOf(base));
  const hunks: Hunk[] = [];
  let removed: string[] = [];
  let added: string[] = [];
  const flush = (): void => {
    if (removed.length === 0 && added.length === 0) return;
    const [before, after] = [removed.join(''), added.join('')];
    hunks.push({ same: false, a: before, b: after, words: wordsOf(before, after), take: baseParts === undefined || removed.every((part) => baseParts.has(part)) });
    removed = [];
    added = [];
  };
  for (const change of diffArrays(partsOf(a), partsOf(b))) {
    if (change.added) added.push(...change.value);
    else if (change.removed) removed.push(...change.value);
    else {
      flush();
      const text = change.value.join('');
      hunks.push({ same: true, a: text, b: text, words: [], take: false });
    }
  }
  flush();
  return hunks;
}

/** Lines of front matter and blocks of the text, each with the blank lines after it: put together they are the text. */
function partsOf(text: string): string[] {
  const front = /^\uFEFF?---\r?\n[\s\S]*?\r?\n---[ \t]*(?:\r?\n)+/.exec(text)?.[0] ?? '';
  return [...(front.match(/[^\n]*\n/g) ?? []), ...(text.slice(front.length).match(/[^\n]+(?:\n(?!\r?\n)[^\n]+)*(?:\r?\n[ \t]*)*\n?|\n+/g) ?? [])];
}

/** Words of any script, white space, single signs. */
function tokensOf(text: string): string[] {
  return text.match(/[\p{L}\p{M}\p{N}]+|\s+|[^\s\p{L}\p{M}\p{N}]/gu) ?? [];
}

function wordsOf(a: string, b: string): Hunk['words'] {
  if (a.length + b.length > MOST_CHARACTERS) return [[-1, a], [1, b]].filter(([, text]) => text !== '') as Hunk['words'];
  return diffArrays(tokensOf(a), tokensOf(b)).map(({ added, removed, value }) => [added ? 1 : removed ? -1 : 0, value.join('')]);
}
