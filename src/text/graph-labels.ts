import type { Box, DrawnNode } from './graph-picture.ts';
import { pixelWidth } from './width.ts';

export interface Label {
  text: string;
  x: number;
  /** Of the base line. */
  y: number;
  anchor: 'start' | 'end' | 'middle';
}

export const LABEL_SIZE = 12;
const MAX_WIDTH = 190;
const MAX_LABELS = 60;
/** Fonts that stand in for Arial are wider by up to a seventh (DejaVu Sans). */
const SPARE = 1.15;
/** Squares of the map of what is taken, px. */
const CELL = 4;
/** Circles from this radius on are not written over. */
const LARGE = 5;
/** What a square of the map holds. */
const [CIRCLE, LABEL] = [1, 2] as const;

/**
 * Labels for as many nodes as fit without lying on each other or, but for the key nodes, on a large circle: the first ones first, each right of its circle, left, above or below.
 * @param nodes in order of importance
 */
export function placeLabels(nodes: readonly DrawnNode[], [left, top, width, height]: Box): Label[] {
  const columns = Math.ceil(width / CELL);
  const rows = Math.ceil(height / CELL);
  const taken = new Uint8Array(columns * rows);
  const cells = (x: number, y: number, w: number, h: number): number[] => {
    const found: number[] = [];
    for (let row = Math.floor((y - top) / CELL); row <= Math.floor((y + h - top) / CELL); row++) {
      for (let column = Math.floor((x - left) / CELL); column <= Math.floor((x + w - left) / CELL); column++) if (row >= 0 && row < rows && column >= 0 && column < columns) found.push(row * columns + column);
    }
    return found;
  };
  const take = (list: readonly number[], what: number): void => { for (const cell of list) taken[cell] = what; };
  for (const { x, y, radius } of nodes) if (radius >= LARGE) take(cells(x - radius * 0.8, y - radius * 0.8, radius * 1.6, radius * 1.6), CIRCLE);

  const labels: Label[] = [];
  for (const { x, y, radius, label, key } of nodes.slice(0, MAX_LABELS * 3)) {
    if (labels.length === MAX_LABELS) break;
    const text = shortened(label, MAX_WIDTH, LABEL_SIZE);
    const wide = textWidth(text, LABEL_SIZE);
    if (wide === 0) continue;
    const places: Label[] = [
      { text, x: x + radius + 3, y: y + 4, anchor: 'start' },
      { text, x: x - radius - 3, y: y + 4, anchor: 'end' },
      { text, x, y: y - radius - 5, anchor: 'middle' },
      { text, x, y: y + radius + 13, anchor: 'middle' },
    ];
    const tried = places.flatMap((place) => {
      const from = place.anchor === 'start' ? place.x : place.anchor === 'end' ? place.x - wide : place.x - wide / 2;
      const above = place.y - LABEL_SIZE;
      if (from < left || above < top || from + wide > left + width || place.y + 4 > top + height) return [];
      const list = cells(from, above, wide, LABEL_SIZE + 3);
      return list.some((cell) => taken[cell] === LABEL) ? [] : [{ place, list, covered: list.filter((cell) => taken[cell] === CIRCLE).length }];
    });
    const best = tried.sort((a, b) => a.covered - b.covered)[0];
    if (best === undefined || (best.covered > 0 && !key)) continue;
    take(best.list, LABEL);
    labels.push(best.place);
  }
  return labels;
}

/** A line cut to a width in px, with an ellipsis where something is missing. */
export function shortened(text: string, width: number, size: number): string {
  if (textWidth(text, size) <= width) return text;
  const glyphs = Array.from(text.slice(0, 400));
  while (glyphs.length > 1 && textWidth(`${glyphs.join('')}…`, size) > width) glyphs.length -= Math.max(1, Math.floor(glyphs.length / 20));
  return `${glyphs.join('').trimEnd()}…`;
}

function textWidth(text: string, size: number): number {
  return pixelWidth(text, size) * SPARE;
}
