import { h } from './dom.js';
import { number, speech, t } from './words.js';

/**
 * Plots as small SVGs: named and described, drawn again when their room changes, with a table that says the same. Series differ by hatching, dashes and
 * marks, never by colour alone.
 */

/**
 * @typedef {{ head: string[], rows: (string | number)[][] }} PlotTable the first column names its row
 * @typedef {{ title: string, about: string, height: (width: number) => number, draw: (width: number, height: number) => SVGElement[], table: () => PlotTable }} PlotOptions
 * @typedef {{ name: string, values: number[] }} Series
 * @typedef {(value: number) => string} Shown
 */

const MARGIN = { left: 52, right: 16, top: 14, bottom: 28 };
const state = { id: 0 };

/**
 * @param {string} tag @param {Record<string, string | number>} attributes @param {...(SVGElement | string)} children
 * @returns {SVGElement}
 */
export function svg(tag, attributes, ...children) {
  const element = document.createElementNS('http://www.w3.org/2000/svg', tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, typeof value === 'number' ? String(Math.round(value * 10) / 10) : value);
  element.append(...children);
  return element;
}

/** @param {PlotOptions} options */
function plot({ title, about, height, draw, table }) {
  const box = h('div', { class: 'plot-box' });
  const id = `plot-${++state.id}`;
  let drawn = 0;
  const paint = () => {
    const width = Math.round(box.clientWidth);
    if (width === 0 || width === drawn) return;
    drawn = width;
    const tall = height(width);
    box.replaceChildren(svg('svg', { viewBox: `0 0 ${width} ${tall}`, width, height: tall, role: 'img', 'aria-labelledby': `${id}-t ${id}-d` }, svg('title', { id: `${id}-t` }, title), svg('desc', { id: `${id}-d` }, about), ...draw(width, tall)));
  };
  new ResizeObserver(paint).observe(box);
  const more = h('details', { class: 'plot-table', onToggle: () => { if (more.children.length === 1) more.append(tableOf(title, table())); } }, h('summary', null, t('as-table')));
  return h('figure', { class: 'plot' }, box, more);
}

/** @param {string} name @param {PlotTable} table */
export function tableOf(name, { head, rows }) {
  const isNumber = (/** @type {string | number | undefined} */ value) => typeof value === 'number' || /^[$\d—−-][\d\s.,+/()%$—−-]*$/u.test(value ?? '');
  const numeric = head.map((_, column) => column > 0 && rows.some((row) => row[column] !== '') && rows.every((row) => row[column] === '' || isNumber(row[column])));
  const cell = (/** @type {string | number} */ value, /** @type {number} */ column) => h(column === 0 ? 'th' : 'td', column === 0 ? { scope: 'row' } : { class: numeric[column] ? 'num' : '' }, typeof value === 'number' ? number(value, { maximumFractionDigits: 4 }) : value);
  return h('div', { class: 'wide', tabindex: '0', role: 'region', 'aria-label': name }, h('table', { class: 'plain-table' }, h('thead', null, h('tr', null, ...head.map((text, column) => h('th', { scope: 'col', class: numeric[column] ? 'num' : '' }, text)))), h('tbody', null, ...rows.map((row) => h('tr', null, ...row.map(cell))))));
}

/** @param {{ name: string, kind: number }[]} names what each series is called, and its look */
export function legend(names) {
  return h('ul', { class: 'plot-legend' }, ...names.map(({ name, kind }) => {
    const swatch = svg('svg', { width: 22, height: 14, 'aria-hidden': 'true' }, ...block({ x: 1, y: 1, width: 20, height: 12 }, kind));
    return h('li', null, swatch, name);
  }));
}

/** Round steps up to a largest value. @param {number} most @param {number} [count] */
function ticks(most, count = 4) {
  if (!(most > 0)) return [0, 1];
  const rough = most / count;
  const size = 10 ** Math.floor(Math.log10(rough));
  const step = ([1, 2, 2.5, 5, 10].find((one) => one * size >= rough) ?? 10) * size;
  return Array.from({ length: Math.ceil(most / step - 1e-9) + 1 }, (_, index) => index * step);
}

