import { nearest } from './nearest.ts';

/** Neighbours looked at on each side, in the order of beginnings and in that of ends. */
const EACH_SIDE = 6;
/** Paths with the same last part that are compared whole. */
const SAME_NAME = 12;
/** Longer names are nobody's slip, and comparing them takes its time. */
const MAX_NAME = 200;

/**
 * Finds the path that a wrong one was probably meant to be: one with the same last part elsewhere, else one whose last part differs in few letters.
 * Two names with one slip share what stands before it or what stands after it, so only neighbours in two sorted lists are compared letter by letter;
 * a search costs the logarithm of the number of paths.
 * @param paths in the spelling of `normalPath`; the order does not matter
 * @returns one of `paths`, or undefined when none is near
 */
export function createNearPath(paths: Iterable<string>): (path: string) => string | undefined {
  const byName = new Map<string, string[]>();
  for (const path of [...paths].sort()) {
    const name = lastPart(path);
    if (name === '') continue;
    const list = byName.get(name);
    if (list === undefined) byName.set(name, [path]);
    else if (list.length < SAME_NAME) list.push(path);
  }
  const forward = [...byName.keys()].sort();
  const backward = forward.map(reversed).sort();
  return (path) => {
    const name = lastPart(path);
    if (name === '' || name.length > MAX_NAME) return undefined;
    const candidates = new Set([...around(forward, name), ...around(backward, reversed(name)).map(reversed), ...oneLess(name).filter((one) => byName.has(one))]);
    const found = byName.has(name) ? name : nearest(name, [...candidates].sort());
    const list = found === undefined ? [] : (byName.get(found) ?? []);
    return list.length > 1 ? (nearest(path, list) ?? list[0]) : list[0];
  };
}

function lastPart(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

/** The name without one of its letters: names with numbers have so many neighbours that the right one may not be among them. */
function oneLess(name: string): string[] {
  return Array.from(name, (_, at) => name.slice(0, at) + name.slice(at + 1));
}

function reversed(text: string): string {
  return [...text].toReversed().join('');
}

function around(sorted: readonly string[], word: string): string[] {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] as string) < word) low = middle + 1;
    else high = middle;
  }
  return sorted.slice(Math.max(0, low - EACH_SIDE), low + EACH_SIDE);
}
