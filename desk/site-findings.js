import { h } from './dom.js';
import { bar } from './panels.js';
import { areas, day } from './plot.js';
import { spark } from './plot-small.js';
import { card, problemList, ruleName } from './site-parts.js';
import { number, t, word } from './words.js';

/** @import { FindingsAnswer, FindingsFound, HistoryAnswer } from '../src/desk/shapes.ts' */

/** Findings of the whole site: over time, the rules that changed most, and by rule now. */

const NAMED = 60;

/** @param {FindingsAnswer} answer */
export function findingsPart({ found, history, problems }) {
  const past = found?.history ?? history;
  return { element: h('div', { class: 'stacked' }, ...problemList([...problems, ...(found?.problems ?? [])]), ...(past === null ? [] : pastCards(past)), found === null ? null : rulesCard(found)) };
}

/** @param {HistoryAnswer} history */
function pastCards({ points, changed }) {
  const dates = points.map(({ at }) => at);
  const last = points.at(-1);
  if (last === undefined) return [card(t('h-time'), h('p', { class: 'empty' }, t('h-empty')))];
  if (points.length < 2) return [card(t('h-time'), h('p', { class: 'empty' }, t('h-once', { d: `${day(last.at, true)}, ${t('errors', { n: last.errors })}, ${t('warnings', { n: last.warnings })}` })))];
  const looks = /** @type {const} */ (['errors', 'warnings', 'infos']);
  const series = looks.map((look) => ({ name: t(word(`h-${look}`)), look, values: points.map((point) => point[look]) }));
  const names = h('ul', { class: 'plot-legend' }, ...looks.map((look) => h('li', null, h('span', { class: `sev ${look.slice(0, -1)}` }, t(word(`h-${look}`))), number(last[look]))));
  const time = card(t('h-time'), names, areas({ title: t('h-time'), about: t('h-time-about'), dates, series, extra: { name: t('h-articles'), values: points.map(({ articles }) => articles) }, first: t('date') }));
  if (changed.length === 0) return [time];
  return [time, card(t('h-changed'), h('ul', { class: 'plain smalls' }, ...changed.map(({ rule, counts }) => {
    const [from = 0, to = 0] = [counts[0], counts.at(-1)];
    const told = t('h-from-to', { n: from, m: to });
    return h('li', null, h('p', { class: 'small-name' }, ruleName(rule)), spark(counts, `${rule}: ${told}`), h('p', { class: to > from ? 'worse' : to < from ? 'better' : 'help' }, `${to > from ? '▲' : to < from ? '▼' : '='} ${told}`));
  })))];
}

/** @param {FindingsFound} found */
function rulesCard({ rules }) {
  const most = Math.max(1, ...rules.map(({ count }) => count));
  if (rules.length === 0) return card(t('site-rules'), h('p', { class: 'empty' }, t('no-findings')));
  return card(t('site-rules'), h('ul', { class: 'plain bars' }, ...rules.map(({ rule, severity, count, articles }) => {
    const list = h('ul', { class: 'plain' });
    const open = () => {
      if (list.children.length === 0) list.append(...articles.slice(0, NAMED).map((slug) => h('li', null, h('a', { href: `#/a/${slug}` }, slug))), ...(articles.length > NAMED ? [h('li', { class: 'help' }, t('more-findings', { n: articles.length - NAMED }))] : []));
    };
    return h('li', null, h('details', { onToggle: open }, h('summary', null, h('span', { class: `sev ${severity}` }, t(word(`sev-${severity}`))), h('span', { class: 'rule' }, ruleName(rule)), bar(count / most), h('span', { class: 'n' }, number(count))), list));
  })));
}
