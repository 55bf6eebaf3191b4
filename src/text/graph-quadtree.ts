/** Cells deeper than this hold several points: those that lie on each other could be parted for ever. */
const MAX_DEPTH = 24;
const EMPTY = -1;

/** Pushes between points, the far ones taken together. */
export interface Quadtree {
  /** The push on point i: away from each other point by its mass over the distance. Written to `push`, x and y. */
  pushOn(index: number, push: Float64Array): void;
}

/**
 * Points in squares that are quartered until each holds one (Barnes and Hut, A hierarchical O(N log N) force-calculation algorithm, 1986).
 * @param openness a square that looks smaller than this (side over distance) counts as one point: 0 is exact, 1 is usual for drawings
 */
export function createQuadtree(x: Float64Array, y: Float64Array, mass: Float64Array, openness: number): Quadtree {
  const size = x.length;
  let room = Math.max(64, size * 4);
  /** Four children a cell; `EMPTY`, or the number of another cell. */
  let child = new Int32Array(room * 4).fill(EMPTY);
  /** The only point of a cell; `EMPTY` where there are none or several. */
  let point = new Int32Array(room).fill(EMPTY);
  /** Mass, and mass times place. */
  let sums = new Float64Array(room * 3);
  let cells = 1;
  const grow = (): void => {
    room *= 2;
    const [oldChild, oldPoint, oldSums] = [child, point, sums];
    child = new Int32Array(room * 4).fill(EMPTY);
    child.set(oldChild);
    point = new Int32Array(room).fill(EMPTY);
    point.set(oldPoint);
    sums = new Float64Array(room * 3);
    sums.set(oldSums);
  };
  const [left, right] = ends(x);
  const [top, bottom] = ends(y);
  const side = Math.max(right - left, bottom - top, 1e-9);

  const add = (cell: number, index: number): void => {
    const weight = mass[index] as number;
    sums[cell * 3]! += weight;
    sums[cell * 3 + 1]! += weight * (x[index] as number);
    sums[cell * 3 + 2]! += weight * (y[index] as number);
  };
  const childOf = (cell: number, quarter: number): number => {
    const known = child[cell * 4 + quarter] as number;
    if (known !== EMPTY) return known;
    if (cells === room) grow();
    child[cell * 4 + quarter] = cells;
    return cells++;
  };
  const insert = (index: number): void => {
    let [cell, half, centreX, centreY] = [0, side / 2, left + side / 2, top + side / 2];
    const quarterOf = (one: number): number => ((x[one] as number) > centreX ? 1 : 0) + ((y[one] as number) > centreY ? 2 : 0);
    for (let depth = 0; ; depth++) {
      const isNew = sums[cell * 3] === 0;
      add(cell, index);
      if (isNew) {
        point[cell] = index;
        return;
      }
      if (depth === MAX_DEPTH) {
        point[cell] = EMPTY;
        return;
      }
      const resident = point[cell] as number;
      if (resident !== EMPTY) {
        point[cell] = EMPTY;
        const place = childOf(cell, quarterOf(resident));
        add(place, resident);
        point[place] = resident;
      }
      const quarter = quarterOf(index);
      cell = childOf(cell, quarter);
      half /= 2;
      centreX += (quarter & 1) === 0 ? -half : half;
      centreY += (quarter & 2) === 0 ? -half : half;
    }
  };
  for (let index = 0; index < size; index++) insert(index);

  const stack = new Int32Array(4 * (MAX_DEPTH + 2));
  const sides = new Float64Array(stack.length);
  return {
    pushOn(index, push) {
      const [px, py] = [x[index] as number, y[index] as number];
      let [sumX, sumY] = [0, 0];
      let height = 1;
      stack[0] = 0;
      sides[0] = side;
      while (height > 0) {
        const cell = stack[--height] as number;
        const width = sides[height] as number;
        const weight = sums[cell * 3] as number;
        if (weight === 0 || point[cell] === index) continue;
        const dx = px - (sums[cell * 3 + 1] as number) / weight;
        const dy = py - (sums[cell * 3 + 2] as number) / weight;
        const square = dx * dx + dy * dy;
        const first = cell * 4;
        const isLeaf = point[cell] !== EMPTY || (child[first] === EMPTY && child[first + 1] === EMPTY && child[first + 2] === EMPTY && child[first + 3] === EMPTY);
        if (isLeaf || width * width < openness * openness * square) {
          const force = weight / (square + 1e-6);
          sumX += dx * force;
          sumY += dy * force;
          continue;
        }
        for (let quarter = 0; quarter < 4; quarter++) {
          const next = child[first + quarter] as number;
          if (next === EMPTY) continue;
          stack[height] = next;
          sides[height++] = width / 2;
        }
      }
      push[0] = sumX;
      push[1] = sumY;
    },
  };
}

function ends(values: Float64Array): [number, number] {
  let [low, high] = [Infinity, -Infinity];
  for (const value of values) {
    low = Math.min(low, value);
    high = Math.max(high, value);
  }
  return [low, high];
}
