import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { METRICS } from '../../src/eval-scores.ts';

const page = readFileSync(new URL('../../docs/evaluation.md', import.meta.url), 'utf8');

test('the page defines every measure with its direction and its tolerances', () => {
  const told = (value: number, relative: boolean): string => (relative ? `${Math.round(value * 100)} %` : String(value));
  const rows = page.split('\n').filter((line) => /^\| .* [↑↓] \|/.test(line)).map((line) => line.split('|').map((cell) => cell.trim()));
  expect(rows.map(([, name, , mean, worst]) => [name, mean, worst])).toEqual(METRICS.map(({ name, better, tolerance }) => [`${name} ${better === 'higher' ? '↑' : '↓'}`, told(tolerance.mean, 'relative' in tolerance), told(tolerance.worst, 'relative' in tolerance)]));
});