/** @param {number} most @param {number} width @param {number} height @param {Shown} shown */
function yAxis(most, width, height, shown) {
  const steps = ticks(most);
  const top = steps.at(-1) ?? 1;
  const y = (/** @type {number} */ value) => height - MARGIN.bottom - (value / top) * (height - MARGIN.top - MARGIN.bottom);
  return { y, parts: steps.flatMap((step) => [svg('line', { class: 'grid', x1: MARGIN.left, x2: width - MARGIN.right, y1: y(step), y2: y(step) }), svg('text', { x: MARGIN.left - 8, y: y(step) + 4, 'text-anchor': 'end' }, shown(step))]) };
}

/** @param {string} at @param {boolean} [withYear] */
export function day(at, withYear = false) {
  return new Intl.DateTimeFormat(speech.language, { day: 'numeric', month: 'short', ...(withYear ? { year: 'numeric' } : {}) }).format(new Date(at));
}

/** Dates below an axis, as many as there is room for. @param {string[]} dates @param {(index: number) => number} x @param {number} width @param {number} height */
function dateLabels(dates, x, width, height) {
  const most = Math.max(1, Math.floor((width - MARGIN.left) / 74));
  let last = -Infinity;
  return dates.flatMap((at, index) => {
    const place = x(index);
    const isEnd = index === dates.length - 1;
    if (!isEnd && (index % Math.ceil(dates.length / most) !== 0 || place > x(dates.length - 1) - 70)) return [];
    if (place - last < 62) return [];
    last = index === 0 ? place + 34 : place;
    return [svg('text', { x: Math.min(place, width - 4), y: height - 9, 'text-anchor': isEnd && dates.length > 1 ? 'end' : index === 0 ? 'start' : 'middle' }, day(at))];
  });
}

/** A filled rectangle in the look of a series. @param {{ x: number, y: number, width: number, height: number }} box @param {number} kind @param {string} [tip] */
function block({ x, y, width, height }, kind, tip = '') {
  const rect = (/** @type {string} */ name) => svg('rect', { class: name, x, y, width: Math.max(0, width), height: Math.max(0, height), rx: Math.min(2, width / 2) });
  const base = rect(`k${kind % 6}`);
  if (tip !== '') base.append(svg('title', {}, tip));
  if (kind % 6 === 0 || width < 3 || height < 2) return [base];
  // Stripes of their own for each series: told apart without colour.
  const lines = [];
  const gap = kind % 2 === 1 ? 5 : 4;
  if (kind % 6 < 3) for (let at = -height; at < width; at += gap) lines.push(`M${x + Math.max(at, 0)} ${y + Math.max(0, -at)}L${x + Math.min(width, at + height)} ${y + Math.min(height, width - at)}`);
  else for (let at = gap; at < height; at += gap) lines.push(`M${x} ${y + at}h${width}`);
  return [base, svg('path', { class: kind % 6 < 3 && kind % 2 === 0 ? 'stripes dots' : 'stripes', d: lines.join('') })];
}

/**
 * Columns in a row, each of stacked parts.
 * @param {{ title: string, about: string, dates: string[], series: (Series & { kind: number })[], shown: Shown, tip: (index: number) => string, first: string }} options
 */
export function columns({ title, about, dates, series, shown, tip, first }) {
  const sums = dates.map((_, index) => series.reduce((sum, { values }) => sum + (values[index] ?? 0), 0));
  return plot({
    title, about, height: (width) => (width < 500 ? 200 : 240),
    draw(width, height) {
      const { y, parts } = yAxis(Math.max(...sums), width, height, shown);
      const step = (width - MARGIN.left - MARGIN.right) / Math.max(dates.length, 1);
      const wide = Math.max(1, Math.min(34, step * 0.72));
      const x = (/** @type {number} */ index) => MARGIN.left + (index + 0.5) * step;
      const blocks = dates.flatMap((_, index) => {
        let from = 0;
        return series.flatMap(({ values, kind }) => {
          const value = values[index] ?? 0;
          from += value;
          return value > 0 ? block({ x: x(index) - wide / 2, y: y(from), width: wide, height: y(from - value) - y(from) }, kind, tip(index)) : [];
        });
      });
      return [...parts, ...blocks, ...dateLabels(dates, x, width, height)];
    },
    table: () => ({ head: [first, ...series.map(({ name }) => name)], rows: dates.map((at, index) => [day(at, true), ...series.map(({ values }) => shown(values[index] ?? 0))]) }),
  });
}

