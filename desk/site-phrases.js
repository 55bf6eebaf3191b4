import { debounce, h } from './dom.js';
import { card, chips, growing, problemList, sortHeads } from './site-parts.js';
import { number, t, word } from './words.js';

/** @import { PhraseRow, PhrasesAnswer } from '../src/desk/shapes.ts' */

/** Every keyphrase with the places where it stands and the articles that lay claim to it. */

const STATES = /** @type {const} */ (['nobody', 'unwritten', 'text', 'other', 'several', 'own']);
const PLACES = /** @type {const} */ (['title', 'h1', 'description', 'first', 'headings']);
const STEP = 60;
const PILL = { nobody: 'p-rejected', unwritten: 'p-person', text: 'p-person', other: 'p-person', several: 'p-writing', own: 'p-published' };

/** @typedef {'phrase' | 'article' | 'where' | 'text' | 'state'} By */

/** @param {PhrasesAnswer} answer */
export function phrasesPart({ rows, problems }) {
  if (rows.length === 0) return { element: h('div', { class: 'stacked' }, ...problemList(problems), h('p', { class: 'empty' }, t('k-none'))) };
  /** @type {{ state: 'all' | PhraseRow['state'], kind: string, words: string, by: By, down: boolean }} */
  const now = { state: 'all', kind: 'all', words: '', by: 'state', down: false };
  const body = h('tbody');
  const { more, set } = growing(body, line, STEP);
  const none = h('p', { class: 'empty', hidden: true }, t('k-no-fit'));
  const said = h('p', { class: 'count', role: 'status' });
  const show = () => {
    const fit = rows.filter((row) => (now.state === 'all' || row.state === now.state) && (now.kind === 'all' || row.kind === now.kind) && (now.words === '' || `${row.phrase}\n${row.title}\n${row.slug}`.toLowerCase().includes(now.words)));
    const key = KEYS[now.by];
    const sorted = fit.map((row) => ({ row, key: key(row) })).sort((a, b) => (now.down ? -1 : 1) * (a.key < b.key ? -1 : a.key > b.key ? 1 : 0) || (a.row.phrase < b.row.phrase ? -1 : 1)).map(({ row }) => row);
    set(sorted);
    none.hidden = sorted.length > 0;
    said.textContent = `${number(sorted.length)} / ${number(rows.length)}`;
  };
  const typed = debounce(show, 120);
  const heads = sortHeads(/** @type {const} */ (['phrase', 'article', 'where', 'text', 'state']).map((by) => ({ by, name: t(word(`k-${by}`)) })), now, show);
  const states = chips([{ key: 'all', name: t('all'), count: rows.length }, ...STATES.map((key) => ({ key, name: t(word(key === 'text' ? 'k-in-text' : `k-${key}`)), count: rows.filter(({ state }) => state === key).length })).filter(({ count }) => count > 0)], now.state, (key) => { now.state = key; show(); }, t('k-state'));
  const table = h('table', { class: 'plain-table phrases' }, h('thead', null, h('tr', null, ...heads)), body);
  const element = h('div', { class: 'stacked' }, ...problemList(problems), card(t('st-phrases'), h('p', { class: 'help' }, t('k-help')),
    h('div', { class: 'tools' }, h('input', { type: 'search', placeholder: t('k-find'), 'aria-label': t('k-find'), onInput: (/** @type {Event} */ event) => { now.words = /** @type {HTMLInputElement} */ (event.target).value.trim().toLowerCase(); typed(); } }),
      h('select', { 'aria-label': t('k-kinds'), onChange: (/** @type {Event} */ event) => { now.kind = /** @type {HTMLSelectElement} */ (event.target).value; show(); } }, h('option', { value: 'all' }, t('k-kinds')), h('option', { value: 'primary' }, t('k-primaries')), h('option', { value: 'secondary' }, t('k-secondaries')))),
    states, said, table, none, h('div', { class: 'actions' }, more)));
  show();
  return { element };
}

/** @type {Record<By, (row: PhraseRow) => string | number>} */
const KEYS = {
  phrase: ({ phrase }) => phrase.toLowerCase(), article: ({ title }) => title.toLowerCase(), where: ({ places }) => PLACES.filter((place) => places[place]).length, text: ({ count }) => count,
  // What needs work first, and of that the primary phrases.
  state: ({ state, kind }) => STATES.indexOf(state) * 2 + (kind === 'primary' ? 0 : 1),
};

/** @param {PhraseRow} row */
function line({ phrase, kind, slug, title, lang, written, places, count, others, otherCount, state }) {
  const chip = (/** @type {typeof PLACES[number]} */ place) => h('span', { class: places[place] ? 'place on' : 'place' }, t(word(`k-${place}`)), h('span', { class: 'hush' }, ` ${t(places[place] ? 'k-has' : 'k-not')}`));
  const more = otherCount === 0 ? null : h('details', null, h('summary', null, t('k-others', { n: otherCount })), h('ul', { class: 'plain' }, ...others.map((one) => h('li', null, h('a', { href: `#/a/${one.slug}`, lang }, one.title))), otherCount > others.length ? h('li', { class: 'help' }, t('more-findings', { n: otherCount - others.length })) : null));
  return h('tr', null,
    h('th', { scope: 'row' }, h('span', { class: 'phrase', lang }, phrase), h('span', { class: 'kind' }, t(word(`k-${kind}`)))),
    h('td', { class: 'k-article' }, h('a', { href: `#/a/${slug}`, lang }, title)),
    h('td', { class: 'k-places' }, written ? PLACES.map(chip) : h('span', { class: 'help' }, t('p-brief-only'))),
    h('td', { class: 'num', 'data-label': t('k-text'), title: t('k-times', { n: count }) }, written ? `${number(count)} ×` : '—'),
    h('td', { class: 'k-cover' }, h('span', { class: `pill ${PILL[state]}` }, t(word(state === 'text' ? 'k-in-text' : `k-${state}`))), more));
}
