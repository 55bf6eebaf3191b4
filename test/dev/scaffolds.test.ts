import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { scaffold, SCAFFOLDS } from '../../src/dev/scaffolds.ts';

const english = readFileSync(new URL('../../src/locales/en.ts', import.meta.url), 'utf8');

test.each(SCAFFOLDS)('a new %s is a file and its test', (kind) => {
  const id = kind === 'rule' ? 'links/foo' : kind === 'locale' ? 'fr' : 'foo';
  const made = scaffold(kind, id, english);
  if (typeof made === 'string') expect.unreachable(made);
  else {
    expect(made.map(({ path }) => path).slice(0, 2)).toEqual([`src/${kind}s/${id}.ts`, `test/${kind}s/${id}.test.ts`]);
    expect(made[0]?.text).toContain(`'${id}'`);
    expect(made[0]?.text).toMatch(/export default define\w+(?:<\w+>)?\(\{/);
  }
});

test.each([['rule', 'foo'], ['rule', 'Links/Foo'], ['stage', '../x'], ['thing', 'foo'], ['locale', 'deutsch!']])('refuses %s %s', (kind, id) => {
  expect(typeof scaffold(kind, id, english)).toBe('string');
});
