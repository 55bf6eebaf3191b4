import { structuredPatch } from 'diff';

/** Lines around a change, as `diff -u` shows them. */
const CONTEXT = 3;
const NO_FILE = '/dev/null';

/**
 * What changed in a file as a unified diff that `git apply` and `patch -p1` take; '' when nothing did. Line ends are part of the lines, and a last line
 * without one says so.
 * @param file path relative to where the patch is applied, with forward slashes
 * @param before undefined for a file that is made
 * @param after undefined for a file that is removed
 */
export function unifiedDiff(file: string, before: string | undefined, after: string | undefined): string {
  const { hunks } = structuredPatch(file, file, before ?? '', after ?? '', undefined, undefined, { context: CONTEXT });
  if (hunks.length === 0) return '';
  const range = (start: number, lines: number): string => `${lines === 0 ? Math.max(0, start - 1) : start}${lines === 1 ? '' : `,${lines}`}`;
  const body = hunks.flatMap((hunk) => [`@@ -${range(hunk.oldStart, hunk.oldLines)} +${range(hunk.newStart, hunk.newLines)} @@`, ...hunk.lines]);
  return [`--- ${before === undefined ? NO_FILE : name('a', file)}`, `+++ ${after === undefined ? NO_FILE : name('b', file)}`, ...body, ''].join('\n');
}

/** Names as git writes them: in quotes where a character would end the name, letters of any script as they are. A name with a space is closed by a tab. */
function name(side: string, file: string): string {
  const path = `${side}/${file}`;
  // eslint-disable-next-line no-control-regex -- exactly what a header line cannot hold
  if (/[\u0000-\u001f"\\\u007f]/.test(path)) {
    // eslint-disable-next-line no-control-regex -- as above
    return `"${path.replace(/["\\]/g, '\\$&').replace(/[\u0000-\u001f\u007f]/g, (character) => `\\${character.charCodeAt(0).toString(8).padStart(3, '0')}`)}"`;
  }
  return path.includes(' ') ? `${path}\t` : path;
}
