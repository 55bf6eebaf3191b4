import { get } from './api.js';
import { debounce, fill, h } from './dom.js';
import { graphView } from './graph.js';
import { complain } from './notice.js';
import { bar } from './panels.js';
import { money, number, t, word } from './words.js';

/** @import { MoneyAnswer, SiteAnswer } from '../src/desk/shapes.ts' */
/** @import { View } from './main.js' */

/** The site as a whole: its links, what competes, findings by rule, money. */

/** @returns {View} */
export function siteView() {
  const top = h('div', { class: 'stacked' }, h('p', { class: 'empty' }, t('loading')));
  const purse = h('div', { class: 'columns' });
  const element = h('section', { class: 'page site' }, h('h1', null, t('site')), top, purse);
  /** @type {(() => void) | undefined} */
  let leaveGraph;

  const load = async () => {
    /** @type {SiteAnswer} */
    const answer = await get('/site');
    leaveGraph?.();
    const graph = answer.graph === null ? undefined : graphView(answer.graph);
    leaveGraph = graph?.leave;
    fill(top, ...answer.problems.map((problem) => h('p', { class: 'alert bad' }, problem)), answer.totals === null ? null : figures(answer.totals),
      graph === undefined ? null : h('section', { class: 'card' }, h('h2', null, t('site-graph')), h('p', { class: 'help' }, t('site-graph-help')), graph.element),
      h('div', { class: 'columns' }, rulesCard(answer), competingCard(answer)));
    graph?.begin();
  };
  const loadMoney = async () => {
    /** @type {MoneyAnswer} */
    const answer = await get('/money');
    fill(purse, moneyCard(answer), runsCard(answer));
  };
  const both = () => {
    load().catch((/** @type {unknown} */ error) => { fill(top, h('p', { class: 'empty' }, t('nothing'))); complain(error); });
    loadMoney().catch(complain);
  };
  both();
  const later = debounce(both, 3000);
  return { element, title: t('site'), leave: () => leaveGraph?.(), told(event) { if (event.type === 'rows') later(); } };
}

/** @param {NonNullable<SiteAnswer['totals']>} totals */
function figures(totals) {
  const one = (/** @type {string} */ name, /** @type {number} */ value, bad = false) => h('div', { class: bad && value > 0 ? 'bad' : '' }, h('dt', null, name), h('dd', null, number(value)));
  return h('dl', { class: 'figures' }, one(t('articles'), totals.articles), one(t('site-links'), totals.links), one(t('site-clusters'), totals.clusters), one(t('site-orphans'), totals.orphans, true), one(t('site-broken'), totals.broken, true));
}

/** @param {SiteAnswer} answer */
function rulesCard({ rules }) {
  const most = Math.max(1, ...rules.map(({ count }) => count));
  return h('section', { class: 'card' }, h('h2', null, t('site-rules')), rules.length === 0 ? h('p', { class: 'empty' }, t('no-findings')) : h('ul', { class: 'plain bars' }, ...rules.map(({ rule, severity, count, articles }) => h('li', null,
    h('details', null, h('summary', null, h('span', { class: `sev ${severity}` }, t(word(`sev-${severity}`))), h('span', { class: 'rule' }, rule), bar(count / most), h('span', { class: 'n' }, number(count))),
      h('ul', { class: 'plain' }, ...articles.slice(0, 60).map((slug) => h('li', null, h('a', { href: `#/a/${slug}` }, slug))), articles.length > 60 ? h('li', { class: 'help' }, t('more-findings', { n: articles.length - 60 })) : null))))));
}

/** @param {SiteAnswer} answer */
function competingCard({ competing }) {
  return h('section', { class: 'card' }, h('h2', null, t('site-compete')), competing.length === 0 ? h('p', { class: 'empty' }, t('no-compete')) : h('ul', { class: 'plain' }, ...competing.map(({ slug, title, message }) => h('li', { class: 'stack' }, h('a', { href: `#/a/${slug}` }, title || slug), h('span', { class: 'problem' }, message)))));
}

/** @param {MoneyAnswer} answer */
function moneyCard({ stages, total }) {
  const most = Math.max(1e-9, ...stages.map(({ cost }) => cost ?? 0));
  return h('section', { class: 'card' }, h('h2', null, t('site-money')), stages.length === 0 ? h('p', { class: 'empty' }, t('no-money')) : h('div', { class: 'wide', tabindex: '0', role: 'region', 'aria-label': t('site-money') }, h('table', { class: 'plain-table' },
    h('thead', null, h('tr', null, ...[t('stage'), t('model'), t('calls'), t('cost')].map((name) => h('th', { scope: 'col' }, name)), h('td'))),
    h('tbody', null, ...stages.map((one) => h('tr', null, h('td', null, one.stage), h('td', null, one.model), h('td', { class: 'num' }, number(one.calls)), h('td', { class: 'num' }, money(one.cost)), h('td', null, bar((one.cost ?? 0) / most)))),
      h('tr', { class: 'sum' }, h('td', null, t('total')), h('td'), h('td', { class: 'num' }, number(stages.reduce((sum, one) => sum + one.calls, 0))), h('td', { class: 'num' }, money(total)), h('td'))))));
}

/** @param {MoneyAnswer} answer */
function runsCard({ runs }) {
  if (runs.length === 0) return h('div');
  return h('section', { class: 'card' }, h('h2', null, t('site-runs')), h('div', { class: 'wide', tabindex: '0', role: 'region', 'aria-label': t('site-runs') }, h('table', { class: 'plain-table' },
    h('thead', null, h('tr', null, ...[t('date'), t('articles'), t('calls'), t('cost'), t('model')].map((name) => h('th', { scope: 'col' }, name)))),
    h('tbody', null, ...runs.map((one) => h('tr', null, h('td', null, one.at.slice(0, 16).replace('T', ' ')), h('td', { class: 'num' }, t('done-of', { n: one.written, m: one.articles })), h('td', { class: 'num' }, number(one.calls)), h('td', { class: 'num' }, money(one.cost)), h('td', null, one.model)))))));
}
