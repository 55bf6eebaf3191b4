import { get } from './api.js';
import { debounce, fill, h, isTyping } from './dom.js';
import { complain } from './notice.js';
import { lineOf } from './lines.js';
import { number, t } from './words.js';

/** @import { Row, RowsAnswer } from '../src/desk/shapes.ts' @import { View } from './main.js' */

/** Every brief and article in one list. Only the lines on the screen are there as elements; the server filters, sorts and pages. */

const FILTERS = /** @type {const} */ (['all', 'person', 'rejected', 'broken', 'ready', 'writing', 'to-write', 'published', 'edited', 'waiting']);
const SORTS = /** @type {const} */ (['state', 'title', 'findings', 'words', 'cost', 'changed']);
const PAGE = 100;
/** Lines above and below the screen that are there already. */
const SPARE = 8;

/** What a person has chosen stays when they come back from an article. */
const chosen = { state: /** @type {string} */ ('all'), q: '', sort: /** @type {string} */ ('state'), dir: 'up', top: 0, slug: '' };

/** @returns {View} */
export function batchView() {
  /** @type {Map<number, Row>} */
  const rows = new Map();
  /** @type {Set<number>} */
  const asked = new Set();
  let total = 0;
  let round = 0;
  /** @type {RowsAnswer['counts'] | undefined} */
  let counts;

  const search = /** @type {HTMLInputElement} */ (h('input', { type: 'search', placeholder: t('search'), 'aria-label': t('search'), value: chosen.q, autocomplete: 'off', spellcheck: 'false' }));
  const filters = h('div', { class: 'filters', role: 'group', 'aria-label': t('state') });
  const sort = /** @type {HTMLSelectElement} */ (h('select', { 'aria-label': t('sort-by'), class: 'sort' }, ...SORTS.map((name) => h('option', { value: name, selected: name === chosen.sort }, t(name)))));
  const direction = h('button', { type: 'button', class: 'icon direction' });
  const status = h('p', { class: 'count', role: 'status' });
  const body = h('div', { class: 'lines', role: 'rowgroup' });
  const head = h('div', { class: 'line head', role: 'row' });
  const table = h('div', { class: 'table', role: 'table', 'aria-label': t('articles') }, h('div', { role: 'rowgroup' }, head), body);
  const scroller = h('div', { class: 'scroller' }, table);
  const empty = h('p', { class: 'empty', hidden: true });
  const element = h('section', { class: 'batch' },
    h('div', { class: 'tools' }, h('h1', { class: 'hush' }, t('articles')), search, h('div', { class: 'sorting' }, sort, direction)), filters, status, scroller, empty,
    h('p', { class: 'keys' }, t('keys')));

  const lineHeight = () => (matchMedia('(max-width: 760px)').matches ? 96 : 62);

  function drawHead() {
    fill(head, ...(/** @type {const} */ (['title', 'state', 'findings', 'words', 'cost', 'changed'])).map((name) => h('div', { role: 'columnheader', class: `cell c-${name}`, 'aria-sort': chosen.sort === name ? (chosen.dir === 'up' ? 'ascending' : 'descending') : 'none' },
      h('button', { type: 'button', onClick: () => { order(name, chosen.sort === name && chosen.dir === 'up' ? 'down' : 'up'); } }, t(name), chosen.sort === name ? (chosen.dir === 'up' ? ' ↑' : ' ↓') : ''))));
    fill(direction, chosen.dir === 'up' ? '↑' : '↓');
    direction.setAttribute('aria-label', t(chosen.dir === 'up' ? 'ascending' : 'descending'));
    sort.value = chosen.sort;
  }

  /** @param {string} name @param {string} dir */
  function order(name, dir) {
    Object.assign(chosen, { sort: name, dir });
    drawHead();
    reload(true);
  }

  function drawFilters() {
    const focused = document.activeElement?.getAttribute('data-filter');
    const shown = FILTERS.filter((name) => name === 'all' || name === chosen.state || (counts?.[name] ?? 0) > 0);
    fill(filters, ...shown.map((name) => h('button', { type: 'button', class: `filter f-${name}`, 'data-filter': name, 'aria-pressed': String(name === chosen.state), onClick: () => { chosen.state = name; drawFilters(); reload(true); } }, t(name), ' ', h('span', { class: 'n' }, counts === undefined ? '' : number(counts[name])))));
    const again = focused == null ? null : filters.querySelector(`[data-filter="${focused}"]`);
    if (again instanceof HTMLElement) again.focus();
  }

  /** @param {number} page */
  async function load(page) {
    if (asked.has(page)) return;
    asked.add(page);
    const mine = round;
    const query = new URLSearchParams({ state: chosen.state, q: chosen.q, sort: chosen.sort, dir: chosen.dir, from: String(page * PAGE), count: String(PAGE) });
    try {
      /** @type {RowsAnswer} */
      const answer = await get(`/rows?${query}`);
      if (mine !== round) return;
      ({ total, counts } = answer);
      answer.rows.forEach((row, index) => rows.set(answer.from + index, row));
      table.setAttribute('aria-rowcount', String(total + 1));
      fill(status, answer.complete ? t('n-articles', { n: total }) : t('reading'));
      empty.hidden = total > 0;
      scroller.hidden = total === 0;
      fill(empty, counts.all === 0 && chosen.q === '' ? t('none-yet') : t('none'));
      drawFilters();
      draw();
    } catch (error) {
      asked.delete(page);
      complain(error);
    }
  }

  /** @param {boolean} fromTop */
  function reload(fromTop) {
    round++;
    asked.clear();
    if (fromTop) {
      rows.clear();
      scroller.scrollTop = 0;
    }
    const first = Math.floor(scroller.scrollTop / lineHeight() / PAGE);
    const last = Math.floor((scroller.scrollTop + scroller.clientHeight) / lineHeight() / PAGE);
    for (let page = first; page <= Math.max(first, last); page++) void load(page);
  }

  function draw() {
    const height = lineHeight();
    body.style.height = `${total * height}px`;
    const first = Math.max(0, Math.floor(scroller.scrollTop / height) - SPARE);
    const last = Math.min(total - 1, Math.ceil((scroller.scrollTop + scroller.clientHeight) / height) + SPARE);
    const focused = document.activeElement?.closest('.line')?.getAttribute('data-slug');
    const kept = new Map([...body.children].map((line) => [`${line.getAttribute('data-index')} ${line.getAttribute('data-mark')}`, line]));
    const wanted = [];
    for (let index = first; index <= last; index++) {
      const row = rows.get(index);
      if (row === undefined) {
        void load(Math.floor(index / PAGE));
        continue;
      }
      const mark = JSON.stringify(row);
      const line = /** @type {HTMLElement} */ (kept.get(`${index} ${mark}`) ?? lineOf(row, index, mark, () => { chosen.slug = row.slug; }));
      line.style.transform = `translateY(${index * height}px)`;
      wanted.push(line);
    }
    const same = wanted.length === body.children.length && wanted.every((line, index) => body.children[index] === line);
    if (same) return;
    body.replaceChildren(...wanted);
    if (focused != null && focused !== document.activeElement?.closest('.line')?.getAttribute('data-slug')) focusLine(wanted.find((line) => line.getAttribute('data-slug') === focused));
  }

  /** @param {HTMLElement | undefined} line */
  function focusLine(line) {
    /** @type {HTMLElement | null | undefined} */ (line?.querySelector('a'))?.focus({ preventScroll: true });
  }

  /** @param {number} by */
  function move(by) {
    const now = document.activeElement?.closest('.line')?.getAttribute('data-index');
    const from = now ?? [...rows].find(([, row]) => row.slug === chosen.slug)?.[0];
    const height = lineHeight();
    const next = from === undefined ? Math.round(scroller.scrollTop / height) : Math.max(0, Math.min(total - 1, Number(from) + by));
    const headHeight = head.offsetHeight;
    if (next * height < scroller.scrollTop) scroller.scrollTop = next * height;
    else if ((next + 1) * height + headHeight > scroller.scrollTop + scroller.clientHeight) scroller.scrollTop = (next + 1) * height + headHeight - scroller.clientHeight;
    draw();
    const line = /** @type {HTMLElement | null} */ (body.querySelector(`[data-index="${next}"]`));
    focusLine(line ?? undefined);
    if (line !== null) chosen.slug = line.getAttribute('data-slug') ?? '';
  }

  search.addEventListener('input', debounce(() => { chosen.q = search.value.trim(); reload(true); }, 140));
  search.addEventListener('keydown', (event) => {
    if (event.key === 'Escape') {
      event.preventDefault();
      if (search.value === '') search.blur();
      search.value = '';
      chosen.q = '';
      reload(true);
    } else if (event.key === 'ArrowDown' || event.key === 'Enter') {
      event.preventDefault();
      chosen.slug = '';
      move(0);
    }
  });
  sort.addEventListener('change', () => order(sort.value, sort.value === 'changed' || sort.value === 'findings' ? 'down' : 'up'));
  direction.addEventListener('click', () => order(chosen.sort, chosen.dir === 'up' ? 'down' : 'up'));
  scroller.addEventListener('scroll', () => { chosen.top = scroller.scrollTop; requestAnimationFrame(draw); }, { passive: true });
  body.addEventListener('click', (event) => {
    const target = /** @type {HTMLElement} */ (event.target);
    if (target.closest('a') === null) /** @type {HTMLElement | null | undefined} */ (target.closest('.line')?.querySelector('a'))?.click();
  });
  const resized = new ResizeObserver(() => draw());
  resized.observe(scroller);

  drawHead();
  drawFilters();
  const later = debounce(() => reload(false), 150);
  const begin = async () => {
    const page = Math.floor(chosen.top / lineHeight() / PAGE);
    await load(page);
    if (chosen.top > 0) scroller.scrollTop = chosen.top;
    draw();
    if (chosen.slug !== '') focusLine(/** @type {HTMLElement | undefined} */ ([...body.children].find((line) => line.getAttribute('data-slug') === chosen.slug)));
  };
  queueMicrotask(() => void begin());

  return {
    element, title: t('articles'),
    told(event) { if (event.type === 'rows' || event.type === 'config') later(); },
    leave() { resized.disconnect(); },
    key(event) {
      if (isTyping(event.target)) return;
      if (event.key === '/') { event.preventDefault(); search.focus(); search.select(); }
      if (event.key === 'j' || event.key === 'ArrowDown') { event.preventDefault(); move(1); }
      if (event.key === 'k' || event.key === 'ArrowUp') { event.preventDefault(); move(-1); }
      if (event.key === 'Escape' && chosen.q !== '') { search.value = ''; chosen.q = ''; reload(true); }
    },
  };
}
