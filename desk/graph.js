import { h } from './dom.js';
import { covers, paintFrame, paintLayer } from './graph-paint.js';
import { t } from './words.js';

/** @import { GraphNodeView, GraphView } from '../src/desk/shapes.ts' */
/** @import { Layer } from './graph-paint.js' */

/** The link graph on a canvas: the server has laid it out, the page only draws, moves and points. */

/** Lines and circles that are painted at once, in a frame; more are painted a step a frame, and when nothing has moved for so long, ms. */
const FEW = 2500;
const REST = 140;
const ZOOM = { least: 0.6, most: 14 };

/** What is said of a circle. @param {GraphNodeView} node */
function tipOf({ label, in: inbound, out, depth, slug }) {
  return slug === '' ? label : t('g-tip', { t: label, n: inbound, m: out, d: depth === null ? t('g-tip-far') : t('g-tip-depth', { n: depth }) });
}

/** @param {GraphView} graph */
export function graphView(graph) {
  const canvas = /** @type {HTMLCanvasElement} */ (h('canvas', { class: 'graph', tabindex: '0', role: 'application', 'aria-label': t('g-label', { n: graph.nodes.length }) }));
  const said = h('p', { class: 'graph-said', role: 'status' }, '\u00a0');
  const camera = { x: graph.width / 2, y: graph.height / 2, zoom: 1, fit: 1 };
  const view = { width: 0, height: 0, ratio: 1 };
  /** @type {{ frame: number, on: number, layer: Layer | undefined, job: Generator<undefined, Layer> | undefined, jobOf: string, chosen: ((index: number) => boolean) | undefined, stale: number, paintedOf: number, movedAt: number, at: string }} */
  const now = { frame: 0, on: -1, layer: undefined, job: undefined, jobOf: '', chosen: undefined, stale: 0, paintedOf: -1, movedAt: 0, at: '' };
  /** @type {Map<number, number>} */
  const widths = new Map();
  /** @type {number[][]} */
  const linked = graph.nodes.map(() => []);
  for (let at = 0; at < graph.links.length; at += 2) {
    const [from, to] = [graph.links[at] ?? 0, graph.links[at + 1] ?? 0];
    linked[from]?.push(to);
    linked[to]?.push(from);
  }
  const isSmall = graph.nodes.length + graph.links.length / 2 <= FEW;
  const scaled = () => ({ x: camera.x, y: camera.y, scale: camera.fit * camera.zoom });
  const look = { ink: '#000', line: '#999', paper: '#fff', orphan: '#b3261e', dark: false };
  const readLook = () => {
    const style = getComputedStyle(canvas);
    const of = (/** @type {string} */ name) => style.getPropertyValue(name).trim();
    Object.assign(look, { ink: of('--ink'), line: of('--graph-line'), paper: of('--surface'), orphan: of('--red'), dark: of('--dark') === '1' });
  };

  function draw() {
    now.frame = 0;
    const context = canvas.getContext('2d');
    if (context === null || view.width === 0) return;
    const at = scaled();
    const wanted = `${at.x} ${at.y} ${at.scale} ${view.width} ${view.height} ${now.stale}`;
    if (now.at !== wanted) Object.assign(now, { at: wanted, movedAt: performance.now() });
    const isRest = isSmall || performance.now() - now.movedAt > REST || now.layer === undefined || now.paintedOf !== now.stale;
    if (now.job === undefined && now.jobOf !== wanted && (isRest || (now.layer !== undefined && !covers(now.layer, at, view)))) {
      now.job = paintLayer(graph, at, view, look, now.chosen);
      now.jobOf = wanted;
      now.paintedOf = now.stale;
    }
    for (let step = isSmall ? Infinity : 1; step > 0 && now.job !== undefined; step--) {
      const { done, value } = now.job.next();
      if (done !== true) continue;
      now.job = undefined;
      now.layer = value;
    }
    paintFrame(context, graph, at, view, look, { layer: now.layer, on: now.on, near: linked[now.on] ?? [], widths, chosen: now.chosen });
    if (now.job !== undefined || now.jobOf !== wanted) redraw();
  }
  function redraw() { now.frame ||= requestAnimationFrame(draw); }

  /** @param {number} index */
  function point(index) {
    if (index === now.on) return;
    now.on = index;
    const node = graph.nodes[index];
    said.textContent = node === undefined ? '\u00a0' : tipOf(node);
    canvas.classList.toggle('on', index >= 0);
    redraw();
  }

  /** @param {MouseEvent} event */
  function nodeAt(event) {
    const { x, y, scale } = scaled();
    const [px, py] = [(event.offsetX - view.width / 2) / scale + x, (event.offsetY - view.height / 2) / scale + y];
    let best = -1;
    let least = 12 / scale;
    graph.nodes.forEach((node, index) => {
      const away = Math.hypot(node.x - px, node.y - py) - node.r;
      if (away < least && (now.chosen === undefined || now.chosen(index))) [best, least] = [index, away];
    });
    return best;
  }

  function open() {
    const slug = graph.nodes[now.on]?.slug;
    if (slug !== undefined && slug !== '') location.hash = `#/a/${slug}`;
  }

  /** @param {number} factor @param {number} [x] @param {number} [y] what stays where it is, px of the canvas */
  function zoomBy(factor, x = view.width / 2, y = view.height / 2) {
    const before = scaled().scale;
    camera.zoom = Math.max(ZOOM.least, Math.min(ZOOM.most, camera.zoom * factor));
    const after = scaled().scale;
    camera.x += (x - view.width / 2) * (1 / before - 1 / after);
    camera.y += (y - view.height / 2) * (1 / before - 1 / after);
    redraw();
  }

  /** Shows these circles as large as there is room. @param {readonly number[]} list */
  function fit(list) {
    const some = list.flatMap((index) => graph.nodes[index] ?? []);
    const [left, right, top, bottom] = some.length === 0 ? [0, graph.width, 0, graph.height] : [Math.min(...some.map(({ x, r }) => x - r)), Math.max(...some.map(({ x, r }) => x + r)), Math.min(...some.map(({ y, r }) => y - r)), Math.max(...some.map(({ y, r }) => y + r))];
    camera.x = (left + right) / 2;
    camera.y = (top + bottom) / 2;
    camera.zoom = some.length === 0 ? 1 : Math.max(1, Math.min(4, 0.85 * Math.min(graph.width / Math.max(1, right - left), graph.height / Math.max(1, bottom - top))));
    redraw();
  }

  /** @type {{ x: number, y: number, moved: boolean } | undefined} */
  let drag;
  canvas.addEventListener('pointerdown', (event) => { drag = { x: event.offsetX, y: event.offsetY, moved: false }; canvas.setPointerCapture(event.pointerId); });
  canvas.addEventListener('pointermove', (event) => {
    if (drag === undefined) return point(nodeAt(event));
    const [dx, dy] = [event.offsetX - drag.x, event.offsetY - drag.y];
    if (!drag.moved && Math.hypot(dx, dy) < 4) return undefined;
    camera.x -= dx / scaled().scale;
    camera.y -= dy / scaled().scale;
    drag = { x: event.offsetX, y: event.offsetY, moved: true };
    redraw();
    return undefined;
  });
  canvas.addEventListener('pointercancel', () => { drag = undefined; });
  canvas.addEventListener('pointerup', (event) => {
    const moved = drag?.moved === true;
    drag = undefined;
    if (moved) return;
    const index = nodeAt(event);
    if (event.pointerType !== 'mouse' && index !== now.on) point(index);
    else { point(index); open(); }
  });
  canvas.addEventListener('wheel', (event) => {
    if (!event.ctrlKey && document.activeElement !== canvas) return;
    event.preventDefault();
    zoomBy(Math.exp(-Math.max(-60, Math.min(60, event.deltaY)) / 300), event.offsetX, event.offsetY);
  }, { passive: false });
  canvas.addEventListener('keydown', (event) => {
    const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
    if (step !== undefined) {
      event.preventDefault();
      let next = now.on;
      for (let tries = 0; tries < graph.nodes.length; tries++) {
        next = (next + step + graph.nodes.length) % graph.nodes.length;
        if (now.chosen === undefined || now.chosen(next)) break;
      }
      point(next);
    } else if (event.key === 'Enter') open();
    else if (event.key === 'Escape' && now.on >= 0) { event.preventDefault(); point(-1); }
    else if (event.key === '+' || event.key === '=' || event.key === '-') zoomBy(event.key === '-' ? 0.8 : 1.25);
    else if (event.key === '0') fit([]);
  });
  const sized = new ResizeObserver(() => {
    Object.assign(view, { width: canvas.clientWidth, height: canvas.clientHeight, ratio: Math.min(2, window.devicePixelRatio || 1) });
    canvas.width = Math.round(view.width * view.ratio);
    canvas.height = Math.round(view.height * view.ratio);
    camera.fit = Math.min(view.width / graph.width, view.height / graph.height);
    readLook();
    redraw();
  });
  const again = () => { readLook(); now.stale++; redraw(); };
  const themed = new MutationObserver(again);
  const system = matchMedia('(prefers-color-scheme: dark)');
  sized.observe(canvas);
  themed.observe(document.documentElement, { attributes: true, attributeFilter: ['data-theme'] });
  system.addEventListener('change', again);
  return {
    element: h('div', { class: 'graph-box' }, canvas, said), point, fit, zoomBy,
    /** Circles that are shown fully; the rest is faint. @param {((index: number) => boolean) | undefined} chosen */
    choose(chosen) { now.chosen = chosen; now.stale++; point(-1); redraw(); },
    leave() {
      sized.disconnect();
      themed.disconnect();
      system.removeEventListener('change', again);
      cancelAnimationFrame(now.frame);
    },
  };
}
