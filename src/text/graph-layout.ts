import { createQuadtree } from './graph-quadtree.ts';

export interface LayoutInput {
  size: number;
  /** Ends of each link. */
  from: Int32Array;
  to: Int32Array;
  /** Community of each node, 0 and up. Nodes of one begin side by side and hold together. */
  group: Int32Array;
}

export interface Places {
  x: Float64Array;
  y: Float64Array;
}

/** The angle between seeds of a sunflower: points at it fill a disc evenly (Vogel 1979). */
const GOLDEN_ANGLE = Math.PI * (3 - Math.sqrt(5));
/** Node visits of a whole layout; fewer rounds for more nodes. */
const VISITS = 400_000;
const MIN_ROUNDS = 80;
const MAX_ROUNDS = 400;
/** How much links between groups pull, beside those inside one: little, so that groups are seen as such, and the less the more nodes there are. */
const betweenGroups = (size: number): number => 0.06 + 0.6 / (1 + size / 60);
/** Pull of the middle: keeps parts without links to each other on one page. */
const GRAVITY = 0.035;
const OPENNESS = 1.1;

/**
 * Places nodes by forces: all push each other away, the more so the more links they have, links pull their ends together, and the middle pulls everything
 * (Jacomy and others, ForceAtlas2, 2014, sections 2.2 and 2.3: linear pull, push by degrees, Barnes-Hut). Steps get shorter from round to round. No chance: the start is
 * a spiral of the groups, largest first.
 */
export function forceLayout({ size, from, to, group }: LayoutInput): Places {
  const mass = new Float64Array(size).fill(1);
  for (const node of from) mass[node]! += 1;
  for (const node of to) mass[node]! += 1;
  const rounds = size < 2 ? 0 : Math.max(MIN_ROUNDS, Math.min(MAX_ROUNDS, Math.round(VISITS / size)));
  const { x, y } = spirals(size, group, Math.sqrt((1 + (2 * from.length) / Math.max(1, size)) / GRAVITY));
  const forceX = new Float64Array(size);
  const forceY = new Float64Array(size);
  const push = new Float64Array(2);
  const between = betweenGroups(size);
  // Where the push of all and the pull of the middle are equal.
  const radius = Math.sqrt(mass.reduce((sum, one) => sum + one, 0) / GRAVITY);
  for (let round = 0; round < rounds; round++) {
    const tree = createQuadtree(x, y, mass, OPENNESS);
    for (let node = 0; node < size; node++) {
      tree.pushOn(node, push);
      const weight = mass[node] as number;
      forceX[node] = weight * ((push[0] as number) - GRAVITY * (x[node] as number));
      forceY[node] = weight * ((push[1] as number) - GRAVITY * (y[node] as number));
    }
    for (let edge = 0; edge < from.length; edge++) {
      const [a, b] = [from[edge] as number, to[edge] as number];
      const pull = group[a] === group[b] ? 1 : between;
      const [dx, dy] = [pull * ((x[b] as number) - (x[a] as number)), pull * ((y[b] as number) - (y[a] as number))];
      forceX[a]! += dx;
      forceY[a]! += dy;
      forceX[b]! -= dx;
      forceY[b]! -= dy;
    }
    const longest = radius * (0.1 * (1 - round / rounds) ** 1.5 + 0.0005);
    for (let node = 0; node < size; node++) {
      const [dx, dy] = [(forceX[node] as number) / (mass[node] as number), (forceY[node] as number) / (mass[node] as number)];
      const length = Math.hypot(dx, dy);
      const step = length > longest ? longest / length : 1;
      x[node]! += dx * step;
      y[node]! += dy * step;
    }
  }
  return { x, y };
}

/** Each group a spiral of its own, their middles on a larger one. */
function spirals(size: number, group: Int32Array, scale: number): Places {
  const members = Map.groupBy(Array.from({ length: size }, (_, node) => node), (node) => group[node] as number);
  const sorted = [...members.values()].sort((a, b) => b.length - a.length || (a[0] as number) - (b[0] as number));
  const x = new Float64Array(size);
  const y = new Float64Array(size);
  let before = 0;
  sorted.forEach((list, index) => {
    const distance = index === 0 ? 0 : Math.sqrt(before + list.length / 2) * scale;
    const [middleX, middleY] = [distance * Math.cos(index * GOLDEN_ANGLE), distance * Math.sin(index * GOLDEN_ANGLE)];
    list.forEach((node, place) => {
      x[node] = middleX + 0.5 * scale * Math.sqrt(place) * Math.cos(place * GOLDEN_ANGLE);
      y[node] = middleY + 0.5 * scale * Math.sqrt(place) * Math.sin(place * GOLDEN_ANGLE);
    });
    before += list.length;
  });
  return { x, y };
}

