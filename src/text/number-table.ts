/** Counts by keys of 32 bits: a hash table of two typed arrays, for millions of keys. */
export interface NumberTable {
  add(key: number, count: number): void;
  /** 0 for a key that was never added. */
  get(key: number): number;
  readonly size: number;
  /** Place of a key in the table, -1 for a key that is not there: an index for arrays beside the table, good until another key is added. Below `room`. */
  placeOf(key: number): number;
  readonly room: number;
  /** Keys and counts, smallest key first: the same for the same content. */
  entries(): { keys: Uint32Array; counts: Int32Array };
}

export function createNumberTable(expected = 1 << 12): NumberTable {
  let room = 16;
  while (room < expected * 2) room *= 2;
  let keys = new Uint32Array(room);
  let counts = new Int32Array(room);
  let size = 0;
  // A count of 0 marks an empty place, so every key in the table has been added at least once.
  const placeOf = (key: number): number => {
    let place = (Math.imul(key, 0x9e3779b1) >>> 7) & (room - 1);
    while (counts[place] !== 0 && keys[place] !== key) place = (place + 1) & (room - 1);
    return place;
  };
  const grow = (): void => {
    const [oldKeys, oldCounts] = [keys, counts];
    room *= 2;
    [keys, counts] = [new Uint32Array(room), new Int32Array(room)];
    for (let at = 0; at < oldKeys.length; at++) {
      if (oldCounts[at] === 0) continue;
      const place = placeOf(oldKeys[at] as number);
      keys[place] = oldKeys[at] as number;
      counts[place] = oldCounts[at] as number;
    }
  };
  return {
    get size() { return size; },
    get room() { return room; },
    placeOf(key) {
      const place = placeOf(key);
      return counts[place] === 0 ? -1 : place;
    },
    get: (key) => counts[placeOf(key)] as number,
    add(key, count) {
      const place = placeOf(key);
      if (counts[place] === 0) {
        keys[place] = key;
        size++;
      }
      counts[place] = (counts[place] as number) + count;
      if (size * 2 > room) grow();
    },
    entries() {
      const sorted = keys.filter((_, at) => counts[at] !== 0).sort();
      return { keys: sorted, counts: Int32Array.from(sorted, (key) => counts[placeOf(key)] as number) };
    },
  };
}
