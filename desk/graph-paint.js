/** @import { GraphView } from '../src/desk/shapes.ts' */

/**
 * Painting of the link graph. Circles and lines of thousands of articles take longer than a frame, so they are painted piece by piece into a picture of their
 * own; each frame only lays that picture where it belongs now, and draws what is pointed at and the labels.
 */

/**
 * @typedef {{ x: number, y: number, scale: number }} Camera the point of the graph in the middle, and px a unit
 * @typedef {{ ink: string, line: string, paper: string, orphan: string, dark: boolean }} Look
 * @typedef {{ camera: Camera, canvas: HTMLCanvasElement, width: number, height: number }} Layer
 */

const CLUSTER_HUES = [172, 28, 262, 330, 205, 95, 50, 0, 290, 140];
/** Lines and circles of one step. */
const STEP = 600;
/** Of the sides of the view, painted beyond it on each side, so that moving shows no empty edge at once. */
const BEYOND = 0.2;
const LABELS = 40;
/** Circles that are looked at for a label, largest first. */
const LABEL_CANDIDATES = 260;

/** True when a layer has all that the view shows, at nearly its size. @param {Layer} layer @param {Camera} camera @param {{ width: number, height: number }} view */
export function covers({ camera: at, width, height }, camera, view) {
  const zoom = camera.scale / at.scale;
  return zoom > 0.8 && zoom < 1.8 && Math.abs(camera.x - at.x) * camera.scale + view.width / 2 <= (width / 2) * zoom && Math.abs(camera.y - at.y) * camera.scale + view.height / 2 <= (height / 2) * zoom;
}

/** @param {number} cluster @param {Look} look */
function colourOf(cluster, { dark }) {
  if (cluster === 0) return dark ? '#7d868a' : '#8b9497';
  return `hsl(${CLUSTER_HUES[(cluster - 1) % CLUSTER_HUES.length] ?? 172} ${dark ? '42% 58%' : '45% 45%'})`;
}

/**
 * Paints all lines and circles into a new layer; each `next` is a step.
 * @param {GraphView} graph @param {Camera} camera @param {{ width: number, height: number, ratio: number }} view @param {Look} look
 * @param {((index: number) => boolean) | undefined} chosen the rest is faint
 * @returns {Generator<undefined, Layer>}
 */
export function* paintLayer(graph, camera, view, look, chosen) {
  const { nodes, links } = graph;
  const [width, height] = [view.width * (1 + 2 * BEYOND), view.height * (1 + 2 * BEYOND)];
  const canvas = document.createElement('canvas');
  canvas.width = Math.round(width * view.ratio);
  canvas.height = Math.round(height * view.ratio);
  const layer = { camera: { ...camera }, canvas, width, height };
  const context = canvas.getContext('2d');
  if (context === null) return layer;
  context.setTransform(view.ratio, 0, 0, view.ratio, 0, 0);
  const x = Float32Array.from(nodes, (node) => (node.x - camera.x) * camera.scale + width / 2);
  const y = Float32Array.from(nodes, (node) => (node.y - camera.y) * camera.scale + height / 2);
  const isIn = (/** @type {number} */ index) => chosen === undefined || chosen(index);
  context.strokeStyle = look.line;
  context.lineWidth = 1;
  // The more lines there are, the fainter is each.
  context.globalAlpha = Math.max(0.12, Math.min(0.6, 0.6 * Math.sqrt(2500 / Math.max(1, links.length / 2))));
  let count = 0;
  context.beginPath();
  for (let at = 0; at < links.length; at += 2) {
    const [a, b] = [links[at] ?? 0, links[at + 1] ?? 0];
    if (!isIn(a) || !isIn(b)) continue;
    const [ax = 0, ay = 0, bx = 0, by = 0] = [x[a], y[a], x[b], y[b]];
    if ((ax < 0 && bx < 0) || (ay < 0 && by < 0) || (ax > width && bx > width) || (ay > height && by > height)) continue;
    context.moveTo(ax, ay);
    context.lineTo(bx, by);
    if (++count % STEP !== 0) continue;
    context.stroke();
    yield;
    context.beginPath();
  }
  context.stroke();
  yield;
  // All circles of a colour at once: a colour is dearer than a circle.
  const visible = [...nodes.keys()].filter((index) => {
    const r = (nodes[index]?.r ?? 0) * camera.scale + 2;
    return (x[index] ?? 0) > -r && (y[index] ?? 0) > -r && (x[index] ?? 0) < width + r && (y[index] ?? 0) < height + r;
  });
  const radius = (/** @type {number} */ index) => Math.max(1.8, (nodes[index]?.r ?? 0) * camera.scale);
  const circles = (/** @type {number[]} */ list) => {
    context.beginPath();
    for (const index of list) {
      context.moveTo((x[index] ?? 0) + radius(index), y[index] ?? 0);
      context.arc(x[index] ?? 0, y[index] ?? 0, radius(index), 0, Math.PI * 2);
    }
  };
  for (const [faint, part] of /** @type {const} */ ([[true, visible.filter((index) => !isIn(index))], [false, visible.filter(isIn)]])) {
    context.globalAlpha = faint ? 0.14 : 1;
    for (const list of Map.groupBy(part, (index) => (nodes[index]?.c ?? 0) === 0 ? 0 : 1 + ((nodes[index]?.c ?? 1) - 1) % CLUSTER_HUES.length).values()) {
      context.fillStyle = colourOf(nodes[list[0] ?? 0]?.c ?? 0, look);
      for (let from = 0; from < list.length; from += STEP) {
        circles(list.slice(from, from + STEP));
        context.fill();
        yield;
      }
    }
    for (const [rim, colour, wide] of /** @type {const} */ ([['orphan', look.orphan, 2], ['hub', look.ink, 1.6]])) {
      context.strokeStyle = colour;
      context.lineWidth = wide;
      circles(part.filter((index) => nodes[index]?.[rim] === true));
      context.stroke();
    }
  }
  return layer;
}

