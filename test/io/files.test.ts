import { chmodSync, lstatSync, mkdtempSync, readFileSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { nodeFiles } from '../../src/io/files.ts';

const dir = mkdtempSync(join(tmpdir(), 'slugline-files-'));
afterAll(() => rmSync(dir, { recursive: true, force: true }));

/** Long texts are written piece by piece; here is where one could be cut in the middle of a character. */
const LONG = (1 << 20) - 1;
for (const [name, text] of Object.entries({ empty: '', short: 'ы😀\n', 'a pair over the border': `${'a'.repeat(LONG)}😀 and more`, 'a pair at the end': `${'a'.repeat(LONG)}😀`, 'three pieces': `${'ы'.repeat(LONG)}😀${'b'.repeat(2 * LONG)}` })) {
  test(`writes ${name}`, () => {
    nodeFiles().write(join(dir, 'below/text.md'), text);
    expect(readFileSync(join(dir, 'below/text.md'), 'utf8') === text).toBe(true);
  });
}

test('a link stays a link, and a file keeps who may read it', () => {
  const [file, link, loose] = ['real.md', 'link.md', 'loose.md'].map((name) => join(dir, name)) as [string, string, string];
  writeFileSync(file, 'old');
  chmodSync(file, 0o640);
  symlinkSync('real.md', link);
  nodeFiles().write(link, 'new');
  expect([lstatSync(link).isSymbolicLink(), readFileSync(file, 'utf8'), statSync(file).mode & 0o777]).toEqual([true, 'new', 0o640]);
  symlinkSync('later.md', loose);
  nodeFiles().write(loose, 'first');
  expect([lstatSync(loose).isSymbolicLink(), readFileSync(join(dir, 'later.md'), 'utf8')]).toEqual([true, 'first']);
});
