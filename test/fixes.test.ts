import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import type { Found } from '../src/check.ts';
import { fixText } from '../src/fix.ts';
import { rules } from '../src/registry.ts';
import { fixCase } from './kit/fixes.ts';

/** Every rule's own bad examples: what its fixes do, alone and beside all other rules. */

/** Errors by rule. */
function errors(found: readonly Found[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { finding } of found) if (finding.severity === 'error') counts.set(finding.rule, (counts.get(finding.rule) ?? 0) + 1);
  return counts;
}

for (const rule of rules) {
  describe(rule.id, () => {
    rule.examples.bad.forEach((example, index) => {
      const alone = fixCase([rule], example);
      const before = alone.checkText(alone.text);
      const fixable = before.filter(({ edits }) => edits !== undefined);
      test.skipIf(fixable.length === 0)(`bad example ${index + 1}: fixed, and only that`, () => {
        expect(fixable.every(({ finding, edits = [] }) => finding.fix === 'safe' && edits.length > 0), 'a fix without edits').toBe(true);
        const fixed = fixText(alone.text, alone);
        expect(fixed.refused).toEqual([]);
        expect(fixed.text).not.toBe(alone.text);
        expect(fixed.left.filter(({ fix }) => fix !== null)).toEqual([]);
        expect(fixed.left.length).toBeLessThanOrEqual(before.length - fixable.length);
      });
      test.skipIf(fixable.length === 0)(`bad example ${index + 1}: no new error beside the other rules, nothing left to do`, () => {
        const all = fixCase(rules, example);
        const fixed = fixText(all.text, all);
        expect(fixed.refused.filter((refused) => refused.rule === rule.id)).toEqual([]);
        expect(fixed.left.filter((finding) => finding.rule === rule.id && finding.fix !== null)).toEqual([]);
        const known = errors(all.checkText(all.text));
        for (const [id, count] of errors(all.checkText(fixed.text))) expect(count, `errors of ${id} in ${fixed.text}`).toBeLessThanOrEqual(known.get(id) ?? 0);
        expect(fixText(fixed.text, all)).toMatchObject({ text: fixed.text, passes: 0, applied: [] });
      });
      test.skipIf(fixable.length === 0)(`bad example ${index + 1}: the same with the line ends of Windows`, () => {
        const fixed = fixText(alone.text, alone);
        expect(fixText(alone.text.replaceAll('\n', '\r\n'), alone).text).toBe(fixed.text.replaceAll('\n', '\r\n'));
      });
    });
  });
}

describe('articles of the blog', () => {
  for (const name of ['podderzhka-onlayn.md', 'chat-podderzhka.md']) {
    const file = fileURLToPath(new URL(`../../shared/samples/${name}`, import.meta.url));
    test.skipIf(!existsSync(file))(name, () => {
      const all = fixCase(rules, { text: existsSync(file) ? readFileSync(file, 'utf8') : '', slug: name.replace('.md', '') });
      const fixed = fixText(all.text, all);
      expect(fixed.refused).toEqual([]);
      expect(fixed.applied.length).toBeGreaterThan(0);
      expect(fixed.left.filter(({ fix }) => fix !== null)).toEqual([]);
      expect(fixText(fixed.text, all)).toMatchObject({ text: fixed.text, passes: 0 });
    });
  }
});