/**
 * One frame: the layer where it belongs now, then what is pointed at, then labels.
 * @param {CanvasRenderingContext2D} context @param {GraphView} graph @param {Camera} camera @param {{ width: number, height: number, ratio: number }} view @param {Look} look
 * @param {{ layer: Layer | undefined, on: number, near: readonly number[], widths: Map<number, number>, chosen: ((index: number) => boolean) | undefined }} parts
 */
export function paintFrame(context, graph, camera, view, look, { layer, on, near, widths, chosen }) {
  const { width, height } = view;
  const place = (/** @type {number} */ index) => /** @type {const} */ ([((graph.nodes[index]?.x ?? 0) - camera.x) * camera.scale + width / 2, ((graph.nodes[index]?.y ?? 0) - camera.y) * camera.scale + height / 2]);
  const radius = (/** @type {number} */ index) => Math.max(1.8, (graph.nodes[index]?.r ?? 0) * camera.scale);
  context.setTransform(view.ratio, 0, 0, view.ratio, 0, 0);
  context.clearRect(0, 0, width, height);
  if (layer !== undefined) {
    const zoom = camera.scale / layer.camera.scale;
    context.globalAlpha = on >= 0 ? 0.3 : 1;
    context.drawImage(layer.canvas, (layer.camera.x - camera.x) * camera.scale + width / 2 - (layer.width / 2) * zoom, (layer.camera.y - camera.y) * camera.scale + height / 2 - (layer.height / 2) * zoom, layer.width * zoom, layer.height * zoom);
    context.globalAlpha = 1;
  }
  if (on >= 0) {
    context.strokeStyle = look.ink;
    context.lineWidth = 1.4;
    context.beginPath();
    for (const other of near) {
      context.moveTo(...place(on));
      context.lineTo(...place(other));
    }
    context.stroke();
    for (const index of [...near, on]) {
      context.beginPath();
      context.arc(...place(index), radius(index), 0, Math.PI * 2);
      context.fillStyle = colourOf(graph.nodes[index]?.c ?? 0, look);
      context.fill();
      if (index === on) context.stroke();
    }
  }
  context.font = '12px system-ui, sans-serif';
  context.textAlign = 'center';
  context.lineWidth = 3.5;
  context.lineJoin = 'round';
  context.strokeStyle = look.paper;
  context.fillStyle = look.ink;
  /** @type {[number, number, number, number][]} */
  const taken = [];
  // From afar one name a cluster; nearer every name there is room for.
  const isAfar = on < 0 && chosen === undefined && graph.nodes.length > LABELS && camera.scale < 1.6 * Math.min(width / graph.width, height / graph.height);
  let seen = 0;
  for (const index of on >= 0 ? [on, ...near] : graph.nodes.keys()) {
    if (taken.length >= LABELS || seen >= LABEL_CANDIDATES) break;
    const node = graph.nodes[index];
    if (node === undefined || (isAfar && !node.key) || (on < 0 && chosen !== undefined && !chosen(index))) continue;
    const [x, y] = place(index);
    if (x < 0 || y < 0 || x > width || y > height) continue;
    seen++;
    const text = node.label.length > 34 ? `${node.label.slice(0, 33)}…` : node.label;
    const wide = widths.get(index) ?? context.measureText(text).width;
    widths.set(index, wide);
    const centre = Math.max(wide / 2 + 4, Math.min(width - wide / 2 - 4, x));
    const away = radius(index) + 14;
    // At the lower edge the label stands above its circle.
    const base = y + away > height - 2 ? y - away + 8 : y + away;
    if (taken.some((other) => other[0] < centre + wide / 2 && centre - wide / 2 < other[2] && other[1] < base + 4 && base - 12 < other[3])) continue;
    taken.push([centre - wide / 2, base - 12, centre + wide / 2, base + 4]);
    context.strokeText(text, centre, base);
    context.fillText(text, centre, base);
  }
}
