/** Values as JSON, one behind the other, in memory that the engine neither searches nor moves: thousands of them cost what their texts do. */
export interface JsonShelf<T> {
  /** @returns the number of the value, from 0 */
  push(value: T): number;
  /** The value of a number, made anew each time it is asked for. */
  at(number: number): T;
}

/** Bytes that are asked for at a time. */
const BLOCK = 1 << 18;

/** An empty shelf. What is not JSON (undefined, functions, dates) does not come back. */
export function createJsonShelf<T>(): JsonShelf<T> {
  const blocks: Buffer[] = [];
  /** Bytes used of the last block. */
  let used = 0;
  const [blockOf, starts, sizes]: [number[], number[], number[]] = [[], [], []];
  return {
    push(value) {
      const json = JSON.stringify(value);
      const size = Buffer.byteLength(json);
      if (used + size > (blocks.at(-1)?.length ?? 0)) {
        blocks.push(Buffer.allocUnsafeSlow(Math.max(BLOCK, size)));
        used = 0;
      }
      blocks.at(-1)?.write(json, used);
      starts.push(used);
      used += size;
      blockOf.push(blocks.length - 1);
      return sizes.push(size) - 1;
    },
    at(number) {
      const start = starts[number] as number;
      return JSON.parse((blocks[blockOf[number] as number] as Buffer).toString('utf8', start, start + (sizes[number] as number))) as T;
    },
  };
}
