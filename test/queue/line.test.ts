import { describe, expect, test } from 'vitest';
import { createLine } from '../../src/queue/_line.ts';
import { createRemoteClock } from '../../src/queue/_remote-clock.ts';

describe('a line', () => {
  const never = (): undefined => undefined;

  test('is not there while nobody has to wait: all ask at once', async () => {
    const line = createLine();
    let [open, most] = [0, 0];
    await Promise.all(Array.from({ length: 5 }, () => line.through(async () => {
      most = Math.max(most, ++open);
      await new Promise(setImmediate);
      open--;
    }, never, () => Promise.resolve())));
    expect(most).toBe(5);
  });

  test('once one is told to come later, one asks for all, and they go through in the order they came', async () => {
    const line = createLine();
    let [room, asked, open, most] = [0, 0, 0, 0];
    const through: number[] = [];
    const one = (name: number): Promise<unknown> => line.through(async () => {
      asked++;
      most = Math.max(most, ++open);
      await new Promise(setImmediate);
      open--;
      return room > 0 ? room-- : 'later';
    }, (answer) => (answer === 'later' ? 5 : undefined), async () => {
      await new Promise(setImmediate);
      room = 1;
    }).then(() => through.push(name));
    const first = one(0);
    await new Promise(setImmediate);
    await new Promise(setImmediate);
    const rest = [1, 2, 3, 4].map(one);
    await Promise.all([first, ...rest]);
    expect(through).toEqual([0, 1, 2, 3, 4]);
    expect(most).toBe(1);
    // The first asks twice before it is let in, the others once more than that.
    expect(asked).toBeLessThanOrEqual(10);
  });

  test('one that fails lets the next one through', async () => {
    const line = createLine();
    let fail = true;
    const wait = (): Promise<string> => line.through(() => Promise.resolve(fail ? 'later' : 'go'), (answer) => (answer === 'later' ? 1 : undefined), () => new Promise((_, reject) => { setImmediate(() => { fail = false; reject(new Error('stopped')); }); }));
    const first = wait();
    await Promise.resolve();
    await Promise.resolve();
    const second = wait();
    await expect(first).rejects.toThrow('stopped');
    expect(await second).toBe('go');
    expect(await wait()).toBe('go');
  });
});

describe('the clock of the database', () => {
  test('is told by the quickest answer; slow ones do not shift it', () => {
    let local = 1000;
    const clock = createRemoteClock(() => local);
    clock.heard(500_000);
    local = 1100;
    // Said 80 ms ago: the answer lay about.
    clock.heard(500_020);
    expect(clock.now()).toBeCloseTo(500_100, 0);
    local = 1200;
    // Quicker than the first one by 3 ms.
    clock.heard(500_203);
    expect(clock.now()).toBeCloseTo(500_203, 0);
  });

  test('follows drift, and a clock that was set back when told so', () => {
    let local = 0;
    const clock = createRemoteClock(() => local);
    clock.heard(0);
    for (local = 1000; local <= 1_000_000; local += 1000) clock.heard(local * 0.99995);
    expect(Math.abs(clock.now() - local * 0.99995)).toBeLessThan(5);
    clock.heard(0, true);
    expect(clock.now()).toBe(0);
  });
});
