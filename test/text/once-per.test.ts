import { expect, test } from 'vitest';
import { oncePer } from '../../src/text/once-per.ts';

test('works out a value once for each object, undefined too', () => {
  const asked: string[] = [];
  const of = oncePer(({ name }: { name: string }) => {
    asked.push(name);
    return name === 'oak' ? undefined : name.length;
  });
  const [oak, ash] = [{ name: 'oak' }, { name: 'willow' }];
  expect([of(oak), of(ash), of(oak), of(ash), of({ name: 'willow' })]).toEqual([undefined, 6, undefined, 6, 6]);
  expect(asked).toEqual(['oak', 'willow', 'willow']);
});
