import { debounce, h } from './dom.js';
import { graphView } from './graph.js';
import { tableOf } from './plot.js';
import { card, chips, growing, problemList, sortHeads } from './site-parts.js';
import { number, t } from './words.js';

/** @import { GraphNodeView, SiteAnswer } from '../src/desk/shapes.ts' */

/** Links between articles: a map, the same as a list, clusters, and links that lead nowhere. */

const STEP = 40;
const CLUSTERS = 40;

/** @typedef {'all' | 'orphans' | 'hubs' | 'far'} Shown */

/** @param {SiteAnswer} answer */
export function linksPart({ graph, clusters, broken, problems }) {
  if (graph === null) return { element: h('div', { class: 'stacked' }, ...problemList(problems), h('p', { class: 'empty' }, t('g-none'))) };
  const { nodes, overview } = graph;
  const map = graphView(graph);
  /** @type {{ shown: Shown, cluster: number, words: string, by: 'in' | 'out' | 'depth' | 'label', down: boolean }} */
  const now = { shown: 'all', cluster: -1, words: '', by: 'in', down: true };
  /** @type {Record<Shown, (node: GraphNodeView) => boolean>} */
  const kinds = { all: () => true, orphans: ({ orphan }) => orphan, hubs: ({ hub }) => hub, far: ({ depth }) => depth === null };
  const names = new Map(clusters.map(({ number: of, title }) => [of, title]));
  const body = h('tbody');
  const { more, set } = growing(body, line, STEP);
  const fits = (/** @type {GraphNodeView} */ node) => kinds[now.shown](node) && (now.cluster < 0 || node.c === now.cluster) && (now.words === '' || `${node.label}\n${node.slug}`.toLowerCase().includes(now.words));
  const list = () => {
    const key = (/** @type {GraphNodeView} */ node) => (now.by === 'depth' ? (node.depth ?? Infinity) : node[now.by]);
    set(nodes.filter(fits).sort((a, b) => (now.down ? -1 : 1) * (key(a) < key(b) ? -1 : key(a) > key(b) ? 1 : 0)));
  };
  const show = (/** @type {boolean} */ fit) => {
    const isAll = now.shown === 'all' && now.cluster < 0 && now.words === '';
    const chosen = isAll ? undefined : new Set(nodes.keys().filter((index) => fits(/** @type {GraphNodeView} */ (nodes[index]))));
    map.choose(chosen && ((index) => chosen.has(index)));
    if (fit) map.fit(chosen === undefined ? [] : [...chosen]);
    // One that is found by its name is pointed at.
    const [only] = chosen ?? [];
    if (chosen?.size === 1 && only !== undefined) map.point(only);
    list();
  };
  const typed = debounce(() => show(false), 150);
  const heads = sortHeads(/** @type {const} */ ([['label', 'title'], ['in', 'g-in'], ['out', 'g-out'], ['depth', 'g-depth']]).map(([by, name]) => ({ by, name: t(name), down: by === 'in' || by === 'out' })), now, list);

  /** @param {GraphNodeView} node */
  function line({ slug, label, c, in: inbound, out, depth, orphan, hub }) {
    return h('tr', null, h('th', { scope: 'row' }, slug === '' ? label : h('a', { href: `#/a/${slug}` }, label), orphan ? h('span', { class: 'pill p-rejected' }, t('site-orphans')) : null, hub ? h('span', { class: 'pill quiet' }, t('g-hubs')) : null),
      h('td', { class: 'num' }, number(inbound)), h('td', { class: 'num' }, number(out)), h('td', { class: 'num' }, depth === null ? '—' : number(depth)), h('td', null, c === 0 ? t('g-alone') : (names.get(c) ?? '')));
  }

  const states = chips(/** @type {{ key: Shown, name: string }[]} */ ([{ key: 'all', name: t('g-all') }, { key: 'orphans', name: t('g-orphans') }, { key: 'hubs', name: t('g-hubs') }, { key: 'far', name: t('g-far') }])
    .map(({ key, name }) => ({ key, name, count: nodes.filter(kinds[key]).length })).filter(({ key, count }) => key === 'all' || (count > 0 && !overview)), 'all', (key) => { now.shown = key; show(false); }, t('g-all'));
  const cluster = h('select', { 'aria-label': t('g-cluster'), onChange: (/** @type {Event} */ event) => { now.cluster = Number(/** @type {HTMLSelectElement} */ (event.target).value); show(true); } },
    h('option', { value: '-1' }, t('g-every')), ...clusters.slice(0, 200).map(({ number: of, title, size }) => h('option', { value: of }, `${title} (${size})`)), nodes.some(({ c }) => c === 0) ? h('option', { value: '0' }, t('g-alone')) : null);
  const find = h('input', { type: 'search', placeholder: t('g-find'), 'aria-label': t('g-find'), onInput: (/** @type {Event} */ event) => { now.words = /** @type {HTMLInputElement} */ (event.target).value.trim().toLowerCase(); typed(); } });
  const button = (/** @type {string} */ sign, /** @type {string} */ name, /** @type {() => void} */ press) => h('button', { type: 'button', class: 'icon direction', 'aria-label': name, title: name, onClick: press }, sign);
  const element = h('div', { class: 'stacked' }, ...problemList(problems),
    card(t('site-graph'), h('p', { class: 'help' }, t(overview ? 'g-overview' : 'site-graph-help')), h('div', { class: 'tools' }, find, overview ? null : cluster), states,
      h('div', { class: 'graph-frame' }, map.element, h('div', { class: 'graph-zoom' }, button('+', t('g-in-zoom'), () => map.zoomBy(1.4)), button('−', t('g-out-zoom'), () => map.zoomBy(1 / 1.4)), button('⤢', t('g-fit'), () => map.fit([])))),
      overview ? null : h('p', { class: 'help' }, t('g-rim'))),
    card(t('g-list'), h('div', { class: 'wide', tabindex: '0', role: 'region', 'aria-label': t('g-list') }, h('table', { class: 'plain-table nodes' }, h('thead', null, h('tr', null, ...heads, h('th', { scope: 'col' }, t('g-cluster')))), body)), h('div', { class: 'actions' }, more)),
    h('div', { class: 'columns' },
      clusters.length === 0 ? null : card(t('g-clusters'), tableOf(t('g-clusters'), { head: [t('title'), t('g-size'), t('g-inside'), t('g-outside')], rows: clusters.slice(0, CLUSTERS).map(({ title, size, inside, outside }) => [title, size, inside, outside]) }), clusters.length > CLUSTERS ? h('p', { class: 'help' }, t('only-first', { n: clusters.length - CLUSTERS })) : null),
      broken.length === 0 ? null : card(t('g-broken'), h('ul', { class: 'plain' }, ...broken.slice(0, 100).map(({ slug, line: at, url, suggestion }) => h('li', null, h('a', { href: `#/a/${slug}` }, `${slug}:${at}`), h('code', null, url), suggestion === '' ? null : h('span', { class: 'why' }, t('g-instead', { t: suggestion }))))))));
  list();
  return { element, leave: map.leave };
}
