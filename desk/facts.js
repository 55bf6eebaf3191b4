import { get } from './api.js';
import { debounce, fill, h, isTyping } from './dom.js';
import { complain } from './notice.js';
import { said } from './said.js';
import { t } from './words.js';

/** @import { FactRow, FactsAnswer } from '../src/desk/shapes.ts' */
/** @import { View } from './main.js' */

/** The ledger: what is known, until when, and which articles say it. */

/** A fact that ends within so many days is worth a look now. */
const SOON_DAYS = 30;

const KINDS = /** @type {const} */ (['f-all', 'f-expired', 'f-soon', 'f-nosource', 'f-unused', 'f-differs']);

/** @returns {View} */
export function factsView() {
  const list = h('div', { class: 'facts-list' }, h('p', { class: 'empty' }, t('loading')));
  const filters = h('div', { class: 'filters', role: 'group', 'aria-label': t('facts') });
  const search = /** @type {HTMLInputElement} */ (h('input', { type: 'search', placeholder: t('search'), 'aria-label': t('search') }));
  const element = h('section', { class: 'page facts' }, h('div', { class: 'tools' }, h('h1', null, t('facts')), search), filters, list);
  /** @type {FactsAnswer | undefined} */
  let answer;
  let kind = /** @type {typeof KINDS[number]} */ ('f-all');

  /** @param {FactRow} fact @param {typeof KINDS[number]} name */
  const fits = (fact, name) => {
    switch (name) {
      case 'f-expired': return fact.expired;
      case 'f-soon': return isSoon(fact, answer?.today ?? '');
      case 'f-nosource': return fact.source === '';
      case 'f-unused': return fact.uses.length === 0;
      case 'f-differs': return fact.uses.some(({ differs }) => differs);
      default: return true;
    }
  };

  function draw() {
    if (answer === undefined) return;
    const { facts } = answer;
    fill(filters, ...KINDS.filter((name) => name === 'f-all' || facts.some((fact) => fits(fact, name))).map((name) => h('button', { type: 'button', class: 'filter', 'aria-pressed': String(name === kind), onClick: () => { kind = name; draw(); } }, t(name), h('span', { class: 'n' }, facts.filter((fact) => fits(fact, name)).length))));
    const words = search.value.toLowerCase().trim();
    const shown = facts.filter((fact) => fits(fact, kind) && (words === '' || `${fact.id} ${fact.text} ${fact.source} ${fact.brief}`.toLowerCase().includes(words)));
    fill(list, ...answer.problems.map((problem) => h('p', { class: 'alert bad' }, said(problem))), facts.length === 0 ? h('p', { class: 'empty' }, t('facts-none')) : null, ...shown.slice(0, 500).map((fact) => factCard(fact, answer?.today ?? '')));
  }

  const load = async () => {
    try {
      answer = /** @type {FactsAnswer} */ (await get('/facts'));
      draw();
    } catch (error) {
      complain(error);
    }
  };
  search.addEventListener('input', debounce(draw, 120));
  void load();
  const later = debounce(() => void load(), 600);
  return {
    element, title: t('facts'),
    told(event) { if (event.type === 'rows' || event.type === 'config') later(); },
    key(event) { if (event.key === '/' && !isTyping(event.target)) { event.preventDefault(); search.focus(); } },
  };
}

/** An address as people read it. @param {string} source */
function readable(source) {
  const short = source.replace(/^https?:\/\/(?:www\.)?/, '').replace(/\/$/, '');
  try {
    return decodeURI(short);
  } catch {
    return short;
  }
}

/** @param {FactRow} fact @param {string} today */
function isSoon({ expires, expired }, today) {
  return expires !== '' && !expired && (Date.parse(expires) - Date.parse(today)) / 86_400_000 <= SOON_DAYS;
}

/** @param {FactRow} fact @param {string} today */
function factCard(fact, today) {
  const { id, text, source, date, age, expires, expired, brief, place, uses } = fact;
  return h('article', { class: 'card fact-card' },
    h('p', { class: 'fact-head' }, h('b', null, id), expired ? h('span', { class: 'sev error' }, `${t('f-expired')} ${expires}`) : isSoon(fact, today) ? h('span', { class: 'sev warning' }, `${t('f-soon')}: ${expires}`) : expires === '' ? null : h('span', { class: 'why' }, `${t('f-expires')} ${expires}`), source === '' ? h('span', { class: 'sev warning' }, t('f-nosource')) : null),
    h('p', { class: 'fact-text' }, text),
    h('p', { class: 'help' }, source === '' ? null : /^https?:\/\//.test(source) ? h('a', { href: source, target: '_blank', rel: 'noopener noreferrer', class: 'out' }, readable(source)) : source, date === '' ? null : ` · ${t('f-asof')} ${date}${age === null ? '' : ` (${t('days', { n: age })})`}`, ' · ', brief === '' ? place : h('a', { href: `#/a/${brief}` }, brief)),
    uses.length === 0 ? h('p', { class: 'help' }, `${t('f-uses')}: ${t('f-unused')}`) : h('details', null, h('summary', null, `${t('f-uses')}: ${t('n-articles', { n: new Set(uses.map(({ slug }) => slug)).size })}`),
      h('ul', { class: 'plain' }, ...uses.map((use) => h('li', null, h('a', { href: `#/a/${use.slug}` }, use.slug), use.line === null ? null : h('span', { class: 'why' }, t('line', { n: use.line })), use.differs ? h('span', { class: 'sev warning' }, t('f-differs')) : null, h('span', { class: 'quote' }, use.text))))));
}