/**
 * Rows with a bar each, of parts one after the other.
 * @param {{ title: string, about: string, names: string[], series: (Series & { kind: number })[], shown: Shown, first: string }} options
 */
export function bars({ title, about, names, series, shown, first }) {
  const sums = names.map((_, index) => series.reduce((sum, { values }) => sum + (values[index] ?? 0), 0));
  const most = Math.max(...sums, 1e-12);
  return plot({
    title, about, height: () => names.length * 34 + 6,
    draw(width) {
      const left = Math.min(120, width * 0.3);
      const room = width - left - 72;
      return names.flatMap((name, index) => {
        let from = left;
        const parts = series.flatMap(({ name: of, values, kind }) => {
          const value = values[index] ?? 0;
          const long = (value / most) * room;
          from += long;
          return value > 0 ? block({ x: from - long, y: index * 34 + 7, width: long, height: 20 }, kind, `${name}, ${of}: ${shown(value)}`) : [];
        });
        return [svg('text', { x: left - 10, y: index * 34 + 21, 'text-anchor': 'end', class: 'name' }, name), ...parts, svg('text', { x: from + 8, y: index * 34 + 21, class: 'value' }, shown(sums[index] ?? 0))];
      });
    },
    table: () => ({ head: [first, ...series.map(({ name }) => name)], rows: names.map((name, index) => [name, ...series.map(({ values }) => shown(values[index] ?? 0))]) }),
  });
}

/**
 * Stacked areas over time.
 * @param {{ title: string, about: string, dates: string[], series: (Series & { look: string })[], extra?: Series | undefined, first: string }} options
 */
export function areas({ title, about, dates, series, extra, first }) {
  const times = dates.map((at) => Date.parse(at));
  const [from = 0, to = 1] = [times[0], times.at(-1)];
  const tops = series.map((_, index) => dates.map((_at, at) => series.slice(0, index + 1).reduce((sum, { values }) => sum + (values[at] ?? 0), 0)));
  return plot({
    title, about, height: (width) => (width < 500 ? 230 : 300),
    draw(width, height) {
      const { y, parts } = yAxis(Math.max(...(tops.at(-1) ?? [1])), width, height, (value) => number(value));
      const x = (/** @type {number} */ index) => MARGIN.left + (((times[index] ?? from) - from) / Math.max(1, to - from)) * (width - MARGIN.left - MARGIN.right);
      const line = (/** @type {number[]} */ values) => values.map((value, index) => `${index === 0 ? 'M' : 'L'}${x(index).toFixed(1)} ${y(value).toFixed(1)}`).join('');
      const back = (/** @type {number[]} */ values) => values.map((value, index) => `L${x(index).toFixed(1)} ${y(value).toFixed(1)}`).toReversed().join('');
      const shapes = series.flatMap(({ look }, index) => [svg('path', { class: `area ${look}`, d: `${line(tops[index] ?? [])}${back(tops[index - 1] ?? dates.map(() => 0))}Z` }), svg('path', { class: `edge ${look}`, d: line(tops[index] ?? []) })]);
      const hits = dates.map((at, index) => svg('rect', { class: 'hit', x: x(index) - 4, y: MARGIN.top, width: 8, height: height - MARGIN.top - MARGIN.bottom }, svg('title', {}, [day(at, true), ...series.map(({ name, values }) => `${name}: ${number(values[index] ?? 0)}`)].join('\n'))));
      return [...parts, ...shapes, ...hits, ...dateLabels(dates, x, width, height)];
    },
    table: () => ({ head: [first, ...[...series, ...(extra === undefined ? [] : [extra])].map(({ name }) => name)], rows: dates.map((at, index) => [new Date(at).toLocaleString(speech.language, { dateStyle: 'medium', timeStyle: 'short' }), ...[...series, ...(extra === undefined ? [] : [extra])].map(({ values }) => values[index] ?? 0)]) }),
  });
}
