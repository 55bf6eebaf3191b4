import { h } from './dom.js';

/** @import { SiteAnswer } from '../src/desk/shapes.ts' */

/** The link graph on a canvas: the server has laid it out, the page only draws, moves and points. */

const CLUSTER_HUES = [172, 28, 262, 330, 205, 95, 50, 0, 290, 140];
/** With more links than this only those of the pointed-at article are drawn while the picture moves. */
const MANY_LINKS = 20_000;
const LABELS = 40;

/** @param {NonNullable<SiteAnswer['graph']>} graph */
export function graphView(graph) {
  const canvas = /** @type {HTMLCanvasElement} */ (h('canvas', { class: 'graph', tabindex: '0', role: 'application', 'aria-label': '' }));
  const said = h('p', { class: 'graph-said', role: 'status' });
  const camera = { x: graph.width / 2, y: graph.height / 2, zoom: 1, fit: 1 };
  let on = -1;
  let frame = 0;
  /** @type {number[][]} */
  const linked = graph.nodes.map(() => []);
  for (const [from, to] of graph.links) {
    linked[from]?.push(to);
    linked[to]?.push(from);
  }

  const ratio = () => window.devicePixelRatio || 1;
  const scale = () => camera.fit * camera.zoom;
  const toScreen = (/** @type {number} */ x, /** @type {number} */ y) => /** @type {const} */ ([(x - camera.x) * scale() + canvas.clientWidth / 2, (y - camera.y) * scale() + canvas.clientHeight / 2]);

  function draw() {
    frame = 0;
    const context = canvas.getContext('2d');
    if (context === null) return;
    const style = getComputedStyle(canvas);
    const [ink, line, paper] = ['--ink', '--graph-line', '--surface'].map((name) => style.getPropertyValue(name).trim());
    const dark = style.getPropertyValue('--dark').trim() === '1';
    context.setTransform(ratio(), 0, 0, ratio(), 0, 0);
    context.clearRect(0, 0, canvas.clientWidth, canvas.clientHeight);
    context.lineWidth = 1;
    context.strokeStyle = line ?? '#999';
    if (graph.links.length <= MANY_LINKS || on < 0) {
      context.globalAlpha = on < 0 ? 0.55 : 0.18;
      context.beginPath();
      for (const [from, to] of graph.links) edge(context, from, to);
      context.stroke();
    }
    context.globalAlpha = 1;
    if (on >= 0) {
      context.strokeStyle = ink ?? '#000';
      context.lineWidth = 1.4;
      context.beginPath();
      for (const other of linked[on] ?? []) edge(context, on, other);
      context.stroke();
    }
    const near = new Set(on < 0 ? [] : [on, ...(linked[on] ?? [])]);
    graph.nodes.forEach((node, index) => {
      const [x, y] = toScreen(node.x, node.y);
      const r = Math.max(2, node.r * scale());
      if (x < -r || y < -r || x > canvas.clientWidth + r || y > canvas.clientHeight + r) return;
      context.globalAlpha = on >= 0 && !near.has(index) ? 0.25 : 1;
      context.beginPath();
      context.arc(x, y, r, 0, Math.PI * 2);
      const hue = CLUSTER_HUES[(node.c - 1 + CLUSTER_HUES.length) % CLUSTER_HUES.length] ?? 172;
      context.fillStyle = node.c === 0 ? (dark ? '#7d868a' : '#9aa2a5') : `hsl(${hue} ${dark ? '42% 58%' : '45% 45%'})`;
      context.fill();
      if (node.orphan || index === on) {
        context.lineWidth = 2;
        context.strokeStyle = index === on ? (ink ?? '#000') : (dark ? '#ff9a8f' : '#b3261e');
        context.stroke();
      }
    });
    context.globalAlpha = 1;
    context.font = '12px system-ui, sans-serif';
    context.textAlign = 'center';
    context.lineWidth = 3.5;
    context.strokeStyle = paper ?? '#fff';
    context.fillStyle = ink ?? '#000';
    /** @type {[number, number, number, number][]} */
    const taken = [];
    const labelled = on >= 0 ? [on, ...(linked[on] ?? [])] : graph.nodes.keys();
    for (const index of labelled) {
      const node = graph.nodes[index];
      if (node === undefined || taken.length >= LABELS) continue;
      const [x, y] = toScreen(node.x, node.y);
      const text = node.label.length > 34 ? `${node.label.slice(0, 33)}…` : node.label;
      const half = context.measureText(text).width / 2;
      const centre = Math.max(half + 4, Math.min(canvas.clientWidth - half - 4, x));
      const away = Math.max(2, node.r * scale()) + 14;
      // At the lower edge the label stands above its circle.
      const below = y + away > canvas.clientHeight - 2 ? y - away + 8 : y + away;
      const box = /** @type {[number, number, number, number]} */ ([centre - half, below - 12, centre + half, below + 4]);
      if (y > canvas.clientHeight || x < 0 || x > canvas.clientWidth || taken.some((other) => other[0] < box[2] && box[0] < other[2] && other[1] < box[3] && box[1] < other[3])) continue;
      taken.push(box);
      context.strokeText(text, centre, below);
      context.fillText(text, centre, below);
    }
  }

  /** @param {CanvasRenderingContext2D} context @param {number} from @param {number} to */
  function edge(context, from, to) {
    const [a, b] = [graph.nodes[from], graph.nodes[to]];
    if (a === undefined || b === undefined) return;
    context.moveTo(...toScreen(a.x, a.y));
    context.lineTo(...toScreen(b.x, b.y));
  }

  const redraw = () => { frame ||= requestAnimationFrame(draw); };

  /** @param {number} index */
  function point(index) {
    if (index === on) return;
    on = index;
    said.textContent = graph.nodes[index]?.tip ?? '\u00a0';
    canvas.style.cursor = index >= 0 ? 'pointer' : 'grab';
    redraw();
  }

  /** @param {MouseEvent} event */
  function nodeAt(event) {
    let best = -1;
    let least = 14;
    graph.nodes.forEach((node, index) => {
      const [x, y] = toScreen(node.x, node.y);
      const away = Math.hypot(x - event.offsetX, y - event.offsetY) - node.r * scale();
      if (away < least) [best, least] = [index, away];
    });
    return best;
  }

  function open() {
    const slug = graph.nodes[on]?.slug;
    if (slug !== undefined && slug !== '') location.hash = `#/a/${slug}`;
  }

  /** @type {{ x: number, y: number, moved: boolean } | undefined} */
  let drag;
  canvas.addEventListener('pointerdown', (event) => { drag = { x: event.offsetX, y: event.offsetY, moved: false }; canvas.setPointerCapture(event.pointerId); });
  canvas.addEventListener('pointermove', (event) => {
    if (drag === undefined) return point(nodeAt(event));
    const [dx, dy] = [event.offsetX - drag.x, event.offsetY - drag.y];
    if (!drag.moved && Math.hypot(dx, dy) < 4) return undefined;
    camera.x -= dx / scale();
    camera.y -= dy / scale();
    drag = { x: event.offsetX, y: event.offsetY, moved: true };
    redraw();
    return undefined;
  });
  canvas.addEventListener('pointerup', (event) => {
    const moved = drag?.moved === true;
    drag = undefined;
    if (moved) return;
    const index = nodeAt(event);
    if (event.pointerType !== 'mouse' && index !== on) point(index);
    else { point(index); open(); }
  });
  canvas.addEventListener('wheel', (event) => {
    if (!event.ctrlKey && document.activeElement !== canvas) return;
    event.preventDefault();
    camera.zoom = Math.max(0.5, Math.min(12, camera.zoom * (event.deltaY < 0 ? 1.15 : 0.87)));
    redraw();
  }, { passive: false });
  canvas.addEventListener('keydown', (event) => {
    const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
    if (step !== undefined) {
      event.preventDefault();
      point((on + step + graph.nodes.length) % graph.nodes.length);
    } else if (event.key === 'Enter') open();
    else if (event.key === 'Escape' && on >= 0) { event.preventDefault(); point(-1); }
    else if (event.key === '+' || event.key === '-') { camera.zoom = Math.max(0.5, Math.min(12, camera.zoom * (event.key === '+' ? 1.25 : 0.8))); redraw(); }
  });
  const sized = new ResizeObserver(() => {
    canvas.width = canvas.clientWidth * ratio();
    canvas.height = canvas.clientHeight * ratio();
    camera.fit = Math.min(canvas.clientWidth / graph.width, canvas.clientHeight / graph.height);
    redraw();
  });
  const themed = new MutationObserver(redraw);
  canvas.setAttribute('aria-label', `${graph.nodes.length}`);
  said.textContent = '\u00a0';
  return {
    element: h('div', { class: 'graph-box' }, canvas, said),
    begin() {
      sized.observe(canvas);
      themed.observe(document.documentElement, { attributes: true, attributeFilter: ['data-theme'] });
    },
    leave() {
      sized.disconnect();
      themed.disconnect();
      cancelAnimationFrame(frame);
    },
  };
}
