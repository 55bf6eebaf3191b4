import { said } from './said.js';
import { h } from './dom.js';
import { bar } from './panels.js';
import { card, chips, growing, problemList } from './site-parts.js';
import { number, t, word } from './words.js';

/** @import { FindingsFound, MarkedText, PairSide, PairsAnswer, PairView } from '../src/desk/shapes.ts' */

/** Articles that compete for one query, side by side, and what can be done about it. */

const STEP = 12;
const PILL = { same: 'p-rejected', close: 'p-person', allowed: 'quiet' };

/** @param {PairsAnswer} answer @param {FindingsFound['competing']} rule what the rule about it says, as far as the check is done */
export function pairsPart({ pairs, more, problems }, rule) {
  const list = h('div', { class: 'stacked pairs' });
  const { more: button, set } = growing(list, pairCard, STEP);
  const counts = /** @type {const} */ (['same', 'close', 'allowed']).map((key) => ({ key: /** @type {'all' | PairView['verdict']} */ (key), name: t(word(`p-${key}`)), count: pairs.filter(({ verdict }) => verdict === key).length })).filter(({ count }) => count > 0);
  const filter = chips([{ key: 'all', name: t('all'), count: pairs.length }, ...counts], 'all', (key) => set(pairs.filter(({ verdict }) => key === 'all' || verdict === key)), t('st-pairs'));
  set(pairs);
  const told = new Set(pairs.flatMap(({ a, b }) => [a.slug, b.slug]));
  const besides = rule.filter(({ slug }) => !told.has(slug));
  const element = h('div', { class: 'stacked' }, ...problemList(problems),
    pairs.length === 0 ? h('p', { class: 'empty' }, t('no-compete')) : h('p', { class: 'help' }, t('p-help')), pairs.length === 0 ? null : filter, list, h('div', { class: 'actions' }, button, more > 0 ? h('span', { class: 'help' }, t('only-first', { n: more })) : null),
    besides.length === 0 ? null : card(t('p-rule'), h('ul', { class: 'plain' }, ...besides.map(({ slug, message }) => h('li', { class: 'stack' }, h('a', { href: `#/a/${slug}` }, slug), h('span', { class: 'problem' }, said(`corpus/cannibalization: ${message}`)))))));
  return { element };
}

/** @param {PairView} pair */
function pairCard(pair) {
  const { a, b, score, verdict, allowed, evidence, linked } = pair;
  const why = h('ul', { class: 'evidence', 'aria-label': t('p-why') }, ...evidence.map(({ kind, value }) => h('li', null, h('span', null, t(word(`p-${kind}`))), bar(value), h('span', { class: 'n' }, number(value, { style: 'percent' })))));
  return h('article', { class: 'card pair', 'aria-label': `${plain(a.title)} / ${plain(b.title)}` },
    h('div', { class: 'pair-head' }, h('span', { class: `pill ${PILL[verdict]}` }, t(word(`p-${verdict}`))), h('span', { class: 'pair-score' }, number(Math.min(1, score), { style: 'percent' })), why),
    h('div', { class: 'pair-sides' }, side(a, 'p-first'), side(b, 'p-later')),
    allowed === '' ? null : h('p', { class: 'help' }, t('p-allowed-why', { t: allowed })), linked ? h('p', { class: 'help' }, t('p-linked')) : null,
    h('details', { open: verdict === 'same' }, h('summary', null, t('p-do')), advice(pair)));
}

/** @param {PairSide} one @param {'p-first' | 'p-later'} which */
function side({ slug, title, primary, named, secondary, description, date, written, file, inbound }, which) {
  const row = (/** @type {string} */ name, /** @type {import('./dom.js').Child[]} */ ...value) => [h('dt', null, name), h('dd', null, ...value)];
  return h('section', { class: 'pair-side' },
    h('p', { class: 'pair-which' }, t(which), written ? null : h('span', { class: 'pill quiet' }, t('p-brief-only'))),
    h('h2', null, h('a', { href: `#/a/${slug}` }, marked(title))), h('p', { class: 'slug' }, file),
    h('dl', null, ...row(t(named ? 'p-primary' : 'p-topic'), marked(primary)), ...(secondary.length === 0 ? [] : row(t('p-secondary'), ...secondary.flatMap((text, index) => [index === 0 ? null : ' · ', marked(text)]))),
      ...row(t('p-description'), description.length === 0 ? '—' : marked(description)), ...row(t('p-date'), date === '' ? '—' : date), ...row(t('p-inbound'), number(inbound))));
}

/** @param {PairView} pair */
function advice({ a, b, linked }) {
  const [first, later] = [plain(a.title), plain(b.title)];
  const code = (/** @type {string} */ text) => h('code', null, text);
  return h('ul', { class: 'advice' },
    b.written ? h('li', null, t('do-merge', { t: first }), ' ', code(`redirectFrom: [${b.slug}]`)) : h('li', null, t('do-drop', { t: later })),
    h('li', null, t('do-other', { t: later })), linked ? null : h('li', null, t('do-link'), ' ', code(`links: { must: [${a.slug}] }`)),
    h('li', null, t('do-allow'), ' ', code('overlap: { allow: "…" }')));
}

/** @param {MarkedText} text */
function marked(text) {
  return h('span', null, ...text.map(([piece, shared]) => (shared === 1 ? h('mark', null, piece) : piece)));
}

/** @param {MarkedText} text */
function plain(text) {
  return text.map(([piece]) => piece).join('');
}
