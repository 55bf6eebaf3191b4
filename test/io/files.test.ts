import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
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
