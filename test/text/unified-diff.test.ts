import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { unifiedDiff } from '../../src/text/unified-diff.ts';

const lines = (count: number): string => Array.from({ length: count }, (_, index) => `Line ${index + 1}\n`).join('');

/** Applies a patch to a file in a directory of its own and reads what came out. */
function applied(tool: 'git' | 'patch', file: string, before: string, patch: string): string {
  const dir = mkdtempSync(join(tmpdir(), 'slugline-diff-'));
  try {
    mkdirSync(dirname(join(dir, file)), { recursive: true });
    writeFileSync(join(dir, file), before);
    const args = tool === 'git' ? ['apply', '--whitespace=nowarn', '-'] : ['-p1', '--binary', '--quiet', '--no-backup-if-mismatch'];
    execFileSync(tool, args, { cwd: dir, input: patch, stdio: ['pipe', 'pipe', 'pipe'], env: { ...process.env, GIT_CEILING_DIRECTORIES: tmpdir() } });
    return readFileSync(join(dir, file), 'utf8');
  } finally {
    rmSync(dir, { recursive: true, force: true });
  }
}

function has(tool: string): boolean {
  try {
    execFileSync(tool, ['--version'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

const CASES: Record<string, { file: string; before: string; after: string }> = {
  'one line in the middle': { file: 'output/oak.md', before: lines(20), after: lines(20).replace('Line 9\n', 'Line nine\n') },
  'two places far apart': { file: 'oak.md', before: lines(60), after: lines(60).replace('Line 5\n', '').replace('Line 50\n', 'Line 50\nLine 50½\n') },
  'the first and the last line': { file: 'oak.md', before: lines(12), after: `New\n${lines(12).replace('Line 12\n', '')}` },
  'no line end at the end, before and after': { file: 'oak.md', before: 'One\nTwo', after: 'One\nThree' },
  'a line end added at the end': { file: 'oak.md', before: 'One\nTwo', after: 'One\nTwo\n' },
  'a line end removed at the end': { file: 'oak.md', before: 'One\nTwo\n', after: 'One\nTwo' },
  'line ends of Windows': { file: 'oak.md', before: lines(9).replaceAll('\n', '\r\n'), after: lines(9).replaceAll('\n', '\r\n').replace('Line 4', 'Line four') },
  'line ends of both kinds': { file: 'oak.md', before: 'a\r\nb\nc\r\n', after: 'a\r\nB\nc\n' },
  'a name in Cyrillic': { file: 'статьи/полы из дуба.md', before: '# Полы\n\nТекст...\n', after: '# Полы\n\nТекст…\n' },
  'a name with a quotation mark': { file: 'a "b" \\c.md', before: 'a\n', after: 'b\n' },
  'an empty file filled': { file: 'oak.md', before: '', after: 'Text.\n' },
  'a file emptied': { file: 'oak.md', before: 'Text.\n', after: '' },
  'lines that look like a header': { file: 'oak.md', before: '-- a\n++ b\n@@ c\n', after: '-- a\n++ B\n@@ c\n' },
};

test('nothing changed: no patch', () => expect(unifiedDiff('oak.md', 'Text.\n', 'Text.\n')).toBe(''));

test('looks like diff -u', () => {
  const { file, before, after } = CASES['one line in the middle'] ?? { file: '', before: '', after: '' };
  expect(unifiedDiff(file, before, after)).toBe('--- a/output/oak.md\n+++ b/output/oak.md\n@@ -6,7 +6,7 @@\n Line 6\n Line 7\n Line 8\n-Line 9\n+Line nine\n Line 10\n Line 11\n Line 12\n');
});

describe.each(['git', 'patch'] as const)('%s takes', (tool) => {
  for (const [what, { file, before, after }] of Object.entries(CASES)) {
    // patch removes a file that comes out empty, and reads names its own way when they are quoted.
    test.skipIf(!has(tool) || (tool === 'patch' && after === ''))(what, () => expect(applied(tool, file, before, unifiedDiff(file, before, after))).toBe(after));
  }
});

test.skipIf(!has('git'))('any change of any text', { timeout: 60_000 }, () => {
  const line = fc.constantFrom('a', 'b', '', '-', '+ x', 'я', '\\ No newline at end of file');
  const text = fc.tuple(fc.array(line, { maxLength: 12 }), fc.constantFrom('\n', '\r\n'), fc.boolean()).map(([list, end, closed]) => list.join(end) + (closed && list.length > 0 ? end : ''));
  fc.assert(fc.property(text, text, (before, after) => {
    const patch = unifiedDiff('oak.md', before, after);
    if (before === after) expect(patch).toBe('');
    else expect(applied('git', 'oak.md', before, patch)).toBe(after);
  }), { numRuns: 40 });
});