/**
 * Scales places into a box, filling it as far as that does not distort them, then parts circles that overlap. Changes `places`.
 * @param box left, top, width and height, in px
 * @param radius of each circle, in px
 */
export function fitInto({ x, y }: Places, box: readonly [number, number, number, number], radius: Float64Array): void {
  const [left, top, width, height] = box;
  const margin = radius.reduce((most, one) => Math.max(most, one), 0) + 4;
  const [minX, maxX] = rangeOf(x);
  const [minY, maxY] = rangeOf(y);
  const [scaleX, scaleY] = [(width - 2 * margin) / Math.max(maxX - minX, 1e-9), (height - 2 * margin) / Math.max(maxY - minY, 1e-9)];
  const most = Math.min(scaleX, scaleY) * 1.7;
  const [byX, byY] = [Math.min(scaleX, most), Math.min(scaleY, most)];
  for (let node = 0; node < x.length; node++) {
    x[node] = left + width / 2 + ((x[node] as number) - (minX + maxX) / 2) * byX;
    y[node] = top + height / 2 + ((y[node] as number) - (minY + maxY) / 2) * byY;
  }
  for (let pass = 0; pass < 24; pass++) if (!partCircles({ x, y }, box, radius)) break;
}

/** One pass over circles near each other, found by a grid. True when some overlapped. */
function partCircles({ x, y }: Places, [left, top, width, height]: readonly [number, number, number, number], radius: Float64Array): boolean {
  const cell = Math.max(4, radius.reduce((most, one) => Math.max(most, one), 0) * 2 + 2);
  const columns = Math.ceil(width / cell) + 1;
  const cellOf = (node: number): number => Math.floor(((y[node] as number) - top) / cell) * columns + Math.floor(((x[node] as number) - left) / cell);
  const grid = new Map<number, number[]>();
  for (let node = 0; node < x.length; node++) {
    const list = grid.get(cellOf(node));
    if (list === undefined) grid.set(cellOf(node), [node]);
    else list.push(node);
  }
  let moved = false;
  const part = (a: number, b: number): void => {
    const least = (radius[a] as number) + (radius[b] as number) + 1.5;
    const [dx, dy] = [(x[b] as number) - (x[a] as number), (y[b] as number) - (y[a] as number)];
    const distance = Math.hypot(dx, dy);
    if (distance >= least) return;
    moved = true;
    const [unitX, unitY] = distance < 1e-6 ? [Math.cos(b * GOLDEN_ANGLE), Math.sin(b * GOLDEN_ANGLE)] : [dx / distance, dy / distance];
    // The larger one stays where it is, nearly.
    const share = (radius[b] as number) ** 2 / ((radius[a] as number) ** 2 + (radius[b] as number) ** 2);
    x[a]! -= unitX * (least - distance) * share;
    y[a]! -= unitY * (least - distance) * share;
    x[b]! += unitX * (least - distance) * (1 - share);
    y[b]! += unitY * (least - distance) * (1 - share);
  };
  for (const [place, list] of grid) {
    for (let at = 0; at < list.length; at++) {
      for (let other = at + 1; other < list.length; other++) part(list[at] as number, list[other] as number);
      for (const next of [place + 1, place + columns - 1, place + columns, place + columns + 1]) for (const other of grid.get(next) ?? []) part(list[at] as number, other);
    }
  }
  for (let node = 0; node < x.length; node++) {
    const room = (radius[node] as number) + 2;
    x[node] = Math.max(left + room, Math.min(left + width - room, x[node] as number));
    y[node] = Math.max(top + room, Math.min(top + height - room, y[node] as number));
  }
  return moved;
}

function rangeOf(values: Float64Array): [number, number] {
  return values.reduce<[number, number]>(([low, high], value) => [Math.min(low, value), Math.max(high, value)], [Infinity, -Infinity]);
}
