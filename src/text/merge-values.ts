import { isDeepStrictEqual } from 'node:util';

/** Three-way merge of front matter values: maps key by key, lists item by item. */

export type Path = readonly (string | number)[];

/** Told what could not be merged without choosing. The person's value stands in every case. */
export interface ValueWatch {
  /** Both changed a value, differently. */
  both(path: Path, base: unknown, ours: unknown, theirs: unknown): void;
  /** A change of the new version was left out: the person took away what it belongs to. */
  left(path: Path): void;
  /** A change of the new version is in the result. */
  landed(path: Path): void;
}

/** A value is undefined where there is none. */
function mergeValue(base: unknown, ours: unknown, theirs: unknown, path: Path, watch: ValueWatch): unknown {
  if (isDeepStrictEqual(theirs, base)) return ours;
  if (isDeepStrictEqual(ours, theirs)) {
    watch.landed(path);
    return ours;
  }
  if (isDeepStrictEqual(ours, base)) {
    watch.landed(path);
    return theirs;
  }
  if (isMap(ours) && isMap(theirs)) return mergeMaps(isMap(base) ? base : {}, ours, theirs, path, watch);
  if (Array.isArray(ours) && Array.isArray(theirs)) return mergeLists(Array.isArray(base) ? base : [], ours, theirs, path, watch);
  if (ours === undefined) watch.left(path);
  else watch.both(path, base, ours, theirs);
  return ours;
}

export function isMap(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Keys stand in the order of the person's; a new key of ours stands behind the one it follows in the new version. */
export function mergeMaps(base: Record<string, unknown>, ours: Record<string, unknown>, theirs: Record<string, unknown>, path: Path, watch: ValueWatch): Record<string, unknown> {
  const keys = withInserted(Object.keys(ours), Object.keys(theirs));
  const entries = keys.map((key): [string, unknown] => [key, mergeValue(base[key], ours[key], theirs[key], [...path, key], watch)]);
  // A key of the base that both took away has changed, too.
  for (const key of Object.keys(base)) if (ours[key] === undefined && theirs[key] === undefined) watch.landed([...path, key]);
  return Object.fromEntries(entries.filter(([, value]) => value !== undefined));
}

/** Items are known by what names them (`@id`, `question`, `name`, an address), else by all they say. */
function mergeLists(base: readonly unknown[], ours: readonly unknown[], theirs: readonly unknown[], path: Path, watch: ValueWatch): unknown[] {
  const [was, mine, fresh] = [itemsById(base), itemsById(ours), itemsById(theirs)];
  const common = (list: ReadonlyMap<string, unknown>): string[] => [...list.keys()].filter((id) => was.has(id) && mine.has(id) && fresh.has(id));
  const reordered = !isDeepStrictEqual(common(mine), common(was));
  const [first, second] = reordered ? [mine, fresh] : [fresh, mine];
  return withInserted([...first.keys()], [...second.keys()]).flatMap((id) => {
    const merged = mergeValue(was.get(id), mine.get(id), fresh.get(id), [...path, ...placeIn(ours, mine, id)], watch);
    return merged === undefined ? [] : [merged];
  });
}

function placeIn(list: readonly unknown[], items: ReadonlyMap<string, unknown>, id: string): number[] {
  const index = [...items.keys()].indexOf(id);
  return index < 0 || index >= list.length ? [] : [index];
}

/** Two lists as one: the first in its order, what only the second has behind what it follows there. */
function withInserted(first: readonly string[], second: readonly string[]): string[] {
  const all = [...first];
  const known = new Set(first);
  second.forEach((key, index) => {
    if (known.has(key)) return;
    const before = second.slice(0, index).findLast((one) => known.has(one));
    all.splice(before === undefined ? 0 : all.indexOf(before) + 1, 0, key);
    known.add(key);
  });
  return all;
}

const NAMING = ['@id', 'question', 'item', 'url', 'name', 'position', '@type'];

function itemsById(list: readonly unknown[]): Map<string, unknown> {
  const items = new Map<string, unknown>();
  for (const item of list) {
    const name = isMap(item) ? NAMING.find((key) => typeof item[key] === 'string' || typeof item[key] === 'number') : undefined;
    const id = name === undefined || !isMap(item) ? JSON.stringify(item) ?? '' : `${name} ${String(item[name])}`;
    let unique = id;
    for (let count = 2; items.has(unique); count++) unique = `${id} (${count})`;
    items.set(unique, item);
  }
  return items;
}
