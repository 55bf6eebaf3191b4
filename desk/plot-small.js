import { h } from './dom.js';
import { svg } from './plot.js';

/** Small plots beside each other: one line, or the dots of a few versions. What they show stands beside them as text, too. */

const WIDTH = 220;

/**
 * One number over time.
 * @param {number[]} values @param {string} label
 */
export function spark(values, label) {
  const height = 44;
  const most = Math.max(...values, 1);
  const x = (/** @type {number} */ index) => 4 + (index / Math.max(1, values.length - 1)) * (WIDTH - 8);
  const y = (/** @type {number} */ value) => height - 5 - (value / most) * (height - 12);
  const line = values.map((value, index) => `${index === 0 ? 'M' : 'L'}${x(index).toFixed(1)} ${y(value).toFixed(1)}`).join('');
  return h('div', { class: 'spark' }, svg('svg', { viewBox: `0 0 ${WIDTH} ${height}`, role: 'img', 'aria-label': label }, svg('title', {}, label),
    svg('line', { class: 'grid', x1: 4, x2: WIDTH - 4, y1: y(0), y2: y(0) }), svg('path', { class: 'spark-line', d: line }), svg('circle', { class: 'spark-end', cx: x(values.length - 1), cy: y(values.at(-1) ?? 0), r: 3.5 })));
}

/**
 * Mean and worst of each version, as dots on lines, named below; the scale begins where the values do.
 * @param {{ name: string, mean: number | null, worst: number | null }[]} versions
 * @param {{ label: string, shown: (value: number) => string, base: number | null, zero: boolean }} options
 */
export function dots(versions, { label, shown, base, zero }) {
  const height = 112;
  const all = [...versions.flatMap(({ mean, worst }) => [mean, worst]), base].filter((value) => value !== null);
  const [low, high] = [Math.min(...all, ...(zero ? [0] : [])), Math.max(...all)];
  const x = (/** @type {number} */ index) => 30 + (versions.length < 2 ? 0.5 : index / (versions.length - 1)) * (WIDTH - 60);
  const y = (/** @type {number} */ value) => (high === low ? 46 : 76 - ((value - low) / (high - low)) * 56);
  const path = (/** @type {'mean' | 'worst'} */ of) => {
    let pen = 'M';
    return versions.map((version, index) => {
      const value = version[of];
      if (value === null) { pen = 'M'; return ''; }
      const part = `${pen}${x(index).toFixed(1)} ${y(value).toFixed(1)}`;
      pen = 'L';
      return part;
    }).join('');
  };
  const marks = versions.flatMap(({ name, mean, worst }, index) => [
    svg('text', { x: x(index), y: height - 6, 'text-anchor': 'middle', class: 'name' }, name.length > 11 ? `${name.slice(0, 10)}…` : name),
    ...(worst === null ? [] : [svg('rect', { class: 'dot-worst', x: x(index) - 3.5, y: y(worst) - 3.5, width: 7, height: 7, transform: `rotate(45 ${x(index)} ${y(worst)})` })]),
    ...(mean === null ? [] : [svg('circle', { class: 'dot-mean', cx: x(index), cy: y(mean), r: 4.5 }), svg('text', { x: x(index), y: y(mean) - 9, 'text-anchor': 'middle', class: 'value' }, shown(mean))]),
  ]);
  return h('div', { class: 'dots' }, svg('svg', { viewBox: `0 0 ${WIDTH} ${height}`, role: 'img', 'aria-label': label }, svg('title', {}, label),
    ...(base === null ? [] : [svg('line', { class: 'base', x1: 8, x2: WIDTH - 8, y1: y(base), y2: y(base) })]),
    svg('path', { class: 'worst-line', d: path('worst') }), svg('path', { class: 'mean-line', d: path('mean') }), ...marks));
}
